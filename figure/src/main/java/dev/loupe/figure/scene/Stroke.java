package dev.loupe.figure.scene;

/// How an outline is drawn. Joins are round, and so are ends, but the ends of dashes are flat.
///
/// @param width in pixels
/// @param dash  lengths of strokes and gaps in turn, in pixels; empty for a solid line
public record Stroke(Colour colour, double width, double... dash) {
    public Stroke(Colour colour, double width) {
        this(colour, width, new double[0]);
    }

    public Stroke colour(Colour other) {
        return new Stroke(other, width, dash);
    }
}
