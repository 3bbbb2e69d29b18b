package dev.loupe.figure.mark.grid;

import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Theme;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A curve fitted to the rows of each group, the band of its mean, and the rows as dots.
public final class RegressionMark implements Mark {
    private static final Signature SIGNATURE =
            new Signature(
                    "regression",
                    "a curve fitted to the rows, with the band of its mean",
                    List.of(Channel.X, Channel.Y),
                    List.of(Channel.COLOR, Channel.DETAIL),
                    List.of(
                            OptionSpec.word(
                                    "method",
                                    "linear",
                                    List.of("linear", "log", "lowess", "logistic"),
                                    "what is fitted"),
                            OptionSpec.number("degree", "1", 1, 5, "of the polynomial"),
                            OptionSpec.number("level", "0.95", 0.5, 0.999, "of the band"),
                            OptionSpec.flag("points", true, "the rows as dots")),
                    Signature.Swatch.LINE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        List<Group> groups = layer.groups();
        List<Fit> fits = new ArrayList<>();
        for (Group group : groups) {
            double[] x = layer.numbers(Channel.X, group.rows());
            double[] y = layer.numbers(Channel.Y, group.rows());
            fits.add(Fit.of(x, y, layer.options()));
        }
        return new Fitted(layer, groups, fits);
    }

    private record Fitted(Layer layer, List<Group> groups, List<Fit> fits) implements Prepared {
        @Override
        public Extents extents() {
            Extents extents = new Extents();
            for (Channel channel : List.of(Channel.X, Channel.Y)) {
                extents.label(channel, layer.title(channel)).padded(channel);
                if (layer.options().flag("points")) {
                    extents.column(channel, layer.column(channel), layer.rows());
                }
            }
            for (Fit fit : fits) {
                extents.numbers(Channel.X, fit.x()).numbers(Channel.Y, fit.fit());
            }
            return extents.label(Channel.COLOR, layer.title(Channel.COLOR));
        }

        @Override
        public List<Numbers> numbers() {
            return IntStream.range(0, groups.size())
                    .mapToObj(
                            i ->
                                    Numbers.of("regression", groups.get(i).name())
                                            .with("x", fits.get(i).x())
                                            .with("fit", fits.get(i).fit())
                                            .with("low", fits.get(i).low())
                                            .with("high", fits.get(i).high()))
                    .toList();
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            for (int i = 0; i < groups.size(); i++) {
                Group group = groups.get(i);
                Theme.Look look = stage.look(group, layer.paint());
                Meaning meaning = Meaning.mark(group.name(), group.key());
                if (layer.options().flag("points")) {
                    dots(group, look, stage, sketch);
                }
                double[] x = places(stage, true, fits.get(i).x());
                sketch.fill(
                        meaning,
                        band(
                                x,
                                places(stage, false, fits.get(i).low()),
                                places(stage, false, fits.get(i).high())),
                        look.colour().fade(Theme.BAND));
                sketch.stroke(
                        meaning,
                        Outline.line(x, places(stage, false, fits.get(i).fit())),
                        new Stroke(look.colour(), 2, look.dash()));
            }
        }

        private void dots(Group group, Theme.Look look, Stage stage, Sketch sketch) {
            double[] x = stage.across(layer.column(Channel.X), group.rows());
            double[] y = stage.up(layer.column(Channel.Y), group.rows());
            int[] kept =
                    IntStream.range(0, x.length)
                            .filter(k -> Double.isFinite(x[k] + y[k]))
                            .toArray();
            Colour fill = look.colour().fade(kept.length > 500 ? 0.25 : 0.5);
            if (kept.length > 0) {
                sketch.add(
                        new Item.Dots(
                                Meaning.mark(group.name(), group.key()),
                                look.symbol(),
                                IntStream.of(kept).mapToDouble(k -> x[k]).toArray(),
                                IntStream.of(kept).mapToDouble(k -> y[k]).toArray(),
                                new double[] {2.5},
                                new int[] {fill.argb()},
                                look.symbol().open() ? new Stroke(fill, 1) : null,
                                IntStream.of(kept).map(k -> group.rows()[k]).toArray(),
                                List.of()));
            }
        }

        private static double[] places(Stage stage, boolean across, double[] values) {
            double[] pixels = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                pixels[i] = (across ? stage.x() : stage.y()).at(values[i]);
            }
            return pixels;
        }

        private static Outline band(double[] x, double[] low, double[] high) {
            Outline.Builder pen = new Outline.Builder(2 * x.length + 1);
            for (int i = 0; i < x.length; i++) {
                if (!Double.isFinite(x[i] + low[i] + high[i])) {
                    return new Outline.Builder().build();
                }
                if (i == 0) {
                    pen.move(x[i], high[i]);
                } else {
                    pen.line(x[i], high[i]);
                }
            }
            for (int i = x.length - 1; i >= 0; i--) {
                pen.line(x[i], low[i]);
            }
            return x.length == 0 ? pen.build() : pen.close().build();
        }
    }
}
