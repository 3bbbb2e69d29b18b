package dev.loupe.figure.foreign.vegalite;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What a filter keeps. Source: Vega-Lite's documentation of predicates, version 6.
interface Predicate {
    boolean test(Map<String, @Nullable Object> row);

    /// @throws UnsupportedOperationException naming what is not known
    static Predicate of(JsonNode filter) {
        if (filter.isString()) {
            Expression expression = new Expression(filter.asString());
            return row -> Operations.truth(expression.of(row));
        }
        if (filter.has("not")) {
            Predicate inner = of(filter.path("not"));
            return row -> !inner.test(row);
        }
        if (filter.has("and") || filter.has("or")) {
            boolean all = filter.has("and");
            List<Predicate> parts = new ArrayList<>();
            filter.path(all ? "and" : "or").forEach(part -> parts.add(of(part)));
            return row ->
                    all
                            ? parts.stream().allMatch(p -> p.test(row))
                            : parts.stream().anyMatch(p -> p.test(row));
        }
        if (!filter.has("field") || filter.has("timeUnit")) {
            throw new UnsupportedOperationException(
                    filter.has("timeUnit") ? "a timeUnit" : "a selection");
        }
        String field = filter.path("field").asString("");
        return row -> fits(row.get(field), filter);
    }

    private static boolean fits(@Nullable Object value, JsonNode filter) {
        double number = value instanceof Double d ? d : Double.NaN;
        if (filter.has("equal")) {
            return Objects.equals(value, Rows.plain(filter.path("equal")));
        }
        if (filter.has("oneOf")) {
            for (JsonNode one : filter.path("oneOf")) {
                if (Objects.equals(value, Rows.plain(one))) {
                    return true;
                }
            }
            return false;
        }
        if (filter.has("range")) {
            double from = filter.path("range").path(0).asDouble(Double.NEGATIVE_INFINITY);
            double to = filter.path("range").path(1).asDouble(Double.POSITIVE_INFINITY);
            return number >= from && number <= to;
        }
        if (filter.has("valid")) {
            boolean valid = value != null && !(value instanceof Double d && d.isNaN());
            return valid == filter.path("valid").asBoolean(true);
        }
        for (String name : List.of("lt", "lte", "gt", "gte")) {
            if (filter.has(name)) {
                double bound = filter.path(name).asDouble(Double.NaN);
                return switch (name) {
                    case "lt" -> number < bound;
                    case "lte" -> number <= bound;
                    case "gt" -> number > bound;
                    default -> number >= bound;
                };
            }
        }
        throw new UnsupportedOperationException("a predicate without a known comparison");
    }
}
