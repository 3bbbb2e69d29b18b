package dev.loupe.figure.scale;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Round values between two ends.
public final class Ticks {
    private static final int MOST = 400;
    private static final double[] FEW_SHARES = {
        1e-5, 1e-4, 0.001, 0.01, 0.05, 0.2, 0.5, 0.8, 0.95, 0.99, 0.999, 0.9999, 0.99999
    };
    private static final double[] MANY_SHARES = {
        1e-5, 1e-4, 0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 0.98, 0.99,
        0.995, 0.999, 0.9999, 0.99999
    };

    private Ticks() {}

    /// @param about how many are wanted, at least 1; as many or somewhat fewer or more come
    public static List<Tick> of(Warp warp, double low, double high, int about) {
        double from = Math.min(low, high);
        double to = Math.max(low, high);
        if (!(Double.isFinite(from) && Double.isFinite(to)) || from == to) {
            return List.of(new Tick(from, Numerals.of(new double[] {from})[0]));
        }
        return switch (warp) {
            case Warp.Time() -> TimeTicks.of(from, to, about, null);
            case Broken broken -> broken.ticks(from, to, about);
            case Warp.Log() -> logarithmic(from, to, about);
            case Warp.Symlog(double linear) -> symmetric(linear, from, to, about);
            case Warp.Probit() -> shares(from, to, about);
            case Warp.Linear(), Warp.Root() -> labelled(linear(from, to, about));
        };
    }

    /// Shares as percent, closer to each other near 0 and 1.
    private static List<Tick> shares(double from, double to, int about) {
        double[] all = about >= 8 ? MANY_SHARES : FEW_SHARES;
        List<Tick> ticks = new ArrayList<>();
        for (double share : all) {
            if (share >= from && share <= to) {
                String percent = BigDecimal.valueOf(share).movePointRight(2).toPlainString();
                ticks.add(new Tick(share, percent + "%"));
            }
        }
        return ticks.isEmpty() ? labelled(linear(from, to, about)) : ticks;
    }

    /// Multiples of 1, 2 or 5 times a power of ten.
    public static double[] linear(double from, double to, int about) {
        double step = step(from, to, about);
        double first = Math.ceil(from / step - 1e-9);
        double last = Math.floor(to / step + 1e-9);
        int count = (int) Math.clamp(last - first + 1, 0, MOST);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = multiple(first + i, step);
        }
        return values;
    }

    /// The round step that gives nearest to `about` ticks.
    public static double step(double from, double to, int about) {
        double raw = (to - from) / Math.max(1, about);
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double share = raw / power;
        double round =
                share >= Math.sqrt(50)
                        ? 10
                        : share >= Math.sqrt(10) ? 5 : share >= Math.sqrt(2) ? 2 : 1;
        return round * power;
    }

    /// `count · step` without the dust of binary fractions.
    private static double multiple(double count, double step) {
        double power = Math.pow(10, Math.floor(Math.log10(step) + 1e-9));
        if (power >= 1) {
            return count * step;
        }
        double inverse = Math.rint(1 / power);
        if (Double.isInfinite(inverse * step)) {
            return count * step;
        }
        return count * Math.rint(step * inverse) / inverse;
    }

    private static List<Tick> labelled(double[] values) {
        String[] labels = Numerals.of(values);
        List<Tick> ticks = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            ticks.add(new Tick(values[i], labels[i]));
        }
        return ticks;
    }

    /// Powers of ten, every k-th if there are many; 1, 2 and 5 times them if there are few; linear ticks within a decade.
    private static List<Tick> logarithmic(double from, double to, int about) {
        int first = (int) Math.ceil(Math.log10(from) - 1e-9);
        int last = (int) Math.floor(Math.log10(to) + 1e-9);
        int decades = last - first + 1;
        double span = Math.log10(to / from);
        if (span < 1 && decades < 2) {
            return labelled(linear(from, to, about));
        }
        List<Tick> ticks = new ArrayList<>();
        boolean between = span * 3 <= about + 2;
        boolean halves = !between && span * 2 <= about + 1;
        int every = Math.max(1, (int) Math.ceil(decades / (double) about));
        boolean plain = from >= 9.99e-5 && to <= 1.0001e6;
        for (int power = first - 1; power <= last; power++) {
            int[] factors =
                    between ? new int[] {1, 2, 5} : halves ? new int[] {1, 3} : new int[] {1};
            for (int factor : factors) {
                double value = factor * Math.pow(10, power);
                boolean kept = factor > 1 || Math.floorMod(power - first, every) == 0;
                if (kept && value >= from * (1 - 1e-9) && value <= to * (1 + 1e-9)) {
                    ticks.add(new Tick(value, Numerals.onLog(factor, power, plain)));
                }
            }
        }
        return ticks;
    }

    private static List<Tick> symmetric(double linear, double from, double to, int about) {
        List<Double> values = new ArrayList<>();
        double most = Math.max(Math.abs(from), Math.abs(to));
        int first = (int) Math.ceil(Math.log10(linear) - 1e-9);
        int last = (int) Math.floor(Math.log10(most) + 1e-9);
        boolean both = from < 0 && to > 0;
        int decades = Math.max(1, last - first + 1);
        int every = Math.max(1, (int) Math.ceil(decades * (both ? 2.0 : 1.0) / Math.max(1, about)));
        for (int power = last; power >= first; power -= every) {
            values.add(-Math.pow(10, power));
        }
        values.add(0.0);
        for (int power = last; power >= first; power -= every) {
            values.add(Math.pow(10, power));
        }
        double[] kept =
                values.stream()
                        .mapToDouble(v -> v)
                        .filter(v -> v >= from && v <= to)
                        .sorted()
                        .toArray();
        if (kept.length < 3) {
            return labelled(linear(from, to, about));
        }
        boolean plain = most <= 1.0001e6 && linear >= 9.99e-5;
        List<Tick> ticks = new ArrayList<>();
        for (double value : kept) {
            String size =
                    value == 0
                            ? "0"
                            : Numerals.onLog(
                                    1, (int) Math.rint(Math.log10(Math.abs(value))), plain);
            ticks.add(new Tick(value, value < 0 ? "−" + size : size));
        }
        return ticks;
    }
}
