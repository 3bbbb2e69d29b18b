package dev.loupe.sdk;

import dev.loupe.sdk.offline.OfflineFolder;
import dev.loupe.sdk.offline.RunFolder;
import dev.loupe.sdk.wire.HttpSink;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Runs that earlier programs left in the spool, on their way to the server. A run that goes on in this program takes its folder back.
final class Leftovers {
    private static final long PATIENCE_MILLIS = 5_000;
    private static final Set<Path> WANTED = new HashSet<>();
    private static final Map<Path, Thread> CARRIED = new HashMap<>();

    private Leftovers() {}

    /// Delivers runs in the background, each once it is nobody's any more, and removes them.
    static void deliver(List<Path> runs, HttpSink sink) {
        if (!runs.isEmpty()) {
            Thread carrier =
                    new Thread(() -> runs.forEach(run -> carry(run, sink)), "loupe-leftovers");
            carrier.setDaemon(true);
            carrier.start();
        }
    }

    /// Says that a folder that was taken back may be delivered again.
    static void letGo(Path run) {
        synchronized (CARRIED) {
            WANTED.remove(key(run));
        }
    }

    /// Makes sure that no delivery of this program holds a run's folder, until it is let go.
    static void takeBack(Path run) {
        Path mine = key(run);
        synchronized (CARRIED) {
            WANTED.add(mine);
            Thread carrier = CARRIED.get(mine);
            if (carrier == null) {
                return;
            }
            carrier.interrupt();
            long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
            try {
                for (long left = PATIENCE_MILLIS; left > 0 && CARRIED.containsKey(mine); ) {
                    CARRIED.wait(left);
                    left = (end - System.nanoTime()) / 1_000_000;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void carry(Path run, HttpSink sink) {
        Path mine = key(run);
        synchronized (CARRIED) {
            if (WANTED.contains(mine)) {
                return;
            }
            CARRIED.put(mine, Thread.currentThread());
        }
        try {
            send(run, sink);
        } catch (IOException | RuntimeException later) {
            if (!wanted(mine)) {
                System.err.println("Loupe: an earlier run waits in " + run + ": " + later + ".");
            }
        } finally {
            synchronized (CARRIED) {
                CARRIED.remove(mine);
                Thread.interrupted();
                CARRIED.notifyAll();
            }
        }
    }

    private static boolean wanted(Path mine) {
        synchronized (CARRIED) {
            return WANTED.contains(mine);
        }
    }

    private static void send(Path run, HttpSink sink) throws IOException {
        Optional<RunFolder> mine = RunFolder.open(run);
        if (mine.isEmpty()) {
            return;
        }
        try (RunFolder held = mine.get()) {
            OfflineFolder.Report report = new OfflineFolder(held.path()).replay(sink);
            if (!wanted(key(run))) {
                Spool.settle(run, report.refused() == 0);
            }
            report.sentences().stream()
                    .limit(1)
                    .forEach(said -> System.err.println("Loupe: " + said));
        }
    }

    private static Path key(Path run) {
        return run.toAbsolutePath().normalize();
    }
}
