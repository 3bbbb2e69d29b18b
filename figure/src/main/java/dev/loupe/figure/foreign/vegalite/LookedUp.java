package dev.loupe.figure.foreign.vegalite;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The transform `lookup`: fields of the row of other data that has the same key. Where no fields are named, all are, below the name that
/// `as` gives to the whole row: `as.field`. Source: Vega-Lite's documentation of lookup, version 6.
final class LookedUp {
    private LookedUp() {}

    /// @throws UnsupportedOperationException if the other side is a selection
    static List<Map<String, @Nullable Object>> of(
            List<Map<String, @Nullable Object>> rows, JsonNode transform, JsonNode datasets) {
        JsonNode from = transform.path("from");
        String key = from.path("key").asString("");
        String field = transform.path("lookup").asString("");
        if (!from.has("data")) {
            throw new UnsupportedOperationException("a selection");
        }
        Map<@Nullable Object, Map<String, @Nullable Object>> others = new LinkedHashMap<>();
        Set<String> all = new LinkedHashSet<>();
        for (Map<String, @Nullable Object> row : Rows.of(from.path("data"), datasets)) {
            others.put(row.get(key), row);
            all.addAll(row.keySet());
        }
        List<String> named = RowGroups.names(from.path("fields"));
        List<String> fields = named.isEmpty() ? List.copyOf(all) : named;
        List<String> names = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            String whole = Transforms.as(transform, 0, "");
            names.add(
                    named.isEmpty()
                            ? (whole.isEmpty() ? "" : whole + ".") + fields.get(i)
                            : Transforms.as(transform, i, fields.get(i)));
        }
        Object otherwise = Rows.plain(transform.path("default"));
        return Transforms.with(
                rows,
                (row, more) -> {
                    Map<String, @Nullable Object> found = others.get(row.get(field));
                    for (int i = 0; i < fields.size(); i++) {
                        more.put(
                                names.get(i), found == null ? otherwise : found.get(fields.get(i)));
                    }
                });
    }
}
