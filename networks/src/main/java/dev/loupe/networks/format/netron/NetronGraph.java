package dev.loupe.networks.format.netron;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.networks.format.AttributeText;
import dev.loupe.networks.format.ExtentText;
import dev.loupe.networks.format.GraphDraft;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Type;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One graph. Nodes name their values by place in `values`, or by name in `arguments`; a place beyond the list is a value of which nothing else is told. A value with an `initializer` is
/// a weight, of which the message has the type alone.
final class NetronGraph {
    private final GraphDraft draft;
    private final List<Tensor> tensors;
    private final Map<String, JsonNode> values = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Set<String> stored = new HashSet<>();

    /// @param tensors gets the weights
    NetronGraph(String name, Graph.Role role, List<Tensor> tensors) {
        draft = new GraphDraft(name, role);
        this.tensors = tensors;
    }

    Graph read(JsonNode graph) {
        int place = 0;
        for (JsonNode value : graph.path("values")) {
            values.put(Integer.toString(place++), value);
        }
        for (JsonNode value : graph.path("arguments")) {
            values.put(value.path("name").asString(""), value);
        }
        for (JsonNode input : graph.path("inputs")) {
            for (JsonNode id : ids(input)) {
                if (weight(id.asString("")) == null && !unnamed(id.asString(""))) {
                    typed(draft.input(name(id.asString(""))), id.asString(""));
                }
            }
        }
        for (JsonNode node : graph.path("nodes")) {
            node(node);
        }
        for (JsonNode output : graph.path("outputs")) {
            for (JsonNode id : ids(output)) {
                draft.output(port("", id.asString("")));
            }
        }
        if (graph.path("outputs").isEmpty()) {
            draft.outputsAreWhatNobodyTakes();
        }
        return draft.graph();
    }

    private void node(JsonNode node) {
        List<Node.Port> takes = new ArrayList<>();
        for (JsonNode input : node.path("inputs")) {
            String formal = input.path("name").asString("");
            ids(input).forEach(id -> takes.add(port(formal, id.asString(""))));
        }
        List<Node.Port> makes = new ArrayList<>();
        for (JsonNode output : node.path("outputs")) {
            String formal = output.path("name").asString("");
            for (JsonNode id : ids(output)) {
                makes.add(
                        unnamed(id.asString(""))
                                ? new Node.Port(formal, -1)
                                : typed(
                                        draft.makes(formal, name(id.asString(""))),
                                        id.asString("")));
            }
        }
        List<Attribute> attributes = new ArrayList<>();
        node.path("attributes").forEach(a -> attributes.add(attribute(a)));
        draft.add(
                new Node(
                        node.path("name").asString(""),
                        node.path("type").path("name").asString(""),
                        "",
                        takes,
                        makes,
                        attributes,
                        List.of(),
                        "",
                        Map.of()));
    }

    private static JsonNode ids(JsonNode argument) {
        return argument.path(argument.has("value") ? "value" : "arguments");
    }

    private Node.Port port(String formal, String id) {
        Tensor weight = weight(id);
        if (weight != null) {
            if (stored.add(id)) {
                tensors.add(weight);
                draft.stored(weight.name(), weight);
            }
            return draft.takes(formal, weight.name());
        }
        return unnamed(id) ? new Node.Port(formal, -1) : typed(draft.takes(formal, name(id)), id);
    }

    /// ONNX leaves out an optional input by a value with an empty name.
    private boolean unnamed(String id) {
        JsonNode value = values.get(id);
        return value != null && value.path("name").asString("").isEmpty() && !value.has("type");
    }

    private Node.Port typed(Node.Port port, String id) {
        JsonNode value = values.get(id);
        if (value != null && value.has("type")) {
            draft.type(port, type(value.path("type")));
        }
        return port;
    }

    private @Nullable Tensor weight(String id) {
        JsonNode value = values.get(id);
        if (value == null || !value.has("initializer")) {
            return null;
        }
        JsonNode said = value.path("initializer").path("type");
        return type(said.isObject() ? said : value.path("type"))
                                instanceof Type.TensorOf(var element, var shape)
                        && element != null
                        && shape != null
                        && shape.elements() >= 0
                ? new Tensor(
                        name(id),
                        element,
                        shape,
                        shape.elements(),
                        new Tensor.Absent("Netron's message holds no weights."))
                : null;
    }

    private static Type type(JsonNode type) {
        String named = type.path("dataType").asString("");
        DataType element = DataType.named(named).orElse(null);
        if (element == null) {
            return named.isEmpty() ? Type.UNKNOWN : new Type.Named(named);
        }
        JsonNode extents = type.path("shape").path("dimensions");
        if (!extents.isArray()) {
            return new Type.TensorOf(element, null);
        }
        List<Shape.Dimension> dimensions = new ArrayList<>();
        extents.forEach(e -> dimensions.add(ExtentText.of(e.asString(""))));
        return new Type.TensorOf(element, new Shape(dimensions));
    }

    private static Attribute attribute(JsonNode attribute) {
        String name = attribute.path("name").asString("");
        JsonNode value = attribute.path("value");
        String type = attribute.path("type").asString("");
        if (value.isObject()) {
            return new Attribute(name, new Attribute.Other(type.isEmpty() ? "{}" : type));
        }
        if (!value.isArray()) {
            return type.equals("string")
                    ? new Attribute(name, new Attribute.Text(value.asString("")))
                    : AttributeText.of(name, value.asString(""));
        }
        List<String> items = new ArrayList<>();
        value.forEach(item -> items.add(item.asString("")));
        return type.startsWith("string") || items.isEmpty()
                ? new Attribute(name, new Attribute.Texts(items))
                : AttributeText.of(name, "[" + String.join(", ", items) + "]");
    }

    /// Each value has its name from the first time on.
    private String name(String id) {
        return names.computeIfAbsent(
                id,
                key -> {
                    JsonNode value = values.get(key);
                    String said = value == null ? "" : value.path("name").asString("");
                    String name = said.isEmpty() ? key : said;
                    String free = name;
                    for (int i = 2; !taken.add(free); i++) {
                        free = name + " (" + i + ")";
                    }
                    return free;
                });
    }
}
