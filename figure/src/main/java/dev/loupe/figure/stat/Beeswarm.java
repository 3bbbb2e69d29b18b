package dev.loupe.figure.stat;

import java.util.Arrays;

/// Where the points of one swarm go so that they do not overlap: beside the middle line, as near to it as they fit.
///
/// Points are placed in order of value; each takes the place nearest the middle among the middle itself and those that touch (with 5 % of air) an already
/// placed neighbour, as seaborn's `swarmplot`. Lengths are those of the drawing, such as pixels.
///
/// @param offset   `[n]` from the middle line, in `[−halfWidth, halfWidth]`; NaN for rows without a finite position
/// @param squeezed points that found no room and lie on the edge, overlapping
public record Beeswarm(double[] offset, int squeezed) {

    /// Points of one size. O(n · k log k) with k neighbours, k growing with `halfWidth / radius` and not with n.
    ///
    /// @param position  `[n]` along the value axis, in units of the drawing
    /// @param radius    of a point, above 0
    /// @param halfWidth how far points may go, at least 0; infinity for no limit
    public static Beeswarm of(double[] position, double radius, double halfWidth) {
        if (!(radius > 0) || !(halfWidth >= 0)) {
            throw new IllegalArgumentException(
                    "a swarm needs a radius > 0 and a half width ≥ 0, but has "
                            + radius
                            + " and "
                            + halfWidth);
        }
        int[] order = Order.ascending(position, Finite.rows(position));
        double[] offset = new double[position.length];
        Arrays.fill(offset, Double.NaN);
        int[] placed = new int[order.length];
        int n = 0;
        int oldest = 0;
        int squeezed = 0;
        double diameter = 2 * radius;
        for (int row : order) {
            while (oldest < n && position[row] - position[placed[oldest]] >= diameter) {
                oldest++;
            }
            double at = free(position, offset, placed, oldest, n, position[row], diameter);
            if (Math.abs(at) > halfWidth) {
                offset[row] = Math.copySign(halfWidth, at);
                squeezed++;
            } else {
                offset[row] = at;
                placed[n++] = row;
            }
        }
        return new Beeswarm(offset, squeezed);
    }

    private static double free(
            double[] position,
            double[] offset,
            int[] placed,
            int from,
            int to,
            double y,
            double d) {
        int k = to - from;
        double[] low = new double[k];
        double[] high = new double[k];
        double[] candidates = new double[2 * k + 1];
        for (int i = 0; i < k; i++) {
            double dy = y - position[placed[from + i]];
            double dx = Math.sqrt(Math.max(0, d * d - dy * dy));
            double x = offset[placed[from + i]];
            low[i] = x - dx;
            high[i] = x + dx;
            double side = i % 2 == 0 ? -1.05 * dx : 1.05 * dx;
            candidates[2 * i + 1] = x + side;
            candidates[2 * i + 2] = x - side;
        }
        int[] byLow = Order.ascending(low);
        double[] start = new double[k];
        double[] end = new double[k];
        int spans = 0;
        for (int i : byLow) {
            if (spans > 0 && low[i] < end[spans - 1]) {
                end[spans - 1] = Math.max(end[spans - 1], high[i]);
            } else {
                start[spans] = low[i];
                end[spans++] = high[i];
            }
        }
        double best = Double.NaN;
        for (double candidate : candidates) {
            if (Double.isNaN(best) || Math.abs(candidate) < Math.abs(best)) {
                int place = Arrays.binarySearch(start, 0, spans, candidate);
                int span = place >= 0 ? place - 1 : -place - 2;
                if (span < 0 || candidate >= end[span]) {
                    best = candidate;
                }
            }
        }
        return best;
    }
}
