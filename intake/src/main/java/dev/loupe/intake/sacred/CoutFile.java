package dev.loupe.intake.sacred;

import dev.loupe.intake.RunLog;
import dev.loupe.runs.Console;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a run printed, `cout.txt`, read on line by line. Of a line that was drawn over by `\r` the last picture stays.
final class CoutFile {
    private static final int AT_ONCE = 4 << 20;

    private static final long SETTLED_MILLIS = 10_000;

    private final Path file;
    private long offset;
    private long line;

    CoutFile(Path file, long offset, long line) {
        this.file = file;
        this.offset = offset;
        this.line = line;
    }

    long offset() {
        return offset;
    }

    long line() {
        return line;
    }

    /// @param ended whether the last line is told although no line end follows it
    /// @return whether there is more
    boolean tell(RunLog run, boolean ended) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        long size = Files.size(file);
        if (size < offset) {
            offset = 0;
            line = 0;
        }
        byte[] bytes = new byte[(int) Math.min(AT_ONCE, size - offset)];
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(offset);
            in.readFully(bytes);
        }
        boolean last = offset + bytes.length == size;
        List<Console.Line> lines = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                lines.add(line(line + lines.size(), bytes, begin, i));
                begin = i + 1;
            }
        }
        if (begin < bytes.length
                && (last && ended && settled() || begin == 0 && bytes.length == AT_ONCE)) {
            lines.add(line(line + lines.size(), bytes, begin, bytes.length));
            begin = bytes.length;
        }
        if (!lines.isEmpty()) {
            run.console(line, lines);
            line += lines.size();
        }
        offset += begin;
        return begin > 0 && !last;
    }

    /// Whether nothing was written for a while: a line without an end is whole then.
    private boolean settled() throws IOException {
        long age = System.currentTimeMillis() - Files.getLastModifiedTime(file).toMillis();
        return age > SETTLED_MILLIS;
    }

    private static Console.Line line(long number, byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8).stripTrailing();
        return new Console.Line(number, 0, "out", text.substring(text.lastIndexOf('\r') + 1));
    }
}
