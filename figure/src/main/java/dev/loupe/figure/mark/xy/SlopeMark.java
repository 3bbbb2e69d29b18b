package dev.loupe.figure.mark.xy;

import dev.loupe.figure.layout.Spread;
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
import dev.loupe.figure.scale.Numerals;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.Moments;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Fitted;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A line for each group from category to category, named with its value at both ends.
public final class SlopeMark implements Mark {
    private static final double LINE = 14;

    private static final Signature SIGNATURE =
            new Signature(
                    "slope",
                    "a line for each group from category to category, named at both ends",
                    List.of(Channel.X, Channel.Y),
                    List.of(Channel.COLOR, Channel.DASH, Channel.DETAIL),
                    List.of(
                            OptionSpec.flag("names", true, "names and values at both ends"),
                            Categories.ORIENT),
                    Signature.Swatch.NONE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        Categories of = Categories.of(layer, "slope", -1).together();
        List<Slope> slopes = new ArrayList<>();
        for (List<Categories.Cell> cells : of.byGroup()) {
            List<Categories.Cell> sorted =
                    cells.stream()
                            .sorted(Comparator.comparingInt(Categories.Cell::category))
                            .toList();
            slopes.add(
                    new Slope(
                            sorted,
                            sorted.stream()
                                    .mapToDouble(c -> Moments.of(of.values(c)).mean())
                                    .toArray()));
        }
        return new Drawn(layer, of, slopes);
    }

    /// @param means one a cell
    private record Slope(List<Categories.Cell> cells, double[] means) {
        Group group() {
            return cells.getFirst().group();
        }
    }

    private record Drawn(Layer layer, Categories of, List<Slope> slopes) implements Prepared {
        @Override
        public Extents extents() {
            Extents extents = of.extents().padded(of.valueAxis());
            slopes.forEach(slope -> extents.numbers(of.valueAxis(), slope.means));
            return extents;
        }

        @Override
        public int leftOut() {
            return of.leftOut();
        }

        @Override
        public List<Numbers> numbers() {
            return slopes.stream()
                    .map(
                            s ->
                                    Numbers.of("slope", s.group().name())
                                            .with(of.axis().word(), of.column(s.cells))
                                            .with(of.valueAxis().word(), s.means))
                    .toList();
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            CategoryPlaces places = of.on(stage);
            for (Slope slope : slopes) {
                Theme.Look look = stage.look(layer, slope.group());
                double[] x = new double[slope.means.length];
                double[] y = new double[slope.means.length];
                for (int i = 0; i < x.length; i++) {
                    double along = places.centre(slope.cells.get(i));
                    double value = places.turned().values().at(slope.means[i]);
                    x[i] = places.turned().x(along, value);
                    y[i] = places.turned().y(along, value);
                }
                double opacity = layer.options().number("opacity", 1);
                sketch.stroke(
                        Meaning.mark(slope.group().name(), slope.group().key()),
                        Outline.line(x, y),
                        new Stroke(look.colour().fade(opacity), stage.lineWidth(), look.dash()));
                Markers.draw(
                        slope.group()
                                .rows(slope.cells.stream().mapToInt(c -> c.rows()[0]).toArray()),
                        x,
                        y,
                        look,
                        look.colour().fade(opacity),
                        stage,
                        sketch);
            }
            boolean room = slopes.size() * LINE <= stage.box().height();
            if (layer.options().flag("names") && !of.lying() && room) {
                drawNames(places, true, stage, sketch);
                drawNames(places, false, stage, sketch);
            }
        }

        /// At one end of all lines, moved apart.
        private void drawNames(CategoryPlaces places, boolean first, Stage stage, Sketch sketch) {
            double[] wanted = new double[slopes.size()];
            for (int i = 0; i < wanted.length; i++) {
                double[] means = slopes.get(i).means;
                double at = stage.y().at(first ? means[0] : means[means.length - 1]);
                wanted[i] = Double.isFinite(at) ? at : stage.y().from();
            }
            double[] placed =
                    Spread.apart(wanted, LINE, stage.box().y() + 6, stage.box().bottom() - 6);
            for (int i = 0; i < wanted.length; i++) {
                Slope slope = slopes.get(i);
                double centre =
                        places.centre(first ? slope.cells.getFirst() : slope.cells.getLast());
                double x = centre + (first ? -9 : 9);
                double room = first ? x - stage.box().x() : stage.box().right() - x;
                if (Double.isFinite(centre) && room > 20) {
                    double mean = first ? slope.means[0] : slope.means[slope.means.length - 1];
                    String value = Numerals.brief(mean);
                    String name = slope.group().name();
                    String text = first ? name + "  " + value : value + "  " + name;
                    sketch.text(
                            Meaning.of(Role.LABEL, name),
                            x,
                            placed[i] + 4,
                            Fitted.cut(text.strip(), room, Theme.TICK_SIZE, Theme.LABEL_WEIGHT),
                            Theme.TICK_SIZE,
                            Theme.LABEL_WEIGHT,
                            first ? Anchor.END : Anchor.START,
                            0,
                            stage.theme().textIn(stage.look(layer, slope.group()).colour()));
                }
            }
        }
    }
}
