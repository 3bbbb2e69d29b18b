package dev.loupe.networks.graph;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Puts graphs that operators run behind the graph around them.
final class Unfolding {
    private static final int DEEPEST = 16;

    /// Operators and values of graphs that were put somewhere before: functions that are called all over are not repeated without end.
    private static final long MOST_AGAIN = 50_000;

    private final Model model;
    private final int index;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Value> values = new ArrayList<>();
    private final List<Unfolded.Origin> nodeOrigins = new ArrayList<>();
    private final List<Unfolded.Origin> valueOrigins = new ArrayList<>();
    private final Map<Integer, List<Unfolded.Body>> bodies = new HashMap<>();
    private final Map<Integer, Set<Integer>> taken = new HashMap<>();
    private final Set<Integer> around = new HashSet<>();
    private final Set<Integer> placed = new HashSet<>();
    private long again;

    Unfolding(Model model, int index) {
        this.model = model;
        this.index = index;
    }

    /// Values by name, and those of the graphs around.
    private record Names(Map<String, Integer> own, @Nullable Names outer) {
        @Nullable Integer find(String name) {
            for (Names at = this; at != null; at = at.outer) {
                Integer found = at.own.get(name);
                if (found != null) {
                    return found;
                }
            }
            return null;
        }
    }

    Unfolded unfolded() {
        Graph base = model.graphs().get(index);
        nodes.addAll(base.nodes());
        values.addAll(base.values());
        Map<String, Integer> own = new HashMap<>();
        for (int v = 0; v < values.size(); v++) {
            own.putIfAbsent(values.get(v).name(), v);
        }
        around.add(index);
        inside(base, 0, new Names(own, null), 1);
        Graph whole =
                new Graph(
                        base.name(),
                        base.role(),
                        nodes,
                        values,
                        base.inputs(),
                        base.outputs(),
                        base.metadata());
        return new Unfolded(index, base, whole, bodies, taken, nodeOrigins, valueOrigins);
    }

    /// The bodies of a graph's operators, which stand from `first` on.
    private void inside(Graph graph, int first, Names names, int depth) {
        for (int i = 0; i < graph.nodes().size(); i++) {
            Node node = graph.nodes().get(i);
            if (node.subgraphs().isEmpty() || depth > DEEPEST) {
                continue;
            }
            List<Unfolded.Body> made = new ArrayList<>();
            Set<Integer> captured = new HashSet<>();
            Map<String, Integer> called = new LinkedHashMap<>();
            for (int k = 0; k < node.subgraphs().size(); k++) {
                int inner = node.subgraphs().get(k);
                String name = BodyNames.of(model, node, k);
                int same = called.merge(name, 1, Integer::sum);
                if (welcome(inner)) {
                    String unique = same == 1 ? name : name + " " + same;
                    made.add(body(unique, inner, names, captured, depth));
                }
            }
            if (!made.isEmpty()) {
                bodies.put(first + i, List.copyOf(made));
                taken.put(first + i, captured);
            }
        }
    }

    private boolean welcome(int inner) {
        if (inner < 0 || inner >= model.graphs().size() || around.contains(inner)) {
            return false;
        }
        if (placed.add(inner)) {
            return true;
        }
        Graph graph = model.graphs().get(inner);
        again += 1L + graph.nodes().size() + graph.values().size();
        return again <= MOST_AGAIN;
    }

    private Unfolded.Body body(
            String name, int inner, Names outer, Set<Integer> captured, int depth) {
        Graph graph = model.graphs().get(inner);
        Set<Integer> own = Unfolded.own(graph);
        Map<String, Integer> names = new HashMap<>();
        int[] to = new int[graph.values().size()];
        for (int v = 0; v < to.length; v++) {
            Value value = graph.values().get(v);
            Integer found =
                    own.contains(v) || value.name().isEmpty() ? null : outer.find(value.name());
            if (found == null) {
                to[v] = values.size();
                values.add(value);
                valueOrigins.add(new Unfolded.Origin(inner, v));
            } else {
                to[v] = found;
                captured.add(found);
            }
            names.putIfAbsent(value.name(), to[v]);
        }
        int first = nodes.size();
        for (int i = 0; i < graph.nodes().size(); i++) {
            Node node = graph.nodes().get(i);
            nodes.add(
                    new Node(
                            node.name(),
                            node.operator(),
                            node.domain(),
                            Unfolded.moved(node.inputs(), to),
                            Unfolded.moved(node.outputs(), to),
                            node.attributes(),
                            node.subgraphs(),
                            node.scope(),
                            node.metadata()));
            nodeOrigins.add(new Unfolded.Origin(inner, i));
        }
        around.add(inner);
        inside(graph, first, new Names(names, outer), depth + 1);
        around.remove(inner);
        return new Unfolded.Body(
                name,
                graph,
                first,
                graph.inputs().stream().map(v -> to[v]).toList(),
                graph.outputs().stream().map(v -> to[v]).toList());
    }
}
