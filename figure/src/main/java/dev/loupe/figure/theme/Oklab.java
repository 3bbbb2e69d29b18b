package dev.loupe.figure.theme;

import dev.loupe.figure.scene.Colour;

/// A colour where equal distances look about equal.
///
/// Source: Björn Ottosson, "A perceptual color space for image processing", 2020.
///
/// @param l lightness in `[0, 1]`
/// @param a green to red
/// @param b blue to yellow
public record Oklab(double l, double a, double b) {
    public static Oklab of(Colour colour) {
        return ofLinear(
                linear(colour.red() / 255.0),
                linear(colour.green() / 255.0),
                linear(colour.blue() / 255.0));
    }

    /// @param red,green,blue linear light, each in `[0, 1]`
    public static Oklab ofLinear(double red, double green, double blue) {
        double l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
        double m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
        double s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
        return new Oklab(
                0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s);
    }

    /// The nearest sRGB colour, channels clipped.
    public Colour colour() {
        double lc = Math.pow(l + 0.3963377774 * a + 0.2158037573 * b, 3);
        double mc = Math.pow(l - 0.1055613458 * a - 0.0638541728 * b, 3);
        double sc = Math.pow(l - 0.0894841775 * a - 1.2914855480 * b, 3);
        return Colour.rgb(
                encoded(4.0767416621 * lc - 3.3077115913 * mc + 0.2309699292 * sc),
                encoded(-1.2684380046 * lc + 2.6097574011 * mc - 0.3413193965 * sc),
                encoded(-0.0041960863 * lc - 0.7034186147 * mc + 1.7076147010 * sc));
    }

    /// The way from here to `other`, `share` of it gone.
    public Oklab towards(Oklab other, double share) {
        return new Oklab(
                l + share * (other.l - l), a + share * (other.a - a), b + share * (other.b - b));
    }

    public double distance(Oklab other) {
        return Math.sqrt(
                (l - other.l) * (l - other.l)
                        + (a - other.a) * (a - other.a)
                        + (b - other.b) * (b - other.b));
    }

    /// `of` mixed with `other`, `share` of the second, as CSS `color-mix(in oklab, …)`.
    public static Colour mix(Colour of, Colour other, double share) {
        return of(of).towards(of(other), share).colour();
    }

    static double linear(double s) {
        return s <= 0.04045 ? s / 12.92 : Math.pow((s + 0.055) / 1.055, 2.4);
    }

    private static double encoded(double linear) {
        double c = Math.clamp(linear, 0, 1);
        return c <= 0.0031308 ? 12.92 * c : 1.055 * Math.pow(c, 1 / 2.4) - 0.055;
    }
}
