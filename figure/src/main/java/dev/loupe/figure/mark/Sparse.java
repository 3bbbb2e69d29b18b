package dev.loupe.figure.mark;

import dev.loupe.figure.scene.Outline;

/// Lines through more points than pixels, without those that nobody could see.
public final class Sparse {
    private Sparse() {}

    /// Adds a line through points, leaving out each that lies nearer than `least` to the last one kept; ends are kept. A point that is
    /// not finite breaks the line. O(n).
    ///
    /// @param x,y   `[n]` pixels
    /// @param close whether each part goes back to its start
    /// @param least pixels
    public static void draw(
            double[] x, double[] y, boolean close, double least, Outline.Builder pen) {
        boolean down = false;
        double keptX = 0;
        double keptY = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i]) || !Double.isFinite(y[i])) {
                if (down && close) {
                    pen.close();
                }
                down = false;
                continue;
            }
            boolean last =
                    i + 1 == x.length || !Double.isFinite(x[i + 1]) || !Double.isFinite(y[i + 1]);
            if (!down) {
                pen.move(x[i], y[i]);
            } else if (Math.abs(x[i] - keptX) + Math.abs(y[i] - keptY) < least
                    && !(last && !close)) {
                continue;
            } else {
                pen.line(x[i], y[i]);
            }
            keptX = x[i];
            keptY = y[i];
            down = true;
        }
        if (down && close) {
            pen.close();
        }
    }

    public static Outline line(double[] x, double[] y, double least) {
        Outline.Builder pen = new Outline.Builder();
        draw(x, y, false, least, pen);
        return pen.build();
    }
}
