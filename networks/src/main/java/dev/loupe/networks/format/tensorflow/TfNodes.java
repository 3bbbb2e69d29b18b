package dev.loupe.networks.format.tensorflow;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;
import dev.loupe.core.tensorflow.TfTypes;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/// Operators (tensorflow/core/framework: node_def.proto, attr_value.proto).
///
/// ```
/// NodeDef    name 1, op 2, input 3, device 4, attr 5 {key 1, value 2}
/// AttrValue  list 1 {s 2, i 3, f 4, b 5, type 6, shape 7, tensor 8, func 9}, s 2, i 3, f 4, b 5, type 6, shape 7, tensor 8, placeholder 9, func 10 {name 1}
/// ```
final class TfNodes {
    private static final int LONGEST = 4096;

    /// Operators whose outputs are of their type `T`.
    private static final Set<String> ALIKE =
            Set.of(
                    "Add",
                    "AddN",
                    "AddV2",
                    "AvgPool",
                    "BiasAdd",
                    "Conv2D",
                    "ConcatV2",
                    "Cos",
                    "DepthwiseConv2dNative",
                    "Div",
                    "Einsum",
                    "Elu",
                    "Exp",
                    "FusedBatchNormV3",
                    "Identity",
                    "LeakyRelu",
                    "Log",
                    "MatMul",
                    "Max",
                    "MaxPool",
                    "Maximum",
                    "Mean",
                    "Min",
                    "Minimum",
                    "Mul",
                    "Neg",
                    "Pad",
                    "Pow",
                    "RealDiv",
                    "Relu",
                    "Relu6",
                    "Reshape",
                    "Rsqrt",
                    "Select",
                    "SelectV2",
                    "Selu",
                    "Sigmoid",
                    "Sin",
                    "Slice",
                    "Softmax",
                    "Softplus",
                    "Sqrt",
                    "Square",
                    "SquaredDifference",
                    "Squeeze",
                    "StridedSlice",
                    "Sub",
                    "Sum",
                    "Tanh",
                    "Transpose");

    private TfNodes() {}

    /// The attributes of one operator while they are read.
    static final class Attributes {
        final List<Attribute> shown = new ArrayList<>();
        final Map<String, String> functions = new LinkedHashMap<>();
        final Map<String, DataType> types = new HashMap<>();
        final Map<String, String> hidden = new LinkedHashMap<>();
        @Nullable Shape shape;
        @Nullable Tensor value;

        /// The type of the first output.
        @Nullable DataType element(String operator) {
            DataType said = types.get("dtype");
            return said == null && ALIKE.contains(operator) ? types.get("T") : said;
        }
    }

    static TfNode read(Bytes message) {
        String name = "";
        String operator = "";
        String device = "";
        List<String> inputs = new ArrayList<>();
        List<Bytes> entries = new ArrayList<>();
        for (Proto p = new Proto(message); p.next(); ) {
            switch (p.field()) {
                case 1 -> name = p.text();
                case 2 -> operator = p.text();
                case 3 -> inputs.add(p.text());
                case 4 -> device = p.text();
                case 5 -> entries.add(p.bytes());
                default -> {}
            }
        }
        Attributes attributes = new Attributes();
        if (!device.isEmpty()) {
            attributes.hidden.put("device", device);
        }
        for (Bytes entry : entries) {
            String key = Proto.textOf(entry, 1);
            for (Bytes value : Proto.all(entry, 2)) {
                attribute(name, key, value, attributes);
            }
        }
        return new TfNode(
                name,
                operator,
                inputs,
                attributes.shown,
                attributes.functions,
                attributes.element(operator),
                attributes.shape,
                attributes.value,
                attributes.hidden);
    }

    private static void attribute(String node, String key, Bytes message, Attributes into) {
        Attribute.Content content = new Attribute.Other("");
        for (Proto p = new Proto(message); p.next(); ) {
            switch (p.field()) {
                case 1 -> content = list(key, p.bytes(), into);
                case 2 -> content = new Attribute.Text(cut(p.text()));
                case 3 -> content = new Attribute.Whole(p.varint());
                case 4 -> content = new Attribute.Real(p.f32());
                case 5 -> content = new Attribute.Flag(p.flag());
                case 6 -> {
                    DataType type = TfTypes.element(p.varint());
                    if (type != null) {
                        into.types.put(key, type);
                    }
                    content = new Attribute.Text(said(type));
                }
                case 7 -> {
                    Shape shape = TfTypes.shape(p.bytes());
                    if (key.equals("shape")) {
                        into.shape = shape;
                    }
                    content = new Attribute.Text(said(shape));
                }
                case 8 -> {
                    Tensor tensor = TfTensors.read(node, p.bytes());
                    if (tensor != null) {
                        into.value = key.equals("value") ? tensor : into.value;
                        into.shape = key.equals("value") ? tensor.shape() : into.shape;
                        content = new Attribute.Weights(tensor);
                    }
                }
                case 9 -> content = new Attribute.Other("@" + cut(p.text()));
                case 10 -> {
                    String function = Proto.textOf(p.bytes(), 1);
                    if (!function.isEmpty()) {
                        into.functions.put(key, function);
                    }
                    content = new Attribute.Text(cut(function));
                }
                default -> {}
            }
        }
        if (key.startsWith("_")) {
            into.hidden.put(key, cut(text(content)));
        } else {
            into.shown.add(new Attribute(key, content));
        }
    }

    private static Attribute.Content list(String key, Bytes message, Attributes into) {
        LongStream.Builder wholes = LongStream.builder();
        List<Float> reals = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        int kind = 0;
        for (Proto p = new Proto(message); p.next(); ) {
            kind = p.field();
            switch (kind) {
                case 2 -> texts.add(cut(p.text()));
                case 3 -> p.varints(wholes::add);
                case 4 -> p.floats(reals);
                case 5 -> p.varints(v -> texts.add(Boolean.toString(v != 0)));
                case 6 -> p.varints(v -> texts.add(said(TfTypes.element(v))));
                case 7 -> {
                    Shape shape = TfTypes.shape(p.bytes());
                    if (key.equals("_output_shapes") && texts.isEmpty()) {
                        into.shape = shape;
                    }
                    texts.add(said(shape));
                }
                case 8 -> texts.add("a tensor");
                case 9 -> {
                    String function = Proto.textOf(p.bytes(), 1);
                    into.functions.put(key + " " + texts.size(), function);
                    texts.add(cut(function));
                }
                default -> {}
            }
        }
        return switch (kind) {
            case 3 -> new Attribute.Wholes(wholes.build().toArray());
            case 4 -> new Attribute.Reals(reals.stream().mapToDouble(Float::doubleValue).toArray());
            default -> new Attribute.Texts(texts);
        };
    }

    private static String text(Attribute.Content content) {
        return switch (content) {
            case Attribute.Text text -> text.value();
            case Attribute.Texts texts -> String.join(", ", texts.values());
            case Attribute.Whole whole -> Long.toString(whole.value());
            case Attribute.Flag flag -> Boolean.toString(flag.value());
            case Attribute.Wholes wholes -> java.util.Arrays.toString(wholes.values());
            case Attribute.Real real -> Double.toString(real.value());
            case Attribute.Reals reals -> reals.values().length + " numbers";
            case Attribute.Weights weights -> weights.tensor().shape().toString();
            case Attribute.Runs runs -> "graph " + runs.graph();
            case Attribute.Other other -> other.text();
        };
    }

    private static String said(@Nullable DataType type) {
        return type == null ? "unknown" : type.name();
    }

    private static String said(@Nullable Shape shape) {
        return shape == null ? "unknown" : shape.toString();
    }

    static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
