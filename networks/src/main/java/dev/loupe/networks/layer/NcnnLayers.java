package dev.loupe.networks.layer;

import dev.loupe.core.Shape;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.stream.LongStream;

/// ncnn's layers (docs/developer-guide/operators.md): values are one instance's, `[channels, height, width]`.
final class NcnnLayers {
    private static final long SAME_UPPER = -233;
    private static final long SAME_LOWER = -234;
    private static final long[][] ORDERS = {
        {0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}
    };
    private static final Set<String> STILL =
            Set.of(
                    "Input",
                    "MemoryData",
                    "Split",
                    "Dropout",
                    "Noop",
                    "Cast",
                    "Packing",
                    "DeepCopy",
                    "ShuffleChannel");
    private static final Set<String> ONE =
            Set.of(
                    "ReLU",
                    "PReLU",
                    "Sigmoid",
                    "TanH",
                    "Clip",
                    "ELU",
                    "SELU",
                    "CELU",
                    "Swish",
                    "Mish",
                    "HardSigmoid",
                    "HardSwish",
                    "GELU",
                    "Softplus",
                    "AbsVal",
                    "BNLL",
                    "Bias",
                    "Exp",
                    "Log",
                    "Power",
                    "Erf",
                    "UnaryOp",
                    "Threshold",
                    "LRN",
                    "Requantize");

    private NcnnLayers() {}

    static @Nullable Layer of(Said said, Facts facts) {
        String type = said.node().operator();
        Layer same = Layer.Same.of(type, STILL, ONE);
        if (same != null) {
            return same;
        }
        return switch (type) {
            case "Convolution", "ConvolutionDepthWise" ->
                    new Layer.Convolution(
                            Layout.UNBATCHED,
                            steps(said, 2),
                            said.whole("num_output", -1),
                            said.whole("group", 1),
                            each(said));
            case "Convolution1D", "ConvolutionDepthWise1D" ->
                    new Layer.Convolution(
                            Layout.UNBATCHED,
                            steps(said, 1),
                            said.whole("num_output", -1),
                            said.whole("group", 1),
                            each(said));
            case "Deconvolution", "DeconvolutionDepthWise" -> deconvolved(said);
            case "Pooling" -> pooled(said);
            case "InnerProduct" ->
                    new Layer.Dense(
                            said.whole("num_output", -1), rows(said, facts) ? -1 : 0, each(said));
            case "Concat" -> new Layer.Joined((int) said.whole("axis", 0));
            case "Slice" -> parted(said);
            case "Eltwise" -> new Layer.Combined(1, true);
            case "BinaryOp" ->
                    said.flag("with_scalar", false)
                            ? new Layer.Same(1)
                            : new Layer.Combined(1, true);
            case "BatchNorm", "Quantize", "Dequantize" -> new Layer.Same(2);
            case "Scale" -> new Layer.Same(said.flag("bias_term", false) ? 2 : 1);
            case "LayerNorm", "InstanceNorm", "GroupNorm", "MVN", "Normalize" -> new Layer.Same(7);
            case "RMSNorm" -> new Layer.Same(4);
            case "Softmax" -> new Layer.Same(5);
            case "Flatten" -> new Layer.Flattened(0, -1);
            case "Reshape" -> reshaped(said);
            case "Permute" -> permuted(said, facts.shape(0));
            case "Padding" ->
                    new Layer.Padded(
                            1,
                            new long[] {said.whole("0", 0), said.whole("2", 0)},
                            new long[] {said.whole("1", 0), said.whole("3", 0)});
            case "Reduction" ->
                    new Layer.Reduced(
                            said.flag("1", true) ? null : said.wholes("3"), said.flag("4", false));
            case "Embed" -> new Layer.Embedding(said.whole("num_output", -1));
            case "MatMul" -> new Layer.Product(false, said.flag("0", false));
            default -> null;
        };
    }

    private static long each(Said said) {
        return (said.flag("bias_term", false) ? 1 : 0)
                + (said.whole("activation_type", 0) == 0 ? 0 : 1);
    }

    /// Before each axis, then behind each; the width's number stands for what is not said.
    private static long[] pads(Said said, int axes) {
        long left = said.whole("pad_left", 0);
        long right = said.whole("pad_right", left);
        long top = said.whole("pad_top", left);
        return axes == 1
                ? new long[] {left, right}
                : new long[] {top, left, said.whole("pad_bottom", top), right};
    }

    private static long[] sides(Said said, String name, int axes, long otherwise) {
        long width = said.whole(name + "_w", otherwise);
        return axes == 1 ? new long[] {width} : new long[] {said.whole(name + "_h", width), width};
    }

    private static Layer.Steps steps(Said said, int axes) {
        long[] pads = pads(said, axes);
        boolean same = pads[0] == SAME_UPPER || pads[0] == SAME_LOWER;
        return new Layer.Steps(
                sides(said, "kernel", axes, -1),
                sides(said, "stride", axes, 1),
                sides(said, "dilation", axes, 1),
                same ? null : pads,
                false);
    }

    private static @Nullable Layer deconvolved(Said said) {
        if (said.has("output_w")) {
            return null;
        }
        long more = said.whole("output_pad_right", 0);
        return new Layer.Transposed(
                Layout.UNBATCHED,
                steps(said, 2),
                new long[] {said.whole("output_pad_bottom", more), more},
                said.whole("num_output", -1),
                said.whole("group", 1),
                each(said));
    }

    private static Layer pooled(Said said) {
        if (said.flag("global_pooling", false)) {
            return new Layer.PooledWhole(Layout.UNBATCHED, false);
        }
        if (said.flag("adaptive_pooling", false)) {
            long width = said.whole("out_w", -1);
            return new Layer.Resized(
                    Layout.UNBATCHED, new long[] {said.whole("out_h", width), width}, 1);
        }
        long mode = said.whole("pad_mode", 0);
        return new Layer.Pool(
                Layout.UNBATCHED,
                new Layer.Steps(
                        sides(said, "kernel", 2, -1),
                        sides(said, "stride", 2, 1),
                        new long[] {1, 1},
                        mode >= 2 ? null : pads(said, 2),
                        mode == 0));
    }

    /// Whether each row of two axes is summed by itself, as its length is that of the weights.
    private static boolean rows(Said said, Facts facts) {
        Shape in = facts.shape(0);
        long units = Math.max(1, said.whole("num_output", 1));
        return in != null
                && in.rank() == 2
                && in.dimensions()
                        .getLast()
                        .equals(new Shape.Fixed(said.whole("weight_data_size", 0) / units));
    }

    private static @Nullable Layer parted(Said said) {
        long[] parts = said.wholes("slices");
        for (long part : parts == null ? new long[0] : parts) {
            if (part != SAME_UPPER) {
                return null;
            }
        }
        return parts == null
                ? null
                : new Layer.Parted((int) said.whole("axis", 0), parts.length, false);
    }

    private static @Nullable Layer reshaped(Said said) {
        String[] names = {"c", "d", "h", "w"};
        LongStream.Builder extents = LongStream.builder();
        for (String name : names) {
            if (said.whole(name, SAME_UPPER) != SAME_UPPER) {
                extents.add(said.whole(name, 0));
            }
        }
        long[] all = extents.build().toArray();
        return all.length == 0 ? null : new Layer.Reshaped(all);
    }

    private static @Nullable Layer permuted(Said said, @Nullable Shape in) {
        long order = said.whole("0", 0);
        if (in == null || order < 0 || order >= ORDERS.length) {
            return null;
        }
        return switch (in.rank()) {
            case 2 -> new Layer.Permuted(order == 0 ? new long[] {0, 1} : new long[] {1, 0});
            case 3 -> new Layer.Permuted(ORDERS[(int) order]);
            default -> null;
        };
    }
}
