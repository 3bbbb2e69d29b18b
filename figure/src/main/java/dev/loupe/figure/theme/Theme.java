package dev.loupe.figure.theme;

import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Symbol;

import java.util.List;
import java.util.stream.Stream;

/// Colours and sizes of a picture: the tokens of the workbench, by the same names. Sizes are pixels.
///
/// @param surface    what data lie on
/// @param well       fields and empty cells
/// @param ink,ink2,ink3 text, from strong to weak
/// @param tick       text at axes
/// @param mute       context: what is there but not chosen
/// @param muteFill   the same as an area
/// @param series     told apart by normal, deutan, protan and tritan eyes, each at least 3:1 against `surface`
/// @param diverging  worse to better about a neutral middle near `surface`
/// @param counts     one hue, more is further from `surface`
/// @param better,worse the two ends of change, always with a sign
public record Theme(
        String name,
        Colour surface,
        Colour well,
        Colour ink,
        Colour ink2,
        Colour ink3,
        Colour tick,
        Colour grid,
        Colour axis,
        Colour edge,
        Colour mute,
        Colour muteFill,
        Colour accent,
        Colour danger,
        Colour better,
        Colour worse,
        List<Colour> series,
        Ramp diverging,
        Ramp counts) {
    private static final Colour BLACK = Colour.of("#0c0f14");
    private static final Colour WHITE = Colour.of("#ffffff");
    public static final double TICK_SIZE = 11;
    public static final double SMALL_SIZE = 12;
    public static final double BASE_SIZE = 13;
    public static final double TITLE_SIZE = 15;
    public static final int TEXT_WEIGHT = 400;
    public static final int LABEL_WEIGHT = 500;
    public static final int TITLE_WEIGHT = 600;
    public static final double LINE = 1.5;
    public static final double DOT = 3;
    public static final double BAND = 0.16;

    /// How lines differ once the colours have been used up: solid, dashed, dotted.
    private static final double[][] DASHES = {{}, {6, 3}, {2, 2}};

    public static final Theme LIGHT =
            new Theme(
                    "light",
                    Colour.of("#ffffff"),
                    Colour.of("#f1f3f5"),
                    Colour.of("#14171c"),
                    Colour.of("#474d57"),
                    Colour.of("#646b76"),
                    Colour.of("#646b76"),
                    Colour.of("#eceef1"),
                    Colour.of("#c3c8cf"),
                    Colour.of("#d3d8dd"),
                    Colour.of("#b9bec6"),
                    Colour.of("#e3e6ea"),
                    Colour.of("#00756b"),
                    Colour.of("#c0261d"),
                    Colour.of("#1d5bd0"),
                    Colour.of("#a85000"),
                    colours(
                            "#2566e0", "#db7a14", "#63129a", "#556608", "#3b99e0", "#d1265b",
                            "#5f1a0c", "#b078a2"),
                    Ramp.of(
                            "diverging",
                            "#793800",
                            "#ad5610",
                            "#d48a5c",
                            "#ebc0a7",
                            "#f0f1f3",
                            "#b3ccf2",
                            "#73a0e2",
                            "#3b71bf",
                            "#234c88"),
                    Ramp.of(
                            "counts", "#e9eff7", "#cbd9ec", "#a3bdde", "#7da1d0", "#4a76ae",
                            "#2e598f", "#183d6b"));

    public static final Theme DARK =
            new Theme(
                    "dark",
                    Colour.of("#11151c"),
                    Colour.of("#191e27"),
                    Colour.of("#e8ebf0"),
                    Colour.of("#b3bac5"),
                    Colour.of("#8f97a4"),
                    Colour.of("#8f97a4"),
                    Colour.of("#1e242f"),
                    Colour.of("#3a4250"),
                    Colour.of("#343b49"),
                    Colour.of("#485160"),
                    Colour.of("#272d38"),
                    Colour.of("#3ecfbe"),
                    Colour.of("#ff8a80"),
                    Colour.of("#8fb4ff"),
                    Colour.of("#f2a65a"),
                    colours(
                            "#6c9ff5", "#e88a2a", "#7d5ad2", "#cfd96a", "#79caff", "#df4a71",
                            "#915428", "#d7a6bd"),
                    Ramp.of(
                            "diverging",
                            "#ffba81",
                            "#e18e43",
                            "#96550f",
                            "#633e1d",
                            "#262c37",
                            "#2f486d",
                            "#3b67a9",
                            "#6da5f8",
                            "#abcdfe"),
                    Ramp.of(
                            "counts", "#1b2835", "#233a51", "#305275", "#3d6893", "#5b8abb",
                            "#84afdc", "#b7d8fb"));

    /// @throws IllegalArgumentException if `name` is neither `light` nor `dark`
    public static Theme named(String name) {
        return switch (name) {
            case "light" -> LIGHT;
            case "dark" -> DARK;
            default ->
                    throw new IllegalArgumentException(
                            "A theme is light or dark, but here it is " + name + ".");
        };
    }

    /// The look of the `place`-th class or series: eight colours, each solid, then dashed, then dotted; circle, square, diamond.
    ///
    /// @param place from 0; after 24 looks they come again, and the picture says so
    public Look look(int place) {
        int hue = place % series.size();
        int round = place / series.size();
        Symbol symbol =
                switch (round % 3) {
                    case 1 -> Symbol.SQUARE;
                    case 2 -> Symbol.TRIANGLE;
                    default -> Symbol.CIRCLE;
                };
        return new Look(series.get(hue), DASHES[round % DASHES.length], symbol);
    }

    /// The same for areas, which show neither dashes nor symbols: eight colours, each again half way to the surface, and again nearer to ink.
    public Look fill(int place) {
        Look look = look(place);
        Colour hue =
                switch (place / series.size() % DASHES.length) {
                    case 1 -> Oklab.mix(look.colour, surface, 0.5);
                    case 2 -> Oklab.mix(look.colour, ink, 0.4);
                    default -> look.colour;
                };
        return new Look(hue, look.dash, look.symbol);
    }

    /// The number of looks that differ.
    public int looks() {
        return series.size() * DASHES.length;
    }

    /// A series' colour as text: mixed with ink until it can be read.
    public Colour textIn(Colour colour) {
        return Oklab.mix(colour, ink, 0.4);
    }

    /// Near black or white, whichever is read better on `ground`; at least 4.4:1 on any.
    public Colour textOn(Colour ground) {
        return BLACK.contrast(ground) >= WHITE.contrast(ground) ? BLACK : WHITE;
    }

    /// A ramp by name; `diverging` and `counts` are this theme's own.
    public Ramp ramp(String name) {
        return switch (name) {
            case "diverging" -> diverging;
            case "counts" -> counts;
            default -> Ramp.named(name);
        };
    }

    private static List<Colour> colours(String... hex) {
        return Stream.of(hex).map(Colour::of).toList();
    }

    /// How one class or series is drawn.
    ///
    /// @param dash empty for solid
    public record Look(Colour colour, double[] dash, Symbol symbol) {}
}
