package dev.loupe.runs.store;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/// What a run holds, as the naive search sees it.
final class NaiveRun {
    final long start;
    boolean deleted;
    final Map<String, double[]> points = new HashMap<>();
    final Map<String, String> texts = new HashMap<>();

    NaiveRun(long start) {
        this.start = start;
    }

    /// A summary of a series, null if the run has none of that key.
    @Nullable Double number(String key, String summary) {
        double[] all = points.get(key);
        if (all == null) {
            return null;
        }
        double min = Double.NaN;
        double max = Double.NaN;
        double nans = 0;
        for (double value : all) {
            if (Double.isNaN(value)) {
                nans++;
            } else {
                min = Double.isNaN(min) || value < min ? value : min;
                max = Double.isNaN(max) || value > max ? value : max;
            }
        }
        return switch (summary) {
            case "last" -> all[all.length - 1];
            case "first" -> all[0];
            case "min" -> min;
            case "max" -> max;
            case "count" -> (double) all.length;
            default -> nans;
        };
    }
}
