package dev.loupe.figure.gallery;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;

import java.util.Comparator;
import java.util.stream.IntStream;

/// A classifier for decision surfaces: the most frequent class among the nearest rows.
final class Neighbours {
    private Neighbours() {}

    /// What it says on an even grid: the two columns, the class, and `share` of the neighbours that are of it.
    static Table over(Table data, String xName, String yName, String of, int k, int side) {
        double[] x = ((Column.Numbers) data.column(xName)).values();
        double[] y = ((Column.Numbers) data.column(yName)).values();
        Column.Texts classes = (Column.Texts) data.column(of);
        double[] gx = axis(x, side);
        double[] gy = axis(y, side);
        double[] px = new double[side * side];
        double[] py = new double[side * side];
        double[] share = new double[side * side];
        String[] said = new String[side * side];
        for (int i = 0; i < px.length; i++) {
            px[i] = gx[i % side];
            py[i] = gy[i / side];
            double cx = px[i];
            double cy = py[i];
            int[] votes = new int[classes.levels().length];
            IntStream.range(0, x.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(r -> Math.hypot(x[r] - cx, y[r] - cy)))
                    .limit(k)
                    .forEach(r -> votes[classes.codes()[r]]++);
            int best = 0;
            for (int c = 1; c < votes.length; c++) {
                best = votes[c] > votes[best] ? c : best;
            }
            share[i] = votes[best] / (double) k;
            said[i] = classes.levels()[best];
        }
        return Table.of(xName, px).with(yName, py).with(of, said).with("share", share);
    }

    private static double[] axis(double[] values, int side) {
        double low = IntStream.range(0, values.length).mapToDouble(i -> values[i]).min().orElse(0);
        double high = IntStream.range(0, values.length).mapToDouble(i -> values[i]).max().orElse(1);
        double room = 0.06 * (high - low);
        double[] axis = new double[side];
        for (int i = 0; i < side; i++) {
            axis[i] = low - room + i * (high - low + 2 * room) / (side - 1);
        }
        return axis;
    }
}
