package dev.loupe.networks.schematic.draw;

import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Stroke;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Shapes moved by `dx`, `dy`, then made `scale` times as large.
record Moved(double scale, double dx, double dy) {
    List<Item> all(List<Item> items) {
        return items.stream().map(this::one).toList();
    }

    private Item one(Item item) {
        return switch (item) {
            case Item.Group group ->
                    new Item.Group(
                            group.meaning(),
                            group.clip() == null ? null : box(group.clip()),
                            all(group.items()));
            case Item.Path path ->
                    new Item.Path(
                            path.meaning(),
                            outline(path.outline()),
                            path.fill(),
                            stroke(path.stroke()));
            case Item.Rect rect ->
                    new Item.Rect(
                            rect.meaning(),
                            box(rect.box()),
                            rect.radius() * scale,
                            rect.fill(),
                            stroke(rect.stroke()));
            case Item.Text text ->
                    new Item.Text(
                            text.meaning(),
                            x(text.x()),
                            y(text.y()),
                            text.text(),
                            text.size() * scale,
                            text.weight(),
                            text.anchor(),
                            text.angle(),
                            text.colour());
            case Item.Dots _, Item.Raster _ ->
                    throw new IllegalStateException("A schematic has no dots and no rasters.");
        };
    }

    private double x(double at) {
        return (at + dx) * scale;
    }

    private double y(double at) {
        return (at + dy) * scale;
    }

    private Box box(Box box) {
        return new Box(x(box.x()), y(box.y()), box.width() * scale, box.height() * scale);
    }

    private Outline outline(Outline outline) {
        double[] points = outline.points().clone();
        for (int i = 0; i < points.length; i += 2) {
            points[i] = x(points[i]);
            points[i + 1] = y(points[i + 1]);
        }
        return new Outline(outline.steps(), points);
    }

    private @Nullable Stroke stroke(@Nullable Stroke stroke) {
        if (stroke == null || scale == 1) {
            return stroke;
        }
        double[] dash = stroke.dash().clone();
        for (int i = 0; i < dash.length; i++) {
            dash[i] *= scale;
        }
        return new Stroke(stroke.colour(), stroke.width() * scale, dash);
    }
}
