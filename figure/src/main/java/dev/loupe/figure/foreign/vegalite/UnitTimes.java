package dev.loupe.figure.foreign.vegalite;

import dev.loupe.figure.data.IsoTimes;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The transform `timeUnit`: the begin of the unit in which a time lies and, under `as_end`, that of the next. What a unit leaves out is that
/// of 2012-01-01, a Sunday. Weeks begin on Sundays; the first one of a year holds its first Sunday. Steps take several of the finest part
/// together. Times are UTC, in rows as ISO texts.
///
/// Source: Vega's documentation of `timeunit`, version 6.
final class UnitTimes {
    private static final List<String> PARTS =
            List.of(
                    "year",
                    "quarter",
                    "month",
                    "week",
                    "dayofyear",
                    "date",
                    "day",
                    "hours",
                    "minutes",
                    "seconds",
                    "milliseconds");

    /// Parts that are counted from 1.
    private static final Set<String> FROM_ONE = Set.of("week", "dayofyear", "date", "day");

    private static final int MOST_STEP = 10_000;

    private UnitTimes() {}

    /// @throws UnsupportedOperationException naming a unit that is not known
    static List<Map<String, @Nullable Object>> of(
            List<Map<String, @Nullable Object>> rows, JsonNode transform) {
        JsonNode said = transform.path("timeUnit");
        String unit = said.isObject() ? said.path("unit").asString("") : said.asString("");
        List<String> parts = parts(unit);
        int step = said.path("step").asInt(1);
        if (step < 1 || step > MOST_STEP || said.path("step").isFloat()) {
            throw new UnsupportedOperationException("steps that are not 1 to 10,000 units");
        }
        String field = transform.path("field").asString("");
        String as = transform.path("as").asString(unit + "_" + field);
        return Transforms.with(
                rows,
                (row, more) -> {
                    LocalDateTime time = time(row.get(field));
                    LocalDateTime start = time == null ? null : start(parts, step, time);
                    more.put(as, start == null ? null : text(start));
                    more.put(
                            as + "_end",
                            start == null ? null : text(next(parts.getLast(), step, start)));
                });
    }

    /// The parts of a unit, such as `month` and `date` of `monthdate`, coarsest first.
    static List<String> parts(String unit) {
        String rest = unit.startsWith("utc") ? unit.substring(3) : unit;
        List<String> parts = new ArrayList<>();
        for (String part : PARTS) {
            if (rest.startsWith(part)) {
                parts.add(part);
                rest = rest.substring(part.length());
            }
        }
        if (parts.isEmpty() || !rest.isEmpty()) {
            throw new UnsupportedOperationException("the unit " + unit);
        }
        return parts;
    }

    private static @Nullable LocalDateTime time(@Nullable Object value) {
        Long micros =
                value instanceof Double millis && Math.abs(millis) < 1e14
                        ? (Long) Math.round(millis * 1_000)
                        : value instanceof String text ? IsoTimes.micros(text) : null;
        return micros == null
                ? null
                : LocalDateTime.ofInstant(
                        Instant.EPOCH.plus(micros, ChronoUnit.MICROS), ZoneOffset.UTC);
    }

    /// @param step how many of the last part are taken together
    static LocalDateTime start(List<String> parts, int step, LocalDateTime time) {
        LocalDateTime start = LocalDateTime.of(2012, 1, 1, 0, 0);
        for (String part : parts) {
            int by = part.equals(parts.getLast()) ? step : 1;
            long at = value(part, time);
            long first = FROM_ONE.contains(part) ? 1 : 0;
            long taken = first + Math.floorDiv(at - first, by) * by;
            boolean inWeek = part.equals("day") && parts.contains("week");
            start =
                    switch (part) {
                        case "year" -> start.withYear((int) taken);
                        case "quarter" -> start.plusMonths(3 * taken);
                        case "month" -> start.plusMonths(taken);
                        case "week" -> start.plusDays(sunday(start.getYear(), taken) - 1);
                        case "dayofyear", "date" -> start.plusDays(taken - 1);
                        case "day" -> start.plusDays(inWeek ? at - 1 : taken - 1);
                        case "hours" -> start.plusHours(taken);
                        case "minutes" -> start.plusMinutes(taken);
                        case "seconds" -> start.plusSeconds(taken);
                        default -> start.plus(taken, ChronoUnit.MILLIS);
                    };
        }
        return start;
    }

    private static long value(String part, LocalDateTime time) {
        return switch (part) {
            case "year" -> time.getYear();
            case "quarter" -> (time.getMonthValue() - 1) / 3;
            case "month" -> time.getMonthValue() - 1;
            case "week" -> week(time);
            case "dayofyear" -> time.getDayOfYear();
            case "date" -> time.getDayOfMonth();
            case "day" -> time.getDayOfWeek().getValue() % 7 + 1;
            case "hours" -> time.getHour();
            case "minutes" -> time.getMinute();
            case "seconds" -> time.getSecond();
            default -> time.get(ChronoField.MILLI_OF_SECOND);
        };
    }

    /// How many Sundays a year has had up to a day of it.
    static long week(LocalDateTime time) {
        return (time.getDayOfYear() + 6 - time.getDayOfWeek().getValue() % 7) / 7;
    }

    /// The day of January on which a week begins; below 1 in the year before.
    private static long sunday(int year, long week) {
        int first = LocalDate.of(year, 1, 1).getDayOfWeek().getValue() % 7;
        return 7 * week - (first + 6) % 7;
    }

    private static LocalDateTime next(String part, int step, LocalDateTime start) {
        return switch (part) {
            case "year" -> start.plusYears(step);
            case "quarter" -> start.plusMonths(3L * step);
            case "month" -> start.plusMonths(step);
            case "week" -> start.plusWeeks(step);
            case "dayofyear", "date", "day" -> start.plusDays(step);
            case "hours" -> start.plusHours(step);
            case "minutes" -> start.plusMinutes(step);
            case "seconds" -> start.plusSeconds(step);
            default -> start.plus(step, ChronoUnit.MILLIS);
        };
    }

    private static String text(LocalDateTime time) {
        return "%tFT%<tT.%<tLZ".formatted(time);
    }
}
