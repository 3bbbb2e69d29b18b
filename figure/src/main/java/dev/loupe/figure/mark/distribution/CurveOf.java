package dev.loupe.figure.mark.distribution;

import dev.loupe.figure.mark.Turned;
import dev.loupe.figure.scene.Outline;

import java.util.function.DoubleUnaryOperator;

/// Curves of heights over values, upright or lying.
final class CurveOf {
    private CurveOf() {}

    /// The line along heights; what has no place is a gap.
    ///
    /// @param up from heights to pixels
    static Outline heights(Turned turned, double[] x, double[] height, DoubleUnaryOperator up) {
        double[] a = new double[x.length];
        double[] b = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double along = turned.along().at(x[i]);
            double value = Double.isFinite(height[i]) ? up.applyAsDouble(height[i]) : Double.NaN;
            a[i] = turned.x(along, value);
            b[i] = turned.y(along, value);
        }
        return Outline.line(a, b);
    }

    /// The area between two lines of heights; empty if any part has no place.
    static Outline between(
            Turned turned, double[] x, double[] low, double[] high, DoubleUnaryOperator up) {
        Turned.Pen pen = turned.pen();
        for (int i = 0; i < x.length; i++) {
            double along = turned.along().at(x[i]);
            double value = up.applyAsDouble(high[i]);
            if (!Double.isFinite(along + value + up.applyAsDouble(low[i]))) {
                return new Outline.Builder().build();
            }
            if (i == 0) {
                pen.move(along, value);
            } else {
                pen.line(along, value);
            }
        }
        for (int i = x.length - 1; i >= 0; i--) {
            pen.line(turned.along().at(x[i]), up.applyAsDouble(low[i]));
        }
        return x.length == 0 ? pen.build() : pen.close().build();
    }
}
