package dev.loupe.networks.format.pytorch;

import dev.loupe.networks.format.CalledModules;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The graphs of an exported program: its own, and those that control flow runs (`torch/_export/serde/schema.py`, Graph and GraphSignature).
final class ProgramGraphs {
    private static final int DEEPEST = 50;

    private final Map<String, Tensor> weights;
    private final List<Graph> graphs = new ArrayList<>();

    /// @param weights by the names that the signature gives them
    ProgramGraphs(Map<String, Tensor> weights) {
        this.weights = weights;
    }

    List<Graph> graphs() {
        return List.copyOf(graphs);
    }

    void read(JsonNode program) {
        JsonNode module = program.path("graph_module");
        Map<String, String> stored = new HashMap<>();
        for (JsonNode spec : module.path("signature").path("input_specs")) {
            for (Map.Entry<String, JsonNode> kind : spec.properties()) {
                JsonNode said = kind.getValue();
                String argument = said.path("arg").path("name").asString("");
                for (String name :
                        List.of("parameter_name", "buffer_name", "tensor_constant_name")) {
                    if (said.has(name)) {
                        stored.put(argument, said.path(name).asString(""));
                    }
                }
            }
        }
        add("main", Graph.Role.MAIN, module.path("graph"), stored, 0);
    }

    /// @return the graph's index
    private int add(
            String name, Graph.Role role, JsonNode graph, Map<String, String> stored, int depth) {
        int index = graphs.size();
        graphs.add(new Graph(name, role, List.of(), List.of(), List.of(), List.of(), Map.of()));
        ProgramValues values = new ProgramValues(graph, stored, weights);
        List<Integer> inputs = new ArrayList<>();
        for (JsonNode input : graph.path("inputs")) {
            for (String argument : ProgramValues.names(input)) {
                if (!stored.containsKey(argument)) {
                    inputs.add(values.index(argument));
                }
            }
        }
        List<Node> nodes = new ArrayList<>();
        for (JsonNode node : graph.path("nodes")) {
            nodes.add(node(node, values, depth));
        }
        List<Integer> outputs = new ArrayList<>();
        for (JsonNode output : graph.path("outputs")) {
            ProgramValues.names(output).forEach(argument -> outputs.add(values.index(argument)));
        }
        graphs.set(index, new Graph(name, role, nodes, values.all(), inputs, outputs, Map.of()));
        return index;
    }

    private Node node(JsonNode node, ProgramValues values, int depth) {
        List<Node.Port> inputs = new ArrayList<>();
        List<dev.loupe.networks.graph.Attribute> attributes = new ArrayList<>();
        List<Integer> subgraphs = new ArrayList<>();
        for (JsonNode input : node.path("inputs")) {
            String name = input.path("name").asString("");
            JsonNode argument = input.path("arg");
            JsonNode inner = argument.path("as_graph");
            List<String> names = ProgramValues.names(argument);
            if (inner.isObject() && depth < DEEPEST) {
                subgraphs.add(
                        add(
                                inner.path("name").asString(name),
                                Graph.Role.SUBGRAPH,
                                inner.path("graph"),
                                Map.of(),
                                depth + 1));
            } else if (names.isEmpty()) {
                ProgramValues.attribute(name, argument).ifPresent(attributes::add);
            } else {
                names.forEach(value -> inputs.add(new Node.Port(name, values.index(value))));
            }
        }
        List<Node.Port> outputs = new ArrayList<>();
        for (JsonNode output : node.path("outputs")) {
            ProgramValues.names(output)
                    .forEach(value -> outputs.add(new Node.Port("", values.index(value))));
        }
        Target target = Target.of(node.path("target").asString(""));
        Map<String, String> metadata = new TreeMap<>();
        if (!target.overload.isEmpty()) {
            metadata.put("overload", target.overload);
        }
        node.path("metadata")
                .properties()
                .forEach(e -> metadata.put(e.getKey(), e.getValue().asString("")));
        return new Node(
                node.path("name").asString(""),
                target.operator,
                target.namespace,
                inputs,
                outputs,
                attributes,
                subgraphs,
                scope(metadata.getOrDefault("nn_module_stack", "")),
                metadata);
    }

    /// The module path of the innermost of `key,path,type;…`.
    private static String scope(String stack) {
        return CalledModules.scope(
                Stream.of(stack.split(";"))
                        .map(entry -> entry.split(",", 3))
                        .map(parts -> parts.length < 2 ? "" : parts[1])
                        .toList());
    }

    /// `torch.ops.aten.conv2d.default`, `_operator.add`, `torch.ops.higher_order.cond`.
    private record Target(String namespace, String operator, String overload) {
        static Target of(String target) {
            String[] parts = target.split("\\.");
            if (target.startsWith("torch.ops.") && parts.length >= 4) {
                return new Target(
                        parts[2],
                        parts[3],
                        parts.length > 4
                                ? String.join(".", List.of(parts).subList(4, parts.length))
                                : "");
            }
            int dot = target.lastIndexOf('.');
            return new Target(
                    dot < 0 ? "" : target.substring(0, dot), target.substring(dot + 1), "");
        }
    }
}
