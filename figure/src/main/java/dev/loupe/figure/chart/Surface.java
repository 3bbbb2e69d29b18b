package dev.loupe.figure.chart;

import dev.loupe.figure.data.Table;

import java.util.Arrays;
import java.util.Map;

/// What a classifier says on an even grid around some rows.
final class Surface {
    private static final int SIDE = 120;
    private static final double ROOM = 0.06;

    private Surface() {}

    /// @return `x`, `y`, `class` and its `probability`
    static Table of(double[] x, double[] y, Charts.Classifier classifier) {
        double[] across = axis(x);
        double[] up = axis(y);
        double[] px = new double[SIDE * SIDE];
        double[] py = new double[px.length];
        String[] said = new String[px.length];
        double[] sure = new double[px.length];
        for (int i = 0; i < px.length; i++) {
            px[i] = across[i % SIDE];
            py[i] = up[i / SIDE];
            sure[i] = Double.NEGATIVE_INFINITY;
            for (Map.Entry<String, Double> of : classifier.at(px[i], py[i]).entrySet()) {
                if (of.getValue() > sure[i]) {
                    sure[i] = of.getValue();
                    said[i] = of.getKey();
                }
            }
        }
        return Table.of("x", px).with("y", py).with("class", said).with("probability", sure);
    }

    private static double[] axis(double[] values) {
        double low = Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
        double high = Arrays.stream(values).filter(Double::isFinite).max().orElse(1);
        double room = high > low ? ROOM * (high - low) : 1;
        double[] axis = new double[SIDE];
        for (int i = 0; i < SIDE; i++) {
            axis[i] = low - room + i * (high - low + 2 * room) / (SIDE - 1);
        }
        return axis;
    }
}
