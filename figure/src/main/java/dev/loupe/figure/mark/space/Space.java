package dev.loupe.figure.mark.space;

import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.spec.Channel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What the marks in space share: rows with three finite numbers, and where they are seen.
///
/// @param rows `[n]` of the layer's table
/// @param x,y,z over all rows of the table
record Space(Layer layer, int[] rows, double[] x, double[] y, double[] z) {
    static Space of(Layer layer) {
        double[] x = layer.numbers(Channel.X);
        double[] y = layer.numbers(Channel.Y);
        double[] z = layer.numbers(Channel.Z);
        int[] rows =
                Arrays.stream(layer.rows())
                        .filter(
                                r ->
                                        Double.isFinite(x[r])
                                                && Double.isFinite(y[r])
                                                && Double.isFinite(z[r]))
                        .toArray();
        return new Space(layer, rows, x, y, z);
    }

    static List<OptionSpec> options(OptionSpec... more) {
        List<OptionSpec> options = new ArrayList<>(BoxFrame.OPTIONS);
        options.addAll(List.of(more));
        return options;
    }

    int leftOut() {
        return layer.rows().length - rows.length;
    }

    BoxFrame frame() {
        return BoxFrame.of(layer, layer.numbers(Channel.Z, rows));
    }

    /// Of the floor and of colours; without a colour channel and `byHeight`, heights set colours.
    Extents extents(boolean byHeight) {
        Extents extents =
                new Extents()
                        .numbers(Channel.X, layer.numbers(Channel.X, rows))
                        .numbers(Channel.Y, layer.numbers(Channel.Y, rows))
                        .tight(Channel.X)
                        .tight(Channel.Y);
        if (layer.has(Channel.COLOR)) {
            extents.column(Channel.COLOR, layer.column(Channel.COLOR), rows)
                    .label(Channel.COLOR, layer.title(Channel.COLOR));
        } else if (byHeight && layer.paint() == null) {
            extents.numbers(Channel.COLOR, layer.numbers(Channel.Z, rows))
                    .label(Channel.COLOR, layer.title(Channel.Z));
        }
        return extents;
    }

    /// A row's place in the cube; NaN where it has none.
    double[] cube(int row, Stage stage, BoxFrame frame) {
        return new double[] {
            BoxFrame.along(stage.x(), x[row]),
            BoxFrame.along(stage.y(), y[row]),
            frame.upright(z[row])
        };
    }

    /// Those of the rows that have a place in the cube.
    int[] placed(int[] of, Stage stage, BoxFrame frame) {
        return Arrays.stream(of)
                .filter(row -> Double.isFinite(Arrays.stream(cube(row, stage, frame)).sum()))
                .toArray();
    }

    /// Places of rows in the cube, x, y and z in turn.
    double[] places(int[] of, Stage stage, BoxFrame frame) {
        double[] places = new double[3 * of.length];
        for (int i = 0; i < of.length; i++) {
            System.arraycopy(cube(of[i], stage, frame), 0, places, 3 * i, 3);
        }
        return places;
    }

    Numbers numbers(String mark, String group, int[] of) {
        return Numbers.of(mark, group)
                .with("x", layer.numbers(Channel.X, of))
                .with("y", layer.numbers(Channel.Y, of))
                .with("z", layer.numbers(Channel.Z, of));
    }
}
