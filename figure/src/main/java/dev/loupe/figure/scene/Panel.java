package dev.loupe.figure.scene;

import org.jspecify.annotations.Nullable;

/// A rectangle in which data are drawn against two axes, or in a cube.
///
/// @param name which facet it is; may be empty
/// @param right the y axis at the right; null if there is none
/// @param cube null where the data lie in the plane
public record Panel(
        String name, Box box, Axis x, Axis y, @Nullable Axis right, @Nullable Cube cube) {
    public Panel(String name, Box box, Axis x, Axis y) {
        this(name, box, x, y, null, null);
    }
}
