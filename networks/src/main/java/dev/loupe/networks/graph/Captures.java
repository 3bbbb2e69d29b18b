package dev.loupe.networks.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What graphs within nodes take from the graph around them by its name.
public final class Captures {
    private final Model model;
    private final Map<Integer, Set<String>> free = new HashMap<>();

    private Captures(Model model) {
        this.model = model;
    }

    /// The model with these values among the inputs of the nodes that run such graphs, so that they are seen where the nodes are. O(nodes + values), each graph once.
    public static Model told(Model model) {
        boolean none = model.graphs().stream().noneMatch(g -> g.role() == Graph.Role.SUBGRAPH);
        return none ? model : new Captures(model).told();
    }

    private Model told() {
        List<Graph> graphs = new ArrayList<>();
        for (Graph graph : model.graphs()) {
            Map<String, Integer> named = new HashMap<>();
            for (int v = 0; v < graph.values().size(); v++) {
                named.putIfAbsent(graph.values().get(v).name(), v);
            }
            graphs.add(
                    new Graph(
                            graph.name(),
                            graph.role(),
                            graph.nodes().stream().map(node -> told(node, named)).toList(),
                            graph.values(),
                            graph.inputs(),
                            graph.outputs(),
                            graph.metadata()));
        }
        return model.withGraphs(graphs);
    }

    private Node told(Node node, Map<String, Integer> named) {
        if (node.subgraphs().isEmpty()) {
            return node;
        }
        List<Node.Port> inputs = new ArrayList<>(node.inputs());
        Set<Integer> taken = new HashSet<>();
        inputs.forEach(port -> taken.add(port.value()));
        for (int inner : node.subgraphs()) {
            for (String name : free(inner)) {
                Integer value = named.get(name);
                if (value != null && taken.add(value)) {
                    inputs.add(new Node.Port("", value));
                }
            }
        }
        return new Node(
                node.name(),
                node.operator(),
                node.domain(),
                inputs,
                node.outputs(),
                node.attributes(),
                node.subgraphs(),
                node.scope(),
                node.metadata());
    }

    /// Names that a graph takes and does not make, with those of graphs within it. A graph that lies within itself, as only damaged files have, takes nothing more the second time.
    private Set<String> free(int index) {
        Set<String> known = free.get(index);
        if (known != null) {
            return known;
        }
        Set<String> found = new LinkedHashSet<>();
        free.put(index, Set.of());
        Graph graph = model.graphs().get(index);
        if (graph.role() == Graph.Role.SUBGRAPH) {
            Set<String> own = new HashSet<>();
            graph.inputs().forEach(v -> own.add(graph.values().get(v).name()));
            for (Value value : graph.values()) {
                if (value.initialised()) {
                    own.add(value.name());
                }
            }
            for (Node node : graph.nodes()) {
                node.outputs().forEach(port -> add(graph, port.value(), own));
            }
            for (Node node : graph.nodes()) {
                node.inputs().forEach(port -> add(graph, port.value(), found));
                node.subgraphs().forEach(inner -> found.addAll(free(inner)));
            }
            graph.outputs().forEach(value -> add(graph, value, found));
            found.removeAll(own);
        }
        free.put(index, found);
        return found;
    }

    private static void add(Graph graph, int value, Set<String> into) {
        if (value >= 0) {
            into.add(graph.values().get(value).name());
        }
    }
}
