package dev.loupe.networks.format.modelexplorer;

import dev.loupe.networks.format.AttributeText;
import dev.loupe.networks.format.GraphDraft;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Type;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One graph. Edges go from an output of a node to an input, each has an id; a value is called as its `tensor_name` says, or after its node. What Model Explorer's own adapters put into nodes for
/// want of a place is put back: `GraphInputs` and `GraphOutputs` are the graph's ends, a `pseudo_const` is a weight of which the file tells some elements at most.
final class ExplorerGraph {
    private static final String CONSTANT = "pseudo_const";

    private final GraphDraft draft;
    private final Map<String, Integer> graphs;
    private final List<Tensor> tensors;
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /// @param graphs  places of graphs that nodes may run
    /// @param tensors gets the weights
    ExplorerGraph(String name, Graph.Role role, Map<String, Integer> graphs, List<Tensor> tensors) {
        draft = new GraphDraft(name, role);
        this.graphs = graphs;
        this.tensors = tensors;
    }

    Graph read(JsonNode graph) {
        Map<String, Set<String>> outputs = new HashMap<>();
        for (JsonNode node : graph.path("nodes")) {
            String id = text(node, "id");
            Set<String> ids = outputs.computeIfAbsent(id, n -> new LinkedHashSet<>());
            for (JsonNode output : node.path("outputsMetadata")) {
                ids.add(text(output, "id"));
                name(id, text(output, "id"), attribute(output.path("attrs"), "tensor_name"));
            }
        }
        for (JsonNode node : graph.path("nodes")) {
            for (JsonNode edge : node.path("incomingEdges")) {
                Set<String> ids = outputs.get(text(edge, "sourceNodeId"));
                if (ids != null) {
                    ids.add(output(edge));
                }
            }
        }
        for (JsonNode node : graph.path("nodes")) {
            node(node, outputs.getOrDefault(text(node, "id"), Set.of()));
        }
        said(graph.path("groupNodeAttributes"));
        return draft.graph();
    }

    private static String output(JsonNode edge) {
        return edge.path("sourceNodeOutputId").asString("0");
    }

    private void node(JsonNode node, Set<String> outputs) {
        String id = text(node, "id");
        String label = text(node, "label");
        Map<String, JsonNode> said = new HashMap<>();
        node.path("outputsMetadata").forEach(o -> said.put(text(o, "id"), o.path("attrs")));
        boolean first = node.path("incomingEdges").isEmpty();
        if (label.equals("GraphInputs") && first) {
            for (String output : outputs) {
                Node.Port port = draft.input(value(id, output));
                draft.type(port, ExplorerTypes.of(attribute(said.get(output), "tensor_shape")));
            }
        } else if (label.equals("GraphOutputs") && outputs.isEmpty()) {
            inputs(node).forEach(draft::output);
        } else if (!label.equals(CONSTANT) || !first || !constant(id, outputs, said)) {
            operator(node, id, outputs, said);
        }
    }

    private boolean constant(String id, Set<String> outputs, Map<String, JsonNode> said) {
        for (String output : outputs) {
            Type type = ExplorerTypes.of(attribute(said.get(output), "tensor_shape"));
            if (!(type instanceof Type.TensorOf(var element, var shape))
                    || element == null
                    || shape == null
                    || shape.elements() < 0) {
                return false;
            }
            String name = value(id, output);
            Tensor tensor =
                    new Tensor(
                            name,
                            element,
                            shape,
                            shape.elements(),
                            new Tensor.Absent("Model Explorer's file holds no weights."));
            tensors.add(tensor);
            draft.stored(name, tensor);
        }
        return !outputs.isEmpty();
    }

    private void operator(
            JsonNode node, String id, Set<String> outputs, Map<String, JsonNode> said) {
        List<Node.Port> taken = inputs(node);
        List<Node.Port> made = new ArrayList<>();
        for (String output : outputs) {
            JsonNode attributes = said.get(output);
            Node.Port port = draft.makes(attribute(attributes, "__tensor_tag"), value(id, output));
            draft.type(port, ExplorerTypes.of(attribute(attributes, "tensor_shape")));
            made.add(port);
        }
        List<Attribute> attributes = new ArrayList<>();
        for (JsonNode attribute : node.path("attrs")) {
            attributes.add(attribute(text(attribute, "key"), attribute.path("value")));
        }
        List<Integer> subgraphs = new ArrayList<>();
        for (JsonNode graph : node.path("subgraphIds")) {
            int index = graphs.getOrDefault(graph.asString(""), 0);
            if (index > 0) {
                subgraphs.add(index);
            }
        }
        String scope = text(node, "namespace").replaceAll("^/+|/+$", "");
        draft.add(
                new Node(
                        id,
                        text(node, "label"),
                        "",
                        taken,
                        made,
                        attributes,
                        subgraphs,
                        scope,
                        Map.of()));
    }

    /// Edges by the inputs that they lead to, where these are numbers.
    private List<Node.Port> inputs(JsonNode node) {
        Map<String, String> formals = new HashMap<>();
        for (JsonNode input : node.path("inputsMetadata")) {
            formals.put(text(input, "id"), attribute(input.path("attrs"), "__tensor_tag"));
        }
        List<JsonNode> edges = new ArrayList<>();
        node.path("incomingEdges").forEach(edges::add);
        edges.sort(Comparator.comparingLong(e -> number(text(e, "targetNodeInputId"))));
        List<Node.Port> ports = new ArrayList<>();
        for (JsonNode edge : edges) {
            String input = text(edge, "targetNodeInputId");
            String formal = formals.getOrDefault(input, "");
            ports.add(
                    draft.takes(
                            !formal.isEmpty() || number(input) < Long.MAX_VALUE ? formal : input,
                            value(text(edge, "sourceNodeId"), output(edge))));
        }
        return ports;
    }

    private static long number(String id) {
        return id.isEmpty() ? 0 : id.matches("\\d{1,18}") ? Long.parseLong(id) : Long.MAX_VALUE;
    }

    private static Attribute attribute(String key, JsonNode value) {
        if (!value.isObject()) {
            return AttributeText.of(key, value.asString(""));
        }
        List<String> ids = new ArrayList<>();
        value.path("nodeIds").forEach(n -> ids.add(n.asString("")));
        return new Attribute(key, new Attribute.Texts(ids));
    }

    private static String attribute(@Nullable JsonNode list, String key) {
        if (list != null) {
            for (JsonNode attribute : list) {
                if (text(attribute, "key").equals(key)) {
                    return attribute.path("value").asString("");
                }
            }
        }
        return "";
    }

    /// Attributes of groups, those of the graph under their own names.
    private void said(JsonNode groups) {
        for (Map.Entry<String, JsonNode> group : groups.properties()) {
            String before = group.getKey().isEmpty() ? "" : group.getKey() + " ";
            for (Map.Entry<String, JsonNode> said : group.getValue().properties()) {
                draft.metadata().put(before + said.getKey(), said.getValue().asString(""));
            }
        }
    }

    private String value(String node, String output) {
        return name(node, output, "");
    }

    /// Each output has its name from the first time on.
    private String name(String node, String output, String tensor) {
        return names.computeIfAbsent(
                node + "\0" + output,
                key -> {
                    String name =
                            !tensor.isEmpty()
                                    ? tensor
                                    : output.equals("0") ? node : node + ":" + output;
                    String free = name;
                    for (int i = 2; !taken.add(free); i++) {
                        free = name + " (" + i + ")";
                    }
                    return free;
                });
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).asString("");
    }
}
