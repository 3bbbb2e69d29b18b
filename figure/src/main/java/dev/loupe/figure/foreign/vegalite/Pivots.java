package dev.loupe.figure.foreign.vegalite;

import dev.loupe.figure.data.Plain;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The transform `pivot`: values of one field become fields of their own. Source: Vega-Lite's documentation of pivot, version 6.
final class Pivots {
    private static final int MOST = 10_000;

    private Pivots() {}

    /// @throws UnsupportedOperationException naming what is not known
    static List<Map<String, @Nullable Object>> of(
            List<Map<String, @Nullable Object>> rows, JsonNode transform) {
        String field = transform.path("pivot").asString("");
        String value = transform.path("value").asString("");
        String operation = transform.path("op").asString("sum");
        List<String> keys = RowGroups.names(transform.path("groupby"));
        List<@Nullable Object> names =
                Transforms.distinct(rows, field).stream().filter(v -> v != null).toList();
        if (names.size() > MOST || transform.has("limit") && transform.path("limit").asInt() > 0) {
            throw new UnsupportedOperationException("a limit, or more than 10,000 fields");
        }
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (List<Map<String, @Nullable Object>> group : RowGroups.of(rows, keys).values()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            keys.forEach(key -> row.put(key, group.getFirst().get(key)));
            Map<List<@Nullable Object>, List<Map<String, @Nullable Object>>> parts =
                    RowGroups.of(group, List.of(field));
            for (Object name : names) {
                List<@Nullable Object> key = new ArrayList<>();
                key.add(name);
                List<Map<String, @Nullable Object>> of = parts.getOrDefault(key, List.of());
                String said = name instanceof Double d ? Plain.number(d) : String.valueOf(name);
                row.put(said, Aggregates.of(operation, of, value));
            }
            all.add(row);
        }
        return all;
    }
}
