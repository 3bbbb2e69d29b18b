package dev.loupe.figure.scene;

/// A rectangle in which data are drawn against two axes.
///
/// @param name which facet it is; may be empty
public record Panel(String name, Box box, Axis x, Axis y) {}
