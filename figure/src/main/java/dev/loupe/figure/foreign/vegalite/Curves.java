package dev.loupe.figure.foreign.vegalite;

import dev.loupe.core.NormalShare;
import dev.loupe.figure.stat.Lowess;
import dev.loupe.figure.stat.Quantiles;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/// The transforms `density`, `regression` and `loess`: rows along a curve for each group. Source: Vega's documentation of `kde`,
/// `regression` and `loess`, version 6.
final class Curves {
    private static final int MOST_STEPS = 10_000;
    private static final long MOST_KERNELS = 200_000_000;
    private static final int MOST_SMOOTHED = 10_000;
    private static final int LEAST_POINTS = 25;
    private static final int MOST_POINTS = 200;

    private final List<Map<String, @Nullable Object>> rows;
    private final JsonNode transform;
    private final List<String> keys;
    private final List<Map<String, @Nullable Object>> made = new ArrayList<>();

    private Curves(List<Map<String, @Nullable Object>> rows, JsonNode transform) {
        this.rows = rows;
        this.transform = transform;
        keys = RowGroups.names(transform.path("groupby"));
    }

    /// Gaussian kernels, or their running sum. All groups share one extent and even steps unless they are to be independent. Where none is
    /// given the bandwidth is 1.06 times the lesser of deviation and interquartile range over 1.34, times n to the power of −1/5 (Scott 1992).
    ///
    /// @throws UnsupportedOperationException naming what cannot be done
    static List<Map<String, @Nullable Object>> density(
            List<Map<String, @Nullable Object>> rows, JsonNode transform) {
        return new Curves(rows, transform).density();
    }

    /// The curve of a method between the ends of each group.
    ///
    /// @throws UnsupportedOperationException naming what cannot be done
    static List<Map<String, @Nullable Object>> regression(
            List<Map<String, @Nullable Object>> rows, JsonNode transform) {
        return new Curves(rows, transform).regression();
    }

    /// Local straight lines, by the nearest share of rows; one row for each x.
    ///
    /// @throws UnsupportedOperationException if there are too many rows
    static List<Map<String, @Nullable Object>> loess(
            List<Map<String, @Nullable Object>> rows, JsonNode transform) {
        return new Curves(rows, transform).loess();
    }

    private List<Map<String, @Nullable Object>> density() {
        String field = transform.path("density").asString("");
        boolean shared = !transform.path("resolve").asString("shared").equals("independent");
        boolean running = transform.path("cumulative").asBoolean(false);
        double[] all = numbers(rows, field);
        int given = transform.path("steps").asInt(0);
        int most = given > 0 ? given : transform.path("maxsteps").asInt(MOST_POINTS);
        int least = given > 0 ? given : transform.path("minsteps").asInt(LEAST_POINTS);
        least = shared ? most : least;
        if (least < 1 || most < 1 || Math.max(least, most) > MOST_STEPS) {
            throw new UnsupportedOperationException("not 1 to 10,000 steps");
        }
        if (all.length * (long) Math.max(least, most) > MOST_KERNELS) {
            throw new UnsupportedOperationException("more rows than can be summed at each step");
        }
        for (List<Map<String, @Nullable Object>> group : RowGroups.of(rows, keys).values()) {
            double[] values = numbers(group, field);
            if (values.length == 0) {
                continue;
            }
            if (!shared && values[0] == values[values.length - 1] && !transform.has("extent")) {
                continue;
            }
            double[] ends = extent(shared ? all : values);
            double wish = transform.path("bandwidth").asDouble(0);
            double bandwidth = wish > 0 ? wish : bandwidth(values);
            double scale = transform.path("counts").asBoolean(false) ? values.length : 1;
            DoubleUnaryOperator curve =
                    running
                            ? x -> scale * below(values, bandwidth, x)
                            : x -> scale * kernels(values, bandwidth, x);
            for (double[] point : SampledCurve.of(curve, ends[0], ends[1], least, most)) {
                add(group, "value", "density", point);
            }
        }
        return made;
    }

    private double[] extent(double[] sorted) {
        JsonNode extent = transform.path("extent");
        double low = extent.path(0).asDouble(sorted[0]);
        double high = extent.path(1).asDouble(sorted[sorted.length - 1]);
        if (!(low < high)) {
            throw new UnsupportedOperationException("an empty extent");
        }
        return new double[] {low, high};
    }

    private static double kernels(double[] values, double h, double x) {
        double sum = 0;
        for (double value : values) {
            double z = (x - value) / h;
            sum += Math.exp(-0.5 * z * z);
        }
        return sum / values.length / h / Math.sqrt(2 * Math.PI);
    }

    private static double below(double[] values, double h, double x) {
        double sum = 0;
        for (double value : values) {
            sum += NormalShare.below((x - value) / h);
        }
        return sum / values.length;
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

    private List<Map<String, @Nullable Object>> regression() {
        String up = transform.path("regression").asString("");
        String along = transform.path("on").asString("");
        String method = transform.path("method").asString("linear");
        int order = transform.path("order").asInt(3);
        int freedom = Trends.freedom(method, order);
        boolean params = transform.path("params").asBoolean(false);
        for (List<Map<String, @Nullable Object>> group : RowGroups.of(rows, keys).values()) {
            double[][] pairs = pairs(group, along, up);
            double[] sorted = numbers(group, along);
            if (group.size() <= freedom || pairs[0].length == 0) {
                continue;
            }
            DoubleUnaryOperator curve = Trends.of(method, order, pairs[0], pairs[1]);
            if (params) {
                Map<String, @Nullable Object> row = new LinkedHashMap<>();
                ArrayNode of = JsonNodeFactory.instance.arrayNode();
                for (String key : keys) {
                    Object value = group.getFirst().get(key);
                    if (value instanceof Double number) {
                        of.add(number);
                    } else {
                        of.add(value == null ? null : value.toString());
                    }
                }
                ArrayNode coefficients = JsonNodeFactory.instance.arrayNode();
                Trends.coefficients(method, order, curve).forEach(coefficients::add);
                row.put("keys", of.toString());
                row.put("coef", coefficients.toString());
                row.put("rSquared", Trends.explained(curve, pairs[0], pairs[1]));
                made.add(row);
                continue;
            }
            JsonNode extent = transform.path("extent");
            boolean positive = !method.equals("log") || extent.path(0).asDouble(1) > 0;
            double low = positive ? extent.path(0).asDouble(sorted[0]) : sorted[0];
            double high = sorted[sorted.length - 1];
            high = positive ? extent.path(1).asDouble(high) : high;
            boolean straight = method.equals("linear") || method.equals("constant");
            if (straight || low == high) {
                add(group, along, up, new double[] {low, curve.applyAsDouble(low)});
                add(group, along, up, new double[] {high, curve.applyAsDouble(high)});
                continue;
            }
            for (double[] point : SampledCurve.of(curve, low, high, LEAST_POINTS, MOST_POINTS)) {
                add(group, along, up, point);
            }
        }
        return made;
    }

    private List<Map<String, @Nullable Object>> loess() {
        String up = transform.path("loess").asString("");
        String along = transform.path("on").asString("");
        double share = Math.clamp(transform.path("bandwidth").asDouble(0.3), 1e-9, 1);
        if (rows.size() > MOST_SMOOTHED) {
            throw new UnsupportedOperationException("more than 10,000 rows");
        }
        for (List<Map<String, @Nullable Object>> group : RowGroups.of(rows, keys).values()) {
            double[][] pairs = pairs(group, along, up);
            Lowess line = Lowess.of(pairs[0], pairs[1], share, 2, 0);
            int from = 0;
            for (int i = 1; i <= line.x().length; i++) {
                if (i == line.x().length || line.x()[i] != line.x()[from]) {
                    double mean = Arrays.stream(line.y(), from, i).average().orElse(Double.NaN);
                    add(group, along, up, new double[] {line.x()[from], mean});
                    from = i;
                }
            }
        }
        return made;
    }

    private void add(
            List<Map<String, @Nullable Object>> group, String x, String y, double[] point) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        keys.forEach(key -> row.put(key, group.getFirst().get(key)));
        JsonNode as = transform.path("as");
        row.put(as.path(0).asString(x), point[0]);
        row.put(as.path(1).asString(y), point[1]);
        made.add(row);
    }

    /// The numbers of two fields where rows have both.
    private static double[][] pairs(List<Map<String, @Nullable Object>> rows, String x, String y) {
        double[] xs = all(rows, x);
        double[] ys = all(rows, y);
        int[] both = new int[xs.length];
        int count = 0;
        for (int i = 0; i < xs.length; i++) {
            if (Double.isFinite(xs[i] + ys[i])) {
                both[count++] = i;
            }
        }
        int[] kept = Arrays.copyOf(both, count);
        return new double[][] {
            Arrays.stream(kept).mapToDouble(i -> xs[i]).toArray(),
            Arrays.stream(kept).mapToDouble(i -> ys[i]).toArray()
        };
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
