package dev.loupe.figure.mark.polar;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Sparse;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.mark.grid.Axes;
import dev.loupe.figure.mark.grid.Cells;
import dev.loupe.figure.mark.grid.EvenGrid;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.Contours;
import dev.loupe.figure.stat.Streamlines;

import java.util.Arrays;
import java.util.List;

/// Lines that follow a field given on an even grid of x and y by `U` and `V`, with an arrow head
/// half way along each; coloured by speed unless the layer has a paint.
public final class StreamMark implements Mark {
    private static final int STEPS = 9;

    private static final Signature SIGNATURE =
            new Signature(
                    "stream",
                    "lines that follow the field u, v on an even grid of x and y",
                    List.of(Channel.X, Channel.Y, Channel.U, Channel.V),
                    List.of(),
                    List.of(
                            OptionSpec.number(
                                    "density", "1", 0.1, 5, "1 gives about 30 lines across"),
                            OptionSpec.number("width", "1.25", 0.1, 20, "in pixels")),
                    Signature.Swatch.LINE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        Cells cells = Cells.of(layer, null, Cells.Gathering.COUNT);
        EvenGrid gridX = EvenGrid.of(layer, Channel.X, cells.x());
        EvenGrid gridY = EvenGrid.of(layer, Channel.Y, cells.y());
        if (!gridX.even() || !gridY.even()) {
            throw new IllegalArgumentException(
                    "Stream lines need x and y as the places of an even grid of numbers, but "
                            + (gridX.even() ? "y" : "x")
                            + " is not one.");
        }
        double[] x = Axes.values(layer, Channel.X, cells.x());
        double[] y = Axes.values(layer, Channel.Y, cells.y());
        double[][] u = grid(layer, cells, Channel.U);
        double[][] v = grid(layer, cells, Channel.V);
        double density = layer.options().number("density", 1);
        List<Contours.Line> lines = Streamlines.of(even(x), even(y), u, v, density);
        return new Lines(layer, x, y, u, v, lines);
    }

    /// The same places without the dust of decimal fractions.
    private static double[] even(double[] axis) {
        double[] even = new double[axis.length];
        double step = (axis[axis.length - 1] - axis[0]) / (axis.length - 1);
        Arrays.setAll(even, i -> axis[0] + i * step);
        return even;
    }

    private static double[][] grid(Layer layer, Cells cells, Channel channel) {
        double[][] grid = new double[cells.rows()][cells.columns()];
        for (double[] row : grid) {
            Arrays.fill(row, Double.NaN);
        }
        double[] values = layer.numbers(channel);
        Column.Texts x = cells.x();
        Column.Texts y = cells.y();
        for (int row : layer.rows()) {
            if (x.codes()[row] >= 0 && y.codes()[row] >= 0) {
                grid[y.codes()[row]][x.codes()[row]] = values[row];
            }
        }
        return grid;
    }

    private record Lines(
            Layer layer,
            double[] x,
            double[] y,
            double[][] u,
            double[][] v,
            List<Contours.Line> lines)
            implements Prepared {
        @Override
        public Extents extents() {
            Extents extents =
                    new Extents()
                            .numbers(Channel.X, x[0], x[x.length - 1])
                            .numbers(Channel.Y, y[0], y[y.length - 1])
                            .label(Channel.X, layer.title(Channel.X))
                            .label(Channel.Y, layer.title(Channel.Y))
                            .tight(Channel.X)
                            .tight(Channel.Y);
            if (layer.paint() != null) {
                return extents;
            }
            for (int r = 0; r < u.length; r++) {
                for (int c = 0; c < u[r].length; c++) {
                    extents.numbers(Channel.COLOR, Math.hypot(u[r][c], v[r][c]));
                }
            }
            return extents.label(Channel.COLOR, "speed").ramp("counts").thin();
        }

        @Override
        public List<Numbers> numbers() {
            return List.of(
                    Numbers.of("stream", "")
                            .with("x", layer.numbers(Channel.X, layer.rows()))
                            .with("y", layer.numbers(Channel.Y, layer.rows()))
                            .with("u", layer.numbers(Channel.U, layer.rows()))
                            .with("v", layer.numbers(Channel.V, layer.rows())));
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            double width = layer.options().number("width", 1.25);
            double opacity = layer.options().number("opacity", 1);
            double most = 0;
            for (int r = 0; r < u.length; r++) {
                for (int c = 0; c < u[r].length; c++) {
                    double speed = Math.hypot(u[r][c], v[r][c]);
                    most = Double.isFinite(speed) ? Math.max(most, speed) : most;
                }
            }
            for (Contours.Line line : lines) {
                draw(line, most, width, opacity, stage, sketch);
            }
        }

        /// One stroke for each run of equal steps of speed, and a head in the middle.
        private void draw(
                Contours.Line line,
                double most,
                double width,
                double opacity,
                Stage stage,
                Sketch sketch) {
            int n = line.x().length;
            double[] px = new double[n];
            double[] py = new double[n];
            int[] step = new int[n];
            for (int i = 0; i < n; i++) {
                px[i] = stage.x().at(line.x()[i]);
                py[i] = stage.y().at(line.y()[i]);
                step[i] = (int) Math.rint(STEPS * speed(line.x()[i], line.y()[i]) / most);
            }
            for (int from = 0; from + 1 < n; ) {
                int to = from + 1;
                while (to + 1 < n && step[to] == step[from]) {
                    to++;
                }
                Colour colour = colour(step[from], most, stage).fade(opacity);
                sketch.stroke(
                        Meaning.of(Role.MARK),
                        Sparse.line(
                                Arrays.copyOfRange(px, from, to + 1),
                                Arrays.copyOfRange(py, from, to + 1),
                                1.5),
                        new Stroke(colour, width));
                from = to;
            }
            int middle = n / 2;
            if (middle > 0) {
                head(px, py, middle, colour(step[middle], most, stage).fade(opacity), sketch);
            }
        }

        private static void head(double[] x, double[] y, int at, Colour colour, Sketch sketch) {
            double dx = x[at] - x[at - 1];
            double dy = y[at] - y[at - 1];
            double length = Math.hypot(dx, dy);
            if (!(length > 0) || !Double.isFinite(length)) {
                return;
            }
            dx /= length;
            dy /= length;
            Outline.Builder pen = new Outline.Builder();
            pen.move(x[at] + 3.5 * dx, y[at] + 3.5 * dy);
            pen.line(x[at] - 3 * dx - 2.8 * dy, y[at] - 3 * dy + 2.8 * dx);
            pen.line(x[at] - 3 * dx + 2.8 * dy, y[at] - 3 * dy - 2.8 * dx).close();
            sketch.fill(Meaning.of(Role.MARK), pen.build(), colour);
        }

        private Colour colour(int step, double most, Stage stage) {
            Colour paint = layer.paint();
            Colour plain = stage.theme().look(0).colour();
            return paint != null ? paint : stage.ramped(step * most / STEPS, plain);
        }

        /// Of the grid point nearest to a place.
        private double speed(double atX, double atY) {
            int c = nearest(x, atX);
            int r = nearest(y, atY);
            double speed = Math.hypot(u[r][c], v[r][c]);
            return Double.isFinite(speed) ? speed : 0;
        }

        private static int nearest(double[] axis, double at) {
            double share = (at - axis[0]) / (axis[axis.length - 1] - axis[0]);
            return (int) Math.clamp(Math.rint(share * (axis.length - 1)), 0, axis.length - 1);
        }
    }
}
