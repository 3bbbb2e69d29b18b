package dev.loupe.runs.series;

/// Points to draw: all of a range, or what draws the same picture.
///
/// @param x     `[n]` ascending
/// @param y     `[n]`
/// @param of    how many points of the series lie in the range asked for
/// @param whole whether these are all of them
public record Reduced(double[] x, double[] y, long of, boolean whole) {}
