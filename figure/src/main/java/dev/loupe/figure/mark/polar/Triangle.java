package dev.loupe.figure.mark.polar;

import dev.loupe.figure.scene.Box;

/// An upright triangle in a panel, and where mixtures of three parts lie in it: all of the first at
/// the top, of the second at the bottom left, of the third at the bottom right.
///
/// @param left,bottom of the lower left corner, in pixels
/// @param side in pixels
record Triangle(double left, double bottom, double side) {
    static final double HEIGHT = Math.sqrt(3) / 2;
    private static final double ABOVE = 26;
    private static final double BELOW = 40;
    private static final double BESIDE = 46;

    static Triangle of(Box box) {
        double side =
                Math.max(
                        1,
                        Math.min(
                                box.width() - 2 * BESIDE, (box.height() - ABOVE - BELOW) / HEIGHT));
        return new Triangle(
                box.centreX() - side / 2,
                box.y() + ABOVE + (box.height() - ABOVE - BELOW + side * HEIGHT) / 2,
                side);
    }

    /// @param b,c shares of the second and third part; the first is the rest
    double x(double b, double c) {
        return left + side * (c + (1 - b - c) / 2);
    }

    double y(double b, double c) {
        return bottom - side * HEIGHT * (1 - b - c);
    }
}
