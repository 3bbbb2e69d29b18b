package dev.loupe.intake.mlruns;

import dev.loupe.intake.Columns;
import dev.loupe.intake.GrowingLines;
import dev.loupe.runs.domain.SeriesKey;

import java.io.IOException;
import java.nio.file.Path;

/// One metric of a run: a line a point, `timestamp value step`, or the first two, or with the name and digest of a dataset behind them.
final class MetricFile {
    private final GrowingLines lines;
    private final SeriesKey key;
    private String damage = "";

    MetricFile(Path file, SeriesKey key, long offset) {
        this.lines = new GrowingLines(file, offset, 0);
        this.key = key;
    }

    long offset() {
        return lines.offset();
    }

    /// What could not be read of the part that was read last: one sentence, or empty.
    String damage() {
        return damage.isEmpty() ? lines.damage() : damage;
    }

    /// Reads on, whole lines only; from the start where the file has become shorter.
    ///
    /// @param size of the file now
    /// @return whether there is more
    boolean read(long size, Columns into) throws IOException {
        damage = "";
        return lines.read(size, false, (number, text) -> point(number, text, into));
    }

    private void point(long number, String text, Columns into) {
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
                                        number + 1,
                                        lines.file(),
                                        text.length() > 80 ? text.substring(0, 80) + "…" : text);
            }
        }
    }

    /// As Python writes floats.
    static double value(String text) {
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
