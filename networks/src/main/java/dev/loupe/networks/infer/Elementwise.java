package dev.loupe.networks.infer;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.Shape.Dimension;
import dev.loupe.networks.format.onnx.OnnxTypes;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Operators whose output is shaped as their first input, or as all of them stretched to each other.
final class Elementwise {
    private Elementwise() {}

    static void into(Map<String, Rule> rules) {
        for (String name :
                List.of(
                        "Abs",
                        "Acos",
                        "Acosh",
                        "Asin",
                        "Asinh",
                        "Atan",
                        "Atanh",
                        "BiasGelu",
                        "BitwiseNot",
                        "Ceil",
                        "Celu",
                        "Clip",
                        "Cos",
                        "Cosh",
                        "CumSum",
                        "Elu",
                        "Erf",
                        "Exp",
                        "FastGelu",
                        "Floor",
                        "Gelu",
                        "GroupNormalization",
                        "HardSigmoid",
                        "HardSwish",
                        "Hardmax",
                        "Identity",
                        "InstanceNormalization",
                        "LRN",
                        "LeakyRelu",
                        "Log",
                        "LogSoftmax",
                        "LpNormalization",
                        "MeanVarianceNormalization",
                        "Mish",
                        "Neg",
                        "Not",
                        "PRelu",
                        "QuickGelu",
                        "RMSNormalization",
                        "Reciprocal",
                        "Relu",
                        "ReverseSequence",
                        "RotaryEmbedding",
                        "Round",
                        "Scatter",
                        "ScatterElements",
                        "ScatterND",
                        "Selu",
                        "Shrink",
                        "Sigmoid",
                        "Sign",
                        "SimplifiedLayerNormalization",
                        "Sin",
                        "Sinh",
                        "Softmax",
                        "Softplus",
                        "Softsign",
                        "Sqrt",
                        "Swish",
                        "Tan",
                        "Tanh",
                        "TensorScatter",
                        "ThresholdedRelu",
                        "Trilu")) {
            rules.put(name, Elementwise::same);
        }
        for (String name :
                List.of(
                        "Add",
                        "BitShift",
                        "BitwiseAnd",
                        "BitwiseOr",
                        "BitwiseXor",
                        "Div",
                        "Max",
                        "Mean",
                        "Min",
                        "Mod",
                        "Mul",
                        "Pow",
                        "Sub",
                        "Sum")) {
            rules.put(name, call -> call.out(0, call.element(0), stretched(call, 0)));
        }
        for (String name :
                List.of(
                        "And",
                        "Equal",
                        "Greater",
                        "GreaterOrEqual",
                        "Less",
                        "LessOrEqual",
                        "Or",
                        "Xor")) {
            rules.put(name, call -> call.out(0, DataType.BOOL, stretched(call, 0)));
        }
        rules.put("IsNaN", call -> call.out(0, DataType.BOOL, call.shape(0)));
        rules.put("IsInf", call -> call.out(0, DataType.BOOL, call.shape(0)));
        rules.put("Where", call -> call.out(0, call.element(1), stretched(call, 0)));
        rules.put("Cast", call -> call.out(0, named(call, "to", 0), call.shapeOrNull(0)));
        rules.put("CastLike", call -> call.out(0, call.element(1), call.shapeOrNull(0)));
        rules.put("BitCast", call -> call.out(0, named(call, "to", 0), call.shapeOrNull(0)));
        for (String name :
                List.of("EyeLike", "RandomNormalLike", "RandomUniformLike", "Bernoulli")) {
            rules.put(name, Elementwise::like);
        }
        rules.put("Dropout", Elementwise::dropout);
        rules.put("BatchNormalization", Elementwise::batch);
        rules.put("LayerNormalization", Elementwise::layer);
        rules.put("SkipLayerNormalization", Elementwise::skip);
        rules.put("SkipSimplifiedLayerNormalization", Elementwise::skip);
        rules.put("QuantizeLinear", Elementwise::quantise);
        rules.put("DequantizeLinear", Elementwise::dequantise);
        rules.put("DynamicQuantizeLinear", Elementwise::dynamic);
        for (String name : List.of("QLinearAdd", "QLinearMul")) {
            rules.put(
                    name,
                    call ->
                            call.out(
                                    0,
                                    call.element(0),
                                    Extents.stretched(call.shape(0), call.shape(3))));
        }
        for (String name : List.of("QLinearSigmoid", "QLinearLeakyRelu", "QLinearSoftmax")) {
            rules.put(name, call -> call.out(0, call.element(0), call.shape(0)));
        }
    }

    private static void same(Call call) {
        call.out(0, call.type(0));
        List<Dimension> content =
                call.node.operator().equals("Identity") ? call.contentOrNull(0) : null;
        if (content != null) {
            call.content(content);
        }
    }

    private static Shape stretched(Call call, int from) {
        Shape shape = call.shape(from);
        for (int i = from + 1; i < call.inputs(); i++) {
            shape = Extents.stretched(shape, call.shape(i));
        }
        return shape;
    }

    /// The type of elements that an attribute names, else that of an input.
    static @Nullable DataType named(Call call, String attribute, int otherwise) {
        DataType said = OnnxTypes.element(call.whole(attribute, 0));
        return said != null ? said : call.element(otherwise);
    }

    private static void like(Call call) {
        call.out(0, named(call, "dtype", 0), call.shape(0));
    }

    private static void dropout(Call call) {
        call.out(0, call.type(0));
        call.out(1, DataType.BOOL, call.shapeOrNull(0));
    }

    private static void batch(Call call) {
        call.out(0, call.type(0));
        for (int k = 1; k < call.outputs(); k++) {
            call.out(k, call.element(Math.min(4, k + 2)), call.shapeOrNull(Math.min(4, k + 2)));
        }
    }

    /// The further outputs are means over all axes from `axis` on.
    private static void layer(Call call) {
        call.out(0, call.type(0));
        List<Dimension> means = call.copy(0);
        int axis = Extents.axis(call.whole("axis", -1), means.size());
        for (int d = axis; d < means.size(); d++) {
            means.set(d, Extents.ONE);
        }
        DataType stash = OnnxTypes.element(call.whole("stash_type", 1));
        call.out(1, stash, means);
        call.out(2, stash, means);
    }

    private static void skip(Call call) {
        call.out(0, call.type(0));
        call.out(3, call.type(0));
    }

    private static void quantise(Call call) {
        DataType said = OnnxTypes.element(call.whole("output_dtype", 0));
        call.out(
                0,
                said != null ? said : call.has(2) ? call.element(2) : DataType.UINT8,
                call.shapeOrNull(0));
    }

    private static void dequantise(Call call) {
        DataType said = OnnxTypes.element(call.whole("output_dtype", 0));
        call.out(0, said != null ? said : call.element(1), call.shapeOrNull(0));
    }

    private static void dynamic(Call call) {
        call.out(1, DataType.FLOAT32, Shape.of());
        call.out(2, DataType.UINT8, Shape.of());
        call.out(0, DataType.UINT8, call.shapeOrNull(0));
    }

    /// Axes of a list, sorted out to `[rank]`.
    static boolean[] chosen(long[] axes, int rank) {
        boolean[] chosen = new boolean[rank];
        for (long axis : axes) {
            chosen[Extents.axis(axis, rank)] = true;
        }
        return chosen;
    }

    /// All but the chosen axes; those become 1 where they are kept.
    static List<Dimension> without(List<Dimension> from, boolean[] chosen, boolean keep) {
        List<Dimension> left = new ArrayList<>();
        for (int d = 0; d < chosen.length; d++) {
            if (!chosen[d]) {
                left.add(from.get(d));
            } else if (keep) {
                left.add(Extents.ONE);
            }
        }
        return left;
    }
}
