package dev.loupe.figure.spec;

import dev.loupe.figure.data.Plain;

/// A small picture inside a panel, in shares of the panel from its top left.
///
/// @param x,y          of its top left corner, from −1 to 2, so that it may stand out of the panel
/// @param width,height above 0 and at most 2
public record InsetSpec(double x, double y, double width, double height, Picture picture) {
    private static final double FARTHEST = 2;

    /// @throws IllegalArgumentException if a share is out of its range
    public InsetSpec {
        within("x", x, 1 - FARTHEST);
        within("y", y, 1 - FARTHEST);
        within("width", width, Double.MIN_VALUE);
        within("height", height, Double.MIN_VALUE);
    }

    private static void within(String name, double share, double least) {
        if (!(share >= least && share <= FARTHEST)) {
            throw new IllegalArgumentException(
                    "The field %s of an inset is a share of its panel, %s %s, but is %s."
                            .formatted(
                                    name,
                                    least < 0
                                            ? "from " + Plain.number(least) + " to"
                                            : "above 0 and at most",
                                    Plain.number(FARTHEST),
                                    Plain.number(share)));
        }
    }
}
