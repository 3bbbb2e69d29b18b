package dev.loupe.networks.layer;

import dev.loupe.core.Shape;
import dev.loupe.core.Shape.Fixed;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Node;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;

/// PyTorch's operators as its scripts call them (aten/src/ATen/native/native_functions.yaml), with the formal names of their arguments.
final class TorchLayers {
    private static final Set<String> STILL =
            Set.of("dropout", "dropout_", "feature_dropout", "contiguous", "detach", "clone", "to");
    private static final Set<String> ONE =
            Set.of(
                    "relu",
                    "relu_",
                    "relu6",
                    "hardtanh",
                    "hardtanh_",
                    "leaky_relu",
                    "leaky_relu_",
                    "elu",
                    "selu",
                    "celu",
                    "gelu",
                    "silu",
                    "silu_",
                    "mish",
                    "hardswish",
                    "hardswish_",
                    "hardsigmoid",
                    "hardsigmoid_",
                    "sigmoid",
                    "tanh",
                    "softplus",
                    "prelu",
                    "exp",
                    "log",
                    "sqrt",
                    "rsqrt",
                    "neg",
                    "abs",
                    "pow",
                    "clamp",
                    "erf");
    private static final Set<String> COMBINED =
            Set.of(
                    "add", "add_", "sub", "sub_", "mul", "mul_", "div", "div_", "maximum",
                    "minimum");

    private TorchLayers() {}

    static @Nullable Layer of(Said said, Facts facts) {
        String operator = said.node().operator();
        Layer same = Layer.Same.of(operator, STILL, ONE);
        if (same != null) {
            return same;
        }
        if (COMBINED.contains(operator)) {
            return new Layer.Combined(1, false);
        }
        return switch (operator) {
            case "_convolution",
                    "convolution",
                    "conv1d",
                    "conv2d",
                    "conv3d",
                    "conv_transpose1d",
                    "conv_transpose2d",
                    "conv_transpose3d" ->
                    convolution(said, sizes(facts.shape(1)));
            case "linear" -> linear(said, sizes(facts.shape(1)));
            case "matmul", "mm", "bmm" -> new Layer.Product(false, false);
            case "max_pool1d",
                    "max_pool2d",
                    "max_pool3d",
                    "avg_pool1d",
                    "avg_pool2d",
                    "avg_pool3d" ->
                    pool(said, operator.charAt(operator.length() - 2) - '0');
            case "adaptive_avg_pool1d", "adaptive_avg_pool2d", "adaptive_max_pool2d" -> {
                long[] extents = said.wholes("output_size");
                yield extents == null ? null : new Layer.Resized(Layout.CHANNELS_FIRST, extents, 1);
            }
            case "batch_norm" -> new Layer.Same(2);
            case "layer_norm", "group_norm", "instance_norm" -> new Layer.Same(7);
            case "softmax", "log_softmax" -> new Layer.Same(5);
            case "flatten" ->
                    new Layer.Flattened(
                            (int) said.whole("start_dim", 0), (int) said.whole("end_dim", -1));
            case "view", "reshape" -> reshaped(said, facts);
            case "permute" -> Layer.Permuted.of(said.wholes("dims"));
            case "transpose" -> swapped(said, facts.shape(0));
            case "unsqueeze" -> new Layer.Expanded((int) said.whole("dim", 0));
            case "mean" -> new Layer.Reduced(said.wholes("dim"), said.flag("keepdim", false));
            case "cat" -> new Layer.Joined((int) said.whole("dim", 0));
            default -> null;
        };
    }

    /// −1 for what is not known; empty for no shape.
    private static long[] sizes(@Nullable Shape shape) {
        return shape == null
                ? new long[0]
                : shape.dimensions().stream()
                        .mapToLong(d -> d instanceof Fixed(long n) ? n : -1)
                        .toArray();
    }

    /// Weights are `[made, taken in a group, …window]`, of transposed ones `[taken, made in a group, …]`.
    private static @Nullable Layer convolution(Said said, long[] weight) {
        if (weight.length < 3) {
            return null;
        }
        int axes = weight.length - 2;
        long[] pad = said.wholes("padding", axes, 0);
        long[] pads = new long[2 * axes];
        System.arraycopy(pad, 0, pads, 0, axes);
        System.arraycopy(pad, 0, pads, axes, axes);
        boolean same = said.text("padding", "").equals("same");
        Layer.Steps steps =
                new Layer.Steps(
                        Arrays.copyOfRange(weight, 2, weight.length),
                        said.wholes("stride", axes, 1),
                        said.wholes("dilation", axes, 1),
                        same ? null : pads,
                        false);
        long groups = said.whole("groups", 1);
        boolean back =
                said.node().operator().startsWith("conv_transpose")
                        || said.flag("transposed", false);
        return back
                ? new Layer.Transposed(
                        Layout.CHANNELS_FIRST,
                        steps,
                        said.wholes("output_padding", axes, 0),
                        weight[1] * groups,
                        groups,
                        bias(said))
                : new Layer.Convolution(
                        Layout.CHANNELS_FIRST, steps, weight[0], groups, bias(said));
    }

    private static long bias(Said said) {
        return said.node().inputs().stream()
                        .anyMatch(port -> port.name().equals("bias") && port.value() >= 0)
                ? 1
                : 0;
    }

    private static @Nullable Layer linear(Said said, long[] weight) {
        return weight.length == 2 ? new Layer.Dense(weight[0], -1, bias(said)) : null;
    }

    private static Layer pool(Said said, int axes) {
        long[] window = said.wholes("kernel_size", axes, -1);
        long[] stride = said.wholes("stride");
        long[] pad = said.wholes("padding", axes, 0);
        long[] pads = Arrays.copyOf(pad, 2 * axes);
        System.arraycopy(pad, 0, pads, axes, axes);
        return new Layer.Pool(
                Layout.CHANNELS_FIRST,
                new Layer.Steps(
                        window,
                        stride == null || stride.length == 0
                                ? window
                                : said.wholes("stride", axes, 1),
                        said.wholes("dilation", axes, 1),
                        pads,
                        said.flag("ceil_mode", false)));
    }

    private static @Nullable Layer reshaped(Said said, Facts facts) {
        String name = said.has("size") ? "size" : "shape";
        long[] size =
                said.content(name) instanceof Attribute.Other(String list)
                        ? mixed(said.node(), name, list, facts)
                        : said.wholes(name);
        return size == null || Arrays.stream(size).anyMatch(n -> n == 0)
                ? null
                : new Layer.Reshaped(size);
    }

    /// A list of numbers and of values that flow in by ports of its name, in its order.
    private static long[] mixed(Node node, String name, String list, Facts facts) {
        String[] items = list.substring(1, Math.max(1, list.length() - 1)).split(", ");
        long[] size = new long[items.length];
        int port = -1;
        for (int d = 0; d < size.length; d++) {
            if (items[d].matches("-?\\d{1,18}")) {
                size[d] = Long.parseLong(items[d]);
                continue;
            }
            port++;
            while (port < node.inputs().size() && !node.inputs().get(port).name().equals(name)) {
                port++;
            }
            long[] held = facts.wholes(port);
            size[d] = held != null && held.length == 1 ? held[0] : Layer.Reshaped.ANY;
        }
        return size;
    }

    private static @Nullable Layer swapped(Said said, @Nullable Shape in) {
        int rank = in == null ? 0 : in.rank();
        long first = said.whole("dim0", 0);
        long second = said.whole("dim1", 0);
        int a = (int) (first < 0 ? first + rank : first);
        int b = (int) (second < 0 ? second + rank : second);
        if (a < 0 || b < 0 || a >= rank || b >= rank) {
            return null;
        }
        long[] order = IntStream.range(0, rank).asLongStream().toArray();
        order[a] = b;
        order[b] = a;
        return new Layer.Permuted(order);
    }
}
