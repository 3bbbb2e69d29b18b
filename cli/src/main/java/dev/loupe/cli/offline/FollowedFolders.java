package dev.loupe.cli.offline;

import dev.loupe.sdk.offline.Entry;
import dev.loupe.sdk.offline.EntryReader;
import dev.loupe.sdk.offline.OfflineFolder;
import dev.loupe.sdk.offline.Refused;
import dev.loupe.sdk.offline.RunFolder;
import dev.loupe.sdk.offline.Sink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Offline folders that are read on while they grow: twice a second, what is new in each run; new runs as they come. A folder whose records got shorter was replaced and is
/// read from its start, which changes nothing where the records are the same.
public final class FollowedFolders implements AutoCloseable {
    private static final long MILLIS_BETWEEN = 500;

    private final List<OfflineFolder> folders;
    private final Sink sink;
    private final Consumer<String> complaint;
    private final Map<Path, Long> positions = new HashMap<>();
    private final Thread thread = new Thread(this::follow, "loupe-follow");

    /// @param complaint told one sentence for each record that cannot be taken
    public FollowedFolders(List<Path> folders, Sink sink, Consumer<String> complaint) {
        this.folders = folders.stream().map(OfflineFolder::new).toList();
        this.sink = sink;
        this.complaint = complaint;
        thread.setDaemon(true);
    }

    /// Reads what is there, then goes on in the background.
    public void start() {
        read();
        thread.start();
    }

    private void follow() {
        try {
            while (true) {
                Thread.sleep(MILLIS_BETWEEN);
                read();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        for (OfflineFolder folder : folders) {
            for (Path run : folder.runs()) {
                try {
                    read(run);
                } catch (IOException e) {
                    complaint.accept(
                            "The run in " + run + " cannot be read: " + e.getMessage() + ".");
                }
            }
        }
    }

    private void read(Path run) throws IOException {
        Path events = run.resolve(RunFolder.EVENTS);
        long known = positions.getOrDefault(run, 0L);
        long size = Files.size(events);
        if (size == known) {
            return;
        }
        String id = OfflineFolder.id(run);
        try (EntryReader reader = new EntryReader(events, size < known ? 0 : known)) {
            for (Optional<Entry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                try {
                    entry.get().replay(id, run, 0, sink);
                } catch (Refused no) {
                    complaint.accept("Run " + id + ": " + no.getMessage());
                }
                positions.put(run, reader.position());
            }
            if (reader.damaged() > 0) {
                complaint.accept(
                        "Run "
                                + id
                                + ": "
                                + reader.damaged()
                                + " damaged records in "
                                + events
                                + " were passed over.");
            }
            positions.put(run, reader.position());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
