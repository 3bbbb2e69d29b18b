package dev.loupe.figure.scene;

import java.util.Locale;

/// What part a shape plays in a picture; painters choose gestures and readers choose what to say by it.
public enum Role {
    TITLE,
    PANEL,
    /// Within a panel, shapes that lie along its y axis at the right.
    AT_RIGHT,
    GRID,
    AXIS,
    TICK,
    AXIS_TITLE,
    STRIP,
    LEGEND,
    LEGEND_ENTRY,
    COLOUR_BAR,
    /// A shape that stands for data.
    MARK,
    /// A text that belongs to a mark: a value in a cell, a name at the end of a line.
    LABEL,
    ANNOTATION,
    /// A sentence that says what the picture leaves out.
    NOTE,
    /// Ornament that means nothing by itself.
    NONE;

    /// The role in lower case with hyphens, as in SVG classes and JSON.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
