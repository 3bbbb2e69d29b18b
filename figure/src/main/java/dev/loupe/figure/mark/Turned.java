package dev.loupe.figure.mark;

import dev.loupe.figure.scale.Position;
import dev.loupe.figure.scene.Outline;

/// A stage seen along its categories, so that upright and lying bars, boxes and violins are drawn by the same lines of code.
///
/// @param lying whether categories stand below each other and values run to the right
public record Turned(Stage stage, boolean lying) {
    /// The scale of the categories.
    public Position along() {
        return lying ? stage.y() : stage.x();
    }

    /// The scale of the values.
    public Position values() {
        return lying ? stage.x() : stage.y();
    }

    /// From (place among categories, place among values), both in pixels, to x.
    public double x(double along, double value) {
        return lying ? value : along;
    }

    /// From (place among categories, place among values), both in pixels, to y.
    public double y(double along, double value) {
        return lying ? along : value;
    }

    public Pen pen() {
        return new Pen(new Outline.Builder());
    }

    /// Draws outlines in turned coordinates.
    public final class Pen {
        private final Outline.Builder outline;

        private Pen(Outline.Builder outline) {
            this.outline = outline;
        }

        public Pen move(double along, double value) {
            outline.move(x(along, value), y(along, value));
            return this;
        }

        public Pen line(double along, double value) {
            outline.line(x(along, value), y(along, value));
            return this;
        }

        public Pen close() {
            outline.close();
            return this;
        }

        public Outline build() {
            return outline.build();
        }
    }
}
