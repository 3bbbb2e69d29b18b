package dev.loupe.figure.foreign.vegalite;

import dev.loupe.figure.data.Column;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/// Times cut to units, or turned into a part of themselves, in UTC. Source: Vega-Lite's documentation of time units, version 6.
final class TimeUnit {
    private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);

    private TimeUnit() {}

    /// @param step how many of its finest part are taken together
    /// @return null if the unit is not known
    static @Nullable Column of(String unit, int step, Column.Times times) {
        String plain = unit.startsWith("utc") ? unit.substring(3) : unit;
        @Nullable String[] texts = new @Nullable String[times.size()];
        double[] numbers = new double[times.size()];
        long[] cut = new long[times.size()];
        int kind = -1;
        for (int i = 0; i < cut.length; i++) {
            if (times.missing(i)) {
                cut[i] = Column.Times.MISSING;
                numbers[i] = Double.NaN;
                continue;
            }
            LocalDateTime time =
                    LocalDateTime.ofInstant(
                            Instant.EPOCH.plus(times.micros()[i], ChronoUnit.MICROS),
                            ZoneOffset.UTC);
            Object value = value(plain, step, time);
            switch (value) {
                case null -> {
                    return null;
                }
                case LocalDateTime start -> {
                    kind = 0;
                    cut[i] = ChronoUnit.MICROS.between(EPOCH, start);
                }
                case Integer number -> {
                    kind = 1;
                    numbers[i] = number;
                }
                default -> {
                    kind = 2;
                    texts[i] = value.toString();
                }
            }
        }
        return switch (kind) {
            case 1 -> new Column.Numbers(numbers);
            case 2 -> Column.Texts.of(texts);
            default -> new Column.Times(cut);
        };
    }

    private static @Nullable Object value(String unit, int step, LocalDateTime time) {
        if (step > 1) {
            return dated(unit, step, time);
        }
        LocalDateTime day = time.truncatedTo(ChronoUnit.DAYS);
        return switch (unit) {
            case "year" -> day.withDayOfYear(1);
            case "yearquarter" ->
                    day.withDayOfMonth(1).withMonth((time.getMonthValue() - 1) / 3 * 3 + 1);
            case "yearmonth" -> day.withDayOfMonth(1);
            case "yearmonthdate" -> day;
            case "yearmonthdatehours" -> time.truncatedTo(ChronoUnit.HOURS);
            case "yearmonthdatehoursminutes" -> time.truncatedTo(ChronoUnit.MINUTES);
            case "quarter" -> "Q" + ((time.getMonthValue() - 1) / 3 + 1);
            case "month" -> time.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case "day" -> time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case "date" -> (Integer) time.getDayOfMonth();
            case "hours" -> (Integer) time.getHour();
            case "dayofyear" -> (Integer) time.getDayOfYear();
            case "week" -> (Integer) (int) UnitTimes.week(time);
            case "minutes" -> (Integer) time.getMinute();
            case "seconds" -> (Integer) time.getSecond();
            default -> dated(unit, 1, time);
        };
    }

    /// The begin of a unit that says the year; null for others, whose times would be those of a year that nobody named.
    private static @Nullable LocalDateTime dated(String unit, int step, LocalDateTime time) {
        try {
            List<String> parts = UnitTimes.parts(unit);
            return parts.getFirst().equals("year") ? UnitTimes.start(parts, step, time) : null;
        } catch (UnsupportedOperationException e) {
            return null;
        }
    }
}
