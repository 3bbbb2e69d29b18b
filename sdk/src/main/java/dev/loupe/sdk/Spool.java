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
                new OfflineFolder(held.path()).replay(base, sink);
                remove(run);
            }
        } catch (IOException later) {
            System.err.println("Loupe: an earlier run waits in " + run + ": " + later + ".");
        }
    }

    /// Removes a run's folder. What cannot be removed stays and is delivered again, which changes nothing.
    static void remove(Path run) {
        try (Stream<Path> files = Files.walk(run)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException stays) {
            return;
        }
    }
}
