package dev.loupe.networks.layer;

import org.jspecify.annotations.Nullable;

/// Darknet's layers (src/parser.c); what they make, their reader tells.
final class DarknetLayers {
    private DarknetLayers() {}

    static @Nullable Layer of(Said said, Facts facts) {
        return switch (said.node().operator()) {
            case "convolutional", "conv", "local" ->
                    new Layer.Convolution(
                            Layout.UNBATCHED,
                            steps(said),
                            said.whole("filters", 1),
                            Math.max(1, said.whole("groups", 1)),
                            each(said));
            case "connected", "conn" -> new Layer.Dense(said.whole("output", 1), 0, each(said));
            case "maxpool", "max", "local_avgpool", "local_avg" ->
                    said.flag("maxpool_depth", false)
                            ? null
                            : new Layer.Pool(Layout.UNBATCHED, steps(said));
            case "avgpool", "avg" -> new Layer.PooledWhole(Layout.UNBATCHED, true);
            case "shortcut", "scale_channels", "sam" ->
                    new Layer.Combined(1 + activation(said), true);
            case "route", "dropout", "upsample", "reorg", "reorg3d", "crop", "cost", "implicit" ->
                    new Layer.Same(0);
            case "softmax", "soft" -> new Layer.Same(5);
            case "batchnorm" -> new Layer.Same(2);
            case "activation", "yolo", "region", "gaussian_yolo", "detection" -> new Layer.Same(1);
            default -> null;
        };
    }

    private static long activation(Said said) {
        return Said.activation(said.text("activation", "linear"));
    }

    private static long each(Said said) {
        return 1 + (said.flag("batch_normalize", false) ? 2 : 0) + activation(said);
    }

    private static Layer.Steps steps(Said said) {
        long stride = said.whole("stride", 1);
        long size = said.whole("size", said.node().operator().contains("conv") ? 1 : stride);
        long[] steps = {said.whole("stride_y", stride), said.whole("stride_x", stride)};
        return new Layer.Steps(
                new long[] {size, size}, steps, new long[] {1, 1}, new long[4], false);
    }
}
