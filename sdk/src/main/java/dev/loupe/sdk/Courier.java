package dev.loupe.sdk;

import dev.loupe.sdk.Complaints.Trouble;
import dev.loupe.sdk.offline.Entry;
import dev.loupe.sdk.offline.EntryReader;
import dev.loupe.sdk.offline.Refused;
import dev.loupe.sdk.offline.RunFolder;
import dev.loupe.sdk.wire.HttpSink;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Carries the records of a run's folder to the server, in order. A record goes again until it is taken or refused for good; the server stores what is repeated once.
/// A server that does not know the run, because its store was changed, is told everything again.
final class Courier {
    private static final long FIRST_WAIT = 200;
    private static final long LONGEST_WAIT = 10_000;
    private static final long HEARTBEAT_MILLIS = 30_000;
    private static final int UNKNOWN = 404;

    private final String id;
    private final Path path;
    private final HttpSink sink;
    private final Complaints complaints;
    private final Thread thread = new Thread(this::carry, "loupe-courier");
    private boolean woken;
    private volatile boolean finishing;
    private volatile boolean delivered;
    private volatile boolean refused;
    private boolean retold;
    private boolean forgotten;

    Courier(String id, Path path, HttpSink sink, Complaints complaints) {
        this.id = id;
        this.path = path;
        this.sink = sink;
        this.complaints = complaints;
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

    /// Whether the server will never take one of the records.
    boolean refused() {
        return refused;
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
        try {
            while (!told()) {
                retold = true;
            }
        } catch (IOException e) {
            complaints.say(Trouble.DISK, "the records in " + path + " cannot be read: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | OutOfMemoryError e) {
            complaints.say(
                    Trouble.LOST,
                    "the records wait in " + path + ", since they cannot be sent: " + e);
        }
    }

    /// Says all records from the first one on, until the end. @return false when the server knew the run and knows it no more, as after a change of its store
    private boolean told() throws IOException, InterruptedException {
        try (EntryReader reader = new EntryReader(path.resolve(RunFolder.EVENTS), 0)) {
            long beat = System.nanoTime();
            while (true) {
                boolean last = finishing;
                for (Optional<Entry> entry = reader.next();
                        entry.isPresent();
                        entry = reader.next()) {
                    Entry one = entry.get();
                    Optional<Long> taken =
                            patiently(
                                    () -> {
                                        one.replay(id, path, sink);
                                        return 0;
                                    });
                    if (forgotten) {
                        return false;
                    }
                    refused |= taken.isEmpty();
                    retold &= taken.isEmpty() || one.kind().equals("run");
                    beat = System.nanoTime();
                }
                if (last) {
                    delivered = true;
                    return true;
                }
                if (System.nanoTime() - beat > HEARTBEAT_MILLIS * 1_000_000) {
                    patiently(
                            () -> {
                                sink.log(id, "{\"heartbeat\":true}");
                                return 0;
                            });
                    if (forgotten) {
                        return false;
                    }
                    beat = System.nanoTime();
                }
                rest();
            }
        } finally {
            forgotten = false;
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

    /// What the errand answers, however long it takes; empty when the server refuses it for good, or, with `forgotten` set, does not know the run.
    private Optional<Long> patiently(Errand errand) throws InterruptedException {
        for (long wait = FIRST_WAIT; ; wait = Math.min(LONGEST_WAIT, 2 * wait)) {
            try {
                return Optional.of(errand.run());
            } catch (Refused no) {
                forgotten = no.status() == UNKNOWN && !retold;
                if (!forgotten) {
                    complaints.say(
                            Trouble.REFUSED, "the server refused a record: " + no.getMessage());
                }
                return Optional.empty();
            } catch (IOException e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                complaints.say(
                        Trouble.AWAY,
                        "the server cannot take records now (" + e + "); they wait in " + path);
                Thread.sleep(wait);
            }
        }
    }
}
