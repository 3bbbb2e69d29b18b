package dev.loupe.sdk;

import dev.loupe.sdk.Complaints.Trouble;
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

/// What a run said, from memory into the run's folder. A thread of its own writes five times a second, so that a caller only adds to columns; past a million
/// points the caller writes. Two locks: the one for what gathers is never held while the disk works.
final class Journal implements AutoCloseable {
    private static final long MILLIS_BETWEEN = 200;
    private static final int MOST_IN_MEMORY = 1_000_000;
    private static final int MOST_LINES_IN_MEMORY = 10_000;
    private static final int MOST_CHARACTERS_A_LINE = 1 << 20;
    private static final int MOST_CHARACTERS_A_RECORD = 4 << 20;

    private final RunFolder folder;
    private final Runnable wake;
    private final Complaints complaints;
    private final Unwritten unwritten;
    private final Object disk = new Object();
    private final Thread keeper = new Thread(this::keep, "loupe-keeper");
    private Pending pending = new Pending();
    private List<List<Object>> lines = new ArrayList<>();
    private long lineCount;
    private long characters;
    private volatile boolean closed;

    private Journal(RunFolder folder, Runnable wake, Complaints complaints) {
        this.folder = folder;
        this.wake = wake;
        this.complaints = complaints;
        this.unwritten = new Unwritten(folder::append, complaints);
        this.lineCount = folder.lines();
        keeper.setDaemon(true);
    }

    /// @param wake called after each record
    /// @param complaints told what went wrong
    /// @return null when the folder cannot be written or another program writes it
    static @Nullable Journal open(Path path, Runnable wake, Complaints complaints) {
        try {
            Optional<RunFolder> opened = RunFolder.open(path);
            if (opened.isPresent()) {
                Journal journal = new Journal(opened.get(), wake, complaints);
                journal.keeper.start();
                return journal;
            }
            complaints.say(
                    Trouble.LOST,
                    "the folder " + path + " is in use by another program; this one keeps nothing");
        } catch (IOException e) {
            complaints.say(
                    Trouble.LOST,
                    "the folder " + path + " cannot be written (" + e + "); nothing is kept");
        }
        return null;
    }

    void point(Series series, long step, double value) {
        boolean many;
        synchronized (this) {
            if (closed) {
                ended();
                return;
            }
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

    private void ended() {
        complaints.say(Trouble.ENDED, "the run has ended; what is said to it now is not kept");
    }

    /// One line; a very long one becomes several.
    void line(String stream, String text) {
        int until = Math.min(text.length(), MOST_CHARACTERS_A_LINE);
        for (int from = 0; ; until = Math.min(text.length(), from + MOST_CHARACTERS_A_LINE)) {
            piece(stream, text.substring(from, until));
            from = until;
            if (from == text.length()) {
                return;
            }
        }
    }

    private void piece(String stream, String text) {
        boolean many;
        synchronized (this) {
            if (closed) {
                ended();
                return;
            }
            lines.add(List.of(System.currentTimeMillis(), stream, text));
            characters += text.length();
            many = lines.size() >= MOST_LINES_IN_MEMORY || characters >= MOST_CHARACTERS_A_RECORD;
        }
        if (many) {
            flush();
        }
    }

    /// The content is copied before the disk is asked for, so that others can write records meanwhile.
    void file(String path, InputStream content) throws IOException {
        if (closed) {
            ended();
            return;
        }
        String name = folder.keep(content);
        synchronized (disk) {
            write("file", name + " " + path);
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
                characters = 0;
            }
            full.bodies(body -> write("log", body));
            if (!said.isEmpty()) {
                write("console", lineCount + " " + Json.of(said));
                lineCount += said.size();
            }
            if (unwritten.size() > 0 && unwritten.write()) {
                wake.run();
            }
        }
    }

    private void write(String kind, String rest) {
        if (closed) {
            ended();
            return;
        }
        unwritten.add(new Entry(kind, rest));
        if (unwritten.write()) {
            wake.run();
        }
    }

    private void keep() {
        try {
            while (true) {
                Thread.sleep(MILLIS_BETWEEN);
                try {
                    flush();
                } catch (RuntimeException | OutOfMemoryError lost) {
                    complaints.say(Trouble.LOST, "some records cannot be written: " + lost);
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
            if (unwritten.size() > 0) {
                complaints.say(
                        Trouble.LOST,
                        unwritten.size() + " records are lost, because the disk never took them");
            }
            try {
                folder.close();
            } catch (IOException e) {
                complaints.say(
                        Trouble.DISK, "the folder " + folder.path() + " cannot be closed: " + e);
            }
        }
    }
}
