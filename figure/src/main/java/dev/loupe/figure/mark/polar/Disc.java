package dev.loupe.figure.mark.polar;

import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scale.Position;
import dev.loupe.figure.scene.Box;

/// A circle in a panel, and where angles and radii lie in it. Radii follow the scale of `Y`, so
/// that they may be logarithmic.
///
/// @param cx,cy the centre, in pixels
/// @param radius of the outermost ring, in pixels
record Disc(double cx, double cy, double radius, Position scale) {
    private static final double LABELS = 26;

    static Disc of(Stage stage) {
        Box box = stage.box();
        double radius = Math.max(1, Math.min(box.width() / 2 - 44, box.height() / 2 - LABELS + 4));
        return new Disc(box.centreX(), box.centreY(), radius, stage.y());
    }

    /// Pixels from the centre; NaN if the value has no place, 0 for what lies below the scale's
    /// start.
    double out(double value) {
        double share = (scale.at(value) - scale.from()) / (scale.to() - scale.from());
        return Math.max(0, share) * radius;
    }

    /// @param turn radians clockwise from the top
    double x(double turn, double out) {
        return cx + out * Math.sin(turn);
    }

    double y(double turn, double out) {
        return cy - out * Math.cos(turn);
    }
}
