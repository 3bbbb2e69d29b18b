package dev.loupe.networks.schematic;

import dev.loupe.figure.scene.Colour;

import org.jspecify.annotations.Nullable;

/// What all styles have in common.
///
/// @param title      above the picture; empty for none
/// @param textSize   of labels, pixels, 6 to 40
/// @param padding    about the picture, pixels, 0 to 200
/// @param background null for the theme's surface; wholly transparent where the paper shall show through
/// @param text       colour of labels, null for the theme's ink
public record Sheet(
        String title,
        double textSize,
        double padding,
        @Nullable Colour background,
        @Nullable Colour text) {
    private static final Sheet STANDARD = new Sheet("", 12, 20, null, null);

    public Sheet {
        Misfit.unless("textSize", textSize, 6, 40);
        Misfit.unless("padding", padding, 0, 200);
    }

    public static Sheet standard() {
        return STANDARD;
    }

    public Sheet title(String other) {
        return new Sheet(other, textSize, padding, background, text);
    }
}
