package dev.loupe.networks.draw;

import dev.loupe.networks.draw.Diagram.Edge;

import java.util.Arrays;

/// Outlines of edges, as [Edge] has them, cut at a height and gone on with. Curves are parted by de Casteljau's construction (Farin, Curves and Surfaces for CAGD, 4.2).
final class Beziers {
    private static final int HALVINGS = 40;

    private Beziers() {}

    /// What lies before the first place at that height; all if none does.
    static double[] before(double[] p, double y) {
        for (int i = 2; i < p.length; i += 6) {
            if (p[i - 1] < y != p[i + 5] < y) {
                double[] stretch = parted(p, i, place(p, i, y));
                double[] cut = Arrays.copyOf(p, i + 6);
                System.arraycopy(stretch, 2, cut, i, 6);
                return cut;
            }
        }
        return p;
    }

    /// What lies behind the last place at that height; all if none does.
    static double[] after(double[] p, double y) {
        for (int i = p.length - 6; i >= 2; i -= 6) {
            if (p[i - 1] < y != p[i + 5] < y) {
                double[] stretch = parted(p, i, place(p, i, y));
                double[] cut = Arrays.copyOfRange(p, i - 2, p.length);
                System.arraycopy(stretch, 6, cut, 0, 8);
                return cut;
            }
        }
        return p;
    }

    /// The outline, and a curve from its end to a place; vertical at both.
    static double[] on(double[] p, double x, double y) {
        int n = p.length;
        double[] on = Arrays.copyOf(p, n + 6);
        double middle = (p[n - 1] + y) / 2;
        curve(on, n, p[n - 2], middle, x, middle, x, y);
        return on;
    }

    /// A curve from a place to the outline's start, and the outline.
    static double[] from(double x, double y, double[] p) {
        double[] from = new double[p.length + 6];
        from[0] = x;
        from[1] = y;
        double middle = (p[1] + y) / 2;
        curve(from, 2, x, middle, p[0], middle, p[0], p[1]);
        System.arraycopy(p, 2, from, 8, p.length - 2);
        return from;
    }

    private static void curve(double[] into, int at, double... points) {
        System.arraycopy(points, 0, into, at, points.length);
    }

    /// Where on a stretch that begins on one side of the height and ends on the other it is met, from 0 to 1.
    private static double place(double[] p, int i, double y) {
        double low = 0;
        double high = 1;
        boolean above = p[i - 1] < y;
        for (int k = 0; k < HALVINGS; k++) {
            double middle = (low + high) / 2;
            if (parted(p, i, middle)[7] < y == above) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /// `[14]` the seven points of the two parts of a stretch, the fourth on it.
    private static double[] parted(double[] p, int i, double t) {
        double[] parts = new double[14];
        for (int axis = 0; axis < 2; axis++) {
            double a = p[i - 2 + axis];
            double b = p[i + axis];
            double c = p[i + 2 + axis];
            double d = p[i + 4 + axis];
            double ab = a + (b - a) * t;
            double bc = b + (c - b) * t;
            double cd = c + (d - c) * t;
            double abc = ab + (bc - ab) * t;
            double bcd = bc + (cd - bc) * t;
            double[] along = {a, ab, abc, abc + (bcd - abc) * t, bcd, cd, d};
            for (int k = 0; k < along.length; k++) {
                parts[2 * k + axis] = along[k];
            }
        }
        return parts;
    }
}
