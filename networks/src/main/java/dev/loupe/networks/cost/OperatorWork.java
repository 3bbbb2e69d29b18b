package dev.loupe.networks.cost;

import dev.loupe.core.Shape;
import dev.loupe.networks.architecture.Synthesis;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.layer.Facts;
import dev.loupe.networks.layer.Layer;
import dev.loupe.networks.layer.Layers;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How much arithmetic an operator does.
///
/// | operator | MACs |
/// |---|---|
/// | Conv | output elements · input channels / groups · window |
/// | ConvTranspose | input elements · output channels / groups · window |
/// | MatMul, Gemm | output elements · length of the sums |
/// | Einsum | product of the extents of all letters |
/// | RNN, GRU, LSTM | steps · batch · directions · gates · hidden · (input + hidden) |
///
/// A MAC is 2 FLOPs, as for `torch.utils.flop_counter`; a bias adds one for each output element. Operators without MACs: 1 for each output element of functions and arithmetic, input elements of
/// reductions, window for each output element of pools, 2 an element of batch normalisation (a scale and a shift), 7 of normalisations that compute means (sum, difference, square, sum, quotient, scale,
/// shift), 5 of softmax (maximum, difference, exponential, sum, quotient). Those that only move numbers: 0. The sums of products are those of the operators' definitions (ONNX, *Operator Schemas*);
/// algorithms such as Winograd's need fewer.
final class OperatorWork {
    private static final Set<String> OWN = Set.of("onnx", "ort");
    private static final Map<String, Integer> GATES = Map.of("RNN", 1, "GRU", 3, "LSTM", 4);

    /// @param macs  −1 if not known
    /// @param flops likewise
    record Work(long macs, long flops) {
        static final Work NONE = new Work(0, 0);
        static final Work UNKNOWN = new Work(Amounts.UNKNOWN, Amounts.UNKNOWN);

        static Work ofMacs(long macs, long more) {
            return new Work(macs, Amounts.plus(Amounts.times(2, macs), more));
        }
    }

    /// The shapes of what goes in and comes out, null where they are not known or nothing is there.
    interface Shapes {
        @Nullable Shape in(int input);

        @Nullable Shape out(int output);
    }

    private final Node node;
    private final Shapes shapes;

    private OperatorWork(Node node, Shapes shapes) {
        this.node = node;
        this.shapes = shapes;
    }

    /// Not known for operators that Loupe does not know.
    ///
    /// @param format as in `inspect`
    static Work of(String format, Node node, Shapes shapes) {
        if (node.domain().equals(Synthesis.DOMAIN)) {
            return SynthesisedWork.of(node, shapes);
        }
        if (OWN.contains(format)) {
            return new OperatorWork(node, shapes).work();
        }
        Layer layer = Layers.of(format, node, new Alone(shapes));
        return layer == null ? ForeignWork.of(format, node, shapes) : LayerWork.of(layer, shapes);
    }

    /// Shapes without contents, which work does not follow from.
    private record Alone(Shapes shapes) implements Facts {
        @Override
        public @Nullable Shape shape(int input) {
            return shapes.in(input);
        }

        @Override
        public long @Nullable [] wholes(int input) {
            return null;
        }
    }

    private Work work() {
        String operator = node.operator();
        long out = Amounts.elements(shapes.out(0));
        long in = Amounts.elements(shapes.in(0));
        if (OperatorKinds.MOVES.contains(operator)) {
            return Work.NONE;
        }
        if (OperatorKinds.ONE.contains(operator)) {
            return new Work(0, out);
        }
        if (operator.startsWith("Reduce") || operator.startsWith("Arg")) {
            return new Work(0, in);
        }
        Integer each = OperatorKinds.EACH.get(operator);
        if (each != null) {
            return new Work(0, Amounts.times(each, out));
        }
        return switch (operator) {
            case "Conv", "FusedConv", "ConvInteger" -> conv(1, 2, out);
            case "QLinearConv" -> conv(3, 8, out);
            case "ConvTranspose" ->
                    Work.ofMacs(
                            Amounts.times(in, Amounts.times(extent(1, 1), window(1))),
                            bias(2, out));
            case "MatMul", "MatMulInteger", "FusedMatMul" ->
                    Work.ofMacs(Amounts.times(out, summed()), 0);
            case "QLinearMatMul", "MatMulNBits" ->
                    Work.ofMacs(Amounts.times(out, extent(0, -1)), 0);
            case "Gemm" ->
                    Work.ofMacs(
                            Amounts.times(out, extent(0, whole("transA", 0) == 0 ? 1 : 0)),
                            bias(2, out));
            case "Einsum" -> einsum(out);
            case "RNN", "GRU", "LSTM" -> recurrent();
            case "MaxPool", "AveragePool", "LpPool" -> new Work(0, Amounts.times(out, kernel()));
            case "GlobalAveragePool", "GlobalMaxPool", "GlobalLpPool", "LRN", "Hardmax" ->
                    new Work(0, in);
            case "Max", "Min", "Sum", "Mean" ->
                    new Work(0, Amounts.times(out, Math.max(1, node.inputs().size() - 1)));
            case "Resize", "Upsample", "GridSample" -> new Work(0, interpolated(out));
            default -> Work.UNKNOWN;
        };
    }

    private long extent(int input, int axis) {
        return Amounts.extent(shapes.in(input), axis);
    }

    /// The bias at an input adds one for each output element.
    private long bias(int input, long out) {
        return input < node.inputs().size() && node.inputs().get(input).value() >= 0 ? out : 0;
    }

    private Work conv(int kernel, int bias, long out) {
        return Work.ofMacs(
                Amounts.times(out, Amounts.times(extent(kernel, 1), window(kernel))),
                bias(bias, out));
    }

    /// Elements of the window, from the weights' shape.
    private long window(int kernel) {
        Shape shape = shapes.in(kernel);
        long window = shape == null ? Amounts.UNKNOWN : 1;
        for (int d = 2; shape != null && d < shape.rank(); d++) {
            window = Amounts.times(window, Amounts.extent(shape, d));
        }
        return window;
    }

    private long kernel() {
        long window = 1;
        if (content("kernel_shape") instanceof Attribute.Wholes(long[] sizes)) {
            for (long size : sizes) {
                window = Amounts.times(window, size);
            }
            return window;
        }
        return Amounts.UNKNOWN;
    }

    private long summed() {
        Shape a = shapes.in(0);
        boolean turned = whole("transA", 0) != 0;
        return a == null || a.rank() == 0
                ? Amounts.UNKNOWN
                : Amounts.extent(a, turned && a.rank() > 1 ? -2 : -1);
    }

    private Work einsum(long out) {
        String equation =
                content("equation") instanceof Attribute.Text(String text)
                        ? text.replace(" ", "")
                        : "";
        int arrow = equation.indexOf("->");
        String[] terms = (arrow < 0 ? equation : equation.substring(0, arrow)).split(",");
        Map<Character, Long> extents = new HashMap<>();
        for (int i = 0; i < terms.length; i++) {
            if (terms[i].contains(".")) {
                return Work.UNKNOWN;
            }
            for (int d = 0; d < terms[i].length(); d++) {
                long extent = extent(i, d);
                extents.merge(terms[i].charAt(d), extent, Math::max);
            }
        }
        long all = 1;
        for (long extent : extents.values()) {
            all = Amounts.times(all, extent);
        }
        return terms.length == 2
                ? Work.ofMacs(all, 0)
                : new Work(0, terms.length == 1 ? out : Amounts.UNKNOWN);
    }

    private Work recurrent() {
        boolean batchFirst = whole("layout", 0) != 0;
        long steps = extent(0, batchFirst ? 1 : 0);
        long batch = extent(0, batchFirst ? 0 : 1);
        long hidden = extent(2, 2);
        long each =
                Amounts.times(
                        Amounts.times(extent(1, 0), GATES.getOrDefault(node.operator(), 1)),
                        Amounts.times(hidden, Amounts.plus(extent(1, 2), hidden)));
        return Work.ofMacs(Amounts.times(Amounts.times(steps, batch), each), 0);
    }

    /// Two corners for each axis that changes, each weighed once; none where the nearest is taken.
    private long interpolated(long out) {
        String mode = content("mode") instanceof Attribute.Text(String text) ? text : "nearest";
        if (mode.equals("nearest")) {
            return 0;
        }
        Shape from = shapes.in(0);
        int axes = from == null ? 2 : Math.max(1, from.rank() - 2);
        int corners = mode.contains("cubic") ? 4 : 2;
        return Amounts.times(out, (long) Math.pow(corners, axes));
    }

    private Attribute.@Nullable Content content(String name) {
        return content(node, name);
    }

    private static Attribute.@Nullable Content content(Node node, String name) {
        List<Attribute> attributes = node.attributes();
        for (Attribute attribute : attributes) {
            if (attribute.name().equals(name)) {
                return attribute.content();
            }
        }
        return null;
    }

    private long whole(String name, long otherwise) {
        return whole(node, name, otherwise);
    }

    static long whole(Node node, String name, long otherwise) {
        return content(node, name) instanceof Attribute.Whole(long value) ? value : otherwise;
    }
}
