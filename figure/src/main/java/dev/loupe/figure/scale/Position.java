package dev.loupe.figure.scale;

import dev.loupe.figure.scene.Axis;

import java.util.List;

/// From data to pixels along one side of a panel.
public sealed interface Position permits Continuous, Banded {
    /// Where a number lies, in pixels; NaN if it has no place. On bands, numbers are places of categories counted from 0.
    double at(double value);

    /// Pixels of the left or bottom end.
    double from();

    /// Pixels of the right or top end.
    double to();

    /// The width of one band in pixels, 0 on a continuous scale.
    double band();

    /// @param about how many ticks are wanted; bands give one each
    List<Tick> ticks(int about);

    /// The axis as a painter needs it.
    Axis axis(String name);

    /// The same data over other pixels.
    Position over(double from, double to);

    default double length() {
        return Math.abs(to() - from());
    }
}
