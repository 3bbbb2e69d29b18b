package dev.loupe.networks.layer;

import dev.loupe.networks.graph.Node;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/// Caffe's layers (src/caffe/proto/caffe.proto, the defaults of their parameters).
final class CaffeLayers {
    private static final Set<String> STILL =
            Set.of("Input", "Data", "MemoryData", "DummyData", "Dropout", "Split", "Silence");
    private static final Set<String> ONE =
            Set.of(
                    "ReLU",
                    "PReLU",
                    "ELU",
                    "Sigmoid",
                    "TanH",
                    "AbsVal",
                    "Power",
                    "Exp",
                    "Log",
                    "BNLL",
                    "Bias",
                    "Threshold",
                    "Clip",
                    "Swish",
                    "LRN");

    private CaffeLayers() {}

    static @Nullable Layer of(Said said, Facts facts) {
        String type = said.node().operator();
        Layer same = Layer.Same.of(type, STILL, ONE);
        if (same != null) {
            return same;
        }
        return switch (type) {
            case "Convolution" ->
                    new Layer.Convolution(
                            Layout.CHANNELS_FIRST,
                            steps(said, false),
                            said.whole("num_output", -1),
                            said.whole("group", 1),
                            bias(said));
            case "Deconvolution" ->
                    new Layer.Transposed(
                            Layout.CHANNELS_FIRST,
                            steps(said, false),
                            new long[2],
                            said.whole("num_output", -1),
                            said.whole("group", 1),
                            bias(said));
            case "Pooling" ->
                    said.flag("global_pooling", false)
                            ? new Layer.PooledWhole(Layout.CHANNELS_FIRST, true)
                            : new Layer.Pool(
                                    Layout.CHANNELS_FIRST,
                                    steps(said, !said.text("round_mode", "CEIL").equals("FLOOR")));
            case "InnerProduct" ->
                    new Layer.Dense(
                            said.whole("num_output", -1), (int) said.whole("axis", 1), bias(said));
            case "Eltwise" -> new Layer.Combined(1, false);
            case "Concat" -> new Layer.Joined(axis(said, "concat_dim"));
            case "Slice" ->
                    said.has("slice_point")
                            ? null
                            : new Layer.Parted(axis(said, "slice_dim"), made(said.node()), false);
            case "Flatten" ->
                    new Layer.Flattened(
                            (int) said.whole("axis", 1), (int) said.whole("end_axis", -1));
            case "Reshape" -> {
                long[] extents = said.wholes("shape");
                yield extents == null || said.whole("axis", 0) != 0
                        ? null
                        : new Layer.Reshaped(extents);
            }
            case "BatchNorm" -> new Layer.Same(2);
            case "Scale" -> new Layer.Same(said.flag("bias_term", false) ? 2 : 1);
            case "MVN" -> new Layer.Same(7);
            case "Softmax" -> new Layer.Same(5);
            case "Embed" -> new Layer.Embedding(said.whole("num_output", -1));
            default -> null;
        };
    }

    private static long made(Node node) {
        return node.outputs().size();
    }

    private static int axis(Said said, String old) {
        return (int) said.whole("axis", said.whole(old, 1));
    }

    private static long bias(Said said) {
        return said.flag("bias_term", true) ? 1 : 0;
    }

    private static Layer.Steps steps(Said said, boolean ceil) {
        long[] pads = sides(said, "pad", "pad", 0);
        return new Layer.Steps(
                sides(said, "kernel_size", "kernel", -1),
                sides(said, "stride", "stride", 1),
                said.wholes("dilation", 2, 1),
                new long[] {pads[0], pads[1], pads[0], pads[1]},
                ceil);
    }

    /// Height and width: one number or two, or each under its own name.
    private static long[] sides(Said said, String both, String each, long otherwise) {
        long[] sides = said.wholes(both, 2, otherwise);
        return new long[] {said.whole(each + "_h", sides[0]), said.whole(each + "_w", sides[1])};
    }
}
