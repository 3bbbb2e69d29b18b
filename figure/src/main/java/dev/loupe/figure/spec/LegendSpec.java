package dev.loupe.figure.spec;

/// Where the legend stands.
public enum LegendSpec {
    /// At the ends of lines where that is possible, else above in one line if it fits there, else at the right.
    AUTOMATIC,
    RIGHT,
    TOP,
    BOTTOM,
    NONE
}
