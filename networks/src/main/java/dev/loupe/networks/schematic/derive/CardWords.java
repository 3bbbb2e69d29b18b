package dev.loupe.networks.schematic.derive;

import dev.loupe.core.Shape;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Value;
import dev.loupe.networks.schematic.Blocks.Card;
import dev.loupe.networks.schematic.Blocks.Tone;
import dev.loupe.networks.schematic.derive.Step.Dense;
import dev.loupe.networks.schematic.derive.Step.Window;
import dev.loupe.networks.scope.OwnWeights;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What operators are called on cards, in the words of papers: `Conv 3 × 3`, `64, stride 2`.
final class CardWords {
    /// Operators that move numbers without changing them, or only how they are stored.
    private static final Set<String> PLAIN =
            Set.of(
                    "identity",
                    "dropout",
                    "nativedropout",
                    "cast",
                    "tocopy",
                    "reshape",
                    "view",
                    "flatten",
                    "transpose",
                    "permute",
                    "squeeze",
                    "unsqueeze",
                    "expanddims",
                    "expand",
                    "broadcastto",
                    "contiguous",
                    "clone",
                    "detach",
                    "quantizelinear",
                    "dequantizelinear",
                    "dynamicquantizelinear",
                    "quantize",
                    "dequantize",
                    "pad",
                    "slice",
                    "stridedslice",
                    "result",
                    "shape",
                    "getitem");

    private static final Set<String> INPUTS =
            Set.of("parameter", "placeholder", "inputlayer", "input");

    private static final Map<String, String> SIGNS =
            Map.ofEntries(
                    Map.entry("add", "+"),
                    Map.entry("addv2", "+"),
                    Map.entry("addn", "+"),
                    Map.entry("sum", "+"),
                    Map.entry("qlinearadd", "+"),
                    Map.entry("mul", "×"),
                    Map.entry("multiply", "×"),
                    Map.entry("sub", "−"),
                    Map.entry("subtract", "−"),
                    Map.entry("div", "÷"),
                    Map.entry("realdiv", "÷"),
                    Map.entry("concat", "Concat"),
                    Map.entry("concatv2", "Concat"),
                    Map.entry("concatenate", "Concat"),
                    Map.entry("concatenation", "Concat"),
                    Map.entry("cat", "Concat"));

    private final Graph graph;
    private final OwnWeights weights;
    private final Weighed weighed;
    private final Map<Integer, Step> steps = new HashMap<>();

    CardWords(Graph graph, Derivation.Wish wish) {
        this.graph = graph;
        weights = OwnWeights.of(graph);
        weighed = new Weighed(graph);
        new Steps(graph, wish).all().forEach(step -> steps.put(step.node(), step));
    }

    /// The sign, or `Concat`, by which an operator brings several values together; empty if it is no such.
    String sign(int node) {
        return SIGNS.getOrDefault(key(graph.nodes().get(node)), "");
    }

    /// Whether an operator only brings values together, element by element or one behind the other.
    static boolean joins(Node node) {
        return SIGNS.containsKey(key(node));
    }

    /// Null where an operator is not drawn by itself.
    @Nullable Card card(int index) {
        Node node = graph.nodes().get(index);
        Step step = steps.get(index);
        if (step instanceof Window window) {
            return window(node, window);
        }
        if (step instanceof Dense dense) {
            return Card.of("Dense", number(dense.out()), Tone.DENSE);
        }
        String key = key(node);
        if (INPUTS.contains(key)) {
            return node.outputs().isEmpty() ? null : input(node.outputs().getFirst().value());
        }
        if (key.equals("gemm") || key.equals("linear") || key.equals("fullyconnected")) {
            return Card.of("Dense", last(node), Tone.DENSE);
        }
        if (key.contains("conv") || key.equals("innerproduct") || key.equals("matmul")) {
            Card stored = stored(node, key);
            if (stored != null) {
                return stored;
            }
        }
        if (PLAIN.contains(key) || SIGNS.containsKey(key) || key.equals("pow")) {
            return null;
        }
        String function = ChannelsLast.function(node.operator());
        if (!function.isEmpty()) {
            return Card.of(Steps.said(function), "", Tone.PLAIN);
        }
        if (key.contains("norm")) {
            return Card.of(norm(key), "", Tone.NORM);
        }
        if (key.equals("gather") || key.startsWith("embedding")) {
            return weights.parameters(node) > 1 ? table(node) : null;
        }
        if (key.contains("attention")) {
            return Card.of("Attention", "", Tone.ATTENTION);
        }
        if (key.startsWith("resize") || key.startsWith("upsampl") || key.equals("interpolate")) {
            return Card.of("Resize", "", Tone.PLAIN);
        }
        if (key.contains("pool")) {
            return Card.of(said(node.operator()), "", Tone.POOL);
        }
        return Card.of(said(node.operator()), "", Tone.PLAIN);
    }

    /// Where data come in.
    Card input(int index) {
        Value value = graph.values().get(index);
        Shape shape = value.type().shape();
        String name = graph.inputs().size() == 1 || value.name().isEmpty() ? "Input" : value.name();
        return Card.of(name, shape == null ? "" : shape.toString().replace("×", " × "), Tone.INPUT);
    }

    /// What an operator ends in by itself: `ReLU`; empty if in nothing.
    String fused(int node) {
        return Steps.said(Attributes.text(graph.nodes().get(node), Steps.FUSED, ""));
    }

    /// How many numbers the last dimension of an operator's result has; empty if it is not known.
    private String last(Node node) {
        int out = node.outputs().isEmpty() ? -1 : node.outputs().getFirst().value();
        Shape shape = out < 0 ? null : graph.values().get(out).type().shape();
        long size = shape == null || shape.rank() == 0 ? -1 : Weighed.size(shape, shape.rank() - 1);
        return size < 0 ? "" : number(size);
    }

    private Card window(Node node, Window window) {
        boolean pool = node.operator().contains("Pool");
        String name =
                switch (window.operation()) {
                    case "Convolution" -> "Conv";
                    case "Transposed convolution" -> "Transposed conv";
                    case "Max-Pool" -> "Max pool";
                    case "Average-Pool" -> "Average pool";
                    default -> window.operation();
                };
        String size =
                window.operation().startsWith("Global") || window.width() < 1
                        ? ""
                        : " %d × %d".formatted(Math.max(1, window.height()), window.width());
        int stride = Attributes.along(node, "strides", 1, 1);
        Step.Volume makes = window.makes();
        int channels = makes == null ? channels(node) : makes.channels();
        String detail = pool || channels < 1 ? "" : number(channels);
        if (Attributes.whole(node, "group", 1) > 1) {
            detail += Attributes.whole(node, "group", 1) == channels ? ", depthwise" : ", grouped";
        }
        if (stride > 1) {
            detail += (detail.isEmpty() ? "" : ", ") + "stride " + stride;
        }
        return Card.of(name + size, detail, pool ? Tone.POOL : Tone.CONV);
    }

    private int channels(Node node) {
        for (Node.Port port : node.inputs()) {
            Weighed.Found found = port.value() < 0 ? null : weighed.of(port.value());
            if (found != null && found.tensor().shape().rank() > 2) {
                return Math.clamp(found.size(0), 0, 1_000_000);
            }
        }
        return 0;
    }

    private Card table(Node node) {
        List<Tensor> tables =
                weights.of(node).values().stream().filter(t -> t.shape().rank() == 2).toList();
        String size = tables.isEmpty() ? "" : tables.getFirst().shape().toString();
        return Card.of("Embedding", size.replace("×", " × "), Tone.EMBED);
    }

    /// A layer of other formats, by the shape of its weights, channels first.
    private @Nullable Card stored(Node node, String key) {
        if (key.contains("transpose")) {
            return Card.of("Transposed conv", "", Tone.CONV);
        }
        for (Tensor tensor : weights.of(node).values()) {
            Shape shape = tensor.shape();
            int rank = shape.rank();
            if (!key.contains("conv") && rank == 2) {
                String out = last(node);
                return Card.of(
                        "Dense", out.isEmpty() ? number(Weighed.size(shape, 0)) : out, Tone.DENSE);
            }
            if (key.contains("conv") && rank > 3) {
                long channels =
                        Weighed.size(shape, 0)
                                * (rank > 4 && key.startsWith("group")
                                        ? Weighed.size(shape, 1)
                                        : 1);
                String name =
                        "Conv %d × %d"
                                .formatted(
                                        Weighed.size(shape, rank - 2),
                                        Weighed.size(shape, rank - 1));
                return Card.of(name, number(channels), Tone.CONV);
            }
        }
        return null;
    }

    private static String norm(String key) {
        return key.contains("batch")
                ? "Batch norm"
                : key.contains("layer")
                        ? "Layer norm"
                        : key.contains("group")
                                ? "Group norm"
                                : key.contains("rms")
                                        ? "RMS norm"
                                        : key.contains("instance") ? "Instance norm" : "Norm";
    }

    /// Without signs and in small letters.
    private static String key(Node node) {
        String operator = node.operator();
        return operator.substring(operator.lastIndexOf(':') + 1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[_.]", "");
    }

    /// An operator's own name.
    String plain(int node) {
        return said(graph.nodes().get(node).operator());
    }

    private static String said(String operator) {
        String plain = operator.substring(operator.lastIndexOf(':') + 1);
        return plain.isEmpty() ? "?" : plain;
    }

    static String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }
}
