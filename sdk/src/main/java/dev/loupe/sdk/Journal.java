package dev.loupe.sdk;

import dev.loupe.sdk.offline.Entry;
import dev.loupe.sdk.offline.RunFolder;
import dev.loupe.sdk.wire.Json;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What a run said, from memory into the run's folder. A thread of its own writes five times a second, so that a caller only adds to columns; past a million
/// points the caller writes. Two locks: the one for what gathers is never held while the disk works.
final class Journal implements AutoCloseable {
    private static final long MILLIS_BETWEEN = 200;
    private static final int MOST_IN_MEMORY = 1_000_000;
    private static final int MOST_LINES_IN_MEMORY = 10_000;

    private final RunFolder folder;
    private final Runnable wake;
    private final Consumer<String> complaint;
    private final Object disk = new Object();
    private final Thread keeper = new Thread(this::keep, "loupe-keeper");
    private Pending pending = new Pending();
    private List<List<Object>> lines = new ArrayList<>();
    private long lineCount;
    private boolean closed;

    private Journal(RunFolder folder, Runnable wake, Consumer<String> complaint) {
        this.folder = folder;
        this.wake = wake;
        this.complaint = complaint;
        this.lineCount = folder.lines();
        keeper.setDaemon(true);
    }

    /// @param wake called after each record
    /// @param complaint told what went wrong, as a clause
    /// @return null when the folder cannot be written or another program writes it
    static @Nullable Journal open(Path path, Runnable wake, Consumer<String> complaint) {
        try {
            Optional<RunFolder> opened = RunFolder.open(path);
            if (opened.isPresent()) {
                Journal journal = new Journal(opened.get(), wake, complaint);
                journal.keeper.start();
                return journal;
            }
            complaint.accept("the folder " + path + " is in use by another program");
        } catch (IOException e) {
            complaint.accept("the folder " + path + " cannot be written: " + e);
        }
        return null;
    }

    void point(Series series, long step, double value) {
        boolean many;
        synchronized (this) {
            pending.point(series, step, value);
            many = pending.points() >= MOST_IN_MEMORY;
        }
        if (many) {
            flush();
        }
    }

    synchronized void param(String key, String json) {
        pending.param(key, json);
    }

    synchronized void tag(String key, String value) {
        pending.tag(key, value);
    }

    void line(String stream, String text) {
        boolean many;
        synchronized (this) {
            lines.add(List.of(System.currentTimeMillis(), stream, text));
            many = lines.size() >= MOST_LINES_IN_MEMORY;
        }
        if (many) {
            flush();
        }
    }

    void file(String path, InputStream content) throws IOException {
        synchronized (disk) {
            write("file", folder.keep(content) + " " + path);
        }
    }

    /// One record at once, after all that was said before it.
    void record(String kind, String json) {
        synchronized (disk) {
            flush();
            write(kind, json);
        }
    }

    private void flush() {
        synchronized (disk) {
            Pending full;
            List<List<Object>> said;
            synchronized (this) {
                full = pending;
                said = lines;
                pending = new Pending();
                lines = new ArrayList<>();
            }
            full.bodies(body -> write("log", body));
            if (!said.isEmpty()) {
                write("console", lineCount + " " + Json.of(said));
                lineCount += said.size();
            }
        }
    }

    private void write(String kind, String rest) {
        if (closed) {
            return;
        }
        try {
            folder.append(new Entry(kind, rest));
            wake.run();
        } catch (IOException e) {
            complaint.accept("a record cannot be written to " + folder.path() + ": " + e);
        }
    }

    private void keep() {
        try {
            while (true) {
                Thread.sleep(MILLIS_BETWEEN);
                try {
                    flush();
                } catch (RuntimeException | OutOfMemoryError lost) {
                    complaint.accept("some records cannot be written: " + lost);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Path path() {
        return folder.path();
    }

    /// Writes what there is, and lets go of the folder.
    @Override
    public void close() {
        keeper.interrupt();
        synchronized (disk) {
            flush();
            closed = true;
            try {
                folder.close();
            } catch (IOException e) {
                complaint.accept("the folder " + folder.path() + " cannot be closed: " + e);
            }
        }
    }
}
