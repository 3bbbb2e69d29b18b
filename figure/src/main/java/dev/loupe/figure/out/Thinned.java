package dev.loupe.figure.out;

import dev.loupe.figure.scene.Outline;

/// Outlines of very many points, less those that cannot be seen.
final class Thinned {
    private final Outline.Builder kept = new Outline.Builder(1024);
    private final double unit;
    private long column = Long.MIN_VALUE;
    private double x;
    private double top;
    private double bottom;
    private double last;
    private boolean topLater;
    private boolean waiting;

    private Thinned(double unit) {
        this.unit = unit;
    }

    /// Of consecutive straight steps within one column 1 / `unit` pixels wide only the extremes and the last are kept, in their
    /// order: the strokes are the same to within a column, and their number is bounded by the width of the picture. O(n).
    static Outline of(Outline outline, double unit) {
        Thinned thinned = new Thinned(unit);
        double[] at = outline.points();
        int p = 0;
        for (byte step : outline.steps()) {
            switch (step) {
                case Outline.MOVE -> {
                    thinned.settle();
                    thinned.kept.move(at[p], at[p + 1]);
                    thinned.enter(at[p], at[p + 1]);
                    p += 2;
                }
                case Outline.LINE -> {
                    thinned.line(at[p], at[p + 1]);
                    p += 2;
                }
                case Outline.CURVE -> {
                    thinned.settle();
                    thinned.kept.curve(
                            at[p], at[p + 1], at[p + 2], at[p + 3], at[p + 4], at[p + 5]);
                    thinned.enter(at[p + 4], at[p + 5]);
                    p += 6;
                }
                default -> {
                    thinned.settle();
                    thinned.kept.close();
                    thinned.column = Long.MIN_VALUE;
                }
            }
        }
        thinned.settle();
        return thinned.kept.build();
    }

    private void line(double toX, double toY) {
        if (Math.round(toX * unit) != column) {
            settle();
            kept.line(toX, toY);
            enter(toX, toY);
            return;
        }
        if (toY < top) {
            top = toY;
            topLater = true;
        } else if (toY > bottom) {
            bottom = toY;
            topLater = false;
        }
        last = toY;
        waiting = true;
    }

    private void enter(double toX, double toY) {
        column = Math.round(toX * unit);
        x = toX;
        top = bottom = last = toY;
    }

    private void settle() {
        if (waiting) {
            waiting = false;
            if (top != bottom) {
                kept.line(x, topLater ? bottom : top);
                kept.line(x, topLater ? top : bottom);
            }
            kept.line(x, last);
        }
    }
}
