package dev.loupe.figure.mark.xy;

import dev.loupe.figure.mark.Categories;
import dev.loupe.figure.mark.CategoryPlaces;
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
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.Moments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A dot for each group's mean in a category, and a line from the least to the greatest of them.
public final class DumbbellMark implements Mark {
    private static final double RADIUS = 5;

    private static final Signature SIGNATURE =
            new Signature(
                    "dumbbell",
                    "dots for the groups of each category, joined by a line",
                    List.of(Channel.X, Channel.Y),
                    List.of(Channel.COLOR, Channel.SHAPE, Channel.DETAIL),
                    List.of(Categories.ORIENT),
                    Signature.Swatch.DOT);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        Categories of = Categories.of(layer, "dumbbell", -1).together();
        double[] means =
                of.cells().stream().mapToDouble(c -> Moments.of(of.values(c)).mean()).toArray();
        return new Drawn(layer, of, means);
    }

    /// @param means one a cell
    private record Drawn(Layer layer, Categories of, double[] means) implements Prepared {
        @Override
        public Extents extents() {
            return of.extents().numbers(of.valueAxis(), means).padded(of.valueAxis());
        }

        @Override
        public int leftOut() {
            return of.leftOut();
        }

        @Override
        public List<Numbers> numbers() {
            List<Numbers> all = new ArrayList<>();
            for (List<Categories.Cell> cells : of.byGroup()) {
                all.add(
                        Numbers.of("dumbbell", cells.getFirst().group().name())
                                .with(of.axis().word(), of.column(cells))
                                .with(
                                        of.valueAxis().word(),
                                        cells.stream()
                                                .mapToDouble(c -> means[of.cells().indexOf(c)])
                                                .toArray()));
            }
            return all;
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            CategoryPlaces places = of.on(stage);
            double[] low = new double[of.names().size()];
            double[] high = new double[low.length];
            Arrays.fill(low, Double.POSITIVE_INFINITY);
            Arrays.fill(high, Double.NEGATIVE_INFINITY);
            for (int i = 0; i < means.length; i++) {
                int category = of.cells().get(i).category();
                low[category] = Math.min(low[category], means[i]);
                high[category] = Math.max(high[category], means[i]);
            }
            for (int category = 0; category < low.length; category++) {
                if (low[category] < high[category]) {
                    Whisker.of(places, places.category(category), low[category], high[category])
                            .draw(0, stage.theme().mute(), 2, sketch);
                }
            }
            double radius = Math.clamp(places.band() / 2.4, 1.5, RADIUS);
            for (List<Categories.Cell> cells : of.byGroup()) {
                drawDots(cells, places, radius, stage, sketch);
            }
        }

        private void drawDots(
                List<Categories.Cell> cells,
                CategoryPlaces places,
                double radius,
                Stage stage,
                Sketch sketch) {
            Group group = cells.getFirst().group();
            var look = stage.look(layer, group);
            List<double[]> dots = new ArrayList<>();
            List<String> names = new ArrayList<>();
            for (Categories.Cell cell : cells) {
                double mean = means[of.cells().indexOf(cell)];
                double along = places.centre(cell);
                double value = places.turned().values().at(mean);
                if (Double.isFinite(along + value)) {
                    dots.add(
                            new double[] {
                                places.turned().x(along, value), places.turned().y(along, value)
                            });
                    names.add(of.label(cell) + ": " + Numerals.brief(mean));
                }
            }
            if (!dots.isEmpty()) {
                sketch.add(
                        new Item.Dots(
                                Meaning.mark(group.name(), group.key()),
                                look.symbol(),
                                dots.stream().mapToDouble(d -> d[0]).toArray(),
                                dots.stream().mapToDouble(d -> d[1]).toArray(),
                                new double[] {radius},
                                new int[] {look.colour().argb()},
                                look.symbol().open()
                                        ? null
                                        : new Stroke(stage.theme().surface(), 1),
                                new int[0],
                                List.of(new Item.Facts("", names.toArray(String[]::new)))));
            }
        }
    }
}
