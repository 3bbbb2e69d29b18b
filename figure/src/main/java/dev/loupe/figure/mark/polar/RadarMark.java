package dev.loupe.figure.mark.polar;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Frame;
import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.NumericColumns;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scale.Numerals;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Theme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Categories around a centre and a polygon for each group.
///
/// Either `X` holds the categories and `Y` the values, or several columns of numbers are the
/// categories; several rows of one become their mean. With `scale = each`, every category runs from
/// its own least to its own greatest mean.
public final class RadarMark implements Mark {
    private static final int MOST = 60;

    private static final Signature SIGNATURE =
            new Signature(
                    "radar",
                    "categories around a centre and a polygon for each group",
                    List.of(),
                    List.of(Channel.X, Channel.Y, Channel.COLOR, Channel.DASH, Channel.DETAIL),
                    List.of(
                            OptionSpec.words(
                                    "columns",
                                    "columns of numbers as categories, instead of x and y; all"
                                            + " numeric ones if not said"),
                            OptionSpec.word(
                                    "scale",
                                    "shared",
                                    List.of("shared", "each"),
                                    "one scale for all categories, or each its own"),
                            OptionSpec.flag("fill", true, "tint the polygons")),
                    Signature.Swatch.LINE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        if (layer.has(Channel.X) != layer.has(Channel.Y)) {
            throw new IllegalArgumentException(
                    "A radar needs x and y together, or columns by the option columns.");
        }
        List<Group> groups = layer.groups();
        List<String> names;
        double[][] mean;
        if (layer.has(Channel.X)) {
            Column.Texts categories = layer.texts(Channel.X);
            names = List.of(categories.levels());
            limit(names);
            double[] value = layer.numbers(Channel.Y);
            mean = new double[groups.size()][];
            for (int g = 0; g < mean.length; g++) {
                int[] rows = groups.get(g).rows();
                mean[g] = new double[names.size()];
                for (int c = 0; c < mean[g].length; c++) {
                    int category = c;
                    mean[g][c] =
                            Arrays.stream(rows)
                                    .filter(r -> categories.codes()[r] == category)
                                    .mapToDouble(r -> value[r])
                                    .filter(Double::isFinite)
                                    .average()
                                    .orElse(Double.NaN);
                }
            }
        } else {
            NumericColumns columns =
                    NumericColumns.of(layer.table(), layer.options().words("columns"), "radar");
            names = columns.names();
            limit(names);
            mean = new double[groups.size()][names.size()];
            for (int g = 0; g < mean.length; g++) {
                for (int c = 0; c < names.size(); c++) {
                    double[] column = columns.values()[c];
                    mean[g][c] =
                            Arrays.stream(groups.get(g).rows())
                                    .filter(r -> r < column.length)
                                    .mapToDouble(r -> column[r])
                                    .filter(Double::isFinite)
                                    .average()
                                    .orElse(Double.NaN);
                }
            }
        }
        return new Webs(layer, groups, names, mean);
    }

    private static void limit(List<String> names) {
        if (names.size() > MOST) {
            throw new IllegalArgumentException(
                    "A radar of "
                            + names.size()
                            + " categories cannot be read; at most "
                            + MOST
                            + " can be drawn.");
        }
    }

    /// @param mean `[groups][categories]`
    private record Webs(Layer layer, List<Group> groups, List<String> names, double[][] mean)
            implements Prepared {
        private boolean each() {
            return layer.options().word("scale").equals("each");
        }

        /// What is drawn: the means, or their places between the least and the greatest of the
        /// category, in `[0.1, 1]`.
        private double[][] places() {
            if (!each()) {
                return mean;
            }
            double[][] places = new double[mean.length][names.size()];
            for (int c = 0; c < names.size(); c++) {
                int category = c;
                double low =
                        Arrays.stream(mean)
                                .mapToDouble(m -> m[category])
                                .filter(Double::isFinite)
                                .min()
                                .orElse(0);
                double high =
                        Arrays.stream(mean)
                                .mapToDouble(m -> m[category])
                                .filter(Double::isFinite)
                                .max()
                                .orElse(1);
                for (int g = 0; g < mean.length; g++) {
                    places[g][c] =
                            high > low ? 0.1 + 0.9 * (mean[g][c] - low) / (high - low) : 0.55;
                }
            }
            return places;
        }

        @Override
        public Frame frame() {
            return new RingFrame(names, false, true, !each());
        }

        @Override
        public Extents extents() {
            Extents extents = new Extents().numbers(Channel.X, 0, 1).zero(Channel.Y);
            for (double[] place : places()) {
                extents.numbers(Channel.Y, place);
            }
            return each() ? extents.tight(Channel.Y) : extents;
        }

        @Override
        public List<Numbers> numbers() {
            List<Numbers> all = new ArrayList<>();
            for (int g = 0; g < mean.length; g++) {
                all.add(
                        Numbers.of("radar", groups.get(g).name())
                                .with("category", names.toArray(String[]::new))
                                .with("value", mean[g]));
            }
            return all;
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            if (names.isEmpty()) {
                return;
            }
            Disc disc = Disc.of(stage);
            double[][] places = places();
            for (int pass = 0; pass < 2; pass++) {
                for (int g = 0; g < mean.length; g++) {
                    draw(g, places[g], pass == 0, disc, stage, sketch);
                }
            }
        }

        private void draw(
                int g, double[] place, boolean fill, Disc disc, Stage stage, Sketch sketch) {
            Group group = groups.get(g);
            Theme.Look look = stage.look(group, layer.paint());
            List<Integer> kept = new ArrayList<>();
            for (int c = 0; c < place.length; c++) {
                if (Double.isFinite(disc.out(place[c]))) {
                    kept.add(c);
                }
            }
            if (kept.isEmpty()) {
                return;
            }
            double[] x = new double[kept.size()];
            double[] y = new double[kept.size()];
            String[] said = new String[kept.size()];
            Outline.Builder pen = new Outline.Builder();
            for (int i = 0; i < x.length; i++) {
                int c = kept.get(i);
                double turn = 2 * Math.PI * c / names.size();
                x[i] = disc.x(turn, disc.out(place[c]));
                y[i] = disc.y(turn, disc.out(place[c]));
                said[i] = names.get(c) + ": " + Numerals.brief(mean[g][c]);
                if (i == 0) {
                    pen.move(x[i], y[i]);
                } else {
                    pen.line(x[i], y[i]);
                }
            }
            Outline outline = pen.close().build();
            Meaning meaning = Meaning.mark(group.name(), group.key());
            double opacity = layer.options().number("opacity", 1);
            if (fill) {
                if (layer.options().flag("fill")) {
                    sketch.fill(meaning, outline, look.colour().fade(0.12 * opacity));
                }
                return;
            }
            sketch.stroke(
                    meaning,
                    outline,
                    new Stroke(look.colour().fade(opacity), Theme.LINE, look.dash()));
            sketch.add(
                    new Item.Dots(
                            meaning,
                            look.symbol(),
                            x,
                            y,
                            new double[] {Theme.DOT},
                            new int[] {look.colour().fade(opacity).argb()},
                            new Stroke(stage.theme().surface(), 0.75),
                            new int[0],
                            List.of(new Item.Facts("value", said))));
        }
    }
}
