package dev.loupe.figure.spec;

/// A small picture inside a panel, in shares of the panel from its top left.
public record InsetSpec(double x, double y, double width, double height, Picture picture) {}
