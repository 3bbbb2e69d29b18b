package dev.loupe.figure.scene;

import java.util.Locale;

/// An sRGB colour with opacity.
///
/// @param argb eight bits each of opacity, red, green and blue, opacity highest
public record Colour(int argb) {
    public static final Colour NONE = new Colour(0);

    /// Whether `of` can read it.
    public static boolean written(String text) {
        return text.matches("#([0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})");
    }

    /// Reads `#rgb`, `#rrggbb` or `#rrggbbaa`.
    ///
    /// @throws IllegalArgumentException with a sentence if `text` is none of these
    public static Colour of(String text) {
        String hex = text.startsWith("#") ? text.substring(1) : "";
        if (hex.length() == 3) {
            hex = hex.replaceAll("(.)", "$1$1");
        }
        if (hex.length() == 6) {
            hex += "ff";
        }
        if (hex.length() != 8 || !hex.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            throw new IllegalArgumentException(
                    "A colour is written #rgb, #rrggbb or #rrggbbaa, but here it is " + text + ".");
        }
        return new Colour(Integer.rotateRight(Integer.parseUnsignedInt(hex, 16), 8));
    }

    /// @param red,green,blue each in `[0, 1]`; what lies outside is clipped
    public static Colour rgb(double red, double green, double blue) {
        return new Colour(0xff000000 | eight(red) << 16 | eight(green) << 8 | eight(blue));
    }

    private static int eight(double share) {
        return (int) Math.round(Math.clamp(share, 0, 1) * 255);
    }

    /// The same colour with its opacity times `share`, in `[0, 1]`.
    public Colour fade(double share) {
        return new Colour(eight(opacity() * share) << 24 | argb & 0xffffff);
    }

    public double opacity() {
        return (argb >>> 24) / 255.0;
    }

    public int red() {
        return argb >> 16 & 255;
    }

    public int green() {
        return argb >> 8 & 255;
    }

    public int blue() {
        return argb & 255;
    }

    public boolean invisible() {
        return argb >>> 24 == 0;
    }

    /// `#rrggbb`, without opacity, in lower case.
    public String hex() {
        return String.format(Locale.ROOT, "#%06x", argb & 0xffffff);
    }

    /// Relative luminance in `[0, 1]`, opacity left out.
    ///
    /// Source: WCAG 2.2, definition of relative luminance.
    public double luminance() {
        return 0.2126 * linear(red()) + 0.7152 * linear(green()) + 0.0722 * linear(blue());
    }

    /// Contrast with `other`, from 1 to 21.
    ///
    /// Source: WCAG 2.2, definition of contrast ratio.
    public double contrast(Colour other) {
        double a = luminance() + 0.05;
        double b = other.luminance() + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double linear(int eight) {
        double s = eight / 255.0;
        return s <= 0.04045 ? s / 12.92 : Math.pow((s + 0.055) / 1.055, 2.4);
    }
}
