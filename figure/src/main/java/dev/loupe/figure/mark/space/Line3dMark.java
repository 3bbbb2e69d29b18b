package dev.loupe.figure.mark.space;

import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Frame;
import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Piece;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Cube;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Theme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// A line through the rows of each group in space, in the order of rows; near stretches lie over
/// far ones.
public final class Line3dMark implements Mark {
    private static final int STRETCHES = 400;

    private static final Signature SIGNATURE =
            new Signature(
                    "line3d",
                    "a line through the rows of each group in space",
                    List.of(Channel.X, Channel.Y, Channel.Z),
                    List.of(Channel.COLOR, Channel.DASH, Channel.DETAIL),
                    Space.options(OptionSpec.number("width", "1.5", 0.1, 40, "in pixels")),
                    Signature.Swatch.LINE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        return new Lines(Space.of(layer));
    }

    /// A few segments of one line.
    private record Stretch(Outline outline, double near, Group group, Colour colour) {}

    private record Lines(Space space) implements Prepared {
        @Override
        public Frame frame() {
            return space.frame();
        }

        @Override
        public int leftOut() {
            return space.leftOut();
        }

        @Override
        public Extents extents() {
            return space.extents(false).thin();
        }

        @Override
        public List<Numbers> numbers() {
            return space.layer().over(space.rows()).groups().stream()
                    .map(g -> space.numbers("line3d", g.name(), g.rows()))
                    .toList();
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            BoxFrame frame = BoxFrame.of(stage);
            View view = frame.view(stage);
            List<Stretch> stretches = new ArrayList<>();
            List<Group> groups = space.layer().over(space.rows()).groups();
            int segments = Math.max(1, space.rows().length / STRETCHES);
            for (Group group : groups) {
                int n = group.rows().length;
                double[][] at = new double[n][];
                for (int i = 0; i < n; i++) {
                    double[] cube = space.cube(group.rows()[i], stage, frame);
                    at[i] = view.at(cube[0], cube[1], cube[2]);
                }
                for (int from = 0; from + 1 < n; from += segments) {
                    stretch(group, at, from, Math.min(n - 1, from + segments), stage, stretches);
                }
            }
            stretches.sort(Comparator.comparingDouble(Stretch::near));
            Layer layer = space.layer();
            double width = layer.options().number("width", Theme.LINE);
            double opacity = layer.options().number("opacity", 1);
            for (Stretch stretch : stretches) {
                double[] dash = stage.look(stretch.group, layer.paint()).dash();
                Colour colour = hazed(stretch.colour, stretch.near, stage).fade(opacity);
                sketch.stroke(
                        Meaning.mark(stretch.group.name(), stretch.group.key()),
                        stretch.outline,
                        new Stroke(colour, width, dash));
            }
        }

        @Override
        public List<Piece> pieces(Stage stage) {
            BoxFrame frame = BoxFrame.of(stage);
            View view = frame.view(stage);
            Layer layer = space.layer();
            double width = layer.options().number("width", Theme.LINE);
            double opacity = layer.options().number("opacity", 1);
            List<Piece> pieces = new ArrayList<>();
            for (Group group : layer.over(space.rows()).groups()) {
                Meaning meaning = Meaning.mark(group.name(), group.key());
                int[] rows = space.placed(group.rows(), stage, frame);
                Theme.Look look = stage.look(group, layer.paint());
                for (int i = 0; i + 1 < rows.length; i++) {
                    Colour colour = colour(new int[] {rows[i], rows[i + 1]}, look.colour(), stage);
                    double[] from = space.cube(rows[i], stage, frame);
                    double[] to = space.cube(rows[i + 1], stage, frame);
                    double near = Cut.near(new double[][] {from, to}, view);
                    Stroke stroke =
                            new Stroke(
                                    hazed(colour, near, stage).fade(opacity), width, look.dash());
                    pieces.addAll(Cut.line(from, to, Cut.LINE, meaning, stroke, view));
                }
            }
            return pieces;
        }

        private static Colour hazed(Colour colour, double near, Stage stage) {
            double haze = Math.clamp((1.3 - near) / 2.6, 0, 1);
            return Haze.of(colour, stage.theme(), 0.3 * haze);
        }

        /// The mean of some rows along the ramp; `plain` where numbers do not set colours.
        private Colour colour(int[] rows, Colour plain, Stage stage) {
            Layer layer = space.layer();
            if (!layer.has(Channel.COLOR) || layer.splits(Channel.COLOR)) {
                return plain;
            }
            double mean =
                    Arrays.stream(layer.numbers(Channel.COLOR, rows)).average().orElse(Double.NaN);
            return stage.ramped(mean, plain);
        }

        @Override
        public List<Cube.Solid> solids(Stage stage) {
            BoxFrame frame = BoxFrame.of(stage);
            Layer layer = space.layer();
            double width = layer.options().number("width", Theme.LINE);
            double opacity = layer.options().number("opacity", 1);
            List<Cube.Solid> lines = new ArrayList<>();
            for (Group group : layer.over(space.rows()).groups()) {
                Colour plain = stage.look(group, layer.paint()).colour();
                int[] placed = space.placed(group.rows(), stage, frame);
                int[] fill = {plain.fade(opacity).argb()};
                if (layer.has(Channel.COLOR) && !layer.splits(Channel.COLOR)) {
                    double[] values = layer.numbers(Channel.COLOR, placed);
                    fill = new int[Math.max(0, placed.length - 1)];
                    for (int i = 0; i < fill.length; i++) {
                        double mean = (values[i] + values[i + 1]) / 2;
                        fill[i] = stage.ramped(mean, plain).fade(opacity).argb();
                    }
                }
                lines.add(
                        new Cube.Line(
                                group.key(), space.places(placed, stage, frame), fill, width));
            }
            return lines;
        }

        private void stretch(
                Group group,
                double[][] at,
                int from,
                int to,
                Stage stage,
                List<Stretch> stretches) {
            double[] x = new double[to - from + 1];
            double[] y = new double[x.length];
            double near = 0;
            for (int i = from; i <= to; i++) {
                x[i - from] = at[i][0];
                y[i - from] = at[i][1];
                near += at[i][2] / x.length;
            }
            Layer layer = space.layer();
            int[] rows = Arrays.copyOfRange(group.rows(), from, to + 1);
            Colour colour = colour(rows, stage.look(group, layer.paint()).colour(), stage);
            Outline outline = Outline.line(x, y);
            if (!outline.empty() && Double.isFinite(near)) {
                stretches.add(new Stretch(outline, near, group, colour));
            }
        }
    }
}
