package dev.loupe.figure.foreign.vegalite;

import dev.loupe.figure.stat.Density;
import dev.loupe.figure.stat.Quantiles;
import dev.loupe.figure.stat.Regression;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The transforms `density` and `regression`: rows along a curve for each group. Source: Vega's documentation of `kde` and `regression`,
/// version 6.
final class Curves {
    private static final int MOST_STEPS = 10_000;
    private static final int MOST_ROWS = 5_000_000;

    private Curves() {}

    /// Gaussian kernels over one extent that all groups share. Where none is given the bandwidth is 1.06 times the lesser of deviation
    /// and interquartile range over 1.34, times n to the power of −1/5 (Scott 1992).
    static List<Map<String, @Nullable Object>> density(
            List<Map<String, @Nullable Object>> rows, JsonNode transform) {
        String field = transform.path("density").asString("");
        if (transform.path("cumulative").asBoolean(false)
                || transform.path("resolve").asString("shared").equals("independent")) {
            throw new UnsupportedOperationException("running sums or an extent for each group");
        }
        JsonNode extent = transform.path("extent");
        double[] all = numbers(rows, field);
        if (all.length == 0) {
            return List.of();
        }
        double low = extent.path(0).asDouble(all[0]);
        double high = extent.path(1).asDouble(all[all.length - 1]);
        int steps = transform.path("steps").asInt(transform.path("maxsteps").asInt(200));
        if (!(low < high) || steps < 1 || steps > MOST_STEPS) {
            throw new UnsupportedOperationException("an empty extent, or not 1 to 10,000 steps");
        }
        List<String> keys = RowGroups.names(transform.path("groupby"));
        var groups = RowGroups.of(rows, keys).values();
        if (groups.size() * (steps + 1L) > MOST_ROWS) {
            throw new UnsupportedOperationException("more than 5 million rows");
        }
        List<Map<String, @Nullable Object>> made = new ArrayList<>();
        for (List<Map<String, @Nullable Object>> group : groups) {
            double[] values = numbers(group, field);
            if (values.length == 0) {
                continue;
            }
            double given = transform.path("bandwidth").asDouble(0);
            double bandwidth = given > 0 ? given : bandwidth(values);
            Density density = Density.over(values, bandwidth, low, high, steps + 1);
            double scale = transform.path("counts").asBoolean(false) ? values.length : 1;
            for (int i = 0; i <= steps; i++) {
                made.add(row(group, keys, transform, density.x()[i], scale * density.y()[i]));
            }
        }
        return made;
    }

    private static double bandwidth(double[] sorted) {
        int n = sorted.length;
        double mean = Arrays.stream(sorted).average().orElse(0);
        double squares = Arrays.stream(sorted).map(v -> (v - mean) * (v - mean)).sum();
        double deviation = n > 1 ? Math.sqrt(squares / (n - 1)) : 0;
        double first = Quantiles.of(sorted, 0.25);
        double middle = (Quantiles.of(sorted, 0.75) - first) / 1.34;
        double spread = Math.min(deviation, middle);
        for (double other : new double[] {deviation, Math.abs(first), 1}) {
            spread = spread == 0 ? other : spread;
        }
        return 1.06 * spread * Math.pow(n, -0.2);
    }

    /// Straight lines, by their two ends.
    static List<Map<String, @Nullable Object>> regression(
            List<Map<String, @Nullable Object>> rows, JsonNode transform) {
        String y = transform.path("regression").asString("");
        String x = transform.path("on").asString("");
        if (!transform.path("method").asString("linear").equals("linear")
                || transform.path("params").asBoolean(false)) {
            throw new UnsupportedOperationException("another method than linear, or parameters");
        }
        List<String> keys = RowGroups.names(transform.path("groupby"));
        List<Map<String, @Nullable Object>> made = new ArrayList<>();
        for (List<Map<String, @Nullable Object>> group : RowGroups.of(rows, keys).values()) {
            double[] across = numbers(group, x);
            Regression line = Regression.line(all(group, x), all(group, y));
            if (group.size() < 2 || across.length == 0 || line.count() == 0) {
                continue;
            }
            JsonNode extent = transform.path("extent");
            double low = extent.path(0).asDouble(across[0]);
            double high = extent.path(1).asDouble(across[across.length - 1]);
            for (double at : new double[] {low, high}) {
                made.add(row(group, keys, transform, at, line.at(at)));
            }
        }
        return made;
    }

    private static Map<String, @Nullable Object> row(
            List<Map<String, @Nullable Object>> group,
            List<String> keys,
            JsonNode transform,
            double x,
            double y) {
        boolean density = transform.has("density");
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        keys.forEach(key -> row.put(key, group.getFirst().get(key)));
        JsonNode as = transform.path("as");
        String across = density ? "value" : transform.path("on").asString("");
        String up = density ? "density" : transform.path("regression").asString("");
        row.put(as.path(0).asString(across), x);
        row.put(as.path(1).asString(up), y);
        return row;
    }

    private static double[] all(List<Map<String, @Nullable Object>> rows, String field) {
        return rows.stream()
                .mapToDouble(row -> row.get(field) instanceof Double d ? d : Double.NaN)
                .toArray();
    }

    /// Ascending, without those that are missing.
    private static double[] numbers(List<Map<String, @Nullable Object>> rows, String field) {
        return Arrays.stream(all(rows, field)).filter(Double::isFinite).sorted().toArray();
    }
}
