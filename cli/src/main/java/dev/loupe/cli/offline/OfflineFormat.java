package dev.loupe.cli.offline;

import dev.loupe.core.RunId;
import dev.loupe.intake.Claim;
import dev.loupe.intake.Folder;
import dev.loupe.intake.Format;
import dev.loupe.intake.Logbook;
import dev.loupe.intake.Source;
import dev.loupe.sdk.offline.Entry;
import dev.loupe.sdk.offline.EntryReader;
import dev.loupe.sdk.offline.OfflineFolder;
import dev.loupe.sdk.offline.Refused;
import dev.loupe.sdk.offline.RunFolder;
import dev.loupe.sdk.offline.Sink;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Folders that Loupe's SDK wrote. Their records are bodies of the API and go into the store as such, not by way of the logbook. A folder whose records got shorter was replaced and is read from its start, which changes nothing
/// where the records are the same.
public final class OfflineFormat implements Format {
    private static final int PART = 1_000;

    private final Sink sink;
    private final Set<String> runs = ConcurrentHashMap.newKeySet();
    private final Set<String> stored = ConcurrentHashMap.newKeySet();
    private final AtomicLong records = new AtomicLong();

    public OfflineFormat(Sink sink) {
        this.sink = sink;
    }

    @Override
    public String name() {
        return "offline";
    }

    @Override
    public Claim claim(Folder folder) throws IOException {
        if (!folder.has(RunFolder.EVENTS)) {
            return Claim.NONE;
        }
        Path run = folder.path().toRealPath();
        return new Claim(
                List.of(new Claim.Find(run.toString(), bookmark -> new Reader(run, bookmark))),
                Claim.ALL);
    }

    /// Runs that were read.
    public int runs() {
        return runs.size();
    }

    /// The ids of those of which the store took records.
    public List<RunId> ids() {
        return stored.stream().map(RunId::new).toList();
    }

    /// Records that were taken.
    public long records() {
        return records.get();
    }

    private final class Reader implements Source {
        private final Path run;
        private final String id;
        private long position;

        private Reader(Path run, @Nullable String bookmark) {
            this.run = run;
            this.id = OfflineFolder.id(run);
            this.position = bookmark == null || bookmark.isEmpty() ? 0 : Long.parseLong(bookmark);
        }

        @Override
        public boolean read(Logbook book) throws IOException {
            Path events = run.resolve(RunFolder.EVENTS);
            long size = Files.size(events);
            if (size < position) {
                position = 0;
            }
            runs.add(id);
            if (size == position) {
                return false;
            }
            try (EntryReader reader = new EntryReader(events, position)) {
                Optional<Entry> entry = Optional.empty();
                for (int i = 0; i < PART; i++) {
                    entry = reader.next();
                    if (entry.isEmpty()) {
                        break;
                    }
                    try {
                        entry.get().replay(id, run, sink);
                        records.incrementAndGet();
                        stored.add(id);
                    } catch (Refused no) {
                        book.damaged("Run " + id + ": " + no.getMessage());
                    }
                }
                if (reader.damaged() > 0) {
                    book.damaged(
                            "Run "
                                    + id
                                    + ": "
                                    + reader.damaged()
                                    + " damaged records in "
                                    + RunFolder.EVENTS
                                    + " were passed over.");
                }
                position = reader.position();
                return entry.isPresent();
            }
        }

        @Override
        public String bookmark() {
            return Long.toString(position);
        }

        @Override
        public Progress progress() {
            try {
                return new Progress(position, Files.size(run.resolve(RunFolder.EVENTS)));
            } catch (IOException gone) {
                return new Progress(position, position);
            }
        }
    }
}
