package dev.loupe.figure.mark.distribution;

import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.theme.Theme;

import java.util.Arrays;
import java.util.List;

/// A growing list of dots of one look.
final class Dots {
    /// Above this many of one look, nothing is said of each.
    static final int MOST_WITH_NAMES = 20_000;

    private double[] x = new double[16];
    private double[] y = new double[16];
    private int[] rows = new int[16];
    private String[] names = new String[16];
    private int count;

    /// Nothing is added where there is no place.
    ///
    /// @param row  that the dot stands for, −1 for none
    /// @param name what is said of it; empty for nothing
    void add(double atX, double atY, int row, String name) {
        if (!Double.isFinite(atX + atY)) {
            return;
        }
        if (count == x.length) {
            x = Arrays.copyOf(x, 2 * count);
            y = Arrays.copyOf(y, 2 * count);
            rows = Arrays.copyOf(rows, 2 * count);
            names = Arrays.copyOf(names, 2 * count);
        }
        x[count] = atX;
        y[count] = atY;
        rows[count] = row;
        names[count++] = name;
    }

    int size() {
        return count;
    }

    /// How large dots are among so many.
    static double radius(int dots) {
        return dots <= 300 ? 3 : dots <= 3_000 ? 2.2 : dots <= 30_000 ? 1.5 : 1;
    }

    void draw(
            Meaning meaning,
            Theme.Look look,
            double opacity,
            double radius,
            Stage stage,
            Sketch sketch) {
        if (count == 0) {
            return;
        }
        boolean named = count <= MOST_WITH_NAMES && !names[0].isEmpty();
        boolean ringed = opacity > 0.7 && radius >= 2 && !look.symbol().open();
        sketch.add(
                new Item.Dots(
                        meaning,
                        look.symbol(),
                        Arrays.copyOf(x, count),
                        Arrays.copyOf(y, count),
                        new double[] {radius},
                        new int[] {look.colour().fade(opacity).argb()},
                        ringed ? new Stroke(stage.theme().surface(), 0.5) : null,
                        rows[0] < 0 ? new int[0] : Arrays.copyOf(rows, count),
                        named
                                ? List.of(new Item.Facts("", Arrays.copyOf(names, count)))
                                : List.of()));
    }
}
