package dev.loupe.sdk;

import dev.loupe.sdk.offline.OfflineFolder;
import dev.loupe.sdk.wire.HttpSink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// The folder in which records wait for one server.
record Spool(Path path) {
    /// The folder of that path; a fresh one for temporary files where that cannot be written.
    static Path writable(Path wanted) {
        try {
            Files.createDirectories(wanted);
            if (Files.isWritable(wanted)) {
                return wanted;
            }
            return elsewhere(wanted, "no permission");
        } catch (IOException e) {
            return elsewhere(wanted, e.toString());
        }
    }

    private static Path elsewhere(Path wanted, String why) {
        try {
            Path fresh = Files.createTempDirectory("loupe-spool");
            System.err.println(
                    "Loupe: records cannot wait in "
                            + wanted
                            + " ("
                            + why
                            + "); they wait in "
                            + fresh
                            + ".");
            return fresh;
        } catch (IOException nowhere) {
            return wanted;
        }
    }

    /// Delivers what earlier programs left here, in the background, each run once it is nobody's any more, and removes it.
    void deliverLeftovers(HttpSink sink) {
        Leftovers.deliver(new OfflineFolder(path).runs(), sink);
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
                    "Loupe: the server refused records of the run "
                            + run.getFileName()
                            + "; they are kept in "
                            + refused.resolve(run.getFileName())
                            + ".");
        } catch (IOException stays) {
            System.err.println(
                    "Loupe: the server refused records of the run "
                            + run.getFileName()
                            + "; they wait in "
                            + run
                            + ".");
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
