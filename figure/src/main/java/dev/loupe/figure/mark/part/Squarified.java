package dev.loupe.figure.mark.part;

import dev.loupe.figure.scene.Box;

import java.util.Arrays;

/// Tiles of given areas that fill a box and are as square as they can be.
///
/// Source: Bruls, Huizing and van Wijk, "Squarified Treemaps", Data Visualization 2000, section 3.2.
final class Squarified {
    private Squarified() {}

    /// @param values `[n]` descending, above 0
    /// @return `[n]` in the same order
    static Box[] tiles(double[] values, Box box) {
        Box[] tiles = new Box[values.length];
        double whole = Arrays.stream(values).sum();
        double scale = box.width() * box.height() / whole;
        Box rest = box;
        int start = 0;
        while (start < values.length) {
            double side = Math.min(rest.width(), rest.height());
            int end = start + 1;
            double sum = values[start] * scale;
            double worst = worst(values[start] * scale, values[start] * scale, sum, side);
            while (end < values.length) {
                double more = sum + values[end] * scale;
                double next = worst(values[start] * scale, values[end] * scale, more, side);
                if (next > worst) {
                    break;
                }
                sum = more;
                worst = next;
                end++;
            }
            rest = row(values, start, end, scale, sum, rest, tiles);
            start = end;
        }
        return tiles;
    }

    /// The worst ratio of sides in a row of tiles whose areas run from `largest` to `smallest` and sum to `sum`.
    private static double worst(double largest, double smallest, double sum, double side) {
        double square = side * side;
        return Math.max(square * largest / (sum * sum), sum * sum / (square * smallest));
    }

    /// Lays a row along the shorter side and answers what is left of the box.
    private static Box row(
            double[] values, int start, int end, double scale, double sum, Box rest, Box[] tiles) {
        boolean upright = rest.width() >= rest.height();
        double side = upright ? rest.height() : rest.width();
        double thick = side > 0 ? sum / side : 0;
        double at = upright ? rest.y() : rest.x();
        for (int i = start; i < end; i++) {
            double length = thick > 0 ? values[i] * scale / thick : 0;
            tiles[i] =
                    upright
                            ? new Box(rest.x(), at, thick, length)
                            : new Box(at, rest.y(), length, thick);
            at += length;
        }
        return upright
                ? new Box(
                        rest.x() + thick,
                        rest.y(),
                        Math.max(0, rest.width() - thick),
                        rest.height())
                : new Box(
                        rest.x(),
                        rest.y() + thick,
                        rest.width(),
                        Math.max(0, rest.height() - thick));
    }
}
