package dev.loupe.figure.gallery;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.spec.Channel;

import java.util.ArrayList;
import java.util.List;

/// Three numbers a row, drawn in space.
final class SpaceGallery {
    private SpaceGallery() {}

    static Figure scatter3d() {
        return Figure.of(Samples.data("iris.csv"))
                .mark("scatter3d", "sepal_length", "petal_length")
                .z("petal_width")
                .color("species")
                .title("Three measurements of three irises")
                .size(560, 440);
    }

    static Figure scatter3dWithStems() {
        return Figure.of(Samples.data("cars.csv").take(every(6, 406)))
                .mark("scatter3d", "horsepower", "weight_in_lbs")
                .z("miles_per_gallon")
                .color("origin")
                .with("stems", true)
                .with("azimuth", 40)
                .size(540, 420);
    }

    private static int[] every(int step, int rows) {
        int[] chosen = new int[(rows + step - 1) / step];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = i * step;
        }
        return chosen;
    }

    /// Lorenz' equations of 1963 with his constants, by Runge and Kutta's fourth order.
    static Figure line3d() {
        int n = 2_400;
        double[][] at = new double[3][n];
        double[] p = {1, 1, 20};
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < 3; k++) {
                at[k][i] = p[k];
            }
            double[] k1 = lorenz(p);
            double[] k2 = lorenz(moved(p, k1, 0.00625));
            double[] k3 = lorenz(moved(p, k2, 0.00625));
            double[] k4 = lorenz(moved(p, k3, 0.0125));
            for (int k = 0; k < 3; k++) {
                p[k] += 0.0125 / 6 * (k1[k] + 2 * k2[k] + 2 * k3[k] + k4[k]);
            }
        }
        return Figure.of(Table.of("x", at[0]).with("y", at[1]).with("z", at[2]))
                .mark("line3d", "x", "y")
                .z("z")
                .with("width", 1)
                .title("Lorenz' attractor")
                .size(560, 460);
    }

    private static double[] lorenz(double[] p) {
        return new double[] {
            10 * (p[1] - p[0]), p[0] * (28 - p[2]) - p[1], p[0] * p[1] - 8.0 / 3 * p[2]
        };
    }

    private static double[] moved(double[] p, double[] by, double step) {
        return new double[] {p[0] + step * by[0], p[1] + step * by[1], p[2] + step * by[2]};
    }

    /// How many of 1,000 pairs of normal numbers fall into each cell.
    static Figure bar3d() {
        int side = 8;
        double[] x = new double[side * side];
        double[] y = new double[x.length];
        double[] count = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = -3.5 + i % side;
            y[i] = -3.5 + i / side;
            count[i] =
                    Math.rint(1_000 * Math.exp(-(x[i] * x[i] + y[i] * y[i]) / 2) / (2 * Math.PI));
        }
        return Figure.of(Table.of("x", x).with("y", y).with("count", count))
                .mark("bar3d", "x", "y")
                .z("count")
                .title("A thousand pairs in cells")
                .size(560, 460);
    }

    static Figure bar3dOfClasses() {
        return Figure.of(
                        Table.of("quarter", 1, 2, 3, 4, 1, 2, 3, 4)
                                .with("line", 1, 1, 1, 1, 2, 2, 2, 2)
                                .with("change", 4, -2, 3, 5, -3, 2, 6, -1)
                                .with(
                                        "product", "one", "one", "one", "one", "two", "two", "two",
                                        "two"))
                .mark("bar3d", "quarter", "line")
                .z("change")
                .color("product")
                .with("azimuth", 30)
                .size(540, 420);
    }

    /// A flow that turns about the upright axis and rises.
    static Figure quiver3d() {
        int side = 5;
        double[][] at = new double[6][side * side * side];
        for (int i = 0; i < at[0].length; i++) {
            at[0][i] = i % side - 2;
            at[1][i] = i / side % side - 2;
            at[2][i] = i / (side * side) - 2;
            at[3][i] = -at[1][i];
            at[4][i] = at[0][i];
            at[5][i] = 0.6;
        }
        return Figure.of(
                        Table.of("x", at[0])
                                .with("y", at[1])
                                .with("z", at[2])
                                .with("u", at[3])
                                .with("v", at[4])
                                .with("w", at[5]))
                .mark("quiver3d", "x", "y")
                .z("z")
                .channel(Channel.U, "u")
                .channel(Channel.V, "v")
                .channel(Channel.W, "w")
                .title("A rising whirl")
                .size(560, 460);
    }

    static Figure surface() {
        int n = 21;
        double[] x = new double[n * n];
        double[] y = new double[n * n];
        double[] z = new double[n * n];
        for (int i = 0; i < n * n; i++) {
            x[i] = -3 + 6.0 * (i % n) / (n - 1);
            y[i] = -3 + 6.0 * (i / n) / (n - 1);
            z[i] =
                    3 * (1 - x[i]) * (1 - x[i]) * Math.exp(-x[i] * x[i] - (y[i] + 1) * (y[i] + 1))
                            - 10
                                    * (x[i] / 5 - Math.pow(x[i], 3) - Math.pow(y[i], 5))
                                    * Math.exp(-x[i] * x[i] - y[i] * y[i])
                            - Math.exp(-(x[i] + 1) * (x[i] + 1) - y[i] * y[i]) / 3;
        }
        return Figure.of(Table.of("x", x).with("y", y).with("height", z))
                .mark("surface", "x", "y")
                .z("height")
                .title("Peaks")
                .size(560, 440);
    }

    static Figure mesh() {
        Table cars = Samples.data("diabetes.csv").take(every(3, 442));
        return Figure.of(cars)
                .mark("mesh", "bmi", "bp")
                .z("target")
                .with("azimuth", -50)
                .title("Disease over weight and blood pressure, row by row")
                .size(540, 420);
    }

    static Figure torus() {
        int around = 24;
        int across = 10;
        double[][] at = new double[3][around * across];
        List<Double> faces = new ArrayList<>();
        for (int i = 0; i < around * across; i++) {
            double a = 2 * Math.PI * (i / across) / around;
            double b = 2 * Math.PI * (i % across) / across;
            at[0][i] = (2 + 0.8 * Math.cos(b)) * Math.cos(a);
            at[1][i] = (2 + 0.8 * Math.cos(b)) * Math.sin(a);
            at[2][i] = 0.8 * Math.sin(b);
            double right = (i / across + 1) % around * across + i % across;
            double up = i / across * across + (i % across + 1) % across;
            double both = (i / across + 1) % around * across + (i % across + 1) % across;
            faces.addAll(List.of((double) i, right, both, (double) i, both, up));
        }
        return Figure.of(Table.of("x", at[0]).with("y", at[1]).with("z", at[2]))
                .mark("mesh", "x", "y")
                .z("z")
                .with("faces", faces)
                .with("wire", false)
                .with("elevation", 40)
                .size(520, 420);
    }

    /// A line that goes through a surface, and points on either side.
    static Figure behindAndBefore() {
        int n = 7;
        double[] x = new double[n * n];
        double[] y = new double[n * n];
        double[] wave = new double[n * n];
        for (int i = 0; i < n * n; i++) {
            x[i] = -1 + 2.0 * (i % n) / (n - 1);
            y[i] = -1 + 2.0 * (i / n) / (n - 1);
            wave[i] = Math.sin(2 * x[i]) * Math.cos(2 * y[i]);
        }
        return Figure.of(Table.of("x", x).with("y", y).with("z", wave))
                .mark("surface", "x", "y")
                .z("z")
                .with("paint", "#5989f6")
                .mark("line3d", "x", "y")
                .z("z")
                .with("paint", "#7a2048")
                .over(Table.of("x", 0.3, 0.3).with("y", 0.2, 0.2).with("z", -1.0, 1.6))
                .mark("scatter3d", "x", "y")
                .z("z")
                .with("paint", "#1d7a46")
                .over(
                        Table.of("x", -0.8, 0.6, 0.8)
                                .with("y", 0.9, -0.45, -0.9)
                                .with("z", 0.8, -0.7, 0.9))
                .title("Near shapes hide far ones, whatever their layer")
                .size(460, 380);
    }

    private static Figure grid(int n, double reach, DoubleTernary value) {
        double[][] at = new double[4][n * n * n];
        for (int i = 0; i < at[0].length; i++) {
            double x = reach * (2.0 * (i % n) / (n - 1) - 1);
            double y = reach * (2.0 * (i / n % n) / (n - 1) - 1);
            double z = reach * (2.0 * (i / n / n) / (n - 1) - 1);
            at[0][i] = x;
            at[1][i] = y;
            at[2][i] = z;
            at[3][i] = value.of(x, y, z);
        }
        return Figure.of(
                        Table.of("x", at[0]).with("y", at[1]).with("z", at[2]).with("value", at[3]))
                .mark("isosurface", "x", "y")
                .z("z")
                .channel(Channel.VALUE, "value");
    }

    /// A number of three numbers.
    private interface DoubleTernary {
        double of(double x, double y, double z);
    }

    /// Schoen's gyroid.
    static Figure isosurface() {
        return grid(
                        11,
                        Math.PI,
                        (x, y, z) ->
                                Math.sin(x) * Math.cos(y)
                                        + Math.sin(y) * Math.cos(z)
                                        + Math.sin(z) * Math.cos(x))
                .with("levels", List.of(0.0))
                .title("$\\sin x \\cos y + \\sin y \\cos z + \\sin z \\cos x = 0$")
                .size(560, 460);
    }

    /// The potential of two charges.
    static Figure isosurfacesInEachOther() {
        return grid(
                        9,
                        2,
                        (x, y, z) ->
                                1 / Math.hypot(Math.hypot(x - 0.7, y), z)
                                        + 1 / Math.hypot(Math.hypot(x + 0.7, y), z))
                .with("levels", List.of(1.4, 2.0, 3.0))
                .with("opacity", 0.4)
                .size(560, 440);
    }
}
