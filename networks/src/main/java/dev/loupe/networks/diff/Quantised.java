package dev.loupe.networks.diff;

import dev.loupe.core.Shape;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.stream.IntStream;

/// Where operators on quantised numbers have what the plain operator has, and how their weights become numbers.
///
/// Sources: ONNX, *QLinearConv*, *QLinearMatMul*; ONNX Runtime's contributed operators *QGemm*, *QLinearAdd*, *QLinearMul*; its quantisation tool names a weight's parts `W_quantized`, `W_scale`, `W_zero_point`.
final class Quantised {
    private static final String SUFFIX = "_quantized";
    private static final Map<String, int[]> PORTS =
            Map.of(
                    "QLinearConv", new int[] {0, 3, 8},
                    "QLinearMatMul", new int[] {0, 3},
                    "QGemm", new int[] {0, 3, 6},
                    "QLinearAdd", new int[] {0, 3},
                    "QLinearMul", new int[] {0, 3},
                    "ConvInteger", new int[] {0, 1},
                    "MatMulInteger", new int[] {0, 1});

    private Quantised() {}

    /// `[inputs of the plain operator]` the input of this one.
    static int[] ports(Node node) {
        int[] special = PORTS.get(node.operator());
        return special != null ? special : IntStream.range(0, node.inputs().size()).toArray();
    }

    /// The weight at a node's input, with its scale where the node or the weight's name says one.
    static @Nullable Weight weight(Wiring wiring, int node, int port) {
        Weight plain = wiring.weight(wiring.input(node, port));
        if (plain == null || plain.quantised()) {
            return plain;
        }
        boolean conv = Signatures.family(wiring.node(node)).equals("Conv");
        if (port == 3 && PORTS.containsKey(wiring.node(node).operator())) {
            Weight scale = wiring.weight(wiring.input(node, 4));
            Weight zero = wiring.weight(wiring.input(node, 5));
            return scale == null
                    ? plain
                    : scaled(plain, scale.held(), zero == null ? null : zero.held(), conv);
        }
        String name = plain.name();
        if (!name.endsWith(SUFFIX)) {
            return plain;
        }
        String base = name.substring(0, name.length() - SUFFIX.length());
        Tensor scale = either(wiring.stored(name + "_scale"), wiring.stored(base + "_scale"));
        Tensor zero =
                either(wiring.stored(name + "_zero_point"), wiring.stored(base + "_zero_point"));
        return scale == null ? plain : scaled(plain, scale, zero, conv);
    }

    private static @Nullable Tensor either(@Nullable Tensor one, @Nullable Tensor other) {
        return one != null ? one : other;
    }

    /// Scales lie along the first axis of a kernel, and along the last of a matrix.
    private static Weight scaled(Weight plain, Tensor scale, @Nullable Tensor zero, boolean conv) {
        Shape shape = plain.shape();
        int axis = conv ? 0 : Math.max(0, shape.rank() - 1);
        return new Weight(plain.name(), plain.held(), scale, zero, axis, 0);
    }
}
