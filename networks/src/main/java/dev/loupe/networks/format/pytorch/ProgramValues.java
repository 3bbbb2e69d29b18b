package dev.loupe.networks.format.pytorch;

import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Type;
import dev.loupe.networks.graph.Value;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// The values of one graph by name, and what its nodes' arguments are (`torch/_export/serde/schema.py`, Argument).
final class ProgramValues {
    private final JsonNode types;
    private final Map<String, String> stored;
    private final Map<String, Tensor> weights;
    private final Map<String, Integer> indices = new HashMap<>();
    private final List<Value> values = new ArrayList<>();

    /// @param stored names of weights by the graph's inputs
    ProgramValues(JsonNode graph, Map<String, String> stored, Map<String, Tensor> weights) {
        this.types = graph.path("tensor_values");
        this.stored = stored;
        this.weights = weights;
    }

    List<Value> all() {
        return values;
    }

    int index(String name) {
        return indices.computeIfAbsent(
                name,
                n -> {
                    String weight = stored.get(n);
                    Tensor data = weight == null ? null : weights.get(weight);
                    Type type = ProgramTypes.type(types.path(n));
                    values.add(new Value(n, type, data));
                    return values.size() - 1;
                });
    }

    /// The values that an argument names: one, several, or none where it is a constant.
    static List<String> names(JsonNode argument) {
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, JsonNode> kind : argument.properties()) {
            JsonNode value = kind.getValue();
            switch (kind.getKey()) {
                case "as_tensor", "as_custom_obj" -> names.add(value.path("name").asString(""));
                case "as_tensors" -> value.forEach(one -> names.add(one.path("name").asString("")));
                case "as_optional_tensors" ->
                        value.forEach(
                                one -> {
                                    if (one.path("as_tensor").isObject()) {
                                        names.add(one.path("as_tensor").path("name").asString(""));
                                    }
                                });
                case "as_sym_int", "as_sym_bool", "as_sym_float" -> {
                    if (value.has("as_name")) {
                        names.add(value.path("as_name").asString(""));
                    }
                }
                default -> {}
            }
        }
        return names;
    }

    /// A constant argument; empty for None and what has no value.
    static Optional<Attribute> attribute(String name, JsonNode argument) {
        for (Map.Entry<String, JsonNode> kind : argument.properties()) {
            JsonNode value = kind.getValue();
            Attribute.Content content =
                    switch (kind.getKey()) {
                        case "as_none" -> null;
                        case "as_int" -> new Attribute.Whole(value.asLong(0));
                        case "as_float" -> new Attribute.Real(number(value));
                        case "as_bool" -> new Attribute.Flag(value.asBoolean(false));
                        case "as_string" -> new Attribute.Text(value.asString(""));
                        case "as_ints" ->
                                new Attribute.Wholes(
                                        elements(value).stream()
                                                .mapToLong(v -> v.asLong(0))
                                                .toArray());
                        case "as_floats" ->
                                new Attribute.Reals(
                                        elements(value).stream()
                                                .mapToDouble(ProgramValues::number)
                                                .toArray());
                        case "as_strings" ->
                                new Attribute.Texts(
                                        elements(value).stream().map(v -> v.asString("")).toList());
                        case "as_scalar_type" ->
                                new Attribute.Text(
                                        ProgramTypes.scalar(value)
                                                .map(Object::toString)
                                                .orElse("unknown"));
                        default -> new Attribute.Other(value.toString());
                    };
            return content == null ? Optional.empty() : Optional.of(new Attribute(name, content));
        }
        return Optional.empty();
    }

    private static List<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }

    /// JSON has no infinities; they are written as texts.
    private static double number(JsonNode value) {
        if (value.isNumber()) {
            return value.asDouble();
        }
        return switch (value.asString("")) {
            case "Infinity", "inf" -> Double.POSITIVE_INFINITY;
            case "-Infinity", "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.NaN;
        };
    }
}
