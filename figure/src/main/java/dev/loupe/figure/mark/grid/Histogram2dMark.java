package dev.loupe.figure.mark.grid;

import dev.loupe.figure.data.Plain;
import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scale.Numerals;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.BinEdges;
import dev.loupe.figure.stat.Grid2d;

import java.util.List;

/// How many rows fall into each cell of two binned columns.
public final class Histogram2dMark implements Mark {
    private static final int MOST_CELLS = 40_000;

    private static final Signature SIGNATURE =
            new Signature(
                    "histogram2d",
                    "rows counted in cells of two binned columns",
                    List.of(Channel.X, Channel.Y),
                    List.of(),
                    List.of(
                            OptionSpec.number(
                                    "bins", "by the data", 1, 1_000, "along each axis, about")),
                    Signature.Swatch.NONE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        double[] x = layer.numbers(Channel.X, layer.rows());
        double[] y = layer.numbers(Channel.Y, layer.rows());
        return new Counts(layer, Grid2d.of(x, y, edges(layer, Channel.X), edges(layer, Channel.Y)));
    }

    /// The same edges in all panels.
    private static double[] edges(Layer layer, Channel channel) {
        double[] all = layer.numbers(channel, layer.everyRow());
        if (layer.options().has("bins")) {
            return BinEdges.nice(all, layer.options().count("bins", 1));
        }
        double[] edges = BinEdges.nice(all, BinEdges.Rule.AUTO);
        int most = (int) Math.sqrt(MOST_CELLS);
        return edges.length - 1 <= most ? edges : BinEdges.nice(all, most);
    }

    private record Counts(Layer layer, Grid2d grid) implements Prepared {
        @Override
        public Extents extents() {
            Extents extents =
                    new Extents()
                            .numbers(Channel.X, grid.xEdges())
                            .numbers(Channel.Y, grid.yEdges())
                            .tight(Channel.X)
                            .tight(Channel.Y)
                            .label(Channel.X, layer.title(Channel.X))
                            .label(Channel.Y, layer.title(Channel.Y))
                            .label(Channel.COLOR, "rows")
                            .numbers(Channel.COLOR, 0)
                            .ramp("counts");
            for (double[] row : grid.weight()) {
                extents.numbers(Channel.COLOR, row);
            }
            return extents;
        }

        @Override
        public int leftOut() {
            return grid.left();
        }

        @Override
        public List<Numbers> numbers() {
            int columns = grid.xEdges().length - 1;
            int n = columns * grid.weight().length;
            double[][] out = new double[5][n];
            for (int i = 0; i < n; i++) {
                int row = i / columns;
                int column = i % columns;
                out[0][i] = grid.xEdges()[column];
                out[1][i] = grid.xEdges()[column + 1];
                out[2][i] = grid.yEdges()[row];
                out[3][i] = grid.yEdges()[row + 1];
                out[4][i] = grid.weight()[row][column];
            }
            return List.of(
                    Numbers.of("histogram2d", "")
                            .with("x0", out[0])
                            .with("x1", out[1])
                            .with("y0", out[2])
                            .with("y1", out[3])
                            .with("count", out[4]));
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            for (int row = 0; row < grid.weight().length; row++) {
                for (int column = 0; column < grid.weight()[row].length; column++) {
                    double count = grid.weight()[row][column];
                    if (count > 0) {
                        cell(row, column, count, stage, sketch);
                    }
                }
            }
        }

        private void cell(int row, int column, double count, Stage stage, Sketch sketch) {
            double x0 = stage.x().at(grid.xEdges()[column]);
            double x1 = stage.x().at(grid.xEdges()[column + 1]);
            double y0 = stage.y().at(grid.yEdges()[row]);
            double y1 = stage.y().at(grid.yEdges()[row + 1]);
            if (Double.isNaN(x0 + x1 + y0 + y1)) {
                return;
            }
            double hair = Math.min(Math.abs(x1 - x0), Math.abs(y1 - y0)) > 6 ? 0.25 : 0;
            Colour fill = stage.ramped(count, stage.theme().muteFill());
            String where =
                    within(layer.title(Channel.X), grid.xEdges(), column)
                            + " and "
                            + within(layer.title(Channel.Y), grid.yEdges(), row);
            sketch.rect(
                    Meaning.of(Role.MARK, where + ": " + Numerals.brief(count)).where(where),
                    Math.min(x0, x1) + hair,
                    Math.min(y0, y1) + hair,
                    Math.max(x0, x1) - hair,
                    Math.max(y0, y1) - hair,
                    fill,
                    null);
        }

        /// The last bin is closed.
        private static String within(String name, double[] edges, int bin) {
            String end = bin == edges.length - 2 ? " <= " : " < ";
            return name
                    + " >= "
                    + Plain.brief(edges[bin])
                    + " and "
                    + name
                    + end
                    + Plain.brief(edges[bin + 1]);
        }
    }
}
