package dev.loupe.intake;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A text file that is appended to, read on line by line. What follows the last line end waits until it ends, or nobody has written for ten seconds.
public final class GrowingLines {
    private static final int AT_ONCE = 4 << 20;
    private static final long SETTLED_MILLIS = 10_000;

    private final Path file;
    private long offset;
    private long line;
    private String damage = "";

    /// Takes a line.
    @FunctionalInterface
    public interface Taker {
        /// @param number from 0
        /// @param text   without its end, `\r` of `\r\n` left out
        void line(long number, String text);
    }

    /// @param offset in bytes, where an earlier reader stopped
    /// @param line   the number of the line that begins there
    public GrowingLines(Path file, long offset, long line) {
        this.file = file;
        this.offset = offset;
        this.line = line;
    }

    public Path file() {
        return file;
    }

    public long offset() {
        return offset;
    }

    public long line() {
        return line;
    }

    /// What could not be read of the part that was read last: one sentence, or empty.
    public String damage() {
        return damage;
    }

    /// Begins at the start again.
    public void restart() {
        offset = 0;
        line = 0;
    }

    /// Reads at most four megabytes on; from the start where the file has become shorter. A line that is longer than that is left out.
    ///
    /// @param ended whether a last line without an end is taken once nobody writes any more
    /// @return whether there is more
    public boolean read(boolean ended, Taker taker) throws IOException {
        return read(Files.size(file), ended, taker);
    }

    /// As [#read(boolean, Taker)], for a file whose size is known.
    public boolean read(long size, boolean ended, Taker taker) throws IOException {
        damage = "";
        if (size < offset) {
            restart();
        }
        if (size == offset) {
            return false;
        }
        byte[] bytes = new byte[(int) Math.min(AT_ONCE, size - offset)];
        int read = fill(bytes);
        int begin = 0;
        for (int i = 0; i < read; i++) {
            if (bytes[i] == '\n') {
                take(bytes, begin, i, taker);
                begin = i + 1;
            }
        }
        boolean last = offset + read == size;
        if (begin == 0 && read == AT_ONCE) {
            damage =
                    "The file "
                            + file
                            + " has a line longer than 4 MB at byte "
                            + offset
                            + "; it is left out.";
            begin = read;
        } else if (ended && last && begin < read && settled()) {
            take(bytes, begin, read, taker);
            begin = read;
        }
        offset += begin;
        return begin > 0 && !last;
    }

    /// Takes what follows the last line end, if it is no longer than four megabytes: nothing more will come.
    public void rest(Taker taker) throws IOException {
        long left = Files.size(file) - offset;
        if (left > 0 && left < AT_ONCE) {
            byte[] bytes = new byte[(int) left];
            int read = fill(bytes);
            offset += read;
            take(bytes, 0, read, taker);
        }
    }

    private int fill(byte[] bytes) throws IOException {
        int read = 0;
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(offset);
            while (read < bytes.length) {
                int n = in.read(bytes, read, bytes.length - read);
                if (n < 0) {
                    break;
                }
                read += n;
            }
        }
        return read;
    }

    private void take(byte[] bytes, int from, int to, Taker taker) {
        int end = to > from && bytes[to - 1] == '\r' ? to - 1 : to;
        taker.line(line++, new String(bytes, from, end - from, StandardCharsets.UTF_8));
    }

    private boolean settled() throws IOException {
        long age = System.currentTimeMillis() - Files.getLastModifiedTime(file).toMillis();
        return age > SETTLED_MILLIS;
    }
}
