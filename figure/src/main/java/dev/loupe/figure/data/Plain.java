package dev.loupe.figure.data;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Values as plain text: the shortest that reads back as the same number, times in UTC.
public final class Plain {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private Plain() {}

    /// `3`, `0.25`, `−1.5`, `1e21`, `NaN`, `∞`.
    public static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return minus(Long.toString((long) value));
        }
        String text = Double.toString(value);
        text = text.replace("E", "e").replace(".0e", "e");
        return minus(text);
    }

    /// Seven digits at most: what a person can use.
    public static String brief(double value) {
        if (!Double.isFinite(value) || value == Math.rint(value) && Math.abs(value) < 1e15) {
            return number(value);
        }
        return number(Double.parseDouble(String.format(Locale.ROOT, "%.6e", value)));
    }

    /// `2026-11-22`, or `2026-11-22 14:05:09` where it is not midnight, UTC.
    public static String time(long micros) {
        Instant instant = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        boolean midnight = micros % 86_400_000_000L == 0;
        return (midnight ? DAY : SECOND).format(time);
    }

    private static String minus(String text) {
        return text.startsWith("-") ? "−" + text.substring(1) : text;
    }
}
