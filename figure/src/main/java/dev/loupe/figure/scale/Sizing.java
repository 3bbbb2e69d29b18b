package dev.loupe.figure.scale;

/// From numbers to radii of dots, so that areas grow evenly.
///
/// @param name  what is shown, as the legend's title
/// @param low,high data at the least and greatest radius
/// @param least,most radii in pixels
public record Sizing(String name, double low, double high, double least, double most) {
    /// NaN has no size.
    public double radius(double value) {
        if (Double.isNaN(value)) {
            return Double.NaN;
        }
        double share = high == low ? 0.5 : Math.clamp((value - low) / (high - low), 0, 1);
        return Math.sqrt(least * least + share * (most * most - least * least));
    }
}
