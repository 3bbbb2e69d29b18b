package dev.loupe.figure.foreign.vegalite;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Rows by the values of some fields, and in the order of others.
final class RowGroups {
    private RowGroups() {}

    static List<String> names(JsonNode list) {
        List<String> names = new ArrayList<>();
        list.forEach(name -> names.add(name.asString("")));
        return names;
    }

    /// In the order in which their first rows came.
    static Map<List<@Nullable Object>, List<Map<String, @Nullable Object>>> of(
            List<Map<String, @Nullable Object>> rows, List<String> keys) {
        Map<List<@Nullable Object>, List<Map<String, @Nullable Object>>> groups =
                new LinkedHashMap<>();
        for (Map<String, @Nullable Object> row : rows) {
            List<@Nullable Object> key = new ArrayList<>();
            keys.forEach(name -> key.add(row.get(name)));
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
        }
        return groups;
    }

    /// By `sort`, a list of `field` and perhaps `order`; missing values first. No order if there is none.
    static @Nullable Comparator<Map<String, @Nullable Object>> order(JsonNode sort) {
        Comparator<Map<String, @Nullable Object>> order = null;
        for (JsonNode one : sort) {
            String field = one.path("field").asString("");
            Comparator<Map<String, @Nullable Object>> by =
                    (a, b) -> compared(a.get(field), b.get(field));
            if (one.path("order").asString("").equals("descending")) {
                by = by.reversed();
            }
            order = order == null ? by : order.thenComparing(by);
        }
        return order;
    }

    private static int compared(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return a == b ? 0 : a == null ? -1 : 1;
        }
        return a instanceof String s && b instanceof String t
                ? s.compareTo(t)
                : Double.compare(Operations.number(a), Operations.number(b));
    }
}
