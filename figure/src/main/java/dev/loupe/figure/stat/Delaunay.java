package dev.loupe.figure.stat;

import java.math.BigDecimal;
import java.util.Arrays;

/// The triangles that join scattered points without slivers: no point lies inside the circle around another triangle.
///
/// Which side of a line a point is on is decided exactly, whether it is in a circle up to rounding; so on a regular grid either diagonal may be chosen. Scale
/// both axes alike first: circles are round in the numbers given.
///
/// @param triangles `[3 · n]` rows of the corners, anticlockwise, three per triangle; empty when the points lie on one line. Repeated points and rows that are
///                  not finite are in no triangle
/// @param hull      rows around the outside, anticlockwise; empty when there is no triangle
public record Delaunay(int[] triangles, int[] hull) {

    /// O(n log n) to sort, then about n · √n flips for evenly scattered points.
    ///
    /// @throws IllegalArgumentException if the lengths differ
    public static Delaunay of(double[] x, double[] y) {
        int[] rows = distinct(x, y, Finite.rows(x, y));
        var sweep = new TriangleSweep(Finite.at(rows, x), Finite.at(rows, y));
        return new Delaunay(named(sweep.triangles(), rows), named(sweep.hull(), rows));
    }

    private static int[] named(int[] places, int[] rows) {
        for (int i = 0; i < places.length; i++) {
            places[i] = rows[places[i]];
        }
        return places;
    }

    /// The rows by x and then y, each place once.
    private static int[] distinct(double[] x, double[] y, int[] rows) {
        int[] order = Order.ascending(x, Order.ascending(y, rows));
        int n = 0;
        for (int row : order) {
            if (n == 0 || x[row] != x[order[n - 1]] || y[row] != y[order[n - 1]]) {
                order[n++] = row;
            }
        }
        return Arrays.copyOf(order, n);
    }

    /// Twice the signed area of a triangle, positive when it runs anticlockwise; only its sign is to be used, which is exact.
    static double turn(double ax, double ay, double bx, double by, double cx, double cy) {
        double left = (ax - cx) * (by - cy);
        double right = (ay - cy) * (bx - cx);
        double area = left - right;
        if (Math.abs(area) > 4e-16 * (Math.abs(left) + Math.abs(right))) {
            return area;
        }
        BigDecimal px = new BigDecimal(cx);
        BigDecimal py = new BigDecimal(cy);
        BigDecimal exactLeft =
                new BigDecimal(ax).subtract(px).multiply(new BigDecimal(by).subtract(py));
        BigDecimal exactRight =
                new BigDecimal(ay).subtract(py).multiply(new BigDecimal(bx).subtract(px));
        return exactLeft.compareTo(exactRight);
    }
}
