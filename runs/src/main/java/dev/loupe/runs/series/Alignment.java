package dev.loupe.runs.series;

import java.util.Arrays;

/// A series against an x axis of choice.
///
/// @param x `[n]` ascending
/// @param y `[n]`
public record Alignment(double[] x, double[] y) {

    /// By step; steps beyond 2⁵³ are rounded to the nearest double.
    public static Alignment byStep(Column points) {
        return new Alignment(
                Arrays.stream(points.steps()).asDoubleStream().toArray(), points.values());
    }

    /// By wall time, in milliseconds after `origin`.
    ///
    /// @param origin microseconds since 1970 UTC; 0 for wall time itself
    public static Alignment byTime(Column points, long origin) {
        double[] x = new double[points.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = (points.micros()[i] - origin) / 1e3;
        }
        return sorted(x, points.values());
    }

    /// By the values of another series at the same steps: a point takes the last finite value of `other` at its step; points at steps without one are left out.
    public static Alignment bySeries(Column points, Column other) {
        double[] x = new double[points.size()];
        double[] y = new double[points.size()];
        int n = 0;
        int at = 0;
        for (int i = 0; i < points.size(); i++) {
            long step = points.steps()[i];
            while (at < other.size() && other.steps()[at] < step) {
                at++;
            }
            double found = Double.NaN;
            for (int j = at; j < other.size() && other.steps()[j] == step; j++) {
                found = Double.isFinite(other.values()[j]) ? other.values()[j] : found;
            }
            if (!Double.isNaN(found)) {
                x[n] = found;
                y[n++] = points.values()[i];
            }
        }
        return sorted(Arrays.copyOf(x, n), Arrays.copyOf(y, n));
    }

    private static Alignment sorted(double[] x, double[] y) {
        boolean fine = true;
        for (int i = 1; i < x.length && fine; i++) {
            fine = x[i - 1] <= x[i];
        }
        if (fine) {
            return new Alignment(x, y);
        }
        Integer[] order = new Integer[x.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(x[a], x[b]));
        double[] newX = new double[x.length];
        double[] newY = new double[x.length];
        for (int i = 0; i < order.length; i++) {
            newX[i] = x[order[i]];
            newY[i] = y[order[i]];
        }
        return new Alignment(newX, newY);
    }
}
