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
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.Density;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Densities of categories below each other, each rising into the space of the one before.
public final class RidgeMark implements Mark {
    private static final double OVERLAP = 1.6;
    private static final double TINT = 0.35;

    private static final Signature SIGNATURE =
            new Signature(
                    "ridge",
                    "densities of categories below each other, overlapping",
                    List.of(Channel.X, Channel.Y),
                    List.of(Channel.COLOR, Channel.DETAIL),
                    List.of(
                            KdeMark.ADJUST,
                            OptionSpec.number(
                                    "overlap",
                                    "1.6",
                                    0.1,
                                    10,
                                    "height of the highest, in distances between categories"),
                            Categories.ORIENT),
                    Signature.Swatch.SQUARE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        Categories of = Categories.of(layer, "ridge", -1).together();
        double adjust = layer.options().number("adjust", 1);
        List<Density> densities =
                of.cells().stream()
                        .map(c -> Density.of(of.values(c), adjust, 3, KdeMark.POINTS))
                        .toList();
        return new Ridges(layer, of, densities);
    }

    private record Ridges(Layer layer, Categories of, List<Density> densities) implements Prepared {
        private double overlap() {
            return layer.options().number("overlap", OVERLAP);
        }

        @Override
        public Extents extents() {
            Extents extents = of.extents().lead(of.axis(), Math.max(0, overlap() - 1));
            for (int i = 0; i < densities.size(); i++) {
                extents.numbers(of.valueAxis(), densities.get(i).x());
            }
            return extents;
        }

        @Override
        public int leftOut() {
            return of.leftOut();
        }

        @Override
        public List<Numbers> numbers() {
            List<Numbers> all = new ArrayList<>();
            for (int i = 0; i < densities.size(); i++) {
                all.add(
                        Numbers.of("ridge", of.label(of.cells().get(i)))
                                .with("x", densities.get(i).x())
                                .with("density", densities.get(i).y()));
            }
            return all;
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            CategoryPlaces places = of.on(stage);
            double most =
                    densities.stream()
                            .flatMapToDouble(d -> Arrays.stream(d.y()))
                            .filter(Double::isFinite)
                            .max()
                            .orElse(0);
            double step = places.band() / 0.8;
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < densities.size(); i++) {
                order.add(i);
            }
            order.sort(Comparator.comparingInt(i -> of.cells().get(i).category()));
            for (int i : order) {
                draw(i, most > 0 ? overlap() * step / most : 0, step, places, stage, sketch);
            }
        }

        /// @param unit pixels a unit of density
        private void draw(
                int i,
                double unit,
                double step,
                CategoryPlaces places,
                Stage stage,
                Sketch sketch) {
            Categories.Cell cell = of.cells().get(i);
            Density density = densities.get(i);
            Turned turned = places.turned();
            double base = places.category(cell.category()) + 0.4 * step;
            double[] at = Arrays.stream(density.x()).map(turned.values()::at).toArray();
            if (density.x().length < 2 || !Double.isFinite(base + Arrays.stream(at).sum())) {
                return;
            }
            Turned.Pen line = turned.pen();
            Turned.Pen area = turned.pen().move(base, at[0]);
            for (int k = 0; k < at.length; k++) {
                double height = base - unit * density.y()[k];
                area.line(height, at[k]);
                if (k == 0) {
                    line.move(height, at[k]);
                } else {
                    line.line(height, at[k]);
                }
            }
            area.line(base, at[at.length - 1]).close();
            Colour colour = stage.look(layer, cell.group()).colour();
            var outline = area.build();
            sketch.fill(Meaning.NONE, outline, stage.theme().surface().fade(0.8));
            sketch.fill(
                    Meaning.mark(of.label(cell), cell.group().key()).rows(cell.rows()),
                    outline,
                    colour.fade(layer.options().number("opacity", TINT)));
            sketch.stroke(
                    Meaning.mark(of.label(cell), cell.group().key()),
                    line.build(),
                    new Stroke(colour, 1.25));
        }
    }
}
