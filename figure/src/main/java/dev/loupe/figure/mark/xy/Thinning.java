package dev.loupe.figure.mark.xy;

import java.util.Arrays;

/// A line of very many points with as few as draw the same picture: the first, lowest, highest and last of each quarter of a pixel.
///
/// Source: Jugel, Jerzak, Hackenbroich and Markl, "M4: A Visualization-Oriented Time Series Data Aggregation", PVLDB 7(10), 2014.
///
/// @param x,y pixels; NaN is a gap
record Thinning(double[] x, double[] y) {
    private static final int FEW = 20_000;
    private static final double CELLS_A_PIXEL = 4;

    /// Lines of up to 20,000 points, and those that run back along x, are left as they are.
    static Thinning of(double[] x, double[] y) {
        if (x.length <= FEW) {
            return new Thinning(x, y);
        }
        boolean[] kept = new boolean[x.length];
        int start = 0;
        while (start < x.length) {
            if (start > 0 && x[start] < x[start - 1]) {
                return new Thinning(x, y);
            }
            double cell = Math.floor(x[start] * CELLS_A_PIXEL);
            int low = start;
            int high = start;
            int end = start;
            while (end < x.length
                    && Math.floor(x[end] * CELLS_A_PIXEL) == cell
                    && !Double.isNaN(y[end])) {
                if (x[end] < x[Math.max(start, end - 1)]) {
                    return new Thinning(x, y);
                }
                low = y[end] < y[low] ? end : low;
                high = y[end] > y[high] ? end : high;
                end++;
            }
            kept[start] = true;
            kept[low] = true;
            kept[high] = true;
            kept[Math.max(start, end - 1)] = true;
            start = Math.max(end, start + 1);
        }
        double[] fewX = new double[x.length];
        double[] fewY = new double[x.length];
        int count = 0;
        for (int i = 0; i < x.length; i++) {
            if (kept[i]) {
                fewX[count] = x[i];
                fewY[count++] = y[i];
            }
        }
        return new Thinning(Arrays.copyOf(fewX, count), Arrays.copyOf(fewY, count));
    }
}
