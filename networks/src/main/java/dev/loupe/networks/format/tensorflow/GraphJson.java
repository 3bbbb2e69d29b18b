package dev.loupe.networks.format.tensorflow;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.tensorflow.TfTypes;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Type;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// A GraphDef in JSON, as TensorFlow.js has it: fields in camel case, numbers of 64 bits as texts, bytes in Base64 (protobuf.dev, "ProtoJSON Format").
public final class GraphJson {
    private final Map<String, Tensor> weights;

    private GraphJson(Map<String, Tensor> weights) {
        this.weights = weights;
    }

    /// The main graph, then its functions.
    ///
    /// @param weights  contents of constants by the operator's name
    /// @param outputs  what signatures give, or none
    /// @param metadata of the main graph
    public static List<Graph> read(
            JsonNode graphDef,
            Map<String, Tensor> weights,
            List<String> outputs,
            Map<String, String> metadata) {
        GraphJson reader = new GraphJson(weights);
        JsonNode functions = graphDef.path("library").path("function");
        Map<String, Integer> index = new HashMap<>();
        for (JsonNode function : functions) {
            index.putIfAbsent(name(function), index.size() + 1);
        }
        TfGraph main = new TfGraph("main", Graph.Role.MAIN, index, Map.of());
        metadata.forEach(main::said);
        graphDef.path("node").forEach(node -> main.add(reader.node(node)));
        outputs.forEach(main::wanted);
        List<Graph> graphs = new ArrayList<>(List.of(main.graph()));
        Map<String, JsonNode> distinct = new LinkedHashMap<>();
        functions.forEach(function -> distinct.putIfAbsent(name(function), function));
        distinct.forEach((name, function) -> graphs.add(reader.function(name, function, index)));
        return graphs;
    }

    private static String name(JsonNode function) {
        return function.path("signature").path("name").asString("");
    }

    private Graph function(String name, JsonNode function, Map<String, Integer> index) {
        TfGraph graph =
                new TfGraph(
                        name.equals("main") ? "main (function)" : name,
                        Graph.Role.FUNCTION,
                        index,
                        Map.of());
        for (JsonNode argument : function.path("signature").path("inputArg")) {
            graph.argument(
                    argument.path("name").asString(""),
                    new Type.TensorOf(type(argument.path("type")), null));
        }
        function.path("nodeDef").forEach(node -> graph.add(node(node)));
        function.path("ret").forEach(r -> graph.wanted(r.asString("")));
        return graph.graph();
    }

    private TfNode node(JsonNode node) {
        String name = node.path("name").asString("");
        String operator = node.path("op").asString("");
        TfNodes.Attributes attributes = new TfNodes.Attributes();
        String device = node.path("device").asString("");
        if (!device.isEmpty()) {
            attributes.hidden.put("device", device);
        }
        attributes.value = operator.equals("Const") ? weights.get(name) : null;
        node.path("attr")
                .properties()
                .forEach(e -> attribute(e.getKey(), e.getValue(), attributes));
        return new TfNode(
                name,
                operator,
                elements(node.path("input")).map(i -> i.asString("")).toList(),
                attributes.shown,
                attributes.functions,
                attributes.element(operator),
                attributes.shape,
                attributes.value,
                attributes.hidden);
    }

    private static void attribute(String key, JsonNode value, TfNodes.Attributes into) {
        for (Map.Entry<String, JsonNode> said : value.properties()) {
            JsonNode v = said.getValue();
            Attribute.Content content =
                    switch (said.getKey()) {
                        case "s" -> new Attribute.Text(TfNodes.cut(text(v)));
                        case "i" -> new Attribute.Whole(v.asLong(0));
                        case "f" -> new Attribute.Real(v.asDouble(0));
                        case "b" -> new Attribute.Flag(v.asBoolean(false));
                        case "list" -> list(v);
                        case "func" -> {
                            String function = v.path("name").asString("");
                            into.functions.put(key, function);
                            yield new Attribute.Text(TfNodes.cut(function));
                        }
                        case "type" -> {
                            DataType type = type(v);
                            if (type != null) {
                                into.types.put(key, type);
                            }
                            yield new Attribute.Text(type == null ? "unknown" : type.name());
                        }
                        case "shape" -> {
                            Shape shape = shape(v);
                            into.shape = key.equals("shape") ? shape : into.shape;
                            yield new Attribute.Text(shape == null ? "unknown" : shape.toString());
                        }
                        case "tensor" -> {
                            Tensor tensor = into.value;
                            into.shape = shape(v.path("tensorShape"));
                            yield tensor == null
                                    ? new Attribute.Other("a tensor")
                                    : new Attribute.Weights(tensor);
                        }
                        default -> new Attribute.Other(TfNodes.cut(v.toString()));
                    };
            if (!key.startsWith("_")) {
                into.shown.add(new Attribute(key, content));
            }
        }
    }

    private static Attribute.Content list(JsonNode list) {
        for (Map.Entry<String, JsonNode> said : list.properties()) {
            Stream<JsonNode> all = elements(said.getValue());
            switch (said.getKey()) {
                case "i" -> {
                    return new Attribute.Wholes(all.mapToLong(v -> v.asLong(0)).toArray());
                }
                case "f" -> {
                    return new Attribute.Reals(all.mapToDouble(v -> v.asDouble(0)).toArray());
                }
                case "s" -> {
                    return new Attribute.Texts(all.map(v -> TfNodes.cut(text(v))).toList());
                }
                case "shape" -> {
                    return new Attribute.Texts(
                            all.map(GraphJson::shape).map(String::valueOf).toList());
                }
                default -> {
                    return new Attribute.Other(TfNodes.cut(said.getValue().toString()));
                }
            }
        }
        return new Attribute.Texts(List.of());
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /// Base64, or a list of bytes in older files; what is neither stays as it is.
    private static String text(JsonNode bytes) {
        if (bytes.isArray()) {
            StringBuilder text = new StringBuilder();
            bytes.forEach(b -> text.append((char) (b.asInt(0) & 0xff)));
            return text.toString();
        }
        String said = bytes.asString("");
        try {
            return new String(Base64.getDecoder().decode(said), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException plain) {
            return said;
        }
    }

    private static @Nullable DataType type(JsonNode type) {
        return type.isNumber() ? TfTypes.element(type.asLong(0)) : TfTypes.named(type.asString(""));
    }

    private static @Nullable Shape shape(JsonNode shape) {
        if (shape.path("unknownRank").asBoolean(false)) {
            return null;
        }
        List<Shape.Dimension> extents = new ArrayList<>();
        for (JsonNode dim : shape.path("dim")) {
            long size = dim.path("size").asLong(0);
            extents.add(size < 0 ? new Shape.Unknown() : new Shape.Fixed(size));
        }
        return new Shape(extents);
    }
}
