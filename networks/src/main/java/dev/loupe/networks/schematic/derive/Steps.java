package dev.loupe.networks.schematic.derive;

import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.schematic.derive.Step.Dense;
import dev.loupe.networks.schematic.derive.Step.Window;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The operators of a graph that a schematic shows, in the graph's order.
final class Steps {
    /// An attribute of an operator that ends in a function of its own: the function's name in ONNX.
    static final String FUSED = "loupe.activation";

    private static final Set<String> DENSE =
            Set.of(
                    "Gemm",
                    "MatMul",
                    "FusedMatMul",
                    "FusedGemm",
                    "Linear",
                    "MatMulInteger",
                    "QGemm");
    private static final Set<String> CONV =
            Set.of("Conv", "FusedConv", "QLinearConv", "ConvInteger", "ConvTranspose");
    private static final Set<String> POOL = Set.of("MaxPool", "AveragePool", "LpPool");
    private static final Set<String> WHOLE =
            Set.of("GlobalAveragePool", "GlobalMaxPool", "GlobalLpPool");
    private static final Set<String> ACTIVATIONS =
            Set.of(
                    "Relu",
                    "LeakyRelu",
                    "PRelu",
                    "Elu",
                    "Selu",
                    "Celu",
                    "Gelu",
                    "Sigmoid",
                    "Tanh",
                    "Softmax",
                    "LogSoftmax",
                    "Softplus",
                    "Softsign",
                    "HardSigmoid",
                    "HardSwish",
                    "Mish",
                    "Swish",
                    "ThresholdedRelu",
                    "Clip");

    private final Graph graph;
    private final Weighed weighed;
    private final Volumes volumes;
    private final Map<Integer, List<Integer>> takers = new HashMap<>();
    private final Map<Integer, Step> steps = new HashMap<>();

    Steps(Graph graph, Derivation.Wish wish) {
        this.graph = graph;
        weighed = new Weighed(graph);
        volumes = new Volumes(graph, weighed, wish);
        for (int i = 0; i < graph.nodes().size(); i++) {
            for (Node.Port port : graph.nodes().get(i).inputs()) {
                takers.computeIfAbsent(port.value(), v -> new ArrayList<>()).add(i);
            }
        }
        for (int i = 0; i < graph.nodes().size(); i++) {
            Step step = step(i, graph.nodes().get(i));
            if (step != null) {
                steps.put(i, step);
            }
        }
    }

    /// All, in the graph's order.
    List<Step> all() {
        return steps.values().stream().sorted(Comparator.comparingInt(Step::node)).toList();
    }

    /// The step whose result an operator takes, perhaps by way of others, always by their first input that is no weight.
    @Nullable Step before(Step step) {
        int value = weighed.data(graph.nodes().get(step.node()));
        for (int hops = 0; hops < 10_000; hops++) {
            int maker = weighed.maker(value);
            if (maker < 0) {
                return null;
            }
            if (steps.containsKey(maker)) {
                return steps.get(maker);
            }
            value = weighed.data(graph.nodes().get(maker));
        }
        return null;
    }

    /// Those on the way back from the last one by first inputs, in order: the trunk, without gates and shortcuts beside it.
    List<Step> trunk() {
        LinkedList<Step> trunk = new LinkedList<>();
        List<Step> all = all();
        Step at = all.isEmpty() ? null : all.getLast();
        while (at != null && trunk.size() < all.size()) {
            trunk.addFirst(at);
            at = before(at);
        }
        return trunk;
    }

    private @Nullable Step step(int index, Node node) {
        String operator = node.operator();
        if (DENSE.contains(operator)) {
            return dense(index, node);
        }
        boolean conv = CONV.contains(operator);
        if (!conv && !POOL.contains(operator) && !WHOLE.contains(operator)) {
            return null;
        }
        Step.Volume takes = volumes.of(weighed.data(node));
        Step.Volume makes =
                node.outputs().isEmpty() ? null : volumes.of(node.outputs().getFirst().value());
        boolean whole = WHOLE.contains(operator);
        return new Window(
                index,
                operation(operator, conv),
                whole ? takes == null ? 1 : takes.height() : volumes.kernel(node, 0),
                whole ? takes == null ? 1 : takes.width() : volumes.kernel(node, 1),
                takes,
                makes);
    }

    private static String operation(String operator, boolean conv) {
        return switch (operator) {
            case "ConvTranspose" -> "Transposed convolution";
            case "MaxPool" -> "Max-Pool";
            case "AveragePool" -> "Average-Pool";
            case "GlobalAveragePool" -> "Global average";
            case "GlobalMaxPool" -> "Global max";
            default -> conv ? "Convolution" : "Pool";
        };
    }

    private @Nullable Dense dense(int index, Node node) {
        for (int i = 0; i < node.inputs().size(); i++) {
            int value = node.inputs().get(i).value();
            Weighed.Found found = value < 0 ? null : weighed.of(value);
            if (found == null || found.tensor().shape().rank() != 2) {
                continue;
            }
            boolean gemm = node.operator().endsWith("Gemm") || node.operator().equals("Linear");
            boolean given =
                    node.operator().equals("Linear")
                            || gemm && Attributes.whole(node, i == 0 ? "transA" : "transB", 0) == 1;
            boolean outFirst = (i == 0) ^ given ^ found.turned();
            long rows = found.size(0);
            long columns = found.size(1);
            if (rows < 1 || columns < 1 || rows > 10_000_000 || columns > 10_000_000) {
                return null;
            }
            int in = (int) (outFirst ? columns : rows);
            int out = (int) (outFirst ? rows : columns);
            return new Dense(
                    index, in, out, found.tensor(), outFirst, bias(node, out), activation(node));
        }
        return null;
    }

    /// Of the operator itself, or added next.
    private @Nullable Tensor bias(Node node, int out) {
        Tensor own = vector(node, out);
        Node next = next(node);
        return own == null && next != null && next.operator().equals("Add")
                ? vector(next, out)
                : own;
    }

    private @Nullable Tensor vector(Node node, int out) {
        for (Node.Port port : node.inputs()) {
            Weighed.Found found = port.value() < 0 ? null : weighed.of(port.value());
            if (found != null
                    && found.tensor().shape().rank() == 1
                    && found.tensor().stored() == out) {
                return found.tensor();
            }
        }
        return null;
    }

    private String activation(Node node) {
        String fused = Attributes.text(node, FUSED, "");
        Node at = fused.isEmpty() ? next(node) : null;
        for (int hops = 0; at != null && hops < 4; hops++) {
            if (ACTIVATIONS.contains(at.operator())) {
                return said(at.operator());
            }
            boolean passes =
                    Set.of("Add", "BatchNormalization", "Dropout", "Identity", "Cast")
                            .contains(at.operator());
            at = passes ? next(at) : null;
        }
        return said(fused);
    }

    /// A function as papers write it.
    static String said(String function) {
        return switch (function) {
            case "Relu" -> "ReLU";
            case "LeakyRelu" -> "Leaky ReLU";
            case "PRelu" -> "PReLU";
            case "Elu" -> "ELU";
            case "Gelu" -> "GELU";
            case "Selu" -> "SELU";
            case "LogSoftmax" -> "Log softmax";
            default -> function;
        };
    }

    /// The one operator that takes what another makes; null if there are more or none.
    private @Nullable Node next(Node node) {
        if (node.outputs().isEmpty()) {
            return null;
        }
        List<Integer> taken = takers.getOrDefault(node.outputs().getFirst().value(), List.of());
        return taken.size() == 1 ? graph.nodes().get(taken.getFirst()) : null;
    }
}
