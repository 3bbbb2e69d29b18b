package dev.loupe.networks.schematic.derive;

import dev.loupe.networks.graph.Model;
import dev.loupe.networks.schematic.Fcnn;
import dev.loupe.networks.schematic.Schematic;

import java.io.IOException;

/// Schematics out of models: sizes, operations and weights are the model's own; all else is as in the style's standard.
public final class Derivation {
    private Derivation() {}

    /// What the model leaves open.
    ///
    /// @param height,width of the input, pixels; 0 where nothing is wished
    /// @param neurons      of a layer whose weights are kept, 3 to 128: a schematic with fewer can draw no more of them
    public record Wish(int height, int width, int neurons) {
        /// Nothing.
        public static final Wish NONE = new Wish(0, 0, Fcnn.standard().most());
    }

    /// @throws IOException              if weights lie in a file that cannot be read
    /// @throws IllegalArgumentException with one sentence if the model has nothing that the style could show
    public static Schematic of(Model given, Schematic.Style style, Wish wish) throws IOException {
        Model model = ChannelsLast.turned(given);
        return switch (style) {
            case FCNN -> DenseChain.of(model, wish);
            case LENET -> WindowChain.of(model, wish).lenet();
            case ALEXNET -> WindowChain.of(model, wish).alexnet();
            case TRANSFORMER -> TransformerNumbers.of(model);
            case BLOCKS -> BlocksFlow.of(model, wish);
        };
    }
}
