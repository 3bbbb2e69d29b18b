package dev.loupe.figure.foreign.vegalite;

import dev.loupe.figure.stat.Moments;
import dev.loupe.figure.stat.Quantiles;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// One number for the values of a field in several rows. Source: Vega's documentation of aggregate operations, version 6.
final class Aggregates {
    private Aggregates() {}

    /// @throws UnsupportedOperationException naming an operation that is not known
    static @Nullable Object of(
            String operation, List<Map<String, @Nullable Object>> rows, String field) {
        switch (operation) {
            case "count" -> {
                return (double) rows.size();
            }
            case "valid", "missing" -> {
                double valid = rows.stream().filter(row -> valid(row.get(field))).count();
                double missing = rows.stream().filter(row -> row.get(field) == null).count();
                return operation.equals("valid") ? valid : missing;
            }
            case "distinct" -> {
                return (double) rows.stream().map(row -> row.get(field)).distinct().count();
            }
            default -> {}
        }
        double[] sorted =
                rows.stream()
                        .map(row -> row.get(field))
                        .filter(Aggregates::valid)
                        .mapToDouble(Operations::number)
                        .sorted()
                        .toArray();
        double n = sorted.length;
        return switch (operation) {
            case "sum" -> Arrays.stream(sorted).sum();
            case "product" -> n == 0 ? null : Arrays.stream(sorted).reduce(1, (a, b) -> a * b);
            case "mean", "average" -> n == 0 ? null : Moments.of(sorted).mean();
            case "stdev" -> n < 2 ? (Object) 0.0 : Moments.of(sorted).sd();
            case "stderr" -> n < 2 ? (Object) 0.0 : Moments.of(sorted).se();
            case "variance" -> n < 2 ? (Object) 0.0 : Math.pow(Moments.of(sorted).sd(), 2);
            case "variancep", "stdevp" -> {
                double squared = n < 2 ? 0 : Math.pow(Moments.of(sorted).sd(), 2) * (n - 1) / n;
                yield operation.equals("stdevp") ? Math.sqrt(squared) : squared;
            }
            case "median" -> n == 0 ? null : Quantiles.of(sorted, 0.5);
            case "q1" -> n == 0 ? null : Quantiles.of(sorted, 0.25);
            case "q3" -> n == 0 ? null : Quantiles.of(sorted, 0.75);
            case "min" -> n == 0 ? null : (Object) sorted[0];
            case "max" -> n == 0 ? null : (Object) sorted[sorted.length - 1];
            default -> throw new UnsupportedOperationException("the operation " + operation);
        };
    }

    private static boolean valid(@Nullable Object value) {
        return value != null
                && !Objects.equals(value, "")
                && !(value instanceof Double d && d.isNaN());
    }
}
