package dev.loupe.figure.mark;

import dev.loupe.figure.scene.Cube;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Supplier;

/// What surrounds and underlies the data of a panel. All layers of a figure have the same kind of frame.
public interface Frame {
    /// Two axes with ticks, and a grid.
    Frame AXES = new Frame() {};

    /// Nothing: the mark fills the panel by itself.
    Frame BARE = new Frame() {};

    /// Whether there are two axes with ticks, and a grid.
    default boolean axes() {
        return this == AXES;
    }

    /// Whether data lie in space, so that near shapes of any layer hide far ones of any other.
    default boolean deep() {
        return false;
    }

    /// One frame that serves both layers; `this` if the kinds agree.
    ///
    /// @throws IllegalArgumentException if they cannot be drawn over each other
    default Frame join(Frame other) {
        if (equals(other)) {
            return this;
        }
        if (axes() && other.axes()) {
            return this == AXES ? other : this;
        }
        throw new IllegalArgumentException(
                "Marks with axes and marks without cannot lie over each other in one figure.");
    }

    /// Draws what lies under the data, such as rings and spokes.
    default void drawUnder(Stage stage, Sketch sketch) {}

    /// The panel as a cube that can be walked around, null for one in the plane.
    ///
    /// @param solids what the layers put into it
    default @Nullable Cube cube(Stage stage, Supplier<List<Cube.Solid>> solids) {
        return null;
    }

    /// Draws what lies over the data.
    default void drawOver(Stage stage, Sketch sketch) {}
}
