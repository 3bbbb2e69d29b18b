package dev.loupe.figure.mark.xy;

import java.util.Arrays;

/// Heights of several series over the same places, put on each other.
///
/// @param low,high `[series][places]` the edges of each
public record Stacking(double[][] low, double[][] high) {
    /// Where the lowest series begins.
    public enum Base {
        ZERO,
        /// All together are 1 everywhere; 0 where they sum to 0.
        NORMALIZE,
        /// Half of the sum below 0.
        SILHOUETTE,
        /// So that edges are as level as they can be, weighted by height.
        ///
        /// Source: Byron and Wattenberg, "Stacked Graphs – Geometry & Aesthetics", IEEE TVCG 14(6), 2008, section 5.1.2.
        WIGGLE
    }

    /// O(series × places).
    ///
    /// @param heights `[series][places]`, finite, the lowest series first
    public static Stacking of(double[][] heights, Base base) {
        int places = heights.length == 0 ? 0 : heights[0].length;
        double[] total = new double[places];
        for (double[] series : heights) {
            for (int j = 0; j < places; j++) {
                total[j] += series[j];
            }
        }
        double[] edge =
                switch (base) {
                    case ZERO, NORMALIZE -> new double[places];
                    case SILHOUETTE -> Arrays.stream(total).map(t -> -t / 2).toArray();
                    case WIGGLE -> wiggle(heights, total);
                };
        double[][] low = new double[heights.length][];
        double[][] high = new double[heights.length][];
        for (int i = 0; i < heights.length; i++) {
            low[i] = edge.clone();
            for (int j = 0; j < places; j++) {
                double height = heights[i][j];
                edge[j] += base != Base.NORMALIZE ? height : total[j] == 0 ? 0 : height / total[j];
            }
            high[i] = edge.clone();
        }
        return new Stacking(low, high);
    }

    /// The lowest edge whose slope is, at each place, minus the mean slope of the middles of all series, weighted by their heights.
    private static double[] wiggle(double[][] heights, double[] total) {
        double[] edge = new double[total.length];
        for (int j = 1; j < total.length; j++) {
            double weighted = 0;
            double below = 0;
            for (double[] series : heights) {
                double rise = series[j] - series[j - 1];
                weighted += (below + rise / 2) * series[j];
                below += rise;
            }
            edge[j] = edge[j - 1] - (total[j] == 0 ? 0 : weighted / total[j]);
        }
        double middle = 0;
        for (int j = 0; j < edge.length; j++) {
            middle += (edge[j] + total[j] / 2) / edge.length;
        }
        for (int j = 0; j < edge.length; j++) {
            edge[j] -= middle;
        }
        return edge;
    }
}
