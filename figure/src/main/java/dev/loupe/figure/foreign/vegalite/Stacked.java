package dev.loupe.figure.foreign.vegalite;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;

/// The transform `stack`: values of a group on each other. Negative values are stacked downwards, but as their size where stacks are shares or
/// about a middle, as Vega does. Source: Vega's documentation of `stack`, version 6.
final class Stacked {
    private Stacked() {}

    /// @throws UnsupportedOperationException naming an offset that is not known
    static List<Map<String, @Nullable Object>> of(
            List<Map<String, @Nullable Object>> rows, JsonNode transform) {
        String field = transform.path("stack").asString("");
        String start = Transforms.as(transform, 0, "");
        String end = Transforms.as(transform, 1, start + "_end");
        String offset = transform.path("offset").asString("zero");
        if (!List.of("zero", "normalize", "center").contains(offset)) {
            throw new UnsupportedOperationException("the offset " + offset);
        }
        List<Map<String, @Nullable Object>> all = Transforms.with(rows, (row, more) -> {});
        var order = RowGroups.order(transform.path("sort"));
        double largest = 0;
        Map<List<@Nullable Object>, List<Map<String, @Nullable Object>>> groups =
                RowGroups.of(all, RowGroups.names(transform.path("groupby")));
        for (List<Map<String, @Nullable Object>> group : groups.values()) {
            largest = Math.max(largest, sum(group, field));
        }
        for (List<Map<String, @Nullable Object>> group : groups.values()) {
            if (order != null) {
                group.sort(order);
            }
            double sum = sum(group, field);
            double up = offset.equals("center") ? (largest - sum) / 2 : 0;
            double down = 0;
            double scale = offset.equals("normalize") && sum > 0 ? 1 / sum : 1;
            for (Map<String, @Nullable Object> row : group) {
                double value = Operations.number(row.get(field)) * scale;
                if (!offset.equals("zero")) {
                    value = Math.abs(value);
                }
                double from = value < 0 ? down : up;
                row.put(start, from);
                row.put(end, from + value);
                down += Math.min(0, value);
                up += Math.max(0, value);
            }
        }
        return all;
    }

    private static double sum(List<Map<String, @Nullable Object>> rows, String field) {
        return rows.stream().mapToDouble(row -> Math.abs(Operations.number(row.get(field)))).sum();
    }
}
