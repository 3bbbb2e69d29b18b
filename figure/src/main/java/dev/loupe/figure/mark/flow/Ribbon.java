package dev.loupe.figure.mark.flow;

import dev.loupe.figure.scene.Outline;

/// A band that flows from one upright edge to another.
final class Ribbon {
    private static final double LEAST_RADIUS = 5;

    private Ribbon() {}

    /// @param y1,y2 the upper edges
    static Outline across(
            double x1, double y1, double height1, double x2, double y2, double height2) {
        double middle = (x1 + x2) / 2;
        return new Outline.Builder(6)
                .move(x1, y1)
                .curve(middle, y1, middle, y2, x2, y2)
                .line(x2, y2 + height2)
                .curve(middle, y2 + height2, middle, y1 + height1, x1, y1 + height1)
                .close()
                .build();
    }

    /// A band that leaves to the right, turns down into a lane below and comes back from the left.
    ///
    /// @param x1,y1  where its middle leaves
    /// @param x2,y2  where its middle arrives
    /// @param lane   where its middle runs back
    /// @param out,back how far its middle reaches right of `x1` and left of `x2`
    static Outline round(
            double x1,
            double y1,
            double x2,
            double y2,
            double lane,
            double out,
            double back,
            double width) {
        double radius = width / 2 + LEAST_RADIUS;
        double r1 = Math.max(0, Math.min(radius, Math.min(out, (lane - y1) / 2)));
        double r2 = Math.max(0, Math.min(radius, Math.min(back, (lane - y2) / 2)));
        double right = x1 + out - r1;
        double left = x2 - back + r2;
        double o1 = r1 + width / 2;
        double o2 = r2 + width / 2;
        double i1 = Math.max(0, r1 - width / 2);
        double i2 = Math.max(0, r2 - width / 2);
        double quarter = Math.PI / 2;
        return new Outline.Builder(20)
                .move(x1, y1 - width / 2)
                .line(right, y1 + r1 - o1)
                .arc(right, y1 + r1, o1, -quarter, 0)
                .line(right + o1, lane - r1)
                .arc(right, lane - r1, o1, 0, quarter)
                .line(left, lane - r2 + o2)
                .arc(left, lane - r2, o2, quarter, 2 * quarter)
                .line(left - o2, y2 + r2)
                .arc(left, y2 + r2, o2, 2 * quarter, 3 * quarter)
                .line(x2, y2 - width / 2)
                .line(x2, y2 + width / 2)
                .line(left, y2 + r2 - i2)
                .arc(left, y2 + r2, i2, 3 * quarter, 2 * quarter)
                .line(left - i2, lane - r2)
                .arc(left, lane - r2, i2, 2 * quarter, quarter)
                .line(right, lane - r1 + i1)
                .arc(right, lane - r1, i1, quarter, 0)
                .line(right + i1, y1 + r1)
                .arc(right, y1 + r1, i1, 0, -quarter)
                .line(x1, y1 + width / 2)
                .close()
                .build();
    }
}
