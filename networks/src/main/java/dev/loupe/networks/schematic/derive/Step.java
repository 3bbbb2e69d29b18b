package dev.loupe.networks.schematic.derive;

import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

/// An operator of a model that a schematic shows.
sealed interface Step {
    /// Its place among the graph's operators.
    int node();

    /// A fully connected layer.
    ///
    /// @param weight   null where its numbers are not to be had
    /// @param outFirst whether the weight lies as `[out, in]`
    /// @param bias     null for none
    record Dense(
            int node,
            int in,
            int out,
            @Nullable Tensor weight,
            boolean outFirst,
            @Nullable Tensor bias,
            String activation)
            implements Step {}

    /// A convolution or a pooling.
    ///
    /// @param operation       as a picture says it
    /// @param height,width    of what it looks at
    /// @param takes,makes     null where the size is not known
    record Window(
            int node,
            String operation,
            int height,
            int width,
            @Nullable Volume takes,
            @Nullable Volume makes)
            implements Step {}

    /// Feature maps.
    record Volume(int channels, int height, int width) {}
}
