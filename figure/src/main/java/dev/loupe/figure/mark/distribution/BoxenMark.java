package dev.loupe.figure.mark.distribution;

import dev.loupe.figure.mark.Categories;
import dev.loupe.figure.mark.CategoryPlaces;
import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.mark.Turned;
import dev.loupe.figure.scale.Numerals;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.LetterValues;
import dev.loupe.figure.theme.Oklab;
import dev.loupe.figure.theme.Theme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Ever deeper quantiles as boxes in boxes, for each category: a box plot for many rows.
public final class BoxenMark implements Mark {
    private static final double MOST_WIDTH = 96;

    private static final Signature SIGNATURE =
            new Signature(
                    "boxen",
                    "ever deeper quantiles as boxes in boxes",
                    List.of(),
                    List.of(Channel.X, Channel.Y, Channel.COLOR, Channel.DETAIL),
                    List.of(
                            OptionSpec.word(
                                    "depth",
                                    "tukey",
                                    List.of("tukey", "outside", "trustworthy", "full"),
                                    "boxes until 5 to 8 rows are left in each tail, 0.7 % are outside, edges are no longer trustworthy, or to the extremes"),
                            OptionSpec.flag(
                                    "outliers", true, "a dot for each row beyond the boxes"),
                            Categories.ORIENT),
                    Signature.Swatch.SQUARE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        Categories of = Categories.of(layer, "boxen", -1);
        LetterValues.Depth depth =
                switch (layer.options().word("depth")) {
                    case "outside" -> new LetterValues.Depth.Outside(0.007);
                    case "trustworthy" -> new LetterValues.Depth.Trustworthy(0.05);
                    case "full" -> new LetterValues.Depth.Full();
                    default -> new LetterValues.Depth.Tukey();
                };
        return new Boxes(
                layer,
                of,
                of.cells().stream().map(c -> LetterValues.of(of.values(c), depth)).toList());
    }

    private record Boxes(Layer layer, Categories of, List<LetterValues> letters)
            implements Prepared {
        @Override
        public Extents extents() {
            Extents extents = of.extents().padded(of.valueAxis());
            for (int i = 0; i < letters.size(); i++) {
                extents.numbers(of.valueAxis(), letters.get(i).low())
                        .numbers(of.valueAxis(), letters.get(i).high());
                if (layer.options().flag("outliers")) {
                    extents.numbers(of.valueAxis(), outliers(i));
                }
            }
            return extents;
        }

        @Override
        public int leftOut() {
            return of.leftOut();
        }

        private double[] outliers(int i) {
            double[] values = of.values(of.cells().get(i));
            return Arrays.stream(letters.get(i).outliers()).mapToDouble(k -> values[k]).toArray();
        }

        @Override
        public List<Numbers> numbers() {
            List<Numbers> all = new ArrayList<>();
            for (int i = 0; i < letters.size(); i++) {
                all.add(
                        Numbers.of("boxen", of.label(of.cells().get(i)))
                                .with("low", letters.get(i).low())
                                .with("high", letters.get(i).high())
                                .with("outlier", outliers(i))
                                .fact("median", letters.get(i).median()));
            }
            return all;
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            CategoryPlaces places = of.on(stage);
            for (int i = 0; i < letters.size(); i++) {
                draw(i, places, stage, sketch);
            }
        }

        /// The outermost box is the narrowest and the palest.
        private void draw(int i, CategoryPlaces places, Stage stage, Sketch sketch) {
            LetterValues letter = letters.get(i);
            Categories.Cell cell = of.cells().get(i);
            Theme.Look look = stage.look(layer, cell.group());
            Turned turned = places.turned();
            double centre = places.centre(cell);
            double whole = Math.min(MOST_WIDTH, places.width() * 0.9) / 2;
            int boxes = letter.low().length;
            for (int b = 0; b < boxes; b++) {
                double depth = (b + 1.0) / boxes;
                double half = whole * (0.25 + 0.75 * depth);
                double low = places.value(letter.low()[b]);
                double high = places.value(letter.high()[b]);
                if (!Double.isFinite(centre + low + high)) {
                    return;
                }
                Colour colour =
                        Oklab.mix(look.colour(), stage.theme().surface(), 0.72 * (1 - depth) + 0.1);
                String name = of.label(cell);
                String said =
                        Numerals.brief(letter.low()[b]) + " to " + Numerals.brief(letter.high()[b]);
                sketch.rect(
                        Meaning.mark(
                                name.isEmpty() ? said : name + ": " + said, cell.group().key()),
                        turned.x(centre - half, low),
                        turned.y(centre - half, low),
                        turned.x(centre + half, high),
                        turned.y(centre + half, high),
                        colour.fade(layer.options().number("opacity", 1)),
                        new Stroke(stage.theme().surface(), 0.5));
            }
            double median = places.value(letter.median());
            if (Double.isFinite(centre + median)) {
                sketch.stroke(
                        Meaning.NONE,
                        turned.pen()
                                .move(centre - whole, median)
                                .line(centre + whole, median)
                                .build(),
                        new Stroke(stage.theme().surface(), 1.75));
            }
            if (layer.options().flag("outliers")) {
                Dots dots = new Dots();
                double[] values = of.values(cell);
                for (int k : letter.outliers()) {
                    double value = turned.values().at(values[k]);
                    dots.add(
                            turned.x(centre, value),
                            turned.y(centre, value),
                            cell.rows()[k],
                            Numerals.brief(values[k]));
                }
                dots.draw(
                        Meaning.mark(of.label(cell), cell.group().key()),
                        new Theme.Look(look.colour(), look.dash(), stage.theme().look(0).symbol()),
                        0.85,
                        letters.size() > 40 ? 1.5 : 2,
                        stage,
                        sketch);
            }
        }
    }
}
