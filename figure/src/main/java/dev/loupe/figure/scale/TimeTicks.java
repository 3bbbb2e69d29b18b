package dev.loupe.figure.scale;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Ticks at round times of the calendar, UTC. A tick that begins a larger unit says that unit: `Mar` among days, `2026` among months.
final class TimeTicks {
    private static final double MICROS = 1e6;
    private static final double DAY = 86_400 * MICROS;
    private static final long MOST_TICKS = 400;
    private static final int MOST_DIGITS = 6;

    /// A step of the calendar.
    private record Step(ChronoUnit unit, int count, double micros) {}

    private static final List<Step> STEPS =
            List.of(
                    new Step(ChronoUnit.SECONDS, 1, MICROS),
                    new Step(ChronoUnit.SECONDS, 5, 5 * MICROS),
                    new Step(ChronoUnit.SECONDS, 15, 15 * MICROS),
                    new Step(ChronoUnit.SECONDS, 30, 30 * MICROS),
                    new Step(ChronoUnit.MINUTES, 1, 60 * MICROS),
                    new Step(ChronoUnit.MINUTES, 5, 300 * MICROS),
                    new Step(ChronoUnit.MINUTES, 15, 900 * MICROS),
                    new Step(ChronoUnit.MINUTES, 30, 1_800 * MICROS),
                    new Step(ChronoUnit.HOURS, 1, 3_600 * MICROS),
                    new Step(ChronoUnit.HOURS, 3, 3 * 3_600 * MICROS),
                    new Step(ChronoUnit.HOURS, 6, 6 * 3_600 * MICROS),
                    new Step(ChronoUnit.HOURS, 12, 12 * 3_600 * MICROS),
                    new Step(ChronoUnit.DAYS, 1, 86_400 * MICROS),
                    new Step(ChronoUnit.DAYS, 2, 2 * 86_400 * MICROS),
                    new Step(ChronoUnit.DAYS, 7, 7 * 86_400 * MICROS),
                    new Step(ChronoUnit.MONTHS, 1, 30.44 * 86_400 * MICROS),
                    new Step(ChronoUnit.MONTHS, 3, 91.3 * 86_400 * MICROS),
                    new Step(ChronoUnit.MONTHS, 6, 182.6 * 86_400 * MICROS),
                    new Step(ChronoUnit.YEARS, 1, 365.25 * 86_400 * MICROS));

    private TimeTicks() {}

    /// @param broken what is left out; null for nothing. A day that is left out gives its tick to the next that is seen
    static List<Tick> of(double from, double to, int about, @Nullable Broken broken) {
        double seen = broken == null ? to - from : broken.forward(to) - broken.forward(from);
        double wanted = seen / Math.max(1, about);
        if (wanted < MICROS) {
            return fractions(from, to, about);
        }
        Step step = STEPS.getLast();
        for (int i = 0; i < STEPS.size() - 1; i++) {
            double turn = Math.sqrt(STEPS.get(i).micros * STEPS.get(i + 1).micros);
            if (wanted <= turn) {
                step = STEPS.get(i);
                break;
            }
        }
        if (step.unit == ChronoUnit.YEARS) {
            double years = (to - from) / step.micros;
            int count = (int) Math.max(1, Ticks.step(0, years, about));
            step = new Step(ChronoUnit.YEARS, count, count * step.micros);
        }
        return walk(step, from, to, broken);
    }

    private static List<Tick> walk(Step step, double from, double to, @Nullable Broken broken) {
        List<Tick> ticks = new ArrayList<>();
        LocalDateTime time = floor(utc(from), step);
        for (int i = 0; i < MOST_TICKS; i++) {
            double at = micros(time);
            if (at > to) {
                break;
            }
            double shown = broken == null ? at : broken.after(at);
            boolean kept = shown == at || step.micros >= DAY && shown <= to;
            double last = ticks.isEmpty() ? Double.NEGATIVE_INFINITY : ticks.getLast().value();
            if (at >= from && kept && shown > last) {
                boolean first = ticks.isEmpty();
                boolean turned = broken != null && !first && turned(step, last, shown);
                ticks.add(new Tick(shown, label(utc(shown), step, first, turned)));
            }
            time = next(time, step);
        }
        return ticks;
    }

    /// Whether a larger unit has begun since the last tick while nothing was seen.
    private static boolean turned(Step step, double last, double next) {
        LocalDateTime before = utc(last);
        LocalDateTime after = utc(next);
        return switch (step.unit) {
            case DAYS -> before.getMonth() != after.getMonth();
            case HOURS, MINUTES -> !before.toLocalDate().equals(after.toLocalDate());
            default -> false;
        };
    }

    /// Days of two or seven begin anew with each month, so that they stay on the same dates.
    private static LocalDateTime next(LocalDateTime time, Step step) {
        LocalDateTime next = time.plus(step.count, step.unit);
        if (step.unit == ChronoUnit.DAYS && step.count > 1) {
            LocalDateTime month = time.withDayOfMonth(1).plusMonths(1);
            LocalDateTime latest = month.minusDays((step.count + 1) / 2);
            return next.isAfter(latest) ? month : next;
        }
        return next;
    }

    private static LocalDateTime floor(LocalDateTime time, Step step) {
        return switch (step.unit) {
            case SECONDS ->
                    time.truncatedTo(ChronoUnit.MINUTES)
                            .plusSeconds(time.getSecond() / step.count * step.count);
            case MINUTES ->
                    time.truncatedTo(ChronoUnit.HOURS)
                            .plusMinutes(time.getMinute() / step.count * step.count);
            case HOURS ->
                    time.truncatedTo(ChronoUnit.DAYS)
                            .plusHours(time.getHour() / step.count * step.count);
            case DAYS -> {
                LocalDateTime day = time.truncatedTo(ChronoUnit.DAYS);
                yield step.count == 1 ? day : day.withDayOfMonth(1);
            }
            case MONTHS -> {
                LocalDateTime month = time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
                yield month.withMonth((month.getMonthValue() - 1) / step.count * step.count + 1);
            }
            default ->
                    time.truncatedTo(ChronoUnit.DAYS)
                            .withDayOfYear(1)
                            .withYear(Math.floorDiv(time.getYear(), step.count) * step.count);
        };
    }

    private static String label(LocalDateTime time, Step step, boolean first, boolean turned) {
        boolean midnight = time.equals(time.truncatedTo(ChronoUnit.DAYS));
        boolean newYear = midnight && time.getDayOfYear() == 1;
        boolean newMonth = midnight && time.getDayOfMonth() == 1;
        String pattern =
                switch (step.unit) {
                    case YEARS -> "uuuu";
                    case MONTHS -> newYear ? "uuuu" : first ? "MMM uuuu" : "MMM";
                    case DAYS -> newYear ? "uuuu" : newMonth || first || turned ? "d MMM" : "d";
                    case HOURS, MINUTES ->
                            midnight || turned ? "d MMM" : first ? "d MMM HH:mm" : "HH:mm";
                    default -> time.getSecond() == 0 || first ? "HH:mm:ss" : ":ss";
                };
        return format(time, pattern);
    }

    private static List<Tick> fractions(double from, double to, int about) {
        List<Tick> ticks = new ArrayList<>();
        double step = Ticks.step(from, to, about);
        int digits = 0;
        for (double left = MICROS; left > step * (1 + 1e-9) && digits < MOST_DIGITS; left /= 10) {
            digits++;
        }
        String fraction = digits == 0 ? "" : "." + "S".repeat(digits);
        for (double at : Ticks.linear(from, to, about)) {
            LocalDateTime time = utc(at);
            boolean whole = ticks.isEmpty() || time.equals(time.truncatedTo(ChronoUnit.MINUTES));
            ticks.add(new Tick(at, format(time, (whole ? "HH:mm:ss" : ":ss") + fraction)));
        }
        return ticks;
    }

    private static String format(LocalDateTime time, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time);
    }

    private static LocalDateTime utc(double micros) {
        return LocalDateTime.ofInstant(
                Instant.EPOCH.plus((long) micros, ChronoUnit.MICROS), ZoneOffset.UTC);
    }

    private static double micros(LocalDateTime time) {
        return time.toEpochSecond(ZoneOffset.UTC) * MICROS + time.getNano() / 1e3;
    }
}
