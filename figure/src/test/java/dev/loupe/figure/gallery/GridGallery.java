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

    static Figure histogram2d() {
        return Figure.of(Samples.penguins())
                .mark("histogram2d", "flipper_length_mm", "body_mass_g")
                .size(520, 380);
    }

    static Figure hexbin() {
        return Figure.of(Samples.data("weather.csv"))
                .mark("hexbin", "temp_max", "temp_min")
                .title("Days in Seattle by lowest and highest temperature")
                .labelX("highest, °C")
                .labelY("lowest, °C")
                .size(520, 380);
    }

    static Figure hexbinOfMeans() {
        return Figure.of(Samples.data("diabetes.csv"))
                .mark("hexbin", "bmi", "bp")
                .channel(Channel.VALUE, "target")
                .with("bins", 18)
                .size(520, 380);
    }

    static Figure densityContours() {
        return Figure.of(Samples.penguins())
                .mark("contour", "bill_length_mm", "bill_depth_mm")
                .color("species")
                .point("bill_length_mm", "bill_depth_mm")
                .color("species")
                .with("radius", 1.5)
                .size(560, 400);
    }

    static Figure densityAreas() {
        return Figure.of(Samples.data("iris.csv"))
                .mark("contour", "petal_length", "petal_width")
                .with("fill", true)
                .size(520, 380);
    }

    private static Table saddle() {
        int n = 40;
        double[] x = new double[n * n];
        double[] y = new double[n * n];
        double[] z = new double[n * n];
        for (int i = 0; i < n * n; i++) {
            x[i] = -2 + 4.0 * (i % n) / (n - 1);
            y[i] = -2 + 4.0 * (i / n) / (n - 1);
            z[i] = loss(x[i], y[i]);
        }
        return Table.of("x", x).with("y", y).with("log loss", z);
    }

    static Figure lossSurfaceLines() {
        return Figure.of(saddle())
                .mark("contour", "x", "y")
                .channel(Channel.VALUE, "log loss")
                .size(520, 380);
    }

    /// Rates and sizes of batches that somebody tried, not evenly apart.
    static Figure cellsOfUnequalSize() {
        double[] rates = {0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1};
        double[] sizes = {16, 32, 64, 96, 128, 256, 512};
        int n = rates.length * sizes.length;
        double[] rate = new double[n];
        double[] size = new double[n];
        double[] loss = new double[n];
        for (int i = 0; i < n; i++) {
            rate[i] = rates[i % rates.length];
            size[i] = sizes[i / rates.length];
            double off = Math.log(rate[i] / 0.01) - 0.5 * Math.log(size[i] / 64);
            loss[i] = 0.3 + 0.08 * off * off;
        }
        return Figure.of(
                        Table.of("learning rate", rate)
                                .with("size of batch", size)
                                .with("loss", loss))
                .mark("heatmap", "learning rate", "size of batch")
                .channel(Channel.VALUE, "loss")
                .with("spacing", "numbers")
                .title("Cells reach midway to their neighbours")
                .size(560, 400);
    }

    static Figure contoursWithHeights() {
        return Figure.of(saddle())
                .mark("contour", "x", "y")
                .channel(Channel.VALUE, "log loss")
                .with("labels", true)
                .title("Rosenbrock's valley, with heights")
                .size(520, 400);
    }

    static Figure contoursOfDensityWithShares() {
        return Figure.of(Samples.data("iris.csv"))
                .mark("contour", "petal_length", "petal_width")
                .with("labels", true)
                .title("Petals, and the shares of flowers within each line")
                .size(520, 400);
    }

    static Figure lossSurfaceAreas() {
        return Figure.of(saddle())
                .mark("contour", "x", "y")
                .channel(Channel.VALUE, "log loss")
                .with("fill", true)
                .mark("contour", "x", "y")
                .channel(Channel.VALUE, "log loss")
                .with("paint", "#ffffff")
                .title("Rosenbrock's valley")
                .size(520, 380);
    }

    /// The same valley at 400 places of Halton's sequence.
    static Figure contoursOfScatteredPlaces() {
        int n = 400;
        double[] x = new double[n];
        double[] y = new double[n];
        double[] z = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = -2 + 4 * halton(i + 1, 2);
            y[i] = -2 + 4 * halton(i + 1, 3);
            z[i] = loss(x[i], y[i]);
        }
        return Figure.of(Table.of("x", x).with("y", y).with("log loss", z))
                .mark("contour", "x", "y")
                .channel(Channel.VALUE, "log loss")
                .with("fill", true)
                .point("x", "y")
                .with("radius", 1)
                .with("paint", "#ffffff")
                .size(520, 380);
    }

    private static double halton(int index, int base) {
        double share = 0;
        double part = 1;
        for (int left = index; left > 0; left /= base) {
            part /= base;
            share += part * (left % base);
        }
        return share;
    }

    private static double loss(double x, double y) {
        double valley = y - x * x;
        return Math.log10(1 + (1 - x) * (1 - x) + 10 * valley * valley);
    }

    static Figure regression() {
        return Figure.of(Samples.penguins())
                .mark("regression", "flipper_length_mm", "body_mass_g")
                .color("species")
                .title("Longer flippers, heavier penguins")
                .size(560, 400);
    }

    static Figure regressionQuadratic() {
        return Figure.of(Samples.data("cars.csv"))
                .mark("regression", "horsepower", "miles_per_gallon")
                .with("degree", 2)
                .size(520, 380);
    }

    static Figure lowess() {
        return Figure.of(Samples.data("sunspots.csv"))
                .mark("regression", "YEAR", "SUNACTIVITY")
                .with("method", "lowess")
                .size(640, 300);
    }

    static Figure residuals() {
        return Figure.of(Samples.data("cars.csv"))
                .mark("residual", "horsepower", "miles_per_gallon")
                .size(520, 380);
    }

    static Figure correlations() {
        return Figure.of(Samples.data("wine.csv"))
                .mark("correlation")
                .title("Thirteen measurements of 178 wines")
                .aspect(0.8)
                .size(760, 620);
    }

    static Figure correlationCorner() {
        return Figure.of(Samples.penguins())
                .mark("correlation")
                .with("corner", true)
                .size(440, 320);
    }
}
