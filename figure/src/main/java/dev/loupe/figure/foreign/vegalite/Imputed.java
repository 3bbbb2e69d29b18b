package dev.loupe.figure.foreign.vegalite;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The transform `impute`: rows that are missing from a group, and values that are missing from rows. Source: Vega-Lite's documentation
/// of impute, version 6.
final class Imputed {
    private static final String NEIGHBOURS = "of neighbours";

    private Imputed() {}

    /// @throws UnsupportedOperationException naming what is not known
    static List<Map<String, @Nullable Object>> of(
            List<Map<String, @Nullable Object>> rows, JsonNode transform) {
        String field = transform.path("impute").asString("");
        String key = transform.path("key").asString("");
        String method = transform.path("method").asString("value");
        if (!List.of("value", "mean", "median", "min", "max").contains(method)) {
            throw new UnsupportedOperationException("the method " + method);
        }
        List<String> groupby = RowGroups.names(transform.path("groupby"));
        Object value = method.equals("value") ? Rows.plain(transform.path("value")) : null;
        Set<@Nullable Object> keys = keys(transform.path("keyvals"));
        keys.addAll(Transforms.distinct(rows, key));
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        rows.forEach(row -> all.add(new LinkedHashMap<>(row)));
        for (List<Map<String, @Nullable Object>> group : RowGroups.of(rows, groupby).values()) {
            Set<@Nullable Object> there = Transforms.distinct(group, key);
            for (Object missing : keys) {
                if (!there.contains(missing)) {
                    Map<String, @Nullable Object> row = new LinkedHashMap<>();
                    groupby.forEach(name -> row.put(name, group.getFirst().get(name)));
                    row.put(key, missing);
                    row.put(field, value);
                    all.add(row);
                }
            }
        }
        List<Map<String, @Nullable Object>> known =
                method.equals("value")
                        ? all
                        : Windows.of(all, neighbours(field, method, transform));
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).get(field) == null) {
                Object of = known.get(i).get(NEIGHBOURS);
                all.get(i).put(field, method.equals("value") ? value : of);
            }
        }
        return all;
    }

    /// Keys that must be there: a list, or a sequence from `start` to before `stop`.
    private static Set<@Nullable Object> keys(JsonNode wanted) {
        Set<@Nullable Object> keys = new LinkedHashSet<>();
        if (wanted.isArray()) {
            wanted.forEach(value -> keys.add(Rows.plain(value)));
        } else if (wanted.isObject()) {
            for (Map<String, @Nullable Object> row : Rows.sequence(wanted)) {
                keys.addAll(row.values());
            }
        }
        return keys;
    }

    /// What the rows around each say, as a window over the order of rows in a group; the whole group where no frame is given.
    private static JsonNode neighbours(String field, String method, JsonNode transform) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        ObjectNode window = make.objectNode();
        window.putArray("window")
                .add(make.objectNode().put("op", method).put("field", field).put("as", NEIGHBOURS));
        window.set("groupby", transform.path("groupby"));
        window.set(
                "frame",
                transform.path("frame").isArray()
                        ? transform.path("frame")
                        : make.arrayNode().addNull().addNull());
        return window;
    }
}
