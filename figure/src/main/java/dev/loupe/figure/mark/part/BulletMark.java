package dev.loupe.figure.mark.part;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.mark.Categories;
import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scale.Numerals;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Theme;

import java.util.List;

/// Values beside their targets, over ranges of what is poor and what is good.
///
/// Source: Stephen Few, "Bullet Graph Design Specification", 2013: a thin bar for the value, a tick for the target, shades for the ranges.
public final class BulletMark implements Mark {
    private static final Signature SIGNATURE =
            new Signature(
                    "bullet",
                    "values beside their targets, over ranges",
                    List.of(Channel.Y, Channel.X),
                    List.of(Channel.TARGET, Channel.LOW, Channel.HIGH),
                    List.of(),
                    Signature.Swatch.NONE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        Column.Texts names = layer.texts(Channel.Y);
        Categories.countable(layer, SIGNATURE.name(), Channel.Y, names.levels().length);
        return new Bullets(layer, names, layer.numbers(Channel.X));
    }

    private record Bullets(Layer layer, Column.Texts names, double[] values) implements Prepared {
        @Override
        public Extents extents() {
            Extents extents =
                    new Extents()
                            .column(Channel.Y, names, layer.rows())
                            .zero(Channel.X)
                            .padded(Channel.X)
                            .label(Channel.X, layer.title(Channel.X));
            for (Channel channel : List.of(Channel.X, Channel.TARGET, Channel.LOW, Channel.HIGH)) {
                if (layer.has(channel)) {
                    extents.numbers(Channel.X, layer.numbers(channel, layer.rows()));
                }
            }
            return extents;
        }

        @Override
        public List<Numbers> numbers() {
            Numbers numbers =
                    Numbers.of("bullet", "")
                            .with("name", names.take(layer.rows()))
                            .with("value", layer.numbers(Channel.X, layer.rows()));
            return List.of(
                    layer.has(Channel.TARGET)
                            ? numbers.with(
                                    "target", layer.column(Channel.TARGET).take(layer.rows()))
                            : numbers);
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            Theme theme = stage.theme();
            double half = Math.min(16, stage.y().band() / 2);
            double zero = stage.x().at(0);
            Colour hue =
                    stage.look(new Group("", "", -1, -1, -1, layer.rows()), layer.paint()).colour();
            for (int row : layer.rows()) {
                double y = Stage.centre(stage.y(), names.text(row));
                double to = stage.x().at(values[row]);
                if (!Double.isFinite(y + to + zero)) {
                    continue;
                }
                shade(Channel.HIGH, row, y, half, zero, theme.muteFill(), stage, sketch);
                shade(Channel.LOW, row, y, half, zero, theme.mute(), stage, sketch);
                String said = names.text(row) + ": " + Numerals.brief(values[row]);
                sketch.rect(
                        Meaning.mark(said, "").rows(row),
                        zero,
                        y - half * 0.35,
                        to,
                        y + half * 0.35,
                        hue,
                        null);
                if (layer.has(Channel.TARGET)) {
                    double target = stage.x().at(layer.numbers(Channel.TARGET)[row]);
                    if (Double.isFinite(target)) {
                        sketch.line(
                                Meaning.mark(
                                        "target "
                                                + Numerals.brief(
                                                        layer.numbers(Channel.TARGET)[row]),
                                        ""),
                                target,
                                y - half * 0.75,
                                target,
                                y + half * 0.75,
                                new Stroke(theme.ink(), 2.5));
                    }
                }
            }
        }

        private void shade(
                Channel channel,
                int row,
                double y,
                double half,
                double zero,
                Colour colour,
                Stage stage,
                Sketch sketch) {
            if (layer.has(channel)) {
                double to = stage.x().at(layer.numbers(channel)[row]);
                if (Double.isFinite(to)) {
                    sketch.rect(Meaning.NONE, zero, y - half, to, y + half, colour.fade(0.9), null);
                }
            }
        }
    }
}
