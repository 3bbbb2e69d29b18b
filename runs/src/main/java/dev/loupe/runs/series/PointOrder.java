package dev.loupe.runs.series;

import java.util.stream.IntStream;

/// The order of points in a series: by step, then time, then value (numbers ascending, −0.0 before 0.0, NaN last, equal NaNs by their bits).
public final class PointOrder {
    private PointOrder() {}

    public static int compare(
            long stepA, long microsA, double a, long stepB, long microsB, double b) {
        int by = Long.compare(stepA, stepB);
        if (by == 0) {
            by = Long.compare(microsA, microsB);
        }
        if (by == 0) {
            by = Double.compare(a, b);
        }
        return by != 0
                ? by
                : Long.compare(Double.doubleToRawLongBits(a), Double.doubleToRawLongBits(b));
    }

    static int compare(Column points, int i, int j) {
        return compare(
                points.steps()[i],
                points.micros()[i],
                points.values()[i],
                points.steps()[j],
                points.micros()[j],
                points.values()[j]);
    }

    /// Sorted, each point once. Returns the argument itself when it is so already, which costs O(n).
    public static Column sorted(Column points) {
        boolean fine = true;
        for (int i = 1; i < points.size() && fine; i++) {
            fine = compare(points, i - 1, i) < 0;
        }
        if (fine) {
            return points;
        }
        int[] order =
                IntStream.range(0, points.size())
                        .boxed()
                        .sorted((i, j) -> compare(points, i, j))
                        .mapToInt(Integer::intValue)
                        .toArray();
        int n = 0;
        for (int i = 0; i < order.length; i++) {
            if (i == 0 || compare(points, order[n - 1], order[i]) != 0) {
                order[n++] = order[i];
            }
        }
        Column sorted = new Column(new long[n], new long[n], new double[n]);
        for (int i = 0; i < n; i++) {
            sorted.steps()[i] = points.steps()[order[i]];
            sorted.micros()[i] = points.micros()[order[i]];
            sorted.values()[i] = points.values()[order[i]];
        }
        return sorted;
    }

    /// Whether a sorted series holds the point, to the bit. O(log n) and the points of that step.
    public static boolean contains(Column sorted, long step, long micros, double value) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (compare(
                            sorted.steps()[middle],
                            sorted.micros()[middle],
                            sorted.values()[middle],
                            step,
                            micros,
                            value)
                    < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < sorted.size()
                && compare(
                                sorted.steps()[low],
                                sorted.micros()[low],
                                sorted.values()[low],
                                step,
                                micros,
                                value)
                        == 0;
    }
}
