package dev.loupe.sdk.offline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A folder of runs in the format of `docs/offline-format.md`: one folder a run, named by the run's id, holding `events.log`.
/// Reading never changes the folder; replaying twice into the same sink changes nothing, because every record may be repeated.
public record OfflineFolder(Path path) {
    /// What a replay met: records handed over, records the sink refused, damaged lines, bytes of a torn last line, and one
    /// sentence for each thing that was wrong.
    public record Report(
            int runs, long records, long refused, long damaged, long torn, List<String> sentences) {
        /// Whether everything in the folder arrived. A torn last line is what a crash leaves and counts as clean.
        public boolean clean() {
            return refused == 0 && damaged == 0;
        }
    }

    /// Whether `path` is a folder of runs or the folder of one run.
    public static boolean recognises(Path path) {
        return isRun(path) || !runFolders(path).isEmpty();
    }

    /// The run folders, in the order of their names. `path` itself when it is one.
    public List<Path> runs() {
        return isRun(path) ? List.of(path) : runFolders(path);
    }

    /// Hands all records of all runs to `sink`, each run in the order it was written. A refused record is reported and passed
    /// over; an [IOException] of the sink ends the replay.
    public Report replay(Sink sink) throws IOException {
        long records = 0;
        long refused = 0;
        long damaged = 0;
        long torn = 0;
        List<String> sentences = new ArrayList<>();
        List<Path> runs = runs();
        for (Path run : runs) {
            String id = id(run);
            try (EntryReader reader = new EntryReader(run.resolve(RunFolder.EVENTS), 0)) {
                for (Optional<Entry> entry = reader.next();
                        entry.isPresent();
                        entry = reader.next()) {
                    try {
                        entry.get().replay(id, run, sink);
                        records++;
                    } catch (Refused no) {
                        refused++;
                        sentences.add("Run " + id + ": " + no.getMessage());
                    }
                }
                if (reader.damaged() > 0) {
                    sentences.add(
                            "Run "
                                    + id
                                    + ": "
                                    + reader.damaged()
                                    + " damaged records in "
                                    + RunFolder.EVENTS
                                    + " were passed over.");
                }
                damaged += reader.damaged();
                torn += reader.torn();
            }
        }
        return new Report(runs.size(), records, refused, damaged, torn, List.copyOf(sentences));
    }

    /// The id of the run in a run folder.
    public static String id(Path run) {
        return String.valueOf(run.toAbsolutePath().normalize().getFileName());
    }

    private static boolean isRun(Path folder) {
        return Files.isRegularFile(folder.resolve(RunFolder.EVENTS));
    }

    private static List<Path> runFolders(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(OfflineFolder::isRun).sorted().toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
