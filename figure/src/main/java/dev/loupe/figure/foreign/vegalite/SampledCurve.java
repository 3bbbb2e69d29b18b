package dev.loupe.figure.foreign.vegalite;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// Points along a curve: evenly apart, and between them more where it bends by more than half a degree in a square picture of it.
///
/// Source: Vega's documentation of `kde`, version 6 (`minsteps`, `maxsteps`, `steps`).
final class SampledCurve {
    private static final double STRAIGHT = Math.toRadians(0.5);

    private final DoubleUnaryOperator curve;
    private final double narrowest;
    private final double acrossScale;
    private double upScale;
    private final List<double[]> points = new ArrayList<>();

    private SampledCurve(DoubleUnaryOperator curve, double span, int most) {
        this.curve = curve;
        narrowest = span / most;
        acrossScale = 1 / span;
    }

    /// @param least,most how many steps there are; where they are equal all steps are even
    /// @return pairs of x and y, ascending in x, both ends included
    static List<double[]> of(
            DoubleUnaryOperator curve, double low, double high, int least, int most) {
        SampledCurve sampled = new SampledCurve(curve, high - low, Math.max(least, most));
        List<double[]> even = new ArrayList<>();
        double top = Double.NEGATIVE_INFINITY;
        double bottom = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= least; i++) {
            even.add(sampled.point(i == least ? high : low + i / (double) least * (high - low)));
            top = Math.max(top, even.getLast()[1]);
            bottom = Math.min(bottom, even.getLast()[1]);
        }
        if (least >= most) {
            return even;
        }
        sampled.upScale = 1 / (top - bottom);
        sampled.points.add(even.getFirst());
        for (int i = 1; i <= least; i++) {
            sampled.between(even.get(i - 1), even.get(i));
        }
        return sampled.points;
    }

    private double[] point(double x) {
        return new double[] {x, curve.applyAsDouble(x)};
    }

    private void between(double[] from, double[] to) {
        double[] middle = point((from[0] + to[0]) / 2);
        boolean wide = middle[0] - from[0] >= narrowest;
        if (wide && Math.abs(direction(from, to) - direction(from, middle)) > STRAIGHT) {
            between(from, middle);
            between(middle, to);
        } else {
            points.add(to);
        }
    }

    private double direction(double[] from, double[] to) {
        return Math.atan2(upScale * (to[1] - from[1]), acrossScale * (to[0] - from[0]));
    }
}
