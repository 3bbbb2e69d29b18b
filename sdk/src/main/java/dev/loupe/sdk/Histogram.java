package dev.loupe.sdk;

import dev.loupe.sdk.wire.Json;

import java.util.LinkedHashMap;
import java.util.Map;

/// Counts values in equal bins from the least to the greatest; the last bin holds the greatest.
final class Histogram {
    private static final int BINS = 64;

    private Histogram() {}

    static String json(double[] values) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        int other = 0;
        for (double value : values) {
            if (Double.isFinite(value)) {
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            } else {
                other++;
            }
        }
        boolean any = least <= greatest;
        double low = any ? least : 0;
        double width = any && greatest > least ? greatest / BINS - least / BINS : 1.0 / BINS;
        double[] edges = new double[BINS + 1];
        for (int i = 0; i <= BINS; i++) {
            edges[i] = low + i * width;
        }
        long[] counts = new long[BINS];
        for (double value : values) {
            if (Double.isFinite(value)) {
                counts[(int) Math.min(BINS - 1, value / width - low / width)]++;
            }
        }
        Map<String, Object> histogram = new LinkedHashMap<>();
        histogram.put("edges", edges);
        histogram.put("counts", counts);
        histogram.put("other", other);
        return Json.of(histogram);
    }
}
