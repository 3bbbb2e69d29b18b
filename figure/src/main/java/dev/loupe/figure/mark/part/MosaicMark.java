package dev.loupe.figure.mark.part;

import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.spec.Channel;

import java.util.List;

/// Two classifications against each other as tiles: columns as wide as their share of the whole, cut by shares within them.
public final class MosaicMark implements Mark {
    private static final Signature SIGNATURE =
            new Signature(
                    "mosaic",
                    "two classifications against each other, as tiles whose areas are their shares",
                    List.of(Channel.X, Channel.COLOR),
                    List.of(Channel.VALUE),
                    List.of(
                            OptionSpec.word(
                                    "shade",
                                    "class",
                                    List.of("class", "residual"),
                                    "colour by class, or by how far a tile is from independence")),
                    Signature.Swatch.NONE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        return new Mosaic(layer, Crosstab.of(layer));
    }
}
