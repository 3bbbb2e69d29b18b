package dev.loupe.networks.schematic;

/// A transformer by its numbers, after Vaswani and others (2017), figure 1. What is 0 or empty is left out of the picture.
///
/// @param name          of the repeated block's frame; empty for "Encoder" or "Decoder"
/// @param layers        of the encoder, or of the decoder where there is no encoder; 1 to 10,000
/// @param decoderLayers of the decoder beside an encoder; 0 for as many
/// @param width         of the residual stream, d_model
/// @param heads         of attention
/// @param keyValueHeads groups of keys and values; 0 for as many as heads
/// @param feedForward   width of the hidden layer between, d_ff
/// @param vocabulary    tokens
/// @param context       positions
/// @param experts       feed-forward networks that a router chooses from; 0 where there is one for all
/// @param chosen        experts that each token goes through
/// @param normFirst     whether each sublayer normalises what goes in (pre-norm), not what comes out (post-norm)
/// @param norm          such as `LayerNorm` or `RMSNorm`
/// @param activation    such as `GELU` or `SwiGLU`
/// @param positions     such as `Learned positions` (added to the embedding), or `RoPE` (said of attention)
/// @param head          what makes the output of the last state; empty for none
public record Transformer(
        Sheet sheet,
        Kind kind,
        String name,
        int layers,
        int decoderLayers,
        int width,
        int heads,
        int keyValueHeads,
        int feedForward,
        int vocabulary,
        int context,
        int experts,
        int chosen,
        boolean normFirst,
        String norm,
        String activation,
        String positions,
        String input,
        String head,
        Direction direction,
        Blocks.Look look)
        implements Schematic {
    private static final Transformer STANDARD =
            new Transformer(
                    Sheet.standard(),
                    Kind.DECODER,
                    "",
                    12,
                    0,
                    768,
                    12,
                    0,
                    3072,
                    50_257,
                    1024,
                    0,
                    2,
                    true,
                    "LayerNorm",
                    "GELU",
                    "Learned positions",
                    "Tokens",
                    "Linear",
                    Direction.UP,
                    new Blocks.Look(156, 16, 5, true, null));

    /// Which halves there are.
    public enum Kind {
        /// Sees the whole sequence.
        ENCODER,
        /// Sees what came before.
        DECODER,
        BOTH
    }

    public Transformer {
        Misfit.unless("layers", layers, 1, 10_000);
        Misfit.unless("decoderLayers", decoderLayers, 0, 10_000);
        Misfit.unless("width", width, 0, 10_000_000);
        Misfit.unless("heads", heads, 0, 100_000);
        Misfit.unless("keyValueHeads", keyValueHeads, 0, 100_000);
        Misfit.unless("feedForward", feedForward, 0, 10_000_000);
        Misfit.unless("vocabulary", vocabulary, 0, 100_000_000);
        Misfit.unless("context", context, 0, 1_000_000_000);
        Misfit.unless("experts", experts, 0, 100_000);
        Misfit.unless("chosen", chosen, 1, Math.max(1, experts == 0 ? 100_000 : experts));
    }

    public static Transformer standard() {
        return STANDARD;
    }

    @Override
    public Style style() {
        return Style.TRANSFORMER;
    }

    @Override
    public Transformer with(Sheet other) {
        return new Transformer(
                other,
                kind,
                name,
                layers,
                decoderLayers,
                width,
                heads,
                keyValueHeads,
                feedForward,
                vocabulary,
                context,
                experts,
                chosen,
                normFirst,
                norm,
                activation,
                positions,
                input,
                head,
                direction,
                look);
    }
}
