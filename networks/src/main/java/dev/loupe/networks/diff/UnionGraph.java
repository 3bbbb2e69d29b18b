package dev.loupe.networks.diff;

import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The second of two main graphs with what only the first has put back in its place.
///
/// @param ofA `[nodes]` the node of the first graph that was put back, −1 for the others
/// @param ofB `[nodes]` the node of the second graph, −1 for what was put back
record UnionGraph(Graph graph, int[] ofA, int[] ofB) {
    /// @param toB `[nodes of a]` the node of b, −1 for none
    static UnionGraph of(Graph a, Graph b, int[] toB) {
        return new Union(a, b, toB).make();
    }

    /// The union while it is made.
    private static final class Union {
        private final Wiring a;
        private final Wiring b;
        private final int[] toB;
        private final List<Value> values;
        private final Map<Integer, Integer> images = new HashMap<>();
        private final Map<Integer, List<Node.Port>> more = new HashMap<>();
        private final Set<String> names = new HashSet<>();

        Union(Graph a, Graph b, int[] toB) {
            this.a = new Wiring(a);
            this.b = new Wiring(b);
            this.toB = toB;
            values = new ArrayList<>(b.values());
            values.forEach(value -> names.add(value.name()));
        }

        UnionGraph make() {
            Map<Integer, List<Integer>> before = new HashMap<>();
            int next = b.size();
            for (int i = a.size() - 1; i >= 0; i--) {
                if (toB[i] >= 0) {
                    next = toB[i];
                } else if (!a.data[i]) {
                    before.computeIfAbsent(next, k -> new ArrayList<>()).addFirst(i);
                }
            }
            before.values().forEach(list -> list.forEach(this::taken));
            List<Node> nodes = new ArrayList<>();
            List<int[]> origin = new ArrayList<>();
            for (int j = 0; j <= b.size(); j++) {
                for (int i : before.getOrDefault(j, List.of())) {
                    nodes.add(moved(a.node(i)));
                    origin.add(new int[] {i, -1});
                }
                if (j < b.size()) {
                    nodes.add(with(b.node(j), more.getOrDefault(j, List.of())));
                    origin.add(new int[] {-1, j});
                }
            }
            return new UnionGraph(
                    new Graph(
                            b.graph.name(),
                            b.graph.role(),
                            nodes,
                            values,
                            b.graph.inputs(),
                            b.graph.outputs(),
                            b.graph.metadata()),
                    origin.stream().mapToInt(o -> o[0]).toArray(),
                    origin.stream().mapToInt(o -> o[1]).toArray());
        }

        /// Lets the partners of those that took a removed node's values take them again.
        private void taken(int node) {
            for (Node.Port port : a.node(node).outputs()) {
                for (int t = 0; port.value() >= 0 && t < a.takers(port.value()); t++) {
                    int other = toB[a.taker(port.value(), t)];
                    if (other >= 0) {
                        more.computeIfAbsent(other, k -> new ArrayList<>())
                                .add(new Node.Port("", image(port.value())));
                    }
                }
            }
        }

        private int image(int value) {
            return value < 0 ? -1 : images.computeIfAbsent(value, this::found);
        }

        private int found(int value) {
            int from = a.maker[value];
            int place = a.place(value);
            if (from >= 0 && toB[from] >= 0) {
                List<Node.Port> outputs = b.node(toB[from]).outputs();
                if (place < outputs.size() && outputs.get(place).value() >= 0) {
                    return outputs.get(place).value();
                }
            }
            Value own = a.graph.values().get(value);
            int same = b.value(own.name());
            if (from < 0 && own.data() == null && same >= 0) {
                return same;
            }
            String free = own.name();
            for (int k = 2; !names.add(free); k++) {
                free = own.name() + " (" + k + ")";
            }
            values.add(new Value(free, own.type(), own.data()));
            return values.size() - 1;
        }

        private Node moved(Node node) {
            return ports(
                    node,
                    node.inputs().stream()
                            .map(p -> new Node.Port(p.name(), image(p.value())))
                            .toList(),
                    node.outputs().stream()
                            .map(p -> new Node.Port(p.name(), image(p.value())))
                            .toList());
        }

        private static Node with(Node node, List<Node.Port> more) {
            if (more.isEmpty()) {
                return node;
            }
            List<Node.Port> inputs = new ArrayList<>(node.inputs());
            inputs.addAll(more);
            return ports(node, inputs, node.outputs());
        }

        private static Node ports(Node node, List<Node.Port> inputs, List<Node.Port> outputs) {
            return new Node(
                    node.name(),
                    node.operator(),
                    node.domain(),
                    inputs,
                    outputs,
                    node.attributes(),
                    List.of(),
                    node.scope(),
                    node.metadata());
        }
    }
}
