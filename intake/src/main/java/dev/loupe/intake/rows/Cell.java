package dev.loupe.intake.rows;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// One field of a row.
final class Cell {
    private static final double EARLIEST_SECONDS = 1e8;

    private Cell() {}

    /// The number that the text is, as Python and Java write them; `True` is 1. Empty for everything else, also for no text.
    static OptionalDouble number(String text) {
        String plain = text.strip();
        if (plain.isEmpty()) {
            return OptionalDouble.empty();
        }
        char first = plain.charAt(0);
        if (first >= '0' && first <= '9' || first == '-' || first == '+' || first == '.') {
            char last = plain.charAt(plain.length() - 1);
            if (last >= '0' && last <= '9' || last == '.') {
                try {
                    return OptionalDouble.of(Double.parseDouble(plain));
                } catch (NumberFormatException e) {
                    return OptionalDouble.empty();
                }
            }
        }
        return switch (plain.toLowerCase(Locale.ROOT)) {
            case "nan", "-nan" -> OptionalDouble.of(Double.NaN);
            case "inf", "infinity", "+inf" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
            case "-inf", "-infinity" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
            case "true" -> OptionalDouble.of(1);
            case "false" -> OptionalDouble.of(0);
            default -> OptionalDouble.empty();
        };
    }

    /// Whether the text stands for a value that is not there, as Keras (`NA`), R, Python and SQL write it.
    static boolean missing(String text) {
        return switch (text.strip()) {
            case "", "NA", "<NA>", "N/A", "None", "null", "NULL" -> true;
            default -> false;
        };
    }

    /// Whether a number can only be a moment: seconds since 1970 of 1973 or later, or a finer unit of it.
    static boolean moment(double number) {
        return number >= EARLIEST_SECONDS && number < 1e19;
    }

    /// Microseconds since 1970 of a moment in seconds, milli-, micro- or nanoseconds, told apart by their size.
    static long micros(double moment) {
        double seconds =
                moment < 1e11
                        ? moment
                        : moment < 1e14
                                ? moment / 1e3
                                : moment < 1e17 ? moment / 1e6 : moment / 1e9;
        return Math.round(seconds * 1e6);
    }

    /// Microseconds since 1970 of an ISO 8601 text, UTC where it names no offset; empty if it is none.
    static OptionalLong micros(String text) {
        String plain = text.strip();
        if (plain.length() < 10 || plain.charAt(4) != '-') {
            return OptionalLong.empty();
        }
        String iso =
                plain.length() > 10
                        ? plain.substring(0, 10) + 'T' + plain.substring(11)
                        : plain + "T00:00";
        try {
            boolean offset =
                    iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
            Instant at =
                    offset
                            ? OffsetDateTime.parse(iso).toInstant()
                            : LocalDateTime.parse(iso.replace(',', '.')).toInstant(ZoneOffset.UTC);
            return OptionalLong.of(
                    Math.addExact(
                            Math.multiplyExact(at.getEpochSecond(), 1_000_000L),
                            at.getNano() / 1_000));
        } catch (DateTimeException | ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    /// When a row was written, in microseconds since 1970, from a moment or an ISO text; where it only says how many seconds after the start, that long after 1970. 0 for everything else.
    static long time(String text) {
        OptionalLong moment = micros(text);
        if (moment.isPresent()) {
            return moment.getAsLong();
        }
        OptionalDouble number = number(text);
        if (number.isEmpty() || !(number.getAsDouble() >= 0)) {
            return 0;
        }
        return moment(number.getAsDouble())
                ? micros(number.getAsDouble())
                : Math.round(number.getAsDouble() * 1e6);
    }
}
