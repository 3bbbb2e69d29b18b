package dev.loupe.intake.mlruns;

import dev.loupe.intake.Columns;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// One metric of a run: a line a point, `timestamp value step`, or the first two, or with the name and digest of a dataset behind them.
final class MetricFile {
    private static final int AT_ONCE = 4 << 20;

    private final Path file;
    private final String key;
    private long offset;
    private long line;
    private String damage = "";

    MetricFile(Path file, String key, long offset) {
        this.file = file;
        this.key = key;
        this.offset = offset;
    }

    long offset() {
        return offset;
    }

    /// What could not be read of the part that was read last: one sentence, or empty.
    String damage() {
        return damage;
    }

    /// Reads on, whole lines only; from the start where the file has become shorter.
    ///
    /// @param size of the file now
    /// @return whether there is more
    boolean read(long size, Columns into) throws IOException {
        damage = "";
        if (size < offset) {
            offset = 0;
            line = 0;
        }
        if (size == offset) {
            return false;
        }
        byte[] bytes = new byte[(int) Math.min(AT_ONCE, size - offset)];
        int read;
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(offset);
            read = 0;
            for (int n = in.read(bytes); n > 0; n = in.read(bytes, read, bytes.length - read)) {
                read += n;
            }
        }
        int begin = 0;
        for (int i = 0; i < read; i++) {
            if (bytes[i] == '\n') {
                line++;
                point(new String(bytes, begin, i - begin, StandardCharsets.UTF_8), into);
                begin = i + 1;
            }
        }
        if (begin == 0 && read == AT_ONCE) {
            damage =
                    "The metric file "
                            + file
                            + " has a line longer than 4 MB at byte "
                            + offset
                            + "; it is left out.";
            begin = read;
        }
        offset += begin;
        return begin > 0 && offset < size;
    }

    private void point(String text, Columns into) {
        String[] parts = text.strip().split(" +");
        if (parts.length == 1 && parts[0].isEmpty()) {
            return;
        }
        try {
            if (parts.length < 2) {
                throw new NumberFormatException("too few");
            }
            long millis = Long.parseLong(parts[0]);
            long step = parts.length > 2 ? Long.parseLong(parts[2]) : 0;
            into.add(key, step, Math.multiplyExact(millis, 1000L), value(parts[1]));
        } catch (NumberFormatException | ArithmeticException e) {
            if (damage.isEmpty()) {
                damage =
                        "Line %d of the metric file %s must be a time, a value and a step, but is '%s'."
                                .formatted(
                                        line,
                                        file,
                                        text.length() > 80 ? text.substring(0, 80) + "…" : text);
            }
        }
    }

    /// As Python writes floats.
    private static double value(String text) {
        return switch (text) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "True" -> 1;
            case "False" -> 0;
            default -> Double.parseDouble(text);
        };
    }
}
