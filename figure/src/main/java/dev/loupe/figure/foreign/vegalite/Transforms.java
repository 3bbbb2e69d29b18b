package dev.loupe.figure.foreign.vegalite;

import dev.loupe.figure.stat.Quantiles;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/// What a view does with its rows before they are drawn, one transform after another.
///
/// Source: Vega-Lite's documentation of transforms, version 6.
final class Transforms {
    /// Of all rows that a transform may make of others.
    private static final int MOST = 5_000_000;

    private static final long SEED = 1;

    private final JsonNode datasets;

    Transforms(JsonNode datasets) {
        this.datasets = datasets;
    }

    /// The name of a transform that is known, or null.
    static @Nullable String name(JsonNode transform) {
        for (String name :
                List.of(
                        "filter",
                        "calculate",
                        "aggregate",
                        "joinaggregate",
                        "window",
                        "stack",
                        "bin",
                        "fold",
                        "pivot",
                        "impute",
                        "lookup",
                        "quantile",
                        "density",
                        "regression",
                        "loess",
                        "sample",
                        "timeUnit",
                        "flatten")) {
            if (transform.has(name)) {
                return name;
            }
        }
        return null;
    }

    /// @param name as `name` says
    /// @throws UnsupportedOperationException naming what is not known
    List<Map<String, @Nullable Object>> apply(
            String name, List<Map<String, @Nullable Object>> rows, JsonNode transform) {
        return switch (name) {
            case "filter" -> {
                Predicate keeps = Predicate.of(transform.path("filter"));
                yield rows.stream().filter(keeps::test).toList();
            }
            case "calculate" -> {
                Expression expression = new Expression(transform.path("calculate").asString(""));
                String as = as(transform, 0, "value");
                yield with(rows, (row, more) -> more.put(as, expression.of(row)));
            }
            case "aggregate" -> aggregated(rows, transform);
            case "joinaggregate" -> joined(rows, transform);
            case "window" -> Windows.of(rows, transform);
            case "stack" -> Stacked.of(rows, transform);
            case "bin" -> binned(rows, transform);
            case "fold" -> folded(rows, transform);
            case "pivot" -> Pivots.of(rows, transform);
            case "impute" -> Imputed.of(rows, transform);
            case "lookup" -> LookedUp.of(rows, transform, datasets);
            case "density" -> Curves.density(rows, transform);
            case "flatten" -> Flattened.of(rows, transform);
            case "regression" -> Curves.regression(rows, transform);
            case "loess" -> Curves.loess(rows, transform);
            case "sample" -> sampled(rows, transform.path("sample").asInt(1_000));
            case "timeUnit" -> UnitTimes.of(rows, transform);
            default -> quantiles(rows, transform);
        };
    }

    interface Adding {
        void to(Map<String, @Nullable Object> row, Map<String, @Nullable Object> more);
    }

    /// All rows with what `adding` puts into a copy of each.
    static List<Map<String, @Nullable Object>> with(
            List<Map<String, @Nullable Object>> rows, Adding adding) {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (Map<String, @Nullable Object> row : rows) {
            Map<String, @Nullable Object> more = new LinkedHashMap<>(row);
            adding.to(row, more);
            all.add(more);
        }
        return all;
    }

    /// `as` may be one name or a list of them.
    static String as(JsonNode transform, int place, String otherwise) {
        JsonNode as = transform.path("as");
        return as.isArray()
                ? as.path(place).asString(otherwise)
                : place == 0 ? as.asString(otherwise) : otherwise;
    }

    private static void aggregate(
            List<Map<String, @Nullable Object>> group,
            JsonNode wanted,
            Map<String, @Nullable Object> into) {
        for (JsonNode one : wanted) {
            String operation = one.path("op").asString("");
            String field = one.path("field").asString("");
            String usual = field.isEmpty() ? operation : operation + "_" + field;
            into.put(one.path("as").asString(usual), Aggregates.of(operation, group, field));
        }
    }

    private static List<Map<String, @Nullable Object>> aggregated(
            List<Map<String, @Nullable Object>> rows, JsonNode transform) {
        List<String> keys = RowGroups.names(transform.path("groupby"));
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (List<Map<String, @Nullable Object>> group : RowGroups.of(rows, keys).values()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            keys.forEach(key -> row.put(key, group.getFirst().get(key)));
            aggregate(group, transform.path("aggregate"), row);
            all.add(row);
        }
        return all;
    }

    private static List<Map<String, @Nullable Object>> joined(
            List<Map<String, @Nullable Object>> rows, JsonNode transform) {
        List<Map<String, @Nullable Object>> all = with(rows, (row, more) -> {});
        List<String> keys = RowGroups.names(transform.path("groupby"));
        for (List<Map<String, @Nullable Object>> group : RowGroups.of(all, keys).values()) {
            Map<String, @Nullable Object> found = new LinkedHashMap<>();
            aggregate(group, transform.path("joinaggregate"), found);
            group.forEach(row -> row.putAll(found));
        }
        return all;
    }

    private static List<Map<String, @Nullable Object>> binned(
            List<Map<String, @Nullable Object>> rows, JsonNode transform) {
        String field = transform.path("field").asString("");
        JsonNode bin = transform.path("bin");
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Map<String, @Nullable Object> row : rows) {
            if (row.get(field) instanceof Double value && Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        BinSteps bins = BinSteps.of(bin, low, high);
        String start = as(transform, 0, "bin");
        String end = as(transform, 1, start + "_end");
        return with(
                rows,
                (row, more) -> {
                    double value = row.get(field) instanceof Double d ? d : Double.NaN;
                    double from = bins.from(value);
                    boolean known = !Double.isNaN(from);
                    more.put(start, known ? from : null);
                    more.put(end, known ? from + bins.step() : null);
                });
    }

    private static List<Map<String, @Nullable Object>> folded(
            List<Map<String, @Nullable Object>> rows, JsonNode transform) {
        List<String> fields = RowGroups.names(transform.path("fold"));
        if ((long) rows.size() * fields.size() > MOST) {
            throw new UnsupportedOperationException("more than 5 million rows");
        }
        String key = as(transform, 0, "key");
        String value = as(transform, 1, "value");
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (Map<String, @Nullable Object> row : rows) {
            for (String field : fields) {
                Map<String, @Nullable Object> one = new LinkedHashMap<>(row);
                one.put(key, field);
                one.put(value, row.get(field));
                all.add(one);
            }
        }
        return all;
    }

    /// Some of the rows, in their order; always the same ones of as many.
    private static List<Map<String, @Nullable Object>> sampled(
            List<Map<String, @Nullable Object>> rows, int wanted) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Map<String, @Nullable Object>> chosen = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (random.nextInt(rows.size() - i) < wanted - chosen.size()) {
                chosen.add(rows.get(i));
            }
        }
        return chosen;
    }

    private static List<Map<String, @Nullable Object>> quantiles(
            List<Map<String, @Nullable Object>> rows, JsonNode transform) {
        String field = transform.path("quantile").asString("");
        List<Double> shares = new ArrayList<>();
        transform.path("probs").forEach(share -> shares.add(share.asDouble(0)));
        double step = transform.path("step").asDouble(0.01);
        for (double share = step / 2;
                transform.path("probs").isMissingNode() && step > 1e-5 && share < 1;
                share += step) {
            shares.add(share);
        }
        List<String> keys = RowGroups.names(transform.path("groupby"));
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (List<Map<String, @Nullable Object>> group : RowGroups.of(rows, keys).values()) {
            double[] sorted =
                    Quantiles.sorted(
                            group.stream()
                                    .mapToDouble(
                                            row ->
                                                    row.get(field) instanceof Double d
                                                            ? d
                                                            : Double.NaN)
                                    .toArray());
            for (double share : sorted.length == 0 ? List.<Double>of() : shares) {
                Map<String, @Nullable Object> row = new LinkedHashMap<>();
                keys.forEach(key -> row.put(key, group.getFirst().get(key)));
                row.put(as(transform, 0, "prob"), share);
                row.put(as(transform, 1, "value"), Quantiles.of(sorted, share));
                all.add(row);
            }
        }
        return all;
    }

    /// Values of a field in order of appearance.
    static Set<@Nullable Object> distinct(List<Map<String, @Nullable Object>> rows, String field) {
        Set<@Nullable Object> values = new LinkedHashSet<>();
        rows.forEach(row -> values.add(row.get(field)));
        return values;
    }
}
