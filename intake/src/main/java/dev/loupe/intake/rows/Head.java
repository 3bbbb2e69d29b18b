package dev.loupe.intake.rows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The first lines of a file, by which it is recognised.
final class Head {
    /// What is read of a file at most, unless its first line is longer.
    static final int BYTES = 1 << 16;

    private static final int LONGEST_LINE = 4 << 20;
    private static final int MOST_LINES = 200;

    private Head() {}

    /// The first whole lines; none if the first is cut or longer than four megabytes, or the bytes are no text.
    ///
    /// @param cut whether a second line counts that no line end follows
    static List<String> lines(Path file, boolean cut) throws IOException {
        byte[] bytes = read(file);
        List<String> lines = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < bytes.length && lines.size() < MOST_LINES; i++) {
            if (bytes[i] == 0) {
                return List.of();
            }
            if (bytes[i] == '\n') {
                lines.add(text(bytes, begin, i));
                begin = i + 1;
            }
        }
        if (cut && lines.size() == 1 && begin < bytes.length) {
            lines.add(text(bytes, begin, bytes.length));
        }
        return lines;
    }

    private static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] first = in.readNBytes(BYTES);
            for (byte b : first) {
                if (b == '\n' || b == 0) {
                    return first;
                }
            }
            byte[] more = in.readNBytes(first.length < BYTES ? 0 : LONGEST_LINE);
            byte[] all = java.util.Arrays.copyOf(first, first.length + more.length);
            System.arraycopy(more, 0, all, first.length, more.length);
            return all;
        }
    }

    private static String text(byte[] bytes, int from, int to) {
        int end = to > from && bytes[to - 1] == '\r' ? to - 1 : to;
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }
}
