package dev.loupe.networks.layer;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/// MNN's operators (schema/default), with channels as the second axis of windows.
final class MnnLayers {
    private static final Set<String> STILL =
            Set.of("Input", "Const", "TrainableParam", "Dropout", "Identity", "Cast", "Copy");
    private static final Set<String> ONE =
            Set.of(
                    "ReLU",
                    "ReLU6",
                    "PReLU",
                    "ELU",
                    "Selu",
                    "Sigmoid",
                    "TanH",
                    "AbsVal",
                    "Exp",
                    "Log",
                    "Power",
                    "UnaryOp",
                    "LRN",
                    "Threshold");

    private MnnLayers() {}

    static @Nullable Layer of(Said said, Facts facts) {
        String type = said.node().operator();
        Layer same = Layer.Same.of(type, STILL, ONE);
        if (same != null) {
            return same;
        }
        return switch (type) {
            case "Convolution", "ConvInt8" ->
                    new Layer.Convolution(
                            Layout.CHANNELS_FIRST,
                            convolved(said),
                            said.whole("outputCount", -1),
                            Math.max(1, said.whole("group", 1)),
                            each(said));
            case "ConvolutionDepthwise", "DepthwiseConvInt8" ->
                    new Layer.Convolution(Layout.CHANNELS_FIRST, convolved(said), 1, 0, each(said));
            case "Deconvolution" ->
                    new Layer.Transposed(
                            Layout.CHANNELS_FIRST,
                            convolved(said),
                            said.wholes("outPads", 2, 0),
                            said.whole("outputCount", -1),
                            Math.max(1, said.whole("group", 1)),
                            each(said));
            case "Pooling" ->
                    said.flag("isGlobal", false)
                            ? new Layer.PooledWhole(Layout.CHANNELS_FIRST, true)
                            : new Layer.Pool(Layout.CHANNELS_FIRST, pooled(said));
            case "InnerProduct" ->
                    new Layer.Dense(
                            said.whole("outputCount", -1),
                            (int) said.whole("axis", 1),
                            said.flag("biasTerm", false) ? 1 : 0);
            case "BinaryOp", "Eltwise" -> new Layer.Combined(1, false);
            case "BatchNorm" -> new Layer.Same(2);
            case "Scale" -> new Layer.Same(2);
            case "LayerNorm", "GroupNorm", "InstanceNorm" -> new Layer.Same(7);
            case "Softmax" -> new Layer.Same(5);
            case "Concat" -> new Layer.Joined((int) said.whole("axis", 0));
            case "ConvertTensor" -> converted(said);
            case "Flatten" ->
                    new Layer.Flattened(
                            (int) said.whole("axis", 0), (int) said.whole("endAxis", 0));
            case "Reshape" -> reshaped(said, facts);
            case "Permute" -> Layer.Permuted.of(said.wholes("dims"));
            case "Transpose" -> Layer.Permuted.of(facts.wholes(1));
            case "Reduction" ->
                    new Layer.Reduced(
                            said.wholes("dim") == null ? facts.wholes(1) : said.wholes("dim"),
                            said.flag("keepDims", false));
            default -> null;
        };
    }

    private static long each(Said said) {
        return 1 + (said.flag("relu", false) || said.flag("relu6", false) ? 1 : 0);
    }

    private static long[] sides(Said said, String name, long otherwise) {
        return new long[] {said.whole(name + "Y", otherwise), said.whole(name + "X", otherwise)};
    }

    private static Layer.Steps convolved(Said said) {
        return steps(said, said.text("padMode", "CAFFE"), false);
    }

    private static Layer.Steps pooled(Said said) {
        return steps(said, said.text("padType", "CAFFE"), said.flag("ceilModel", false));
    }

    private static Layer.Steps steps(Said said, String mode, boolean ceil) {
        return new Layer.Steps(
                sides(said, "kernel", 1),
                sides(said, "stride", 1),
                sides(said, "dilate", 1),
                switch (mode) {
                    case "SAME" -> null;
                    case "VALID" -> new long[4];
                    default -> pads(said);
                },
                ceil);
    }

    /// Top, left, bottom and right, or one for both sides of each.
    private static long[] pads(Said said) {
        long[] all = said.wholes("pads");
        long[] pad = sides(said, "pad", 0);
        return all != null && all.length == 4 ? all : new long[] {pad[0], pad[1], pad[0], pad[1]};
    }

    /// Between orders of axes; what is packed by fours counts as channels first.
    private static Layer converted(Said said) {
        boolean from = said.text("source", "").equals("NHWC");
        boolean to = said.text("dest", "").equals("NHWC");
        return from == to
                ? new Layer.Same(0)
                : new Layer.Permuted(from ? new long[] {0, 3, 1, 2} : new long[] {0, 2, 3, 1});
    }

    private static @Nullable Layer reshaped(Said said, Facts facts) {
        long[] dims = said.wholes("dims");
        long[] extents = dims == null || dims.length == 0 ? facts.wholes(1) : dims;
        return extents == null ? null : new Layer.Reshaped(extents);
    }
}
