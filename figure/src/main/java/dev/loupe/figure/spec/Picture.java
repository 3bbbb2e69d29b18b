package dev.loupe.figure.spec;

/// What can be drawn: one figure, or several in a grid.
public sealed interface Picture permits FigureSpec, GridSpec {
    Heading heading();

    /// The same with other words and sizes around it.
    Picture with(Heading heading);
}
