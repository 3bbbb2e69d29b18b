package dev.loupe.figure.foreign.vegalite;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Csv;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.foreign.carry.Carrier;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Rows of a Vega-Lite data source, after its transforms. Values are `Double`, `String`, `Boolean` or null.
final class Rows {
    private static final int MOST = 5_000_000;

    private Rows() {}

    /// @throws IllegalArgumentException with one sentence if the data are not in the spec
    static List<Map<String, @Nullable Object>> of(JsonNode data, JsonNode datasets) {
        if (data.has("values")) {
            return values(data.path("values"));
        }
        if (data.has("name") && datasets.has(data.path("name").asString(""))) {
            return values(datasets.path(data.path("name").asString("")));
        }
        if (data.has("sequence")) {
            return sequence(data.path("sequence"));
        }
        throw new IllegalArgumentException(
                data.has("url")
                        ? "The data of the Vega-Lite spec are at "
                                + data.path("url").asString("")
                                + ", which is not read; give them as data.values."
                        : "The Vega-Lite spec has no data: expected data.values.");
    }

    private static List<Map<String, @Nullable Object>> values(JsonNode values) {
        if (values.isString()) {
            return table(Csv.parse(values.asString()));
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (JsonNode value : values) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            if (value.isObject()) {
                value.properties()
                        .forEach(field -> row.put(field.getKey(), plain(field.getValue())));
            } else {
                row.put("data", plain(value));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<Map<String, @Nullable Object>> table(Table table) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < table.rows(); i++) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            for (Map.Entry<String, Column> column : table.columns().entrySet()) {
                boolean number = column.getValue() instanceof Column.Numbers;
                boolean missing = column.getValue().missing(i);
                row.put(
                        column.getKey(),
                        missing
                                ? null
                                : column.getValue() instanceof Column.Numbers(double[] all)
                                                && number
                                        ? (Object) all[i]
                                        : column.getValue().text(i));
            }
            rows.add(row);
        }
        return rows;
    }

    static List<Map<String, @Nullable Object>> sequence(JsonNode of) {
        double start = of.path("start").asDouble(0);
        double stop = of.path("stop").asDouble(0);
        double step = of.path("step").asDouble(1);
        double count = Math.ceil((stop - start) / step);
        if (!(count >= 0 && count <= MOST)) {
            throw new IllegalArgumentException(
                    "A Vega-Lite sequence has at most 5 million values, but start, stop and step ask for others.");
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put(of.path("as").asString("data"), start + i * step);
            rows.add(row);
        }
        return rows;
    }

    static @Nullable Object plain(JsonNode value) {
        return value.isNull() || value.isMissingNode()
                ? null
                : value.isNumber()
                        ? (Object) value.asDouble()
                        : value.isBoolean()
                                ? (Object) value.asBoolean()
                                : value.isString() ? value.asString() : value.toString();
    }

    /// The rows after a transform; one that is not known becomes a note.
    static List<Map<String, @Nullable Object>> transformed(
            List<Map<String, @Nullable Object>> rows,
            JsonNode transform,
            JsonNode datasets,
            Carrier carrier) {
        String name = Transforms.name(transform);
        if (name == null) {
            carrier.lost(
                    "The transform "
                            + (transform.isObject() && transform.size() > 0
                                    ? transform.propertyNames().iterator().next()
                                    : "?"));
            return rows;
        }
        try {
            return new Transforms(datasets).apply(name, rows, transform);
        } catch (UnsupportedOperationException e) {
            carrier.note(
                    "The transform %s is not carried over: it uses %s."
                            .formatted(name, e.getMessage()));
            return rows;
        }
    }
}
