package dev.loupe.runs.compare;

import dev.loupe.core.StudentT;
import dev.loupe.runs.series.Course;

import java.util.Arrays;
import java.util.Locale;

/// Mean and spread of the members of a group at each x where one has a point, over all points.
///
/// A member counts at an x where it has a number (the last one there, if several); where members log at different x, each x is the
/// mean of those that logged there. NaN does not count.
///
/// @param x    `[n]` ascending, each once
/// @param mean `[n]`
/// @param low  `[n]` lower edge; equals the mean where the spread is not defined
/// @param high `[n]`
public record Band(double[] x, double[] mean, double[] low, double[] high) {

    /// What the edges are.
    public enum Kind {
        /// No spread: edges on the mean.
        NONE,
        /// Least and greatest member.
        MINMAX,
        /// Mean ± sample standard deviation (n − 1).
        SD,
        /// Mean ± standard error, sd / √n.
        SE,
        /// Mean ± t(0.975, n − 1) · standard error.
        CI95,
        /// Quartiles, linear between order statistics (type 7 of Hyndman and Fan, 1996).
        QUARTILES;

        /// @throws IllegalArgumentException for another word
        public static Kind named(String word) {
            try {
                return valueOf(word.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "band must be none, minmax, sd, se, ci95 or quartiles, but is '"
                                + word
                                + "'");
            }
        }
    }

    /// One member's points.
    public record Member(Course points) {
        /// @param x `[n]` ascending
        /// @param y `[n]`
        public static Member of(double[] x, double[] y) {
            return new Member(Course.of(x, y, x.length));
        }
    }

    /// A member and how far it is taken in.
    private static final class Taken {
        private final Course points;
        private final int size;
        private int at;

        Taken(Member member) {
            points = member.points;
            size = points.size();
        }

        /// The x of the next point, infinity behind the last.
        double next() {
            return at < size ? points.x(at) : Double.POSITIVE_INFINITY;
        }

        /// Passes over the points at an x. @return the last number there, NaN if there is none
        double take(double x) {
            double last = Double.NaN;
            do {
                double y = points.y(at++);
                last = Double.isNaN(y) ? last : y;
            } while (at < size && points.x(at) == x);
            return last;
        }
    }

    /// O(members · different x).
    public static Band of(Member[] members, Kind kind) {
        Taken[] taken = new Taken[members.length];
        double[] nextX = new double[members.length];
        int room = 16;
        for (int m = 0; m < members.length; m++) {
            taken[m] = new Taken(members[m]);
            nextX[m] = taken[m].next();
            room = Math.max(room, taken[m].size);
        }
        double[] x = new double[room];
        double[] mean = new double[room];
        double[] low = new double[room];
        double[] high = new double[room];
        double[] here = new double[members.length];
        double[] widths = new double[members.length + 1];
        int n = 0;
        while (true) {
            double next = Double.POSITIVE_INFINITY;
            for (double one : nextX) {
                next = Math.min(next, one);
            }
            if (next == Double.POSITIVE_INFINITY) {
                break;
            }
            int count = 0;
            for (int m = 0; m < taken.length; m++) {
                if (nextX[m] == next) {
                    double last = taken[m].take(next);
                    nextX[m] = taken[m].next();
                    if (!Double.isNaN(last)) {
                        here[count++] = last;
                    }
                }
            }
            if (count > 0) {
                if (n == x.length) {
                    int more = n + (n >> 1);
                    x = Arrays.copyOf(x, more);
                    mean = Arrays.copyOf(mean, more);
                    low = Arrays.copyOf(low, more);
                    high = Arrays.copyOf(high, more);
                }
                x[n] = next;
                if (widths[count] == 0) {
                    widths[count] =
                            kind == Kind.CI95 && count > 1
                                    ? StudentT.quantile(0.975, count - 1)
                                    : 1;
                }
                edges(here, count, kind, widths[count], n, mean, low, high);
                n++;
            }
        }
        return new Band(
                Arrays.copyOf(x, n),
                Arrays.copyOf(mean, n),
                Arrays.copyOf(low, n),
                Arrays.copyOf(high, n));
    }

    private static void edges(
            double[] values,
            int n,
            Kind kind,
            double width,
            int at,
            double[] mean,
            double[] low,
            double[] high) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += values[i];
        }
        double middle = sum / n;
        mean[at] = middle;
        switch (kind) {
            case NONE -> {
                low[at] = middle;
                high[at] = middle;
            }
            case MINMAX -> {
                double least = values[0];
                double greatest = values[0];
                for (int i = 1; i < n; i++) {
                    least = Math.min(least, values[i]);
                    greatest = Math.max(greatest, values[i]);
                }
                low[at] = least;
                high[at] = greatest;
            }
            case QUARTILES -> {
                double[] sorted = Arrays.copyOf(values, n);
                Arrays.sort(sorted);
                low[at] = quantile(sorted, 0.25);
                high[at] = quantile(sorted, 0.75);
            }
            case SD, SE, CI95 -> {
                double squares = 0;
                for (int i = 0; i < n; i++) {
                    squares += (values[i] - middle) * (values[i] - middle);
                }
                double sd = n < 2 ? 0 : Math.sqrt(squares / (n - 1));
                double half = kind == Kind.SD ? sd : sd / Math.sqrt(n) * width;
                low[at] = middle - half;
                high[at] = middle + half;
            }
        }
    }

    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
