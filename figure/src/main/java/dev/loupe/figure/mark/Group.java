package dev.loupe.figure.mark;

/// Rows of one layer that look alike and belong together.
///
/// @param key    of the series, `column = value` for each splitting column; the legend's entry has the same
/// @param name   what a person reads: the values, joined by a comma; empty if nothing splits the layer
/// @param colour place among the colour classes; −1 if colour does not split
/// @param dash   place among the dash classes; −1 if dashes do not split
/// @param shape  place among the shape classes; −1 if shapes do not split
/// @param hatch  place among the hatch classes; −1 if patterns do not split
/// @param rows   row numbers of the layer's table, ascending
public record Group(
        String key, String name, int colour, int dash, int shape, int hatch, int[] rows) {
    /// Without a pattern of its own.
    public Group(String key, String name, int colour, int dash, int shape, int[] rows) {
        this(key, name, colour, dash, shape, -1, rows);
    }

    public Group rows(int[] others) {
        return new Group(key, name, colour, dash, shape, hatch, others);
    }
}
