package dev.loupe.networks.scope;

import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Value;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The weights of each operator: initialisers that it takes, and those behind operators that work on constants alone, such as one that widens `float16`, scales integers or holds a tensor itself.
public final class OwnWeights {
    /// Shapes, indices and axes, which operators hold beside weights.
    private static final Set<String> PLACES = Set.of("int64", "int32", "bool", "string");

    private final Graph graph;
    private final boolean[] passed;
    private final int[] makers;

    /// @param passed `[nodes]` operators whose weights count as those of the ones behind them
    public OwnWeights(Graph graph, boolean[] passed) {
        this.graph = graph;
        this.passed = passed;
        makers = Constants.makers(graph);
    }

    /// Through all operators that do not depend on the graph's inputs.
    public static OwnWeights of(Graph graph) {
        return new OwnWeights(graph, Constants.fixed(graph));
    }

    /// What a node holds by itself and not as a number that others need: of more than one element, neither places nor flags.
    public static @Nullable Tensor held(Node node) {
        if (!node.inputs().isEmpty()) {
            return null;
        }
        for (Attribute attribute : node.attributes()) {
            if (attribute.content() instanceof Attribute.Weights(Tensor tensor)
                    && tensor.stored() > 1
                    && !PLACES.contains(tensor.type().name())) {
                return tensor;
            }
        }
        return null;
    }

    /// Each with the value that it is, in the order of the operator's inputs.
    public Map<Integer, Tensor> of(Node node) {
        Map<Integer, Tensor> found = new LinkedHashMap<>();
        Set<Integer> met = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>();
        open.add(node);
        while (!open.isEmpty()) {
            for (Node.Port port : open.remove().inputs()) {
                if (port.value() >= 0 && met.add(port.value())) {
                    take(port.value(), found, open);
                }
            }
        }
        return found;
    }

    private void take(int index, Map<Integer, Tensor> found, Deque<Node> open) {
        Value value = graph.values().get(index);
        int from = makers[index];
        if (value.data() != null) {
            found.put(index, value.data());
        } else if (from >= 0 && passed[from]) {
            Node maker = graph.nodes().get(from);
            Tensor tensor = held(maker);
            if (tensor != null) {
                found.put(index, tensor);
            } else {
                open.add(maker);
            }
        }
    }

    /// Elements of all of them.
    public long parameters(Node node) {
        return of(node).values().stream().mapToLong(Tensor::stored).sum();
    }
}
