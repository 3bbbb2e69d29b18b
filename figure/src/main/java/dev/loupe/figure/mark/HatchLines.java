package dev.loupe.figure.mark;

import dev.loupe.figure.scene.Outline;

import java.util.Arrays;

/// Parallel lines and even places cut to an area.
///
/// The area's edges are turned so that lines lie along x; each line is cut where it meets them, and every second piece lies inside.
/// O(edges × lines that meet them).
final class HatchLines {
    /// More lines than this are a grey, and cost what nobody sees.
    private static final int MOST_LINES = 2_000;

    private static final int CURVE_PARTS = 8;

    /// Ends of edges: x1, y1, x2, y2 in turn.
    private double[] edges = new double[64];

    private int count;

    HatchLines(Outline area) {
        double[] at = area.points();
        double startX = 0;
        double startY = 0;
        double x = 0;
        double y = 0;
        int p = 0;
        for (byte step : area.steps()) {
            switch (step) {
                case Outline.MOVE -> {
                    edge(x, y, startX, startY);
                    startX = x = at[p++];
                    startY = y = at[p++];
                }
                case Outline.LINE -> {
                    edge(x, y, at[p], at[p + 1]);
                    x = at[p++];
                    y = at[p++];
                }
                case Outline.CURVE -> {
                    double fromX = x;
                    double fromY = y;
                    for (int part = 1; part <= CURVE_PARTS; part++) {
                        double t = part / (double) CURVE_PARTS;
                        double nextX = bezier(fromX, at[p], at[p + 2], at[p + 4], t);
                        double nextY = bezier(fromY, at[p + 1], at[p + 3], at[p + 5], t);
                        edge(x, y, nextX, nextY);
                        x = nextX;
                        y = nextY;
                    }
                    p += 6;
                }
                default -> {
                    edge(x, y, startX, startY);
                    x = startX;
                    y = startY;
                }
            }
        }
        edge(x, y, startX, startY);
    }

    private static double bezier(double a, double b, double c, double d, double t) {
        double u = 1 - t;
        return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
    }

    private void edge(double x1, double y1, double x2, double y2) {
        if (x1 == x2 && y1 == y2) {
            return;
        }
        if (count + 4 > edges.length) {
            edges = Arrays.copyOf(edges, 2 * edges.length);
        }
        edges[count++] = x1;
        edges[count++] = y1;
        edges[count++] = x2;
        edges[count++] = y2;
    }

    /// Lines through the whole area.
    ///
    /// @param degrees clockwise from the right
    /// @param apart   pixels from line to line
    void leaning(double degrees, double apart, Outline.Builder strokes) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i += 2) {
            double across = edges[i + 1] * cos - edges[i] * sin;
            low = Math.min(low, across);
            high = Math.max(high, across);
        }
        if (!(high > low) || (high - low) / apart > MOST_LINES) {
            return;
        }
        for (double k = Math.ceil(low / apart); k * apart < high; k++) {
            double across = k * apart + 1e-7;
            double[] cuts = cuts(across, cos, sin);
            for (int i = 0; i + 1 < cuts.length; i += 2) {
                strokes.move(cuts[i] * cos - across * sin, cuts[i] * sin + across * cos);
                strokes.line(cuts[i + 1] * cos - across * sin, cuts[i + 1] * sin + across * cos);
            }
        }
    }

    /// Where a line meets the edges, ascending along it.
    private double[] cuts(double across, double cos, double sin) {
        double[] found = new double[8];
        int n = 0;
        for (int i = 0; i < count; i += 4) {
            double a = edges[i + 1] * cos - edges[i] * sin;
            double b = edges[i + 3] * cos - edges[i + 2] * sin;
            if (a <= across == b <= across) {
                continue;
            }
            double t = (across - a) / (b - a);
            double alongA = edges[i] * cos + edges[i + 1] * sin;
            double alongB = edges[i + 2] * cos + edges[i + 3] * sin;
            if (n == found.length) {
                found = Arrays.copyOf(found, 2 * n);
            }
            found[n++] = alongA + t * (alongB - alongA);
        }
        double[] cuts = Arrays.copyOf(found, n);
        Arrays.sort(cuts);
        return cuts;
    }

    /// What is done at a place.
    interface At {
        void draw(double x, double y);
    }

    /// Places in rows, every second row moved by half a step, that lie inside with some room about them.
    ///
    /// @param room pixels left and right of a place that lie inside, too
    void places(double apart, double room, At at) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 1; i < count; i += 2) {
            low = Math.min(low, edges[i]);
            high = Math.max(high, edges[i]);
        }
        double row = apart * Math.sqrt(0.75);
        if (!(high > low) || (high - low) / row > MOST_LINES) {
            return;
        }
        for (double k = Math.ceil((low + room) / row); k * row <= high - room; k++) {
            double shift = k % 2 == 0 ? 0 : apart / 2;
            double[] cuts = cuts(k * row + 1e-7, 1, 0);
            for (int i = 0; i + 1 < cuts.length; i += 2) {
                double from = Math.ceil((cuts[i] + room - shift) / apart);
                for (double m = from; m * apart + shift <= cuts[i + 1] - room; m++) {
                    at.draw(m * apart + shift, k * row);
                }
            }
        }
    }
}
