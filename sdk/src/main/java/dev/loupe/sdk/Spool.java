package dev.loupe.sdk;

import dev.loupe.sdk.offline.OfflineFolder;
import dev.loupe.sdk.offline.RunFolder;
import dev.loupe.sdk.wire.HttpSink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The folder in which records wait for one server.
record Spool(Path path) {
    /// Delivers what earlier programs left here, in the background, each run once it is nobody's any more, and removes it.
    void deliverLeftovers(HttpSink sink) {
        List<Path> runs = new OfflineFolder(path).runs();
        if (!runs.isEmpty()) {
            Thread leftovers =
                    new Thread(() -> runs.forEach(run -> deliver(run, sink)), "loupe-leftovers");
            leftovers.setDaemon(true);
            leftovers.start();
        }
    }

    private static void deliver(Path run, HttpSink sink) {
        try {
            Optional<RunFolder> mine = RunFolder.open(run);
            if (mine.isEmpty()) {
                return;
            }
            try (RunFolder held = mine.get()) {
                long base = ConsoleBase.of(run, OfflineFolder.id(run), sink);
                OfflineFolder.Report report = new OfflineFolder(held.path()).replay(base, sink);
                settle(run, report.refused() == 0);
                report.sentences().stream()
                        .limit(1)
                        .forEach(said -> System.err.println("Loupe: " + said));
            }
        } catch (IOException | RuntimeException later) {
            System.err.println("Loupe: an earlier run waits in " + run + ": " + later + ".");
        }
    }

    /// What becomes of a run's folder once the server has answered all of its records: it goes, or, where some were refused, moves to `refused` beside it, from
    /// where `loupe import` can take it.
    static void settle(Path run, boolean taken) {
        if (taken) {
            remove(run);
            return;
        }
        try {
            Path refused = Files.createDirectories(run.resolveSibling("refused"));
            Files.move(run, refused.resolve(run.getFileName()));
            System.err.println(
                    "Loupe: the server refused records of a run; they are kept in "
                            + refused.resolve(run.getFileName())
                            + ".");
        } catch (IOException stays) {
            System.err.println(
                    "Loupe: the server refused records of a run; they wait in " + run + ".");
        }
    }

    /// Removes a run's folder. What cannot be removed stays and is delivered again, which changes nothing.
    private static void remove(Path run) {
        try (Stream<Path> files = Files.walk(run)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException stays) {
            return;
        }
    }
}
