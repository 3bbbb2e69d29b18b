package dev.loupe.figure.mark.space;

import dev.loupe.figure.scene.Cube;

import java.util.List;

/// Ticks along the three edges of a box, from −1 to 1.
record BoxTicks(List<Cube.Notch> x, List<Cube.Notch> y, List<Cube.Notch> z) {}
