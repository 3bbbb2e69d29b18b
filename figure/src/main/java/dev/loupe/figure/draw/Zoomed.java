package dev.loupe.figure.draw;

import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Panel;
import dev.loupe.figure.scene.Scene;
import dev.loupe.figure.scene.Stroke;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/// The same scene, larger.
final class Zoomed {
    private final double by;

    private Zoomed(double by) {
        this.by = by;
    }

    static Scene scene(Scene scene, double by) {
        Zoomed zoomed = new Zoomed(by);
        return new Scene(
                scene.width() * by,
                scene.height() * by,
                scene.title(),
                scene.description(),
                scene.language(),
                scene.background(),
                scene.panels().stream()
                        .map(p -> new Panel(p.name(), zoomed.box(p.box()), p.x(), p.y(), p.cube()))
                        .toList(),
                zoomed.items(scene.items()));
    }

    private List<Item> items(List<Item> items) {
        return items.stream().map(this::item).toList();
    }

    private Item item(Item item) {
        return switch (item) {
            case Item.Group g ->
                    new Item.Group(
                            g.meaning(), g.clip() == null ? null : box(g.clip()), items(g.items()));
            case Item.Path p ->
                    new Item.Path(
                            p.meaning(),
                            new Outline(p.outline().steps(), all(p.outline().points())),
                            p.fill(),
                            stroke(p.stroke()));
            case Item.Rect r ->
                    new Item.Rect(
                            r.meaning(),
                            box(r.box()),
                            r.radius() * by,
                            r.fill(),
                            stroke(r.stroke()));
            case Item.Dots d ->
                    new Item.Dots(
                            d.meaning(),
                            d.symbol(),
                            all(d.x()),
                            all(d.y()),
                            all(d.radius()),
                            d.fill(),
                            stroke(d.stroke()),
                            d.rows(),
                            d.facts());
            case Item.Raster r ->
                    new Item.Raster(
                            r.meaning(),
                            box(r.box()),
                            r.columns(),
                            r.rows(),
                            r.argb(),
                            r.smooth(),
                            r.told());
            case Item.Text t ->
                    new Item.Text(
                            t.meaning(),
                            t.x() * by,
                            t.y() * by,
                            t.text(),
                            t.size() * by,
                            t.weight(),
                            t.anchor(),
                            t.angle(),
                            t.colour());
        };
    }

    private Box box(Box b) {
        return new Box(b.x() * by, b.y() * by, b.width() * by, b.height() * by);
    }

    private double[] all(double[] values) {
        return Arrays.stream(values).map(v -> v * by).toArray();
    }

    private @Nullable Stroke stroke(@Nullable Stroke stroke) {
        return stroke == null
                ? null
                : new Stroke(stroke.colour(), stroke.width() * by, all(stroke.dash()));
    }
}
