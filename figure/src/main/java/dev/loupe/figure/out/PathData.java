package dev.loupe.figure.out;

import dev.loupe.figure.scene.Outline;

/// Outlines as the shortest SVG path data that is still exact to the eye.
///
/// Every step is written relative to the last rounded point, so that errors do not add up. Long outlines are rounded to tenths of
/// a pixel instead of hundredths and thinned to that, which bounds their length by the width of the picture.
///
/// Source: SVG 2, section 9.3, path data.
final class PathData {
    private static final int LONG = 500;

    private final StringBuilder out;
    private final int unit;
    private long x;
    private long y;
    private long startX;
    private long startY;
    private char command;
    private boolean fraction;
    private boolean bare;

    private PathData(StringBuilder out, int unit) {
        this.out = out;
        this.unit = unit;
    }

    static void append(StringBuilder out, Outline outline) {
        if (outline.steps().length > LONG) {
            new PathData(out, 10).write(Thinned.of(outline, 10), 0, 0);
        } else {
            new PathData(out, 100).write(outline, 0, 0);
        }
    }

    /// The outline moved by `dx`, `dy`.
    static void append(StringBuilder out, Outline outline, double dx, double dy) {
        new PathData(out, 100).write(outline, dx, dy);
    }

    /// A stroke of no length at each place, which round ends make a dot.
    static void dots(StringBuilder out, double[] x, double[] y, int from, int to) {
        PathData path = new PathData(out, to - from > LONG ? 10 : 100);
        for (int i = from; i < to; i++) {
            long toX = Decimals.units(x[i], path.unit);
            long toY = Decimals.units(y[i], path.unit);
            path.begin(i == from ? 'M' : 'm');
            path.number(toX - path.x);
            path.number(toY - path.y);
            path.begin('h');
            path.number(0);
            path.x = toX;
            path.y = toY;
        }
    }

    private void write(Outline outline, double dx, double dy) {
        double[] at = outline.points();
        int p = 0;
        for (byte step : outline.steps()) {
            switch (step) {
                case Outline.MOVE -> {
                    move(units(at[p] + dx), units(at[p + 1] + dy));
                    p += 2;
                }
                case Outline.LINE -> {
                    line(units(at[p] + dx), units(at[p + 1] + dy));
                    p += 2;
                }
                case Outline.CURVE -> {
                    curve(at, p, dx, dy);
                    p += 6;
                }
                default -> close();
            }
        }
        lift();
    }

    private long units(double value) {
        return Decimals.units(value, unit);
    }

    private void move(long toX, long toY) {
        lift();
        begin('M');
        number(toX);
        number(toY);
        x = startX = toX;
        y = startY = toY;
        bare = true;
    }

    private void line(long toX, long toY) {
        long dx = toX - x;
        long dy = toY - y;
        if (dx == 0 && dy == 0) {
            return;
        }
        if (dy == 0) {
            begin('h');
            number(dx);
        } else if (dx == 0) {
            begin('v');
            number(dy);
        } else {
            begin('l');
            number(dx);
            number(dy);
        }
        x = toX;
        y = toY;
        bare = false;
    }

    private void curve(double[] at, int p, double dx, double dy) {
        begin('c');
        for (int i = 0; i < 6; i += 2) {
            number(units(at[p + i] + dx) - x);
            number(units(at[p + i + 1] + dy) - y);
        }
        x = units(at[p + 4] + dx);
        y = units(at[p + 5] + dy);
        bare = false;
    }

    private void close() {
        begin('z');
        x = startX;
        y = startY;
        bare = false;
    }

    /// Ends a part; one that has only a point gets a step of no length, so that it is seen.
    private void lift() {
        if (bare) {
            begin('h');
            number(0);
            bare = false;
        }
    }

    private void begin(char next) {
        if (next != command || next == 'M' || next == 'm' || next == 'z') {
            out.append(next);
            command = next;
            fraction = true;
        }
    }

    /// A space is left out where a sign, a command or a second point begins the number anyway.
    private void number(long units) {
        char before = out.charAt(out.length() - 1);
        boolean afterCommand = before >= 'A';
        boolean point = Math.abs(units) < unit && units != 0;
        if (!afterCommand && units >= 0 && !(fraction && point)) {
            out.append(' ');
        }
        Decimals.append(out, units, unit);
        fraction = units % unit != 0;
    }
}
