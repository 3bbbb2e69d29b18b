package dev.loupe.figure.mark.xy;

import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;

/// The points of arrows, in pixels.
final class Arrowhead {
    private static final double LENGTH = 8;
    private static final double HALF_WIDTH = 3.5;

    private Arrowhead() {}

    /// How long the head of an arrow is: longer on wide shafts, and never most of a short arrow.
    static double length(double arrow, double shaft) {
        return Math.min(arrow * 0.6, LENGTH + 2 * (shaft - 1));
    }

    /// A head from where its shaft ends.
    static void draw(Point tip, Point foot, Colour colour, Sketch sketch) {
        double length = Math.hypot(tip.x - foot.x, tip.y - foot.y);
        if (length < 1e-9) {
            return;
        }
        double aside = Math.max(1, length / LENGTH) * HALF_WIDTH / length;
        double dx = (tip.y - foot.y) * aside;
        double dy = (foot.x - tip.x) * aside;
        Outline point =
                new Outline.Builder()
                        .move(tip.x, tip.y)
                        .line(foot.x + dx, foot.y + dy)
                        .line(foot.x - dx, foot.y - dy)
                        .close()
                        .build();
        sketch.fill(Meaning.NONE, point, colour);
    }

    record Point(double x, double y) {
        /// So far back towards where a stroke comes from.
        Point before(double fromX, double fromY, double pixels) {
            double length = Math.hypot(x - fromX, y - fromY);
            double share = length < 1e-9 ? 0 : Math.min(1, pixels / length);
            return new Point(x + (fromX - x) * share, y + (fromY - y) * share);
        }
    }
}
