package dev.loupe.runs.series;

import java.util.Arrays;

/// A range of x and a number of pixel columns to draw it in.
///
/// A point lies in column `min(columns − 1, floor((x − from) · (columns / (to − from))))`, with the same product in the browser's raster; on a logarithmic
/// axis x, from and to are replaced by their logarithms first. Of each column and each unbroken run of numbers in it the first, least, greatest and last
/// point are kept; these draw the same picture as all points when lines are drawn without anti-aliasing.
///
/// Source: Jugel, Jerzak, Hackenbroich and Markl, "M4: A Visualization-Oriented Time Series Data Aggregation", PVLDB 7(10), 2014, section 4. NaN
/// ends a run and is kept once between two runs, so that gaps stay.
///
/// @param from    least x that is drawn
/// @param to      greatest x that is drawn, at least `from`
/// @param columns at least 1
public record Viewport(double from, double to, int columns, boolean logarithmic) {
    /// Points a column when not all are sent.
    public static final int KEPT = 4;

    public Viewport {
        if (columns < 1) {
            throw new IllegalArgumentException("columns must be at least 1, but is " + columns);
        }
        if (!(from <= to)) {
            throw new IllegalArgumentException(
                    "from must be at most to, but they are " + from + " and " + to);
        }
    }

    /// The pixel column of an x inside the range.
    public int column(double x) {
        double low = logarithmic ? Math.log(from) : from;
        double high = logarithmic ? Math.log(to) : to;
        double at = logarithmic ? Math.log(x) : x;
        if (high == low) {
            return 0;
        }
        double column = Math.floor((at - low) * (columns / (high - low)));
        return (int) Math.max(0, Math.min(columns - 1, column));
    }

    /// What to draw of a series, with the point before and the point after the range where there are such.
    ///
    /// When at most `KEPT · columns` points lie in the range, all of them. O(log n + points in the range).
    ///
    /// @param x `[n]` ascending
    /// @param y `[n]`
    public Reduced reduce(double[] x, double[] y) {
        return reduce(x, y, x.length);
    }

    /// The same of the first `n` points.
    Reduced reduce(double[] x, double[] y, int n) {
        int first = firstAtLeast(x, n, from);
        int end = firstAbove(x, n, to);
        int before = Math.max(0, first - 1);
        int after = Math.min(n, end + 1);
        long inside = end - first;
        if (inside <= (long) KEPT * columns) {
            return new Reduced(
                    Arrays.copyOfRange(x, before, after),
                    Arrays.copyOfRange(y, before, after),
                    inside,
                    true);
        }
        Kept kept = new Kept(x, y, KEPT * columns + 8);
        for (int i = before; i < first; i++) {
            kept.keep(i);
        }
        for (int start = first; start < end; ) {
            int stop = columnEnd(x, start, end);
            kept.runs(start, stop);
            start = stop;
        }
        for (int i = end; i < after; i++) {
            kept.keep(i);
        }
        return new Reduced(kept.x(), kept.y(), inside, false);
    }

    /// The first index behind `start` whose point is in another column; by doubling, then halving.
    private int columnEnd(double[] x, int start, int end) {
        int column = column(x[start]);
        int low = start;
        int step = 1;
        while (low + step < end && column(x[low + step]) == column) {
            low += step;
            step <<= 1;
        }
        int high = Math.min(end, low + step);
        while (low + 1 < high) {
            int middle = low + high >>> 1;
            if (column(x[middle]) == column) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    static int firstAtLeast(double[] x, int n, double value) {
        int low = 0;
        int high = n;
        while (low < high) {
            int middle = low + high >>> 1;
            if (x[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    static int firstAbove(double[] x, int n, double value) {
        int low = 0;
        int high = n;
        while (low < high) {
            int middle = low + high >>> 1;
            if (x[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Indices that stay, as columns.
    private static final class Kept {
        private final double[] allX;
        private final double[] allY;
        private double[] x;
        private double[] y;
        private int n;

        Kept(double[] allX, double[] allY, int expected) {
            this.allX = allX;
            this.allY = allY;
            x = new double[expected];
            y = new double[expected];
        }

        void keep(int i) {
            if (n == x.length) {
                x = Arrays.copyOf(x, 2 * n);
                y = Arrays.copyOf(y, 2 * n);
            }
            x[n] = allX[i];
            y[n++] = allY[i];
        }

        /// The points of one column: the extremes of each unbroken run of numbers, one NaN for each gap.
        void runs(int start, int stop) {
            for (int from = start; from < stop; ) {
                boolean gap = Double.isNaN(allY[from]);
                int until = from + 1;
                while (until < stop && Double.isNaN(allY[until]) == gap) {
                    until++;
                }
                if (!gap) {
                    extremes(from, until);
                } else if (n == 0 || !Double.isNaN(y[n - 1])) {
                    keep(from);
                }
                from = until;
            }
        }

        private void extremes(int start, int stop) {
            int least = start;
            int greatest = start;
            for (int i = start + 1; i < stop; i++) {
                if (allY[i] < allY[least]) {
                    least = i;
                }
                if (allY[i] > allY[greatest]) {
                    greatest = i;
                }
            }
            int one = Math.min(least, greatest);
            int other = Math.max(least, greatest);
            keep(start);
            if (one > start && one < stop - 1) {
                keep(one);
            }
            if (other > start && other < stop - 1 && other != one) {
                keep(other);
            }
            if (stop - 1 > start) {
                keep(stop - 1);
            }
        }

        double[] x() {
            return Arrays.copyOf(x, n);
        }

        double[] y() {
            return Arrays.copyOf(y, n);
        }
    }
}
