package dev.loupe.figure.scale;

/// A mark on an axis.
///
/// @param value in data
/// @param label what stands beside it; empty for a mark without words
public record Tick(double value, String label) {}
