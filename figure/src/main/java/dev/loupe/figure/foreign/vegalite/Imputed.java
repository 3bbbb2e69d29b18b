package dev.loupe.figure.foreign.vegalite;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The transform `impute`: rows that are missing from a group, and values that are missing from rows. Source: Vega-Lite's documentation
/// of impute, version 6.
final class Imputed {
    private Imputed() {}

    /// @throws UnsupportedOperationException naming what is not known
    static List<Map<String, @Nullable Object>> of(
            List<Map<String, @Nullable Object>> rows, JsonNode transform) {
        String field = transform.path("impute").asString("");
        String key = transform.path("key").asString("");
        String method = transform.path("method").asString("value");
        if (transform.has("frame")
                || transform.path("keyvals").isObject()
                || !List.of("value", "mean", "median", "min", "max").contains(method)) {
            throw new UnsupportedOperationException("a frame, a sequence of keys or that method");
        }
        List<String> groupby = RowGroups.names(transform.path("groupby"));
        Set<@Nullable Object> keys = new LinkedHashSet<>();
        transform.path("keyvals").forEach(value -> keys.add(Rows.plain(value)));
        keys.addAll(Transforms.distinct(rows, key));
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        List<Map<String, @Nullable Object>> added = new ArrayList<>();
        rows.forEach(row -> all.add(new LinkedHashMap<>(row)));
        for (List<Map<String, @Nullable Object>> group : RowGroups.of(all, groupby).values()) {
            Object value =
                    method.equals("value")
                            ? Rows.plain(transform.path("value"))
                            : Aggregates.of(method, group, field);
            for (Map<String, @Nullable Object> row : group) {
                if (row.get(field) == null) {
                    row.put(field, value);
                }
            }
            Set<@Nullable Object> there = Transforms.distinct(group, key);
            for (Object missing : keys) {
                if (!there.contains(missing)) {
                    Map<String, @Nullable Object> row = new LinkedHashMap<>();
                    groupby.forEach(name -> row.put(name, group.getFirst().get(name)));
                    row.put(key, missing);
                    row.put(field, value);
                    added.add(row);
                }
            }
        }
        all.addAll(added);
        return all;
    }
}
