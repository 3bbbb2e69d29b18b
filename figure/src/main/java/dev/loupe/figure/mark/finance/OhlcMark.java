package dev.loupe.figure.mark.finance;

import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;

import java.util.List;

/// A line from the lowest to the highest price, a tick at its left where the period opened and one at its right where it closed.
public final class OhlcMark implements Mark {
    private static final Signature SIGNATURE =
            new Signature(
                    "ohlc",
                    "prices of each period: the opening as a tick at the left, the closing at the right",
                    List.of(Channel.X, Channel.OPEN, Channel.HIGH, Channel.LOW, Channel.CLOSE),
                    List.of(),
                    List.of(),
                    Signature.Swatch.NONE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        return new Bars(Prices.of(layer));
    }

    private record Bars(Prices prices) implements Prepared {
        @Override
        public Extents extents() {
            return prices.extents();
        }

        @Override
        public List<Numbers> numbers() {
            return prices.numbers("ohlc");
        }

        @Override
        public int leftOut() {
            return prices.leftOut();
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            for (Prices.Sign sign : prices.signs(stage)) {
                if (prices.placed(sign)) {
                    double half = sign.width() / 2;
                    Outline outline =
                            new Outline.Builder(6)
                                    .move(sign.x(), sign.high())
                                    .line(sign.x(), sign.low())
                                    .move(sign.x() - half, sign.open())
                                    .line(sign.x(), sign.open())
                                    .move(sign.x(), sign.close())
                                    .line(sign.x() + half, sign.close())
                                    .build();
                    sketch.stroke(
                            sign.meaning(), outline, new Stroke(prices.colour(sign, stage), 1.5));
                }
            }
        }
    }
}
