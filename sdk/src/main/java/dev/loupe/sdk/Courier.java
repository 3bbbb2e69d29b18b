package dev.loupe.sdk;

import dev.loupe.sdk.offline.Entry;
import dev.loupe.sdk.offline.EntryReader;
import dev.loupe.sdk.offline.Refused;
import dev.loupe.sdk.offline.RunFolder;
import dev.loupe.sdk.wire.HttpSink;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// Carries the records of a run's folder to the server, in order. A record goes again until it is taken or refused for good; the server stores what is repeated once.
final class Courier {
    private static final long FIRST_WAIT = 200;
    private static final long LONGEST_WAIT = 10_000;
    private static final long HEARTBEAT_MILLIS = 30_000;

    private final String id;
    private final Path path;
    private final HttpSink sink;
    private final Consumer<String> complaint;
    private final Thread thread = new Thread(this::carry, "loupe-courier");
    private boolean woken;
    private volatile boolean finishing;
    private volatile boolean delivered;

    Courier(String id, Path path, HttpSink sink, Consumer<String> complaint) {
        this.id = id;
        this.path = path;
        this.sink = sink;
        this.complaint = complaint;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /// Says that there is something new.
    synchronized void wake() {
        woken = true;
        notifyAll();
    }

    /// Waits until all is delivered. @return whether it is
    boolean finish(long millis) {
        finishing = true;
        wake();
        try {
            thread.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            thread.interrupt();
        }
        return delivered;
    }

    private void carry() {
        try (EntryReader reader = new EntryReader(path.resolve(RunFolder.EVENTS), 0)) {
            long base = patiently(() -> ConsoleBase.of(path, id, sink));
            long beat = System.nanoTime();
            while (true) {
                boolean last = finishing;
                for (Optional<Entry> entry = reader.next();
                        entry.isPresent();
                        entry = reader.next()) {
                    Entry one = entry.get();
                    patiently(
                            () -> {
                                one.replay(id, path, base, sink);
                                return 0;
                            });
                    beat = System.nanoTime();
                }
                if (last) {
                    delivered = true;
                    return;
                }
                if (System.nanoTime() - beat > HEARTBEAT_MILLIS * 1_000_000) {
                    patiently(
                            () -> {
                                sink.log(id, "{\"heartbeat\":true}");
                                return 0;
                            });
                    beat = System.nanoTime();
                }
                rest();
            }
        } catch (IOException e) {
            complaint.accept("the records in " + path + " cannot be read: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void rest() throws InterruptedException {
        if (!woken && !finishing) {
            wait(1_000);
        }
        woken = false;
    }

    private interface Errand {
        long run() throws IOException;
    }

    private long patiently(Errand errand) throws InterruptedException {
        for (long wait = FIRST_WAIT; ; wait = Math.min(LONGEST_WAIT, 2 * wait)) {
            try {
                return errand.run();
            } catch (Refused refused) {
                complaint.accept("the server refused a record: " + refused.getMessage());
                return 0;
            } catch (IOException e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                complaint.accept(
                        "the server cannot take records now (" + e + "); they wait in " + path);
                Thread.sleep(wait);
            }
        }
    }
}
