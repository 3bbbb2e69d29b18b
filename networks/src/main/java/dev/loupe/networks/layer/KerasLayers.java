package dev.loupe.networks.layer;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Set;

/// Keras's layers by their class (keras.io/api/layers), of Keras 2 and 3.
final class KerasLayers {
    private static final Set<String> STILL =
            Set.of(
                    "Dropout",
                    "SpatialDropout1D",
                    "SpatialDropout2D",
                    "GaussianNoise",
                    "GaussianDropout",
                    "Masking",
                    "ActivityRegularization",
                    "Identity");

    private static final Map<String, Integer> GATES = Map.of("SimpleRNN", 1, "GRU", 3, "LSTM", 4);

    private KerasLayers() {}

    static @Nullable Layer of(Said said, Facts facts) {
        String name = said.node().operator();
        if (STILL.contains(name) || name.startsWith("Random")) {
            return new Layer.Same(0);
        }
        int axes = name.endsWith("1D") ? 1 : name.endsWith("3D") ? 3 : 2;
        return switch (name) {
            case "Conv1D", "Conv2D", "Conv3D" -> convolution(said, axes);
            case "DepthwiseConv1D", "DepthwiseConv2D" ->
                    new Layer.Convolution(
                            layout(said),
                            steps(said, "kernel_size", axes),
                            said.whole("depth_multiplier", 1),
                            0,
                            each(said));
            case "SeparableConv1D", "SeparableConv2D" -> separable(said, axes);
            case "Conv1DTranspose", "Conv2DTranspose", "Conv3DTranspose" ->
                    new Layer.Transposed(
                            layout(said),
                            steps(said, "kernel_size", axes),
                            more(said, axes),
                            said.whole("filters", -1),
                            1,
                            each(said));
            case "MaxPooling1D",
                    "MaxPooling2D",
                    "MaxPooling3D",
                    "AveragePooling1D",
                    "AveragePooling2D",
                    "AveragePooling3D" ->
                    new Layer.Pool(layout(said), steps(said, "pool_size", axes));
            case "GlobalMaxPooling1D",
                    "GlobalMaxPooling2D",
                    "GlobalMaxPooling3D",
                    "GlobalAveragePooling1D",
                    "GlobalAveragePooling2D",
                    "GlobalAveragePooling3D" ->
                    new Layer.PooledWhole(layout(said), said.flag("keepdims", false));
            case "Dense" -> new Layer.Dense(said.whole("units", -1), -1, each(said));
            case "Flatten" -> new Layer.Flattened(1, -1);
            case "Reshape" -> reshaped(said);
            case "Permute" -> permuted(said);
            case "RepeatVector" -> new Layer.Repeated(said.whole("n", -1));
            case "ZeroPadding1D", "ZeroPadding2D", "ZeroPadding3D" ->
                    padded(said, "padding", axes, 1);
            case "Cropping1D", "Cropping2D", "Cropping3D" -> padded(said, "cropping", axes, -1);
            case "UpSampling1D", "UpSampling2D", "UpSampling3D" ->
                    new Layer.Enlarged(
                            layout(said),
                            said.wholes("size", axes, 2),
                            said.text("interpolation", "nearest").equals("nearest") ? 0 : 4);
            case "Concatenate" -> new Layer.Joined((int) said.whole("axis", -1));
            case "Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum" ->
                    new Layer.Combined(1, false);
            case "BatchNormalization", "Normalization", "Rescaling" -> new Layer.Same(2);
            case "LayerNormalization", "GroupNormalization", "UnitNormalization" ->
                    new Layer.Same(7);
            case "RMSNormalization" -> new Layer.Same(4);
            case "Activation" -> new Layer.Same(Said.activation(said.text("activation", "relu")));
            case "ReLU", "LeakyReLU", "PReLU", "ELU", "ThresholdedReLU" -> new Layer.Same(1);
            case "Softmax" -> new Layer.Same(5);
            case "Embedding" -> new Layer.Embedding(said.whole("output_dim", -1));
            case "SimpleRNN", "GRU", "LSTM" -> recurrent(said, 1);
            case "Bidirectional" ->
                    said.text("merge_mode", "concat").equals("concat")
                                    && recurs(said.within("layer"))
                            ? recurrent(said.within("layer"), 2)
                            : null;
            case "TimeDistributed" ->
                    said.within("layer").node().operator().equals("Dense")
                            ? of(said.within("layer"), facts)
                            : null;
            case "MultiHeadAttention" ->
                    new Layer.Attention(
                            said.whole("num_heads", -1),
                            said.whole("key_dim", -1),
                            said.whole("value_dim", said.whole("key_dim", -1)),
                            said.flag("use_bias", true) ? 1 : 0);
            default -> null;
        };
    }

    private static Layout layout(Said said) {
        return said.text("data_format", "channels_last").equals("channels_first")
                ? Layout.CHANNELS_FIRST
                : Layout.CHANNELS_LAST;
    }

    private static long each(Said said) {
        return (said.flag("use_bias", true) ? 1 : 0)
                + Said.activation(said.text("activation", "linear"));
    }

    private static Layer.Steps steps(Said said, String size, int axes) {
        long[] window = said.wholes(size, axes, -1);
        boolean pool = size.equals("pool_size");
        long[] stride =
                pool && said.wholes("strides") == null ? window : said.wholes("strides", axes, 1);
        long[] pads = said.text("padding", "valid").equals("valid") ? new long[2 * axes] : null;
        if (said.text("padding", "valid").equals("causal")) {
            pads = new long[2 * axes];
            pads[0] = said.wholes("dilation_rate", axes, 1)[0] * (window[0] - 1);
        }
        return new Layer.Steps(window, stride, said.wholes("dilation_rate", axes, 1), pads, false);
    }

    private static Layer convolution(Said said, int axes) {
        return new Layer.Convolution(
                layout(said),
                steps(said, "kernel_size", axes),
                said.whole("filters", -1),
                said.whole("groups", 1),
                each(said));
    }

    private static Layer separable(Said said, int axes) {
        return new Layer.Separable(
                layout(said),
                steps(said, "kernel_size", axes),
                said.whole("depth_multiplier", 1),
                said.whole("filters", -1),
                each(said));
    }

    /// Where it says how much is added behind, the window without pads begins at the first element; else an output is at least as long as its steps.
    private static long[] more(Said said, int axes) {
        long[] window = said.wholes("kernel_size", axes, -1);
        long[] stride = said.wholes("strides", axes, 1);
        long[] more = said.wholes("output_padding", axes, 0);
        if (said.wholes("output_padding") == null) {
            for (int d = 0; d < axes; d++) {
                more[d] = Math.max(0, stride[d] - window[d]);
            }
        }
        return more;
    }

    private static @Nullable Layer reshaped(Said said) {
        long[] target = said.wholes("target_shape");
        if (target == null) {
            return null;
        }
        long[] all = new long[target.length + 1];
        System.arraycopy(target, 0, all, 1, target.length);
        return new Layer.Reshaped(all);
    }

    private static @Nullable Layer permuted(Said said) {
        long[] dims = said.wholes("dims");
        if (dims == null) {
            return null;
        }
        long[] all = new long[dims.length + 1];
        System.arraycopy(dims, 0, all, 1, dims.length);
        return new Layer.Permuted(all);
    }

    /// `n`, `[a, b]`, or `[[a, b], [c, d]]`.
    private static @Nullable Layer padded(Said said, String name, int axes, int sign) {
        long[] sides = Numbers.in(said.content(name));
        if (sides == null || sides.length == 0) {
            return null;
        }
        long[] before = new long[axes];
        long[] behind = new long[axes];
        for (int d = 0; d < axes; d++) {
            boolean both = sides.length == 2 * axes;
            int at = both ? 2 * d : sides.length == axes ? d : 0;
            before[d] = sign * sides[at];
            behind[d] = sign * (both ? sides[at + 1] : sides[at]);
        }
        return new Layer.Padded(layout(said).first(), before, behind);
    }

    private static boolean recurs(Said said) {
        return GATES.containsKey(said.node().operator());
    }

    private static Layer recurrent(Said said, int directions) {
        return new Layer.Recurrent(
                GATES.getOrDefault(said.node().operator(), 1),
                said.whole("units", -1),
                directions,
                said.flag("return_sequences", false));
    }
}
