package dev.loupe.figure.mark.xy;

import java.util.Arrays;
import java.util.List;

/// Broken lines by name.
final class Dashes {
    static final List<String> NAMES =
            List.of("solid", "dot", "dash", "longdash", "dashdot", "longdashdot");

    private Dashes() {}

    /// Lengths drawn and left out in turn, in pixels, longer for thick lines.
    ///
    /// @param name  one of `NAMES`, or empty
    /// @param width of the line in pixels
    /// @param usual what an empty name stands for
    static double[] of(String name, double width, double[] usual) {
        double[] pattern =
                switch (name) {
                    case "solid" -> new double[0];
                    case "dot" -> new double[] {1, 1.5};
                    case "dash" -> new double[] {4, 2};
                    case "longdash" -> new double[] {7, 3};
                    case "dashdot" -> new double[] {4, 2, 1, 2};
                    case "longdashdot" -> new double[] {7, 3, 1, 3};
                    default -> null;
                };
        double unit = Math.max(1, width);
        return pattern == null
                ? usual
                : Arrays.stream(pattern).map(length -> length * unit).toArray();
    }
}
