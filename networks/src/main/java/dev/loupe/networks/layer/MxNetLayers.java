package dev.loupe.networks.layer;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/// MXNet's operators (src/operator, the parameters of each), with channels as the second axis.
final class MxNetLayers {
    private static final Set<String> STILL =
            Set.of("Dropout", "_copy", "identity", "BlockGrad", "Cast", "cast", "amp_cast");
    private static final Set<String> COMBINED =
            Set.of(
                    "elemwise_add",
                    "elemwise_sub",
                    "elemwise_mul",
                    "elemwise_div",
                    "_Plus",
                    "_plus",
                    "_Minus",
                    "_Mul",
                    "_Div",
                    "add_n",
                    "ElementWiseSum",
                    "broadcast_add",
                    "broadcast_sub",
                    "broadcast_mul",
                    "broadcast_div",
                    "broadcast_plus",
                    "broadcast_minus",
                    "broadcast_maximum",
                    "broadcast_minimum",
                    "broadcast_power",
                    "_maximum",
                    "_minimum");
    private static final Set<String> ONE =
            Set.of(
                    "LeakyReLU",
                    "relu",
                    "sigmoid",
                    "tanh",
                    "hard_sigmoid",
                    "softsign",
                    "exp",
                    "log",
                    "sqrt",
                    "rsqrt",
                    "square",
                    "abs",
                    "erf",
                    "clip",
                    "negative",
                    "reciprocal",
                    "LRN",
                    "_plus_scalar",
                    "_minus_scalar",
                    "_rminus_scalar",
                    "_mul_scalar",
                    "_div_scalar",
                    "_rdiv_scalar",
                    "_power_scalar",
                    "_maximum_scalar",
                    "_minimum_scalar",
                    "_PlusScalar",
                    "_MulScalar");

    private MxNetLayers() {}

    static @Nullable Layer of(Said said, Facts facts) {
        String operator = said.node().operator();
        if (STILL.contains(operator)) {
            return new Layer.Same(0);
        }
        if (COMBINED.contains(operator)) {
            return new Layer.Combined(1, false);
        }
        if (ONE.contains(operator)) {
            return new Layer.Same(1);
        }
        return switch (operator) {
            case "Convolution", "Convolution_v1" ->
                    first(said)
                            ? new Layer.Convolution(
                                    Layout.CHANNELS_FIRST,
                                    steps(said, kernel(said)),
                                    said.whole("num_filter", -1),
                                    said.whole("num_group", 1),
                                    bias(said))
                            : null;
            case "Deconvolution" -> deconvolution(said, kernel(said));
            case "Pooling", "Pooling_v1" -> pooling(said, kernel(said));
            case "FullyConnected" ->
                    new Layer.Dense(
                            said.whole("num_hidden", -1),
                            said.flag("flatten", true) ? 1 : -1,
                            bias(said));
            case "Activation" -> new Layer.Same(1);
            case "BatchNorm", "BatchNorm_v1", "_contrib_SyncBatchNorm" -> new Layer.Same(2);
            case "LayerNorm", "InstanceNorm", "GroupNorm", "L2Normalization" -> new Layer.Same(7);
            case "softmax", "log_softmax", "SoftmaxOutput", "Softmax", "SoftmaxActivation" ->
                    new Layer.Same(5);
            case "Concat", "concat" -> new Layer.Joined((int) said.whole("dim", 1));
            case "Flatten", "flatten" -> new Layer.Flattened(1, -1);
            case "Reshape", "reshape" -> reshaped(said.wholes("shape"));
            case "transpose" -> Layer.Permuted.of(said.wholes("axes"));
            case "expand_dims" -> new Layer.Expanded((int) said.whole("axis", 0));
            case "squeeze" -> new Layer.Squeezed(said.wholes("axis"));
            case "SliceChannel", "split" ->
                    new Layer.Parted(
                            (int) said.whole("axis", 1),
                            said.whole("num_outputs", -1),
                            said.flag("squeeze_axis", false));
            case "mean", "sum", "max", "min", "sum_axis" ->
                    new Layer.Reduced(said.wholes("axis"), said.flag("keepdims", false));
            case "Embedding" -> new Layer.Embedding(said.whole("output_dim", -1));
            case "UpSampling" -> enlarged(said);
            case "Pad", "pad" -> Layer.Padded.of(said.wholes("pad_width"));
            case "batch_dot", "_npx_batch_dot" ->
                    new Layer.Product(
                            said.flag("transpose_a", false), said.flag("transpose_b", false));
            default -> null;
        };
    }

    private static boolean first(Said said) {
        return said.text("layout", "NC").startsWith("NC");
    }

    private static long bias(Said said) {
        return said.flag("no_bias", false) ? 0 : 1;
    }

    private static long[] kernel(Said said) {
        long[] kernel = said.wholes("kernel");
        return kernel == null ? new long[0] : kernel;
    }

    private static Layer.Steps steps(Said said, long[] kernel) {
        int n = kernel.length;
        long[] pad = said.wholes("pad", n, 0);
        long[] pads = new long[2 * n];
        System.arraycopy(pad, 0, pads, 0, n);
        System.arraycopy(pad, 0, pads, n, n);
        String convention = said.text("pooling_convention", "valid");
        return new Layer.Steps(
                kernel,
                said.wholes("stride", n, 1),
                said.wholes("dilate", n, 1),
                convention.equals("same") ? null : pads,
                convention.equals("full"));
    }

    private static @Nullable Layer deconvolution(Said said, long[] kernel) {
        return said.has("target_shape") || !first(said)
                ? null
                : new Layer.Transposed(
                        Layout.CHANNELS_FIRST,
                        steps(said, kernel),
                        said.wholes("adj", kernel.length, 0),
                        said.whole("num_filter", -1),
                        said.whole("num_group", 1),
                        said.flag("no_bias", true) ? 0 : 1);
    }

    private static @Nullable Layer pooling(Said said, long[] kernel) {
        if (!first(said)) {
            return null;
        }
        return said.flag("global_pool", false)
                ? new Layer.PooledWhole(Layout.CHANNELS_FIRST, true)
                : new Layer.Pool(Layout.CHANNELS_FIRST, steps(said, kernel));
    }

    /// Numbers below −1 have meanings of their own.
    private static @Nullable Layer reshaped(long @Nullable [] shape) {
        if (shape == null) {
            return null;
        }
        for (long extent : shape) {
            if (extent < -1) {
                return null;
            }
        }
        return new Layer.Reshaped(shape);
    }

    private static @Nullable Layer enlarged(Said said) {
        long scale = said.whole("scale", -1);
        return said.node().inputs().size() > 1 || scale < 1
                ? null
                : new Layer.Enlarged(Layout.CHANNELS_FIRST, new long[] {scale, scale}, 0);
    }
}
