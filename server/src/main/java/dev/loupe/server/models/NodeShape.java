package dev.loupe.server.models;

import dev.loupe.networks.explain.Explanations;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Unfolded;
import dev.loupe.networks.graph.Value;
import dev.loupe.networks.infer.KnownTypes;
import dev.loupe.networks.open.OpenModel;
import dev.loupe.networks.scope.Constants;
import dev.loupe.networks.scope.OwnWeights;
import dev.loupe.networks.weights.TensorNumbers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/// All that is known of one operator.
final class NodeShape {
    private static final int LONGEST = 2_000;

    /// Numbers that are told with a constant.
    private static final int FEW = 8;

    private final KnownTypes known;
    private final Unfolded unfolded;
    private final Graph graph;
    private final OpenModel model;
    private final boolean[] fixed;
    private final OwnWeights weights;
    private final int[] makers;
    private final String format;

    NodeShape(OpenModel model, Unfolded unfolded) {
        known = model.known();
        format = model.said().format();
        this.unfolded = unfolded;
        graph = unfolded.graph();
        makers = Constants.makers(graph);
        this.model = model;
        fixed = Constants.fixed(graph);
        weights = new OwnWeights(graph, fixed);
    }

    Map<String, Object> json(int at) {
        Node node = graph.nodes().get(at);
        Map<String, Object> json = new LinkedHashMap<>();
        Unfolded.Origin home = unfolded.node(at);
        json.put("node", at);
        json.put("graph", home.graph());
        json.put("index", home.index());
        json.put("name", node.name());
        json.put("operator", node.operator());
        json.put("domain", node.domain());
        json.put("scope", node.scope());
        Explanations.of(format, node.domain(), node.operator())
                .ifPresent(words -> json.put("about", Map.of("en", words.en(), "zh", words.zh())));
        json.put("parameters", weights.parameters(node));
        json.put("subgraphs", node.subgraphs());
        json.put("attributes", node.attributes().stream().map(NodeShape::attribute).toList());
        json.put("inputs", node.inputs().stream().map(this::port).toList());
        json.put("outputs", node.outputs().stream().map(this::port).toList());
        json.put("takers", takers(node));
        json.put("metadata", node.metadata());
        return json;
    }

    private static Map<String, Object> attribute(Attribute attribute) {
        String text =
                attribute.content() instanceof Attribute.Weights(Tensor tensor)
                        ? few(tensor).map(few -> String.join(", ", few)).orElse(attribute.text())
                        : attribute.text();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", attribute.name());
        json.put("value", text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
        return json;
    }

    private Map<String, Object> port(Node.Port port) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", port.name());
        if (port.value() < 0) {
            return json;
        }
        Value value = graph.values().get(port.value());
        json.put("value", value.name());
        json.put("type", value.type().text());
        json.put("shape", value.type().shape() == null ? "" : value.type().shape().toString());
        Tensor data = value.data();
        if (data == null && inferred(port.value())) {
            json.put("inferred", true);
        }
        if (data != null) {
            json.put("type", data.type().name());
            json.put("shape", data.shape().toString());
        }
        int tensor = tensor(port.value());
        if (tensor >= 0) {
            json.put("tensor", tensor);
        }
        if (makers[port.value()] >= 0) {
            json.put("maker", makers[port.value()]);
        }
        holds(port.value()).ifPresent(numbers -> json.put("holds", numbers));
        quantisation(port.value()).ifPresent(said -> json.put("quantisation", said));
        return json;
    }

    /// The numbers of a small constant.
    private Optional<List<String>> holds(int value) {
        int at = stored(value);
        return at < 0 ? Optional.empty() : few(model.tensors().get(at));
    }

    private static Optional<List<String>> few(Tensor tensor) {
        if (tensor.stored() == 0 || tensor.stored() > FEW) {
            return Optional.empty();
        }
        try {
            TensorNumbers numbers = TensorNumbers.of(tensor);
            return Optional.of(
                    LongStream.range(0, tensor.stored()).mapToObj(numbers::text).toList());
        } catch (IOException | IllegalArgumentException untold) {
            return Optional.empty();
        }
    }

    /// What readers say of a value's scale and zero point.
    private Optional<String> quantisation(int value) {
        Unfolded.Origin home = unfolded.value(value);
        Graph own = model.graph(home.graph());
        String key = "quantization " + own.values().get(home.index()).name();
        return Optional.ofNullable(
                own.metadata().getOrDefault(key, model.said().metadata().get(key)));
    }

    /// The tensor that a value is, or that it was widened from: the largest of those behind operators on constants alone; −1 for none.
    private int tensor(int value) {
        int own = stored(value);
        if (own >= 0 || makers[value] < 0 || !fixed[makers[value]]) {
            return own;
        }
        return weights.of(graph.nodes().get(makers[value])).entrySet().stream()
                .max(Comparator.comparingLong(e -> e.getValue().stored()))
                .map(e -> stored(e.getKey()))
                .orElse(-1);
    }

    private int stored(int value) {
        Unfolded.Origin home = unfolded.value(value);
        return model.tensor(home.graph(), home.index());
    }

    private boolean inferred(int value) {
        Unfolded.Origin home = unfolded.value(value);
        return known.inferred(home.graph(), home.index());
    }

    /// Operators that take what this one makes.
    private List<Integer> takers(Node node) {
        List<Integer> takers = new ArrayList<>();
        for (int i = 0; i < graph.nodes().size() && takers.size() < 100; i++) {
            for (Node.Port in : graph.nodes().get(i).inputs()) {
                boolean takes =
                        in.value() >= 0
                                && node.outputs().stream()
                                        .anyMatch(out -> out.value() == in.value());
                if (takes) {
                    takers.add(i);
                    break;
                }
            }
        }
        return takers;
    }
}
