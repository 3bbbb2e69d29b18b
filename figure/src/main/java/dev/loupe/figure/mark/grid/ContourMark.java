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
import dev.loupe.figure.scale.Colouring;
import dev.loupe.figure.scale.Numerals;
import dev.loupe.figure.scale.Ticks;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.Contours;
import dev.loupe.figure.stat.PlaneDensity;
import dev.loupe.figure.stat.ScatteredHeights;
import dev.loupe.figure.theme.Theme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Lines of equal height: of a value given at x and y, or of how densely rows lie.
public final class ContourMark implements Mark {
    private static final int MOST_HEIGHTS = 1_000;
    private static final int LEAST_SCATTERED = 4;
    private static final double[] SHARES = {0.95, 0.8, 0.65, 0.5, 0.35, 0.2, 0.05};

    private static final Signature SIGNATURE =
            new Signature(
                    "contour",
                    "lines of equal height: of a value at x and y, or of how densely rows lie",
                    List.of(Channel.X, Channel.Y),
                    List.of(Channel.VALUE, Channel.COLOR),
                    List.of(
                            OptionSpec.flag("fill", false, "areas between the lines"),
                            OptionSpec.number("levels", "about 8", 1, 100, "how many lines"),
                            OptionSpec.numbers(
                                    "heights",
                                    Double.NEGATIVE_INFINITY,
                                    Double.POSITIVE_INFINITY,
                                    "where lines are drawn, instead of levels"),
                            OptionSpec.number(
                                    "adjust", "1", 0.05, 20, "factor on the density's bandwidth")),
                    Signature.Swatch.LINE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        List<Relief> reliefs = new ArrayList<>();
        if (layer.has(Channel.VALUE)) {
            Relief relief = given(layer);
            reliefs.add(relief);
        } else {
            for (Group group : layer.groups()) {
                reliefs.add(density(layer, group));
            }
        }
        return new Lines(layer, reliefs);
    }

    /// Heights on a grid, and where lines are drawn.
    private record Relief(Group group, double[] x, double[] y, double[][] z, double[] levels) {}

    private static Relief given(Layer layer) {
        ScatteredHeights grid = heights(layer);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double[] line : grid.z()) {
            for (double value : line) {
                if (Double.isFinite(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
        }
        double[] given = layer.options().numbers("heights");
        if (given.length > MOST_HEIGHTS) {
            throw new IllegalArgumentException(
                    "The option heights of contour may have at most "
                            + MOST_HEIGHTS
                            + " numbers, but has "
                            + given.length
                            + ".");
        }
        double[] levels =
                given.length > 0
                        ? Arrays.stream(given)
                                .filter(Double::isFinite)
                                .sorted()
                                .distinct()
                                .toArray()
                        : low < high
                                ? Ticks.linear(low, high, layer.options().count("levels", 8))
                                : new double[0];
        Group all = new Group("", "", -1, -1, -1, layer.rows());
        return new Relief(all, grid.x(), grid.y(), grid.z(), levels);
    }

    /// The rows themselves where they are a grid, at least half full; else what lies between them.
    private static ScatteredHeights heights(Layer layer) {
        long places = Arrays.stream(layer.rows()).filter(row -> whole(layer, row)).count();
        long columns = layer.texts(Channel.X).levels().length;
        long lines = layer.texts(Channel.Y).levels().length;
        if (places >= LEAST_SCATTERED && columns * lines > 2 * places) {
            return ScatteredHeights.of(
                    layer.numbers(Channel.X, layer.rows()),
                    layer.numbers(Channel.Y, layer.rows()),
                    layer.numbers(Channel.VALUE, layer.rows()));
        }
        Cells cells = Cells.of(layer, Channel.VALUE, Cells.Gathering.MEAN);
        double[] x = Axes.values(layer, Channel.X, cells.x());
        double[] y = Axes.values(layer, Channel.Y, cells.y());
        double[][] z = new double[y.length][x.length];
        for (int i = 0; i < cells.values().length; i++) {
            z[i / x.length][i % x.length] = cells.values()[i];
        }
        return new ScatteredHeights(x, y, z);
    }

    private static boolean whole(Layer layer, int row) {
        return Stream.of(Channel.X, Channel.Y, Channel.VALUE)
                .noneMatch(channel -> layer.column(channel).missing(row));
    }

    private static Relief density(Layer layer, Group group) {
        PlaneDensity density =
                PlaneDensity.of(
                        layer.numbers(Channel.X, group.rows()),
                        layer.numbers(Channel.Y, group.rows()),
                        layer.options().number("adjust", 1),
                        3,
                        90);
        double[] levels = density.x().length == 0 ? new double[0] : density.heights(shares(layer));
        return new Relief(group, density.x(), density.y(), density.z(), levels);
    }

    private static double[] shares(Layer layer) {
        if (!layer.options().has("levels")) {
            return SHARES;
        }
        double[] shares = new double[layer.options().count("levels", 7)];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = 0.95 - 0.9 * i / Math.max(1, shares.length - 1);
        }
        return shares;
    }

    private record Lines(Layer layer, List<Relief> reliefs) implements Prepared {
        private boolean dense() {
            return !layer.has(Channel.VALUE);
        }

        @Override
        public Extents extents() {
            Extents extents =
                    new Extents()
                            .label(Channel.X, layer.title(Channel.X))
                            .label(Channel.Y, layer.title(Channel.Y));
            for (Relief relief : reliefs) {
                if (dense()) {
                    reach(relief, extents);
                } else {
                    extents.numbers(Channel.X, relief.x()).numbers(Channel.Y, relief.y());
                }
            }
            if (dense()) {
                return extents.label(Channel.COLOR, layer.title(Channel.COLOR));
            }
            for (double[] row : reliefs.getFirst().z()) {
                extents.numbers(Channel.COLOR, row);
            }
            return extents.tight(Channel.X)
                    .tight(Channel.Y)
                    .label(Channel.COLOR, layer.title(Channel.VALUE));
        }

        /// As far as the outermost line goes.
        private static void reach(Relief relief, Extents extents) {
            if (relief.levels().length > 0) {
                for (Contours.Line line :
                        Contours.lines(relief.x(), relief.y(), relief.z(), relief.levels()[0])) {
                    extents.numbers(Channel.X, line.x()).numbers(Channel.Y, line.y());
                }
            }
        }

        @Override
        public List<Numbers> numbers() {
            List<Numbers> all = new ArrayList<>();
            for (Relief relief : reliefs) {
                for (int level = 0; level < relief.levels().length; level++) {
                    for (Contours.Line line :
                            Contours.lines(
                                    relief.x(), relief.y(), relief.z(), relief.levels()[level])) {
                        all.add(
                                Numbers.of("contour", relief.group().name())
                                        .with("x", line.x())
                                        .with("y", line.y())
                                        .fact("level", relief.levels()[level]));
                    }
                }
            }
            return all;
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            for (Relief relief : reliefs) {
                if (layer.options().flag("fill")) {
                    drawBands(relief, stage, sketch);
                } else {
                    drawLines(relief, stage, sketch);
                }
            }
        }

        private void drawLines(Relief relief, Stage stage, Sketch sketch) {
            for (double level : relief.levels()) {
                Outline outline =
                        outline(Contours.lines(relief.x(), relief.y(), relief.z(), level), stage);
                sketch.stroke(
                        Meaning.mark(label(relief, level), relief.group().key()),
                        outline,
                        new Stroke(colour(relief, level, stage), dense() ? 1.25 : Theme.LINE));
            }
        }

        private void drawBands(Relief relief, Stage stage, Sketch sketch) {
            double[] levels = relief.levels();
            int first = dense() ? 0 : -1;
            for (int i = first; i < levels.length; i++) {
                double low = i < 0 ? Double.NEGATIVE_INFINITY : levels[i];
                double high = i + 1 < levels.length ? levels[i + 1] : Double.POSITIVE_INFINITY;
                double step = levels.length > 1 ? levels[1] - levels[0] : 0;
                double middle =
                        i < 0
                                ? high - step / 2
                                : i + 1 < levels.length ? (low + high) / 2 : low + step / 2;
                Colour plain = colour(relief, middle, stage);
                Colour fill = dense() ? plain.fade(0.12 + 0.75 * (i + 0.5) / levels.length) : plain;
                sketch.fill(
                        Meaning.mark(label(relief, middle), relief.group().key()),
                        outline(
                                Contours.band(relief.x(), relief.y(), relief.z(), low, high),
                                stage),
                        fill);
            }
        }

        private String label(Relief relief, double level) {
            String name = relief.group().name();
            String height = dense() ? "" : Numerals.brief(level);
            return name.isEmpty() ? height : height.isEmpty() ? name : name + ", " + height;
        }

        private Colour colour(Relief relief, double level, Stage stage) {
            Colour plain = stage.look(relief.group(), layer.paint()).colour();
            boolean classes = stage.colour() instanceof Colouring.Classes;
            return dense() || classes || layer.paint() != null ? plain : stage.ramped(level, plain);
        }

        private static Outline outline(List<Contours.Line> lines, Stage stage) {
            Outline.Builder pen = new Outline.Builder();
            for (Contours.Line line : lines) {
                boolean down = false;
                for (int i = 0; i < line.x().length; i++) {
                    double x = stage.x().at(line.x()[i]);
                    double y = stage.y().at(line.y()[i]);
                    if (Double.isFinite(x + y)) {
                        if (down) {
                            pen.line(x, y);
                        } else {
                            pen.move(x, y);
                        }
                        down = true;
                    }
                }
                if (line.closed() && down) {
                    pen.close();
                }
            }
            return pen.build();
        }
    }
}
