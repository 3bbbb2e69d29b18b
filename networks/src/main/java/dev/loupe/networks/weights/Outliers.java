package dev.loupe.networks.weights;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// Values far from the mean, farthest first, and where the first that are not finite lie.
///
/// @param beyond  so many standard deviations
/// @param count   how many finite ones lie farther
/// @param top     the farthest of them; of equally far ones those that come first
/// @param bad     the first that are NaN or infinite
public record Outliers(double beyond, long count, List<Outlier> top, List<Outlier> bad) {
    private static final int STRETCH = 8192;

    /// One of them.
    ///
    /// @param index  row-major; [TensorSlice#place] tells the dimensions
    /// @param sigmas how many standard deviations above the mean, negative below, NaN if it is not finite
    public record Outlier(long index, double value, double sigmas) {}

    /// One pass, after the one that found `stats`; of small types one that counts before it, and none where there is nothing to be found.
    ///
    /// @param beyond above 0
    /// @param most   at most so many in each list
    public static Outliers of(TensorNumbers numbers, TensorStats stats, double beyond, int most) {
        Comparator<Outlier> nearest =
                Comparator.<Outlier>comparingDouble(o -> Math.abs(o.sigmas))
                        .thenComparing(Comparator.comparingLong(Outlier::index).reversed());
        PriorityQueue<Outlier> kept = new PriorityQueue<>(nearest);
        List<Outlier> bad = new ArrayList<>();
        double reach =
                stats.deviation() > 0 ? beyond * stats.deviation() : Double.POSITIVE_INFINITY;
        if (numbers.patterns().filter(p -> p.beyond(stats.mean(), reach) == 0).isPresent()) {
            return new Outliers(beyond, 0, List.of(), List.of());
        }
        double[] values = new double[STRETCH];
        long count = 0;
        for (long at = 0; at < numbers.count(); at += STRETCH) {
            int n = (int) Math.min(STRETCH, numbers.count() - at);
            numbers.read(at, 1, values, n);
            for (int i = 0; i < n; i++) {
                double off = values[i] - stats.mean();
                if (!Double.isFinite(values[i])) {
                    if (bad.size() < most) {
                        bad.add(new Outlier(at + i, values[i], Double.NaN));
                    }
                    continue;
                }
                if (Math.abs(off) <= reach) {
                    continue;
                }
                count++;
                kept.add(new Outlier(at + i, values[i], off / stats.deviation()));
                if (kept.size() > most) {
                    kept.remove();
                }
            }
        }
        List<Outlier> top = new ArrayList<>(kept);
        top.sort(nearest.reversed());
        return new Outliers(beyond, count, top, bad);
    }
}
