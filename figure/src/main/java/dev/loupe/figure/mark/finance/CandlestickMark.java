package dev.loupe.figure.mark.finance;

import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;

import java.util.List;

/// A body from opening to closing price with wicks to the highest and lowest: hollow where the price rose, filled where it fell.
public final class CandlestickMark implements Mark {
    private static final Signature SIGNATURE =
            new Signature(
                    "candlestick",
                    "prices of each period: hollow where they rose, filled where they fell",
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
        return new Candles(Prices.of(layer));
    }

    private record Candles(Prices prices) implements Prepared {
        @Override
        public Extents extents() {
            return prices.extents();
        }

        @Override
        public List<Numbers> numbers() {
            return prices.numbers("candlestick");
        }

        @Override
        public int leftOut() {
            return prices.leftOut();
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            for (Prices.Sign sign : prices.signs(stage)) {
                if (prices.placed(sign)) {
                    draw(sign, stage, sketch);
                }
            }
        }

        private void draw(Prices.Sign sign, Stage stage, Sketch sketch) {
            Colour colour = prices.colour(sign, stage);
            double top = Math.min(sign.open(), sign.close());
            double bottom = Math.max(sign.open(), sign.close());
            double half = sign.width() / 2;
            Outline.Builder outline = new Outline.Builder(9);
            if (sign.high() < top) {
                outline.move(sign.x(), sign.high()).line(sign.x(), top);
            }
            if (sign.low() > bottom) {
                outline.move(sign.x(), bottom).line(sign.x(), sign.low());
            }
            if (bottom - top < 0.5) {
                outline.move(sign.x() - half, top).line(sign.x() + half, top);
            } else {
                outline.move(sign.x() - half, top)
                        .line(sign.x() + half, top)
                        .line(sign.x() + half, bottom)
                        .line(sign.x() - half, bottom)
                        .close();
            }
            boolean hollow = sign.rises() && sign.width() >= 2.5;
            sketch.path(
                    sign.meaning(),
                    outline.build(),
                    hollow ? stage.theme().surface() : colour,
                    new Stroke(colour, sign.width() < 5 ? 1 : 1.25));
        }
    }
}
