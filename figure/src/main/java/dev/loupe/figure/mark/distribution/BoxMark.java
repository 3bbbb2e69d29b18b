package dev.loupe.figure.mark.distribution;

import dev.loupe.figure.mark.Categories;
import dev.loupe.figure.mark.CategoryPlaces;
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
import dev.loupe.figure.mark.Turned;
import dev.loupe.figure.mark.xy.Whisker;
import dev.loupe.figure.scale.Numerals;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.BoxNumbers;
import dev.loupe.figure.theme.Theme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Quartiles, whiskers and the rows beyond them, for each category.
public final class BoxMark implements Mark {
    private static final double MOST_WIDTH = 72;
    private static final double FILL = 0.22;

    private static final Signature SIGNATURE =
            new Signature(
                    "box",
                    "quartiles, whiskers and the rows beyond them",
                    List.of(),
                    List.of(Channel.X, Channel.Y, Channel.COLOR, Channel.DETAIL),
                    List.of(
                            OptionSpec.number(
                                    "reach", "1.5", 0, 1e6, "of whiskers, in interquartile ranges"),
                            OptionSpec.flag(
                                    "notch", false, "a waist as wide as the median is uncertain"),
                            OptionSpec.flag(
                                    "outliers", true, "a dot for each row beyond the whiskers"),
                            Categories.ORIENT),
                    Signature.Swatch.SQUARE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        Categories of = Categories.of(layer, "box", -1);
        double reach = layer.options().number("reach", 1.5);
        return new Boxes(
                layer,
                of,
                of.cells().stream().map(c -> BoxNumbers.of(of.values(c), reach)).toList());
    }

    /// @param boxes one a cell
    private record Boxes(Layer layer, Categories of, List<BoxNumbers> boxes) implements Prepared {
        @Override
        public Extents extents() {
            Extents extents = of.extents().padded(of.valueAxis());
            for (int i = 0; i < boxes.size(); i++) {
                extents.numbers(of.valueAxis(), boxes.get(i).low(), boxes.get(i).high());
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
            return Arrays.stream(boxes.get(i).outliers()).mapToDouble(k -> values[k]).toArray();
        }

        @Override
        public List<Numbers> numbers() {
            List<Numbers> all = new ArrayList<>();
            for (int i = 0; i < boxes.size(); i++) {
                BoxNumbers box = boxes.get(i);
                all.add(
                        Numbers.of("box", of.label(of.cells().get(i)))
                                .with("low", box.low())
                                .with("q1", box.q1())
                                .with("median", box.median())
                                .with("q3", box.q3())
                                .with("high", box.high())
                                .with("outlier", outliers(i)));
            }
            return all;
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            CategoryPlaces places = of.on(stage);
            for (int i = 0; i < boxes.size(); i++) {
                draw(i, places, stage, sketch);
            }
        }

        private void draw(int i, CategoryPlaces places, Stage stage, Sketch sketch) {
            BoxNumbers box = boxes.get(i);
            Categories.Cell cell = of.cells().get(i);
            Group group = cell.group();
            Theme.Look look = stage.look(layer, group);
            double centre = places.centre(cell);
            double half = Math.min(MOST_WIDTH, places.width() * 0.86) / 2;
            double q1 = places.value(box.q1());
            double q3 = places.value(box.q3());
            double median = places.value(box.median());
            if (!Double.isFinite(centre + q1 + q3 + median)) {
                return;
            }
            double line = half < 4 ? 1 : 1.25;
            Whisker.of(places, centre, box.low(), box.q1()).draw(0, look.colour(), line, sketch);
            Whisker.of(places, centre, box.q3(), box.high()).draw(0, look.colour(), line, sketch);
            Turned.Pen pen = places.turned().pen();
            double waist = half;
            if (layer.options().flag("notch")) {
                waist = half / 2;
                double low = places.value(box.median() - box.notch());
                double high = places.value(box.median() + box.notch());
                pen.move(centre - half, q1)
                        .line(centre - half, low)
                        .line(centre - waist, median)
                        .line(centre - half, high)
                        .line(centre - half, q3)
                        .line(centre + half, q3)
                        .line(centre + half, high)
                        .line(centre + waist, median)
                        .line(centre + half, low)
                        .line(centre + half, q1)
                        .close();
            } else {
                pen.move(centre - half, q1)
                        .line(centre - half, q3)
                        .line(centre + half, q3)
                        .line(centre + half, q1)
                        .close();
            }
            sketch.path(
                    Meaning.mark(said(box, of.label(cell)), group.key()).rows(cell.rows()),
                    pen.build(),
                    look.colour().fade(layer.options().number("opacity", FILL)),
                    new Stroke(look.colour(), line));
            sketch.stroke(
                    Meaning.NONE,
                    places.turned()
                            .pen()
                            .move(centre - waist, median)
                            .line(centre + waist, median)
                            .build(),
                    new Stroke(look.colour(), half < 4 ? 1.5 : 2.25));
            if (layer.options().flag("outliers")) {
                drawOutliers(box, cell, centre, places, look, stage, sketch);
            }
        }

        private static String said(BoxNumbers box, String name) {
            String numbers =
                    "median "
                            + Numerals.brief(box.median())
                            + ", quartiles "
                            + Numerals.brief(box.q1())
                            + " and "
                            + Numerals.brief(box.q3())
                            + ", "
                            + box.count()
                            + (box.count() == 1 ? " row" : " rows");
            return name.isEmpty() ? numbers : name + ": " + numbers;
        }

        private void drawOutliers(
                BoxNumbers box,
                Categories.Cell cell,
                double centre,
                CategoryPlaces places,
                Theme.Look look,
                Stage stage,
                Sketch sketch) {
            Dots dots = new Dots();
            double[] values = of.values(cell);
            for (int k : box.outliers()) {
                double value = places.turned().values().at(values[k]);
                dots.add(
                        places.turned().x(centre, value),
                        places.turned().y(centre, value),
                        cell.rows()[k],
                        Numerals.brief(values[k]));
            }
            dots.draw(
                    Meaning.mark(of.label(cell), cell.group().key()),
                    new Theme.Look(look.colour(), look.dash(), stage.theme().look(0).symbol()),
                    0.85,
                    boxes.size() > 40 ? 1.5 : 2.25,
                    stage,
                    sketch);
        }
    }
}
