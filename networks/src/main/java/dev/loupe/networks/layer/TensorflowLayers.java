package dev.loupe.networks.layer;

import dev.loupe.core.Shape;
import dev.loupe.core.Shape.Fixed;
import dev.loupe.networks.graph.Attribute;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// TensorFlow's operators (tensorflow/core/ops). Windows and axes are told by lists that other operators or constants hold.
final class TensorflowLayers {
    private static final Set<String> STILL =
            Set.of(
                    "Identity",
                    "StopGradient",
                    "ReadVariableOp",
                    "EnsureShape",
                    "Cast",
                    "Snapshot",
                    "ZerosLike",
                    "OnesLike");
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
                    "Ceil",
                    "Round",
                    "Sin",
                    "Cos",
                    "Prelu",
                    "LogicalNot",
                    "ClipByValue",
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
                    "FloorMod",
                    "Atan2",
                    "Greater",
                    "GreaterEqual",
                    "Less",
                    "LessEqual",
                    "Equal",
                    "NotEqual",
                    "LogicalAnd",
                    "LogicalOr");
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
            case "Conv2D", "Conv3D", "_FusedConv2D", "FusedConv2D" ->
                    convolution(said, facts, false);
            case "DepthwiseConv2dNative", "FusedDepthwiseConv2dNative" ->
                    convolution(said, facts, true);
            case "_FusedMatMul" -> dense(said, facts.shape(1));
            case "MaxPool", "AvgPool", "MaxPool3D", "AvgPool3D" -> pool(said, said.wholes("ksize"));
            case "MatMul" ->
                    new Layer.Product(
                            said.flag("transpose_a", false), said.flag("transpose_b", false));
            case "BatchMatMul", "BatchMatMulV2", "BatchMatMulV3" ->
                    new Layer.Product(said.flag("adj_x", false), said.flag("adj_y", false));
            case "FusedBatchNorm", "FusedBatchNormV2", "FusedBatchNormV3", "_FusedBatchNormEx" ->
                    new Layer.Same(2);
            case "ResizeNearestNeighbor", "ResizeBilinear" -> resized(facts.wholes(1));
            case "Softmax", "LogSoftmax" -> new Layer.Same(5);
            case "Reshape" -> reshaped(facts.extents(1));
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
        long[] pads =
                switch (padding) {
                    case "VALID" -> new long[2 * axes];
                    case "EXPLICIT" -> pads(said.wholes("explicit_paddings"), layout, axes);
                    default -> null;
                };
        if (pads == null && !padding.equals("SAME")) {
            return null;
        }
        return new Layer.Steps(
                window,
                sides(said.wholes("strides"), layout, axes, 1),
                sides(said.wholes("dilations"), layout, axes, 1),
                pads,
                false);
    }

    /// From pairs over all axes to those before the axes of the window, then behind.
    private static long @Nullable [] pads(long @Nullable [] pairs, Layout layout, int axes) {
        if (pairs == null || pairs.length != 2 * (axes + 2)) {
            return null;
        }
        long[] pads = new long[2 * axes];
        for (int d = 0; d < axes; d++) {
            pads[d] = pairs[2 * (layout.first() + d)];
            pads[axes + d] = pairs[2 * (layout.first() + d) + 1];
        }
        return pads;
    }

    /// FLOPs for each element of what TensorFlow's optimiser put behind a product: a bias, an activation, a normalisation.
    private static long fused(Said said) {
        long each = 0;
        if (said.content("fused_ops") instanceof Attribute.Texts(List<String> names)) {
            for (String name : names) {
                each += name.startsWith("FusedBatchNorm") ? 2 : 1;
            }
        }
        return each;
    }

    /// The matrix is `[taken, made]`, or turned.
    private static @Nullable Layer dense(Said said, @Nullable Shape matrix) {
        if (said.flag("transpose_a", false) || matrix == null || matrix.rank() != 2) {
            return null;
        }
        int made = said.flag("transpose_b", false) ? 0 : 1;
        return matrix.dimensions().get(made) instanceof Fixed(long units)
                ? new Layer.Dense(units, -1, fused(said))
                : null;
    }

    private static @Nullable Layer resized(long @Nullable [] extents) {
        return extents == null || extents.length != 2
                ? null
                : new Layer.Resized(Layout.CHANNELS_LAST, extents, 0);
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
                : new Layer.Convolution(layout(said), steps, sizes[axes + 1], groups, fused(said));
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
