package dev.loupe.networks.diff;

import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Order;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Value;
import dev.loupe.networks.scope.Constants;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Who makes and who takes each value of a graph, and which values are weights. Nodes that only hold a value are weights here, no operators.
final class Wiring {
    private static final Set<String> SAME = Set.of("Identity", "Cast");
    private static final int DEEPEST = 8;

    final Graph graph;

    /// `[nodes]` whether it is no operator.
    final boolean[] data;

    /// `[values]` the node that makes each, −1 for none.
    final int[] maker;

    /// `[nodes]` an order in which makers stand before takers; what lies on a cycle stands last.
    final int[] order;

    private final int[] start;
    private final int[] taker;
    private final int[] port;
    private final @Nullable Weight[] weights;
    private final boolean[] looked;
    private final Map<String, Integer> named = new HashMap<>();

    Wiring(Graph graph) {
        this.graph = graph;
        data = Constants.plain(graph);
        maker = Constants.makers(graph);
        int values = graph.values().size();
        start = new int[values + 1];
        for (Node node : graph.nodes()) {
            for (Node.Port in : node.inputs()) {
                if (in.value() >= 0) {
                    start[in.value() + 1]++;
                }
            }
        }
        for (int v = 0; v < values; v++) {
            start[v + 1] += start[v];
        }
        taker = new int[start[values]];
        port = new int[start[values]];
        int[] next = Arrays.copyOf(start, values);
        for (int i = 0; i < size(); i++) {
            for (int p = 0; p < node(i).inputs().size(); p++) {
                int v = node(i).inputs().get(p).value();
                if (v >= 0) {
                    taker[next[v]] = i;
                    port[next[v]++] = p;
                }
            }
        }
        for (int v = 0; v < values; v++) {
            named.put(graph.values().get(v).name(), v);
        }
        weights = new Weight[values];
        looked = new boolean[values];
        order = Order.of(graph);
    }

    int size() {
        return graph.nodes().size();
    }

    Node node(int index) {
        return graph.nodes().get(index);
    }

    /// The value of that name, −1 for none.
    int value(String name) {
        return named.getOrDefault(name, -1);
    }

    /// What is stored under that name, null if nothing is.
    @Nullable Tensor stored(String name) {
        int value = value(name);
        return value < 0 ? null : graph.values().get(value).data();
    }

    /// The value at a node's input, −1 for none.
    int input(int node, int at) {
        return at < node(node).inputs().size() ? node(node).inputs().get(at).value() : -1;
    }

    /// Which of its maker's outputs a value is, −1 if none makes it.
    int place(int value) {
        if (maker[value] >= 0) {
            var outputs = node(maker[value]).outputs();
            for (int p = 0; p < outputs.size(); p++) {
                if (outputs.get(p).value() == value) {
                    return p;
                }
            }
        }
        return -1;
    }

    int takers(int value) {
        return start[value + 1] - start[value];
    }

    int taker(int value, int k) {
        return taker[start[value] + k];
    }

    int port(int value, int k) {
        return port[start[value] + k];
    }

    /// What a node is called: its name, else that of the first value that it makes.
    String name(int index) {
        Node node = node(index);
        if (!node.name().isEmpty()) {
            return node.name();
        }
        for (Node.Port out : node.outputs()) {
            if (out.value() >= 0) {
                return graph.values().get(out.value()).name();
            }
        }
        return node.operator();
    }

    /// The weight that a value is: an initialiser, a constant's, or either through operators that keep or dequantise numbers.
    @Nullable Weight weight(int value) {
        if (value < 0) {
            return null;
        }
        if (!looked[value]) {
            looked[value] = true;
            weights[value] = seek(value, 0);
        }
        return weights[value];
    }

    private @Nullable Weight seek(int value, int depth) {
        Value at = graph.values().get(value);
        Tensor held = at.data();
        if (held != null) {
            return Weight.stored(at.name(), held);
        }
        int from = maker[value];
        if (from < 0 || depth > DEEPEST) {
            return null;
        }
        Node node = node(from);
        if (data[from]) {
            Tensor constant = Constants.held(node);
            return constant == null ? null : Weight.stored(at.name(), constant);
        }
        if (node.inputs().isEmpty() || node.inputs().getFirst().value() < 0) {
            return null;
        }
        Weight inner =
                SAME.contains(node.operator()) || node.operator().equals("DequantizeLinear")
                        ? seek(node.inputs().getFirst().value(), depth + 1)
                        : null;
        if (inner == null || SAME.contains(node.operator())) {
            return inner;
        }
        Weight scale = input(from, 1) < 0 ? null : seek(input(from, 1), depth + 1);
        Weight zero = input(from, 2) < 0 ? null : seek(input(from, 2), depth + 1);
        return scale == null || inner.quantised()
                ? null
                : new Weight(
                        inner.name(),
                        inner.held(),
                        scale.held(),
                        zero == null ? null : zero.held(),
                        (int) whole(node, "axis", 1),
                        (int) whole(node, "block_size", 0));
    }

    private static long whole(Node node, String name, long otherwise) {
        for (Attribute attribute : node.attributes()) {
            if (attribute.name().equals(name)
                    && attribute.content() instanceof Attribute.Whole number) {
                return number.value();
            }
        }
        return otherwise;
    }
}
