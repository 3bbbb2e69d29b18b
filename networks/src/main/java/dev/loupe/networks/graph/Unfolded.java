package dev.loupe.networks.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A graph with the graphs that its operators run (`If`, `Loop`, `Scan`, …) beside them, so that what those take from around them flows to where it is taken.
///
/// Operators and values of the graph itself keep their indices; those of bodies follow, a body after the operators around it.
public final class Unfolded {
    private final int index;
    private final Graph base;
    private final Graph graph;
    private final Map<Integer, List<Body>> bodies;
    private final Map<Integer, Set<Integer>> taken;
    private final List<Origin> nodes;
    private final List<Origin> values;

    /// A graph that an operator runs.
    ///
    /// @param name    what it is to the operator: `then`, `else`, `cond`, `body`
    /// @param own     the graph as the model has it
    /// @param first   where its operators begin in the unfolded graph
    /// @param inputs  indices into the unfolded graph's values
    /// @param outputs indices into the unfolded graph's values
    public record Body(
            String name, Graph own, int first, List<Integer> inputs, List<Integer> outputs) {
        public Body {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
        }
    }

    /// Where the model has an operator or a value.
    ///
    /// @param graph index in the model
    /// @param index in that graph
    public record Origin(int graph, int index) {}

    Unfolded(
            int index,
            Graph base,
            Graph graph,
            Map<Integer, List<Body>> bodies,
            Map<Integer, Set<Integer>> taken,
            List<Origin> nodes,
            List<Origin> values) {
        this.index = index;
        this.base = base;
        this.graph = graph;
        this.bodies = bodies;
        this.taken = taken;
        this.nodes = nodes;
        this.values = values;
    }

    /// A graph alone.
    public static Unfolded plain(Graph graph) {
        return new Unfolded(0, graph, graph, Map.of(), Map.of(), List.of(), List.of());
    }

    /// One graph of a model with all that its operators run, but what lies in itself, deeper than 16 bodies, or in very many places. O(operators + values).
    ///
    /// @param model with its captures ([Captures])
    public static Unfolded of(Model model, int index) {
        Graph base = model.graphs().get(index);
        boolean runs = base.nodes().stream().anyMatch(n -> !n.subgraphs().isEmpty());
        return runs ? new Unfolding(model, index).unfolded() : plain(base).at(index);
    }

    private Unfolded at(int place) {
        return new Unfolded(place, base, graph, bodies, taken, nodes, values);
    }

    /// Without the bodies.
    public Graph base() {
        return base;
    }

    /// With them.
    public Graph graph() {
        return graph;
    }

    /// What an operator runs; empty for most.
    public List<Body> bodies(int node) {
        return bodies.getOrDefault(node, List.of());
    }

    /// Values from around an operator that its bodies take by themselves.
    public Set<Integer> taken(int node) {
        return taken.getOrDefault(node, Set.of());
    }

    /// Where the model has an operator.
    public Origin node(int at) {
        int own = base.nodes().size();
        return at < own ? new Origin(index, at) : nodes.get(at - own);
    }

    /// Where the model has a value; one that a body takes from around it is that of the graph around.
    public Origin value(int at) {
        int own = base.values().size();
        return at < own ? new Origin(index, at) : values.get(at - own);
    }

    static Set<Integer> own(Graph graph) {
        Set<Integer> own = new HashSet<>(graph.inputs());
        List<Value> values = graph.values();
        for (int v = 0; v < values.size(); v++) {
            if (values.get(v).initialised()) {
                own.add(v);
            }
        }
        for (Node node : graph.nodes()) {
            node.outputs().forEach(port -> own.add(port.value()));
        }
        return own;
    }

    /// Ports with other values.
    static List<Node.Port> moved(List<Node.Port> ports, int[] to) {
        List<Node.Port> moved = new ArrayList<>(ports.size());
        for (Node.Port port : ports) {
            moved.add(port.value() < 0 ? port : new Node.Port(port.name(), to[port.value()]));
        }
        return moved;
    }
}
