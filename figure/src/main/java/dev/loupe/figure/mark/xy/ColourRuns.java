package dev.loupe.figure.mark.xy;

import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scene.Colour;

import java.util.ArrayList;
import java.util.List;

/// Stretches of a line that have one colour each, where a number that changes along the line sets it.
///
record ColourRuns(List<Run> runs) {
    /// So many shades of a ramp can be told apart along a line.
    private static final int SHADES = 64;

    private static final int MOST = 4_000;

    /// @param first,last places of its ends along the line; the next begins where one ends
    record Run(int first, int last, Colour colour) {}

    /// @param values one a point; between two points the line has the colour of their mean
    /// @return       no stretches if all values are alike, or change too often to be seen
    static ColourRuns of(double[] values, Stage stage, Colour plain) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        List<Run> runs = new ArrayList<>();
        if (!(low < high)) {
            return new ColourRuns(runs);
        }
        int first = 0;
        double shade = shade(values, 0, low, high);
        for (int i = 1; i < values.length; i++) {
            double next = i + 1 < values.length ? shade(values, i, low, high) : Double.NaN;
            if (next != shade) {
                runs.add(new Run(first, i, stage.ramped(shade, plain)));
                first = i;
                shade = next;
            }
        }
        return new ColourRuns(runs.size() > MOST ? List.of() : runs);
    }

    /// Of the part from a point to the next.
    private static double shade(double[] values, int i, double low, double high) {
        double a = values[i];
        double b = values[Math.min(i + 1, values.length - 1)];
        double mean =
                Double.isFinite(a) && Double.isFinite(b)
                        ? a / 2 + b / 2
                        : Double.isFinite(a) ? a : b;
        if (!Double.isFinite(mean)) {
            return high;
        }
        double step = high / SHADES - low / SHADES;
        return step == 0
                ? mean
                : Math.min(high, low + (Math.floor((mean - low) / step) + 0.5) * step);
    }
}
