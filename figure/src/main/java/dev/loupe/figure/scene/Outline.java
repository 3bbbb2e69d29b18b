package dev.loupe.figure.scene;

import java.util.Arrays;

/// Lines and curves as columns: a list of steps and the coordinates they take.
///
/// | step | coordinates | meaning |
/// |---|---|---|
/// | `MOVE` | x y | begins a new part |
/// | `LINE` | x y | straight to |
/// | `CURVE` | x1 y1 x2 y2 x y | a cubic Bézier curve to |
/// | `CLOSE` | | straight back to where the part began |
///
/// @param steps  `[n]`
/// @param points as many coordinates as the steps take, all finite
public record Outline(byte[] steps, double[] points) {
    public static final byte MOVE = 0;
    public static final byte LINE = 1;
    public static final byte CURVE = 2;
    public static final byte CLOSE = 3;

    public boolean empty() {
        return steps.length == 0;
    }

    /// A line through points; NaN breaks it. A point alone between breaks becomes a stroke of no length, which round ends make a dot.
    ///
    /// @param x,y `[n]`
    public static Outline line(double[] x, double[] y) {
        Builder outline = new Builder(x.length);
        boolean down = false;
        boolean lone = false;
        for (int i = 0; i < x.length; i++) {
            if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
                if (down) {
                    outline.line(x[i], y[i]);
                    lone = false;
                } else {
                    outline.move(x[i], y[i]);
                    lone = true;
                }
                down = true;
            } else {
                if (lone) {
                    outline.line(x[i - 1], y[i - 1]);
                }
                down = false;
                lone = false;
            }
        }
        if (lone) {
            outline.line(x[x.length - 1], y[x.length - 1]);
        }
        return outline.build();
    }

    /// Gathers steps.
    public static final class Builder {
        private byte[] steps;
        private double[] points;
        private int stepCount;
        private int pointCount;

        public Builder() {
            this(8);
        }

        public Builder(int expected) {
            steps = new byte[Math.max(4, expected)];
            points = new double[2 * steps.length];
        }

        public Builder move(double x, double y) {
            return step(MOVE).point(x, y);
        }

        public Builder line(double x, double y) {
            return step(LINE).point(x, y);
        }

        public Builder curve(double x1, double y1, double x2, double y2, double x, double y) {
            return step(CURVE).point(x1, y1).point(x2, y2).point(x, y);
        }

        public Builder close() {
            return step(CLOSE);
        }

        public Builder box(Box box) {
            return move(box.x(), box.y())
                    .line(box.right(), box.y())
                    .line(box.right(), box.bottom())
                    .line(box.x(), box.bottom())
                    .close();
        }

        public Builder circle(double cx, double cy, double radius) {
            return move(cx + radius, cy).arc(cx, cy, radius, 0, 2 * Math.PI).close();
        }

        /// An arc about a centre, from where the pen is, which must be at angle `from`. Curves of at most a quarter turn, whose
        /// greatest error is 0.03 % of the radius.
        ///
        /// @param from,to radians, clockwise from the right, as y grows downwards
        public Builder arc(double cx, double cy, double radius, double from, double to) {
            int parts = Math.max(1, (int) Math.ceil(Math.abs(to - from) / (Math.PI / 2) - 1e-9));
            double turn = (to - from) / parts;
            double handle = 4.0 / 3 * Math.tan(turn / 4) * radius;
            for (int part = 0; part < parts; part++) {
                double a = from + part * turn;
                double b = a + turn;
                curve(
                        cx + radius * Math.cos(a) - handle * Math.sin(a),
                        cy + radius * Math.sin(a) + handle * Math.cos(a),
                        cx + radius * Math.cos(b) + handle * Math.sin(b),
                        cy + radius * Math.sin(b) - handle * Math.cos(b),
                        cx + radius * Math.cos(b),
                        cy + radius * Math.sin(b));
            }
            return this;
        }

        public Builder append(Outline other) {
            for (byte step : other.steps) {
                step(step);
            }
            for (int i = 0; i < other.points.length; i += 2) {
                point(other.points[i], other.points[i + 1]);
            }
            return this;
        }

        public Outline build() {
            return new Outline(Arrays.copyOf(steps, stepCount), Arrays.copyOf(points, pointCount));
        }

        private Builder step(byte step) {
            if (stepCount == steps.length) {
                steps = Arrays.copyOf(steps, 2 * stepCount);
            }
            steps[stepCount++] = step;
            return this;
        }

        private Builder point(double x, double y) {
            if (!(Double.isFinite(x) && Double.isFinite(y))) {
                throw new IllegalArgumentException(
                        "An outline takes finite coordinates, but found " + x + ", " + y + ".");
            }
            if (pointCount + 2 > points.length) {
                points = Arrays.copyOf(points, 2 * points.length);
            }
            points[pointCount++] = x;
            points[pointCount++] = y;
            return this;
        }
    }
}
