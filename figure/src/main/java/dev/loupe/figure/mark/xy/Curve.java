package dev.loupe.figure.mark.xy;

import dev.loupe.figure.scene.Outline;

import java.util.Locale;

/// How a line runs from point to point.
enum Curve {
    LINEAR,
    /// Smooth, and never above or below its two neighbours.
    MONOTONE,
    /// Level until the next point.
    STEP,
    /// Level from the point before.
    STEP_BEFORE,
    STEP_MIDDLE;

    static Curve of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    Outline through(Thinning line) {
        if (this == LINEAR) {
            return Outline.line(line.x(), line.y());
        }
        Outline.Builder pen = new Outline.Builder(line.x().length);
        parts(line.x(), line.y(), pen);
        return pen.build();
    }

    /// The area between two lines over the same x.
    static Outline between(Curve curve, double[] x, double[] low, double[] high) {
        Outline.Builder pen = new Outline.Builder(2 * x.length);
        int start = 0;
        while (start < x.length) {
            int end = start;
            while (end < x.length
                    && Double.isFinite(x[end])
                    && Double.isFinite(low[end])
                    && Double.isFinite(high[end])) {
                end++;
            }
            if (end > start) {
                pen.move(x[start], high[start]);
                curve.run(x, high, start, end, 1, pen);
                pen.line(x[end - 1], low[end - 1]);
                curve.run(x, low, start, end, -1, pen);
                pen.close();
            }
            start = end + 1;
        }
        return pen.build();
    }

    /// Every unbroken stretch.
    private void parts(double[] x, double[] y, Outline.Builder pen) {
        int start = 0;
        while (start < x.length) {
            int end = start;
            while (end < x.length && Double.isFinite(x[end]) && Double.isFinite(y[end])) {
                end++;
            }
            if (end > start) {
                pen.move(x[start], y[start]);
                if (end == start + 1) {
                    pen.line(x[start], y[start]);
                }
                run(x, y, start, end, 1, pen);
            }
            start = end + 1;
        }
    }

    /// From the first point of a stretch to the last, or back; the pen is there already.
    private void run(double[] x, double[] y, int start, int end, int way, Outline.Builder pen) {
        double[] slopes = this == MONOTONE ? slopes(x, y, start, end) : new double[0];
        int from = way > 0 ? start : end - 1;
        for (int k = 1; k < end - start; k++) {
            int to = from + way;
            switch (this) {
                case LINEAR -> pen.line(x[to], y[to]);
                case STEP -> corner(x, y, from, to, way > 0, pen);
                case STEP_BEFORE -> corner(x, y, from, to, way < 0, pen);
                case STEP_MIDDLE -> {
                    double middle = (x[from] + x[to]) / 2;
                    pen.line(middle, y[from]).line(middle, y[to]).line(x[to], y[to]);
                }
                case MONOTONE -> {
                    double third = (x[to] - x[from]) / 3;
                    pen.curve(
                            x[from] + third,
                            y[from] + third * slopes[from - start],
                            x[to] - third,
                            y[to] - third * slopes[to - start],
                            x[to],
                            y[to]);
                }
            }
            from = to;
        }
    }

    private static void corner(
            double[] x, double[] y, int from, int to, boolean levelFirst, Outline.Builder pen) {
        if (levelFirst) {
            pen.line(x[to], y[from]);
        } else {
            pen.line(x[from], y[to]);
        }
        pen.line(x[to], y[to]);
    }

    /// Slopes of the monotone cubic through points.
    ///
    /// Source: Steffen, "A simple method for monotonic interpolation in one dimension", Astron. Astrophys. 239, 1990, equation 11.
    private static double[] slopes(double[] x, double[] y, int start, int end) {
        int n = end - start;
        double[] slopes = new double[n];
        if (n < 2) {
            return slopes;
        }
        for (int i = 1; i < n - 1; i++) {
            double before = x[start + i] - x[start + i - 1];
            double after = x[start + i + 1] - x[start + i];
            double s0 = (y[start + i] - y[start + i - 1]) / before;
            double s1 = (y[start + i + 1] - y[start + i]) / after;
            double p = (s0 * after + s1 * before) / (before + after);
            double slope =
                    (Math.signum(s0) + Math.signum(s1))
                            * Math.min(Math.min(Math.abs(s0), Math.abs(s1)), 0.5 * Math.abs(p));
            slopes[i] = Double.isFinite(slope) ? slope : 0;
        }
        double first = (y[start + 1] - y[start]) / (x[start + 1] - x[start]);
        double last = (y[end - 1] - y[end - 2]) / (x[end - 1] - x[end - 2]);
        slopes[0] = Double.isFinite(first) ? (3 * first - slopes[1]) / 2 : 0;
        slopes[n - 1] = Double.isFinite(last) ? (3 * last - slopes[n - 2]) / 2 : 0;
        return slopes;
    }
}
