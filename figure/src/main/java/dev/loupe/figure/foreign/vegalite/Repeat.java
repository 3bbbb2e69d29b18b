package dev.loupe.figure.foreign.vegalite;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A view that is repeated for fields by row, column or layer, or one after another, written out.
///
/// Source: Vega-Lite's documentation of `repeat`, version 6.
final class Repeat {
    private static final int MOST = 400;

    private final JsonNode node;

    /// @param node with `repeat` and `spec`
    Repeat(JsonNode node) {
        this.node = node;
    }

    /// A view with `concat`, or with `layer` where fields are only repeated by layer, whose parts repeat nothing.
    ///
    /// @throws IllegalArgumentException with one sentence if there would be more than 400 views
    ObjectNode written() {
        JsonNode repeat = node.path("repeat");
        List<String> rows = names(repeat.path("row"));
        List<String> columns = names(repeat.isArray() ? repeat : repeat.path("column"));
        List<String> layers = names(repeat.path("layer"));
        if ((long) rows.size() * columns.size() * layers.size() > MOST) {
            throw new IllegalArgumentException(
                    "A Vega-Lite spec repeats a view at most 400 times here, but this one %d times."
                            .formatted((long) rows.size() * columns.size() * layers.size()));
        }
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!List.of("repeat", "spec", "columns").contains(field.getKey())) {
                whole.set(field.getKey(), field.getValue());
            }
        }
        if (!repeat.isArray() && !repeat.has("row") && !repeat.has("column")) {
            whole.set("layer", layers("", "", layers));
            return whole;
        }
        ArrayNode views = JsonNodeFactory.instance.arrayNode();
        for (String row : rows) {
            for (String column : columns) {
                JsonNode view = JsonNodeFactory.instance.objectNode();
                if (repeat.has("layer")) {
                    ((ObjectNode) view).set("layer", layers(row, column, layers));
                } else {
                    view = filled(node.path("spec"), row, column, "", repeat.isArray());
                }
                views.add(view);
            }
        }
        whole.set("concat", views);
        int wrap = node.path("columns").asInt(columns.size());
        whole.put("columns", repeat.isArray() ? wrap : columns.size());
        return whole;
    }

    private ArrayNode layers(String row, String column, List<String> layers) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        layers.forEach(layer -> all.add(filled(node.path("spec"), row, column, layer, false)));
        return all;
    }

    /// At least one, so that what is not repeated counts once.
    private static List<String> names(JsonNode array) {
        List<String> names = new ArrayList<>();
        array.forEach(name -> names.add(name.asString("")));
        return names.isEmpty() ? List.of("") : names;
    }

    /// The same tree with the field's name in place of each `{"repeat": …}`.
    private static JsonNode filled(
            JsonNode spec, String row, String column, String layer, boolean plain) {
        if (spec.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            spec.forEach(value -> array.add(filled(value, row, column, layer, plain)));
            return array;
        }
        if (!spec.isObject()) {
            return spec;
        }
        if (spec.size() == 1 && spec.path("repeat").isString()) {
            String name =
                    switch (spec.path("repeat").asString("")) {
                        case "row" -> row;
                        case "column" -> column;
                        case "layer" -> layer;
                        default -> plain ? column : "";
                    };
            return JsonNodeFactory.instance.stringNode(name);
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        spec.properties()
                .forEach(
                        field ->
                                object.set(
                                        field.getKey(),
                                        field.getKey().equals("values")
                                                ? field.getValue()
                                                : filled(
                                                        field.getValue(),
                                                        row,
                                                        column,
                                                        layer,
                                                        plain)));
        return object;
    }
}
