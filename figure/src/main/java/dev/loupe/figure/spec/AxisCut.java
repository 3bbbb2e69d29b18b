package dev.loupe.figure.spec;

import dev.loupe.figure.data.IsoTimes;
import dev.loupe.figure.data.Plain;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/// A part of an axis that is left out.
///
/// | written | is left out |
/// |---|---|
/// | `200..900` | what lies between two numbers |
/// | `2026-12-24..2026-12-27T12:00` | what lies between two times, UTC |
/// | `weekends`, `sat..mon` | every week from the beginning of a day to that of another |
/// | `17:00..9:30` | every day from a time to another, UTC |
public sealed interface AxisCut {
    List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    double HOURS = 24;

    /// As it is written.
    String text();

    /// Once.
    ///
    /// @param from,to data, times in microseconds since 1970 UTC; `from` is less
    record Once(double from, double to, boolean time) implements AxisCut {
        public Once {
            if (!(Double.isFinite(from) && Double.isFinite(to) && from < to)) {
                throw new IllegalArgumentException(
                        "A cut of an axis runs from a value to a greater one, but here from %s to %s."
                                .formatted(Plain.number(from), Plain.number(to)));
            }
        }

        @Override
        public String text() {
            return time
                    ? IsoTimes.text((long) from) + ".." + IsoTimes.text((long) to)
                    : plain(from) + ".." + plain(to);
        }

        private static String plain(double number) {
            String text = Double.toString(number);
            return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
        }
    }

    /// Every week.
    ///
    /// @param from,to days counted from Monday as 0; they differ
    record Weekly(int from, int to) implements AxisCut {
        @Override
        public String text() {
            return from == 5 && to == 0 ? "weekends" : DAYS.get(from) + ".." + DAYS.get(to);
        }
    }

    /// Every day.
    ///
    /// @param from,to hours in `[0, 24]`; they differ, and `to` may lie on the next day
    record Daily(double from, double to) implements AxisCut {
        public Daily {
            if (!(from >= 0 && from <= HOURS && to >= 0 && to <= HOURS && from != to)) {
                throw new IllegalArgumentException(
                        "A daily cut runs from an hour to another one, 0 to 24, but here from %s to %s."
                                .formatted(Plain.number(from), Plain.number(to)));
            }
        }

        @Override
        public String text() {
            return clock(from) + ".." + clock(to);
        }

        private static String clock(double hours) {
            long minutes = Math.round(hours * 60);
            return "%d:%02d".formatted(minutes / 60, minutes % 60);
        }
    }

    /// @throws IllegalArgumentException with the ways in which a cut is written
    static AxisCut parse(String text) {
        if (text.equals("weekends")) {
            return new Weekly(5, 0);
        }
        int dots = text.indexOf("..");
        if (dots > 0) {
            String from = text.substring(0, dots).strip();
            String to = text.substring(dots + 2).strip();
            int fromDay = day(from);
            int toDay = day(to);
            if (fromDay >= 0 && toDay >= 0 && fromDay != toDay) {
                return new Weekly(fromDay, toDay);
            }
            Double fromHour = hour(from);
            Double toHour = hour(to);
            if (fromHour != null && toHour != null) {
                return new Daily(fromHour, toHour);
            }
            Long fromTime = IsoTimes.micros(from);
            Long toTime = IsoTimes.micros(to);
            if (fromTime != null && toTime != null) {
                return new Once(fromTime, toTime, true);
            }
            try {
                return new Once(Double.parseDouble(from), Double.parseDouble(to), false);
            } catch (NumberFormatException e) {
                throw unknown(text, e);
            }
        }
        throw unknown(text, null);
    }

    private static IllegalArgumentException unknown(String text, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "A cut of an axis is written 200..900, 2026-12-24..2026-12-27, weekends, sat..mon or 17:00..9:30, but here %s."
                        .formatted(text),
                cause);
    }

    private static int day(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.length() < 3 ? -1 : DAYS.indexOf(lower.substring(0, 3));
    }

    private static @Nullable Double hour(String text) {
        if (!text.matches("\\d{1,2}:\\d\\d")) {
            return null;
        }
        int colon = text.indexOf(':');
        return Integer.parseInt(text.substring(0, colon))
                + Integer.parseInt(text.substring(colon + 1)) / 60.0;
    }
}
