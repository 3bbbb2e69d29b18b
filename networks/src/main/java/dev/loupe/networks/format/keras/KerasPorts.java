package dev.loupe.networks.format.keras;

import java.util.List;

/// What the weights of layers are called where a file only numbers them: the order in which the layers' `build` makes them (keras/src/layers of Keras 3.15).
final class KerasPorts {
    private static final List<String> KERNEL = List.of("kernel", "bias");
    private static final List<String> RECURRENT = List.of("kernel", "recurrent_kernel", "bias");

    private KerasPorts() {}

    /// @param path of a weight below its layer: `vars/0`, `cell/vars/2`, or `dense/kernel:0`
    static String name(String layerClass, String path) {
        int slash = path.lastIndexOf('/');
        String last = path.substring(slash + 1).replaceFirst(":\\d+$", "");
        if (!last.matches("\\d{1,4}")) {
            return last;
        }
        boolean recurrent = path.contains("cell/vars/");
        List<String> names = recurrent ? RECURRENT : names(layerClass);
        int n = Integer.parseInt(last);
        String inner = path.substring(0, slash).replaceFirst("(^|/)(cell/)?vars$", "");
        boolean known = n < names.size() && (recurrent || inner.isEmpty());
        return (inner.isEmpty() ? "" : inner + "/") + (known ? names.get(n) : last);
    }

    private static List<String> names(String layerClass) {
        return switch (layerClass) {
            case "Dense",
                    "Conv1D",
                    "Conv2D",
                    "Conv3D",
                    "Conv1DTranspose",
                    "Conv2DTranspose",
                    "Conv3DTranspose",
                    "DepthwiseConv1D",
                    "DepthwiseConv2D",
                    "EinsumDense" ->
                    KERNEL;
            case "SeparableConv1D", "SeparableConv2D" ->
                    List.of("depthwise_kernel", "pointwise_kernel", "bias");
            case "BatchNormalization" -> List.of("gamma", "beta", "moving_mean", "moving_variance");
            case "LayerNormalization", "GroupNormalization" -> List.of("gamma", "beta");
            case "Embedding" -> List.of("embeddings");
            case "PReLU" -> List.of("alpha");
            default -> List.of();
        };
    }
}
