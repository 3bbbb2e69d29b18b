package dev.loupe.figure.gallery;

import dev.loupe.figure.Figure;
import dev.loupe.figure.bitmap.Bitmap;
import dev.loupe.figure.chart.Charts;
import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.spec.Channel;

/// Pictures made of pixels.
final class ImageGallery {
    private ImageGallery() {}

    /// A sphere lit from the left, with an opaque sky.
    private static Bitmap sphere(int side) {
        double[][][] pixels = new double[side][side][];
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                double x = 2.2 * (column + 0.5) / side - 1.1;
                double y = 1.1 - 2.2 * (row + 0.5) / side;
                double z2 = 1 - x * x - y * y;
                double light = Math.max(0, -0.5 * x + 0.6 * y + 0.62 * Math.sqrt(Math.max(0, z2)));
                pixels[row][column] =
                        z2 > 0
                                ? new double[] {0.15 + 0.8 * light, 0.1 + 0.45 * light, 0.3}
                                : new double[] {0.75 + 0.1 * y, 0.85 + 0.08 * y, 0.97};
            }
        }
        return Bitmap.of(pixels);
    }

    static Figure imageUnderContours() {
        int n = 40;
        double[] x = new double[n * n];
        double[] y = new double[n * n];
        double[] z = new double[n * n];
        for (int i = 0; i < n * n; i++) {
            x[i] = -1.1 + 2.2 * (i % n) / (n - 1);
            y[i] = -1.1 + 2.2 * (i / n) / (n - 1);
            z[i] = Math.hypot(x[i], y[i]);
        }
        Table picture = Table.of("picture", new String[] {sphere(160).address()});
        return Figure.of(Table.of("x", x).with("y", y).with("from the middle", z))
                .mark("image")
                .channel(Channel.IMAGE, "picture")
                .over(picture)
                .fixed(Channel.START, -1.1)
                .fixed(Channel.END, 1.1)
                .fixed(Channel.LOW, -1.1)
                .fixed(Channel.HIGH, 1.1)
                .mark("contour", "x", "y")
                .channel(Channel.VALUE, "from the middle")
                .with("paint", "#ffffff")
                .title("A picture at its place")
                .aspect(1)
                .size(460, 400);
    }

    static Figure imageOfPixels() {
        return Charts.image(sphere(12)).title("Twelve by twelve pixels").size(380, 400);
    }

    private static double[] numbers(Table table, String name) {
        return table.column(name) instanceof Column.Numbers(double[] values)
                ? values
                : new double[0];
    }

    /// Each digit where its ink lies.
    static Figure imageScatter() {
        Table digits = Samples.data("digits.csv");
        double[] which = numbers(digits, "image");
        double[] row = numbers(digits, "row");
        double[] column = numbers(digits, "column");
        double[] value = numbers(digits, "value");
        int count = 0;
        for (double image : which) {
            count = Math.max(count, (int) image + 1);
        }
        double[][][] pixels = new double[count][8][8];
        double[] ink = new double[count];
        double[] right = new double[count];
        for (int i = 0; i < which.length; i++) {
            int image = (int) which[i];
            double share = value[i] / 16;
            pixels[image][(int) row[i]][(int) column[i]] = 1 - share;
            ink[image] += share;
            right[image] += share * column[i];
        }
        String[] pictures = new String[count];
        String[] half = new String[count];
        for (int i = 0; i < count; i++) {
            pictures[i] = Bitmap.of(pixels[i]).address();
            right[i] /= ink[i];
            half[i] = ink[i] > 18 ? "much ink" : "little ink";
        }
        return Figure.of(
                        Table.of("ink", ink)
                                .with("mean column", right)
                                .with("picture", pictures)
                                .with("amount", half))
                .mark("image", "ink", "mean column")
                .channel(Channel.IMAGE, "picture")
                .color("amount")
                .with("size", 44)
                .with("interpolation", "nearest")
                .title("Digits by their ink")
                .size(560, 380);
    }
}
