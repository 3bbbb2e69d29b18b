package dev.loupe.figure.gallery;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.spec.Channel;

/// Two columns against each other.
final class GridGallery {
    private GridGallery() {}

    static Figure heatmapOfBarley() {
        return Figure.of(Samples.data("barley.csv"))
                .mark("heatmap", "site", "variety")
                .channel(Channel.VALUE, "yield")
                .title("Yield of barley by site and variety")
                .subtitle("Mean of 1931 and 1932, bushels an acre")
                .size(640, 420);
    }

    static Figure heatmapOfCounts() {
        return Figure.of(Samples.data("cars.csv"))
                .mark("heatmap", "cylinders", "origin")
                .size(420, 260);
    }

    static Figure digit() {
        Table digits = Samples.data("digits.csv");
        return Figure.of(digits)
                .mark("heatmap", "column", "row")
                .channel(Channel.VALUE, "value")
                .facet("image", 8)
                .scale(Channel.X, s -> s.ticks(0).label(""))
                .scale(Channel.Y, s -> s.ticks(0).label(""))
                .scale(Channel.COLOR, s -> s.ramp("grey"))
                .with("annotate", "never")
                .aspect(1)
                .size(760, 240);
    }

    static Figure ripples() {
        int n = 120;
        double[] x = new double[n * n];
        double[] y = new double[n * n];
        double[] z = new double[n * n];
        for (int i = 0; i < n * n; i++) {
            x[i] = -3 + 6.0 * (i % n) / (n - 1);
            y[i] = -3 + 6.0 * (i / n) / (n - 1);
            double r = Math.hypot(x[i], y[i]);
            z[i] = Math.sin(3 * r) / (1 + r);
        }
        return Figure.of(Table.of("x", x).with("y", y).with("height", z))
                .mark("heatmap", "x", "y")
                .channel(Channel.VALUE, "height")
                .scale(Channel.COLOR, s -> s.type("diverging"))
                .aspect(1)
                .size(480, 400);
    }
}
