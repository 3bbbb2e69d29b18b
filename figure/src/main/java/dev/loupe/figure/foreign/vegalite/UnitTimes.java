package dev.loupe.figure.foreign.vegalite;

import dev.loupe.figure.data.IsoTimes;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The transform `timeUnit`: the begin of the unit in which a time lies and, under `as_end`, that of the next. What a unit leaves out is that
/// of 2012-01-01, a Sunday. Times are UTC, in rows as ISO texts.
///
/// Source: Vega's documentation of `timeunit`, version 6.
final class UnitTimes {
    private static final List<String> PARTS =
            List.of(
                    "year",
                    "quarter",
                    "month",
                    "dayofyear",
                    "date",
                    "day",
                    "hours",
                    "minutes",
                    "seconds",
                    "milliseconds");

    private UnitTimes() {}

    /// @throws UnsupportedOperationException naming a unit that is not known
    static List<Map<String, @Nullable Object>> of(
            List<Map<String, @Nullable Object>> rows, JsonNode transform) {
        JsonNode said = transform.path("timeUnit");
        String unit = said.isObject() ? said.path("unit").asString("") : said.asString("");
        List<String> parts = parts(unit);
        if (said.path("step").asInt(1) != 1) {
            throw new UnsupportedOperationException("steps of several units");
        }
        String field = transform.path("field").asString("");
        String as = transform.path("as").asString(unit + "_" + field);
        return Transforms.with(
                rows,
                (row, more) -> {
                    LocalDateTime time = time(row.get(field));
                    LocalDateTime start = time == null ? null : start(parts, time);
                    more.put(as, start == null ? null : text(start));
                    more.put(
                            as + "_end", start == null ? null : text(next(parts.getLast(), start)));
                });
    }

    /// The parts of a unit, such as `month` and `date` of `monthdate`, coarsest first.
    private static List<String> parts(String unit) {
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

    private static LocalDateTime start(List<String> parts, LocalDateTime time) {
        LocalDateTime start = LocalDateTime.of(2012, 1, 1, 0, 0);
        for (String part : parts) {
            start =
                    switch (part) {
                        case "year" -> start.withYear(time.getYear());
                        case "quarter" -> start.withMonth((time.getMonthValue() - 1) / 3 * 3 + 1);
                        case "month" -> start.withMonth(time.getMonthValue());
                        case "dayofyear" -> start.plusDays(time.getDayOfYear() - 1L);
                        case "date" -> start.plusDays(time.getDayOfMonth() - 1L);
                        case "day" -> start.plusDays(time.getDayOfWeek().getValue() % 7);
                        case "hours" -> start.withHour(time.getHour());
                        case "minutes" -> start.withMinute(time.getMinute());
                        case "seconds" -> start.withSecond(time.getSecond());
                        default ->
                                start.with(
                                        ChronoField.MILLI_OF_SECOND,
                                        time.get(ChronoField.MILLI_OF_SECOND));
                    };
        }
        return start;
    }

    private static LocalDateTime next(String part, LocalDateTime start) {
        return switch (part) {
            case "year" -> start.plusYears(1);
            case "quarter" -> start.plusMonths(3);
            case "month" -> start.plusMonths(1);
            case "dayofyear", "date", "day" -> start.plusDays(1);
            case "hours" -> start.plusHours(1);
            case "minutes" -> start.plusMinutes(1);
            case "seconds" -> start.plusSeconds(1);
            default -> start.plus(1, ChronoUnit.MILLIS);
        };
    }

    private static String text(LocalDateTime time) {
        return "%tFT%<tT.%<tLZ".formatted(time);
    }
}
