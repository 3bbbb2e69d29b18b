package dev.loupe.networks.layer;

import dev.loupe.core.Shape;
import dev.loupe.core.Shape.Fixed;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Set;

/// TensorFlow's operators (tensorflow/core/ops). Windows and axes are told by lists that other operators or constants hold.
final class TensorflowLayers {
    private static final Set<String> STILL =
            Set.of("Identity", "StopGradient", "ReadVariableOp", "EnsureShape", "Cast", "Snapshot");
    private static final Set<String> ONE =
            Set.of(
                    "Relu",
                    "Relu6",
                    "LeakyRelu",
                    "Elu",
                    "Selu",
                    "Sigmoid",
                    "Tanh",
                    "Softplus",
                    "Softsign",
                    "Exp",
                    "Log",
                    "Sqrt",
                    "Rsqrt",
                    "Square",
                    "Neg",
                    "Abs",
                    "Erf",
                    "BiasAdd",
                    "Reciprocal",
                    "Floor",
                    "Round",
                    "LRN");
    private static final Set<String> COMBINED =
            Set.of(
                    "Add",
                    "AddV2",
                    "AddN",
                    "Sub",
                    "Mul",
                    "Div",
                    "RealDiv",
                    "DivNoNan",
                    "Maximum",
                    "Minimum",
                    "Pow",
                    "SquaredDifference",
                    "FloorDiv",
                    "FloorMod");
    private static final Set<String> REDUCED =
            Set.of("Mean", "Sum", "Max", "Min", "Prod", "All", "Any");

    private TensorflowLayers() {}

    static @Nullable Layer of(Said said, Facts facts) {
        String operator = said.node().operator();
        Layer same = Layer.Same.of(operator, STILL, ONE);
        if (same != null) {
            return same;
        }
        if (COMBINED.contains(operator)) {
            return new Layer.Combined(1, false);
        }
        if (REDUCED.contains(operator)) {
            long[] axes = facts.wholes(1);
            return axes == null ? null : new Layer.Reduced(axes, said.flag("keep_dims", false));
        }
        return switch (operator) {
            case "Conv2D", "Conv3D" -> convolution(said, facts, false);
            case "DepthwiseConv2dNative" -> convolution(said, facts, true);
            case "MaxPool", "AvgPool", "MaxPool3D", "AvgPool3D" -> pool(said, said.wholes("ksize"));
            case "MatMul" ->
                    new Layer.Product(
                            said.flag("transpose_a", false), said.flag("transpose_b", false));
            case "BatchMatMul", "BatchMatMulV2", "BatchMatMulV3" ->
                    new Layer.Product(said.flag("adj_x", false), said.flag("adj_y", false));
            case "FusedBatchNorm", "FusedBatchNormV2", "FusedBatchNormV3" -> new Layer.Same(2);
            case "Softmax", "LogSoftmax" -> new Layer.Same(5);
            case "Reshape" -> reshaped(facts.wholes(1));
            case "Squeeze" -> new Layer.Squeezed(said.wholes("squeeze_dims"));
            case "ExpandDims" -> expanded(facts.wholes(1));
            case "Transpose" -> Layer.Permuted.of(facts.wholes(1));
            case "ConcatV2" -> joined(facts.wholes(said.node().inputs().size() - 1));
            case "Pad", "PadV2", "MirrorPad" -> Layer.Padded.of(facts.wholes(1));
            default -> null;
        };
    }

    private static Layout layout(Said said) {
        return said.text("data_format", "NHWC").startsWith("NC")
                ? Layout.CHANNELS_FIRST
                : Layout.CHANNELS_LAST;
    }

    /// The numbers of a list over all axes that belong to those that the window slides over.
    private static long[] sides(long @Nullable [] all, Layout layout, int axes, long otherwise) {
        if (all == null || all.length != axes + 2) {
            long[] sides = new long[axes];
            Arrays.fill(sides, otherwise);
            return sides;
        }
        return Arrays.copyOfRange(all, layout.first(), layout.first() + axes);
    }

    private static Layer.@Nullable Steps steps(Said said, long[] window) {
        int axes = window.length;
        Layout layout = layout(said);
        String padding = said.text("padding", "VALID");
        if (!padding.equals("SAME") && !padding.equals("VALID")) {
            return null;
        }
        return new Layer.Steps(
                window,
                sides(said.wholes("strides"), layout, axes, 1),
                sides(said.wholes("dilations"), layout, axes, 1),
                padding.equals("SAME") ? null : new long[2 * axes],
                false);
    }

    /// The filter is `[…window, channels in a group, channels made]`, of a depthwise one `[…window, channels, made of each]`.
    private static @Nullable Layer convolution(Said said, Facts facts, boolean depthwise) {
        Shape filter = facts.shape(1);
        Shape in = facts.shape(0);
        if (filter == null || in == null || filter.rank() < 3 || in.rank() != filter.rank()) {
            return null;
        }
        long[] sizes = new long[filter.rank()];
        for (int d = 0; d < sizes.length; d++) {
            sizes[d] = filter.dimensions().get(d) instanceof Fixed(long n) ? n : -1;
        }
        int axes = sizes.length - 2;
        Layer.Steps steps = steps(said, Arrays.copyOf(sizes, axes));
        int channel = layout(said) == Layout.CHANNELS_LAST ? in.rank() - 1 : 1;
        long channels = in.dimensions().get(channel) instanceof Fixed(long n) ? n : sizes[axes];
        long groups = depthwise ? 0 : sizes[axes] > 0 ? channels / sizes[axes] : -1;
        return steps == null || groups < 0
                ? null
                : new Layer.Convolution(layout(said), steps, sizes[axes + 1], groups, 0);
    }

    private static @Nullable Layer pool(Said said, long @Nullable [] window) {
        if (window == null || window.length < 3) {
            return null;
        }
        Layout layout = layout(said);
        Layer.Steps steps = steps(said, sides(window, layout, window.length - 2, 1));
        return steps == null ? null : new Layer.Pool(layout, steps);
    }

    /// 0 is an extent here.
    private static @Nullable Layer reshaped(long @Nullable [] extents) {
        return extents == null || Arrays.stream(extents).anyMatch(n -> n == 0)
                ? null
                : new Layer.Reshaped(extents);
    }

    private static @Nullable Layer expanded(long @Nullable [] axis) {
        return axis == null || axis.length != 1 ? null : new Layer.Expanded((int) axis[0]);
    }

    private static @Nullable Layer joined(long @Nullable [] axis) {
        return axis == null || axis.length != 1 ? null : new Layer.Joined((int) axis[0]);
    }
}
