package dev.loupe.figure.draw;

import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Cube;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Panel;
import dev.loupe.figure.scene.Scene;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.scene.Symbol;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The same scene, larger or smaller: places, texts, strokes and dots alike.
final class Zoomed {
    private final double by;

    private Zoomed(double by) {
        this.by = by;
    }

    static Scene scene(Scene scene, double by) {
        Zoomed zoomed = new Zoomed(by);
        return new Scene(
                zoomed.length(scene.width()),
                zoomed.length(scene.height()),
                scene.title(),
                scene.description(),
                scene.language(),
                scene.background(),
                scene.panels().stream().map(zoomed::panel).toList(),
                zoomed.items(scene.items()));
    }

    private Panel panel(Panel p) {
        Cube cube = p.cube() == null ? null : p.cube().scaled(by);
        return new Panel(p.name(), box(p.box()), p.x(), p.y(), p.right(), cube);
    }

    private List<Item> items(List<Item> items) {
        List<Item> zoomed = new ArrayList<>();
        for (Item item : items) {
            if (item instanceof Item.Dots dots && dots.symbol().open() && dots.stroke() == null) {
                for (Item.Dots part : dots.byColour()) {
                    Colour colour = new Colour(part.fill(0));
                    Stroke stroke = new Stroke(colour, Symbol.OPEN_WIDTH);
                    zoomed.add(item(part.outlined(stroke, part.fill(0))));
                }
            } else {
                zoomed.add(item(item));
            }
        }
        return zoomed;
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
                            t.colour(),
                            t.italic());
        };
    }

    /// Whole where it was meant to be.
    private double length(double pixels) {
        double longer = pixels * by;
        return Math.abs(longer - Math.rint(longer)) < 1e-6 ? Math.rint(longer) : longer;
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
