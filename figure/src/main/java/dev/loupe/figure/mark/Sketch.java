package dev.loupe.figure.mark;

import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.theme.Theme;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Gathers shapes, later ones over earlier ones.
public final class Sketch {
    private final List<Item> items = new ArrayList<>();
    private final double zoom;

    public Sketch() {
        this(1);
    }

    /// @param zoom pixels that the picture will have for each of these
    public Sketch(double zoom) {
        this.zoom = zoom;
    }

    public double zoom() {
        return zoom;
    }

    public List<Item> items() {
        return List.copyOf(items);
    }

    public boolean empty() {
        return items.isEmpty();
    }

    public Sketch add(Item item) {
        items.add(item);
        return this;
    }

    /// Shapes that belong together; nothing is added if there are none.
    public Sketch group(Meaning meaning, @Nullable Box clip, Consumer<Sketch> inside) {
        Sketch sketch = new Sketch(zoom);
        inside.accept(sketch);
        if (!sketch.empty()) {
            items.add(new Item.Group(meaning, clip, sketch.items));
        }
        return this;
    }

    public Sketch stroke(Meaning meaning, Outline outline, Stroke stroke) {
        return outline.empty() ? this : add(new Item.Path(meaning, outline, null, stroke));
    }

    public Sketch fill(Meaning meaning, Outline outline, Colour colour) {
        return outline.empty() ? this : add(new Item.Path(meaning, outline, colour, null));
    }

    public Sketch path(
            Meaning meaning, Outline outline, @Nullable Colour fill, @Nullable Stroke stroke) {
        return outline.empty() ? this : add(new Item.Path(meaning, outline, fill, stroke));
    }

    /// A rectangle, given by any two opposite corners.
    public Sketch rect(
            Meaning meaning,
            double x1,
            double y1,
            double x2,
            double y2,
            @Nullable Colour fill,
            @Nullable Stroke stroke) {
        Box box = new Box(Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1));
        return add(new Item.Rect(meaning, box, 0, fill, stroke));
    }

    /// A straight line.
    public Sketch line(Meaning meaning, double x1, double y1, double x2, double y2, Stroke stroke) {
        return stroke(meaning, new Outline.Builder(2).move(x1, y1).line(x2, y2).build(), stroke);
    }

    /// A text on its baseline, of ordinary size and weight.
    public Sketch text(double x, double y, String text, Anchor anchor, Colour colour) {
        return text(
                Meaning.of(Role.LABEL),
                x,
                y,
                text,
                Theme.TICK_SIZE,
                Theme.TEXT_WEIGHT,
                anchor,
                0,
                colour);
    }

    public Sketch text(
            Meaning meaning,
            double x,
            double y,
            String text,
            double size,
            int weight,
            Anchor anchor,
            double angle,
            Colour colour) {
        return text.isEmpty()
                ? this
                : add(new Item.Text(meaning, x, y, text, size, weight, anchor, angle, colour));
    }
}
