package dev.loupe.intake.comet;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.TreeMap;

/// Comet's histograms: counts by index of bins that widen by a factor on both sides of 0, as read off what `log_histogram_3d` wrote for known numbers.
///
/// With n = ⌈log(stop / start) / log(step)⌉, the bin n + 1 + k ends at start · stepᵏ, and the bin n − k mirrors the bin n + 1 + k.
final class CometBins {
    private static final int MOST = 20_000;

    private CometBins() {}

    /// Edges and counts; null if the histogram is empty or its numbers are not possible.
    static @Nullable ObjectNode of(JsonNode histogram) {
        double start = histogram.path("start").asDouble(Double.NaN);
        double stop = histogram.path("stop").asDouble(Double.NaN);
        double step = histogram.path("step").asDouble(Double.NaN);
        if (!(start > 0) || !(stop > start) || !(step > 1) || Double.isInfinite(stop)) {
            return null;
        }
        long n = (long) Math.ceil(Math.log(stop / start) / Math.log(step));
        TreeMap<Long, Double> counts = new TreeMap<>();
        for (JsonNode bin : histogram.path("index_values")) {
            counts.merge(bin.path(0).asLong(0), bin.path(1).asDouble(0), Double::sum);
        }
        if (counts.isEmpty() || counts.lastKey() - counts.firstKey() > MOST) {
            return null;
        }
        double offset = histogram.path("offset").asDouble(0);
        ObjectNode meta = CometSource.JSON.createObjectNode();
        ArrayNode edges = meta.putArray("edges");
        ArrayNode values = meta.putArray("counts");
        edges.add(offset + end(counts.firstKey() - 1, n, start, step));
        for (long i = counts.firstKey(); i <= counts.lastKey(); i++) {
            edges.add(offset + end(i, n, start, step));
            values.add(counts.getOrDefault(i, 0.0));
        }
        return meta;
    }

    private static double end(long index, long n, double start, double step) {
        return index > n
                ? start * Math.pow(step, index - n - 1)
                : -start * Math.pow(step, n - index - 1);
    }
}
