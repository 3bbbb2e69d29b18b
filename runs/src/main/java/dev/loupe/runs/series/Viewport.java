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
        return scale().column(x);
    }

    private Scale scale() {
        double low = logarithmic ? Math.log(from) : from;
        double high = logarithmic ? Math.log(to) : to;
        return new Scale(low, high == low ? 0 : columns / (high - low), columns - 1, logarithmic);
    }

    /// From x to columns.
    ///
    /// @param factor columns to a unit, 0 when all lies in the first
    private record Scale(double low, double factor, int last, boolean logarithmic) {
        int column(double x) {
            if (factor == 0) {
                return 0;
            }
            double at = logarithmic ? Math.log(x) : x;
            double column = Math.floor((at - low) * factor);
            return (int) Math.max(0, Math.min(last, column));
        }
    }

    /// What to draw of a series, with the point before and the point after the range where there are such.
    ///
    /// When at most `KEPT · columns` points lie in the range, all of them. O(log n + points in the range).
    ///
    /// @param x `[n]` ascending
    /// @param y `[n]`
    public Reduced reduce(double[] x, double[] y) {
        return reduce(Course.of(x, y, x.length));
    }

    /// The same of any course.
    public Reduced reduce(Course course) {
        int first = below(course, from, false);
        int end = below(course, to, true);
        int before = Math.max(0, first - 1);
        int after = Math.min(course.size(), end + 1);
        long inside = end - first;
        boolean all = inside <= (long) KEPT * columns;
        Kept kept = new Kept(course, all ? after - before : KEPT * columns + 8);
        if (all) {
            kept.keepAll(before, after);
            return kept.reduced(inside, true);
        }
        kept.keepAll(before, first);
        Scale scale = scale();
        int wide = 1;
        for (int start = first; start < end; ) {
            int stop = columnEnd(course, scale, start, end, wide);
            kept.runs(start, stop);
            wide = stop - start;
            start = stop;
        }
        kept.keepAll(end, after);
        return kept.reduced(inside, false);
    }

    /// How many points lie below a value of x; with `equal`, also those at it.
    public static int below(Course course, double value, boolean equal) {
        int low = 0;
        int high = course.size();
        while (low < high) {
            int middle = low + high >>> 1;
            double x = course.x(middle);
            if (x < value || equal && x == value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The first index behind `start` whose point is in another column, looked for near where it is when the column is as wide as the one before: by doubling steps away from there, then by halving.
    private static int columnEnd(Course course, Scale scale, int start, int end, int wide) {
        int column = scale.column(course.x(start));
        int low = start;
        int high = end;
        int guess = Math.min(end - 1, start + wide);
        if (scale.column(course.x(guess)) == column) {
            low = guess;
            int step = 1;
            while (low + step < high && scale.column(course.x(low + step)) == column) {
                low += step;
                step <<= 1;
            }
            high = Math.min(high, low + step);
        } else {
            high = guess;
            int step = 1;
            while (high - step > low && scale.column(course.x(high - step)) != column) {
                high -= step;
                step <<= 1;
            }
            low = Math.max(low, high - step);
        }
        while (low + 1 < high) {
            int middle = low + high >>> 1;
            if (scale.column(course.x(middle)) == column) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /// Points that stay, as columns.
    private static final class Kept {
        private final Course course;
        private double[] x;
        private double[] y;
        private int n;

        Kept(Course course, int expected) {
            this.course = course;
            x = new double[Math.max(1, expected)];
            y = new double[x.length];
        }

        void keep(int i) {
            if (n == x.length) {
                x = Arrays.copyOf(x, 2 * n);
                y = Arrays.copyOf(y, 2 * n);
            }
            x[n] = course.x(i);
            y[n++] = course.y(i);
        }

        void keepAll(int start, int stop) {
            for (int i = start; i < stop; i++) {
                keep(i);
            }
        }

        /// The points of one column: the extremes of each unbroken run of numbers, one NaN for each gap.
        void runs(int start, int stop) {
            for (int from = start; from < stop; ) {
                int gap = course.gap(from, stop);
                if (gap > from) {
                    extremes(from, gap);
                    from = gap;
                } else {
                    if (n == 0 || !Double.isNaN(y[n - 1])) {
                        keep(from);
                    }
                    from++;
                }
            }
        }

        private void extremes(int start, int stop) {
            int least = course.least(start, stop);
            int greatest = course.greatest(start, stop);
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

        Reduced reduced(long inside, boolean whole) {
            return new Reduced(Arrays.copyOf(x, n), Arrays.copyOf(y, n), inside, whole);
        }
    }
}
