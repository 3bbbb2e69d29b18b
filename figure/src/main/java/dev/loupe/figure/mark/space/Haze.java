package dev.loupe.figure.mark.space;

import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.theme.Oklab;
import dev.loupe.figure.theme.Theme;

/// Colours as distance and light change them.
final class Haze {
    private Haze() {}

    /// Mixed with the ground that data lie on.
    ///
    /// @param share of the ground, in `[0, 1]`
    static Colour of(Colour colour, Theme theme, double share) {
        return Oklab.mix(colour, theme.surface(), share);
    }

    /// Darker where less light falls.
    ///
    /// @param light in `[0, 1]`
    static Colour lit(Colour colour, double light) {
        return Colour.rgb(
                colour.red() / 255.0 * light,
                colour.green() / 255.0 * light,
                colour.blue() / 255.0 * light);
    }
}
