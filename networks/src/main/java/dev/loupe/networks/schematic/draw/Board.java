package dev.loupe.networks.schematic.draw;

import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Scene;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Typeface;
import dev.loupe.networks.schematic.Sheet;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What a schematic is drawn on: shapes at any places, from which the picture's size follows at the end.
final class Board {
    /// No side of a picture is longer; what would be is drawn smaller.
    static final double MOST = 32_767;

    /// Where a line's letters begin above and end below its baseline, in shares of the text's size.
    static final double ASCENT = 0.76;

    static final double DESCENT = 0.24;

    final Sheet sheet;
    final Theme theme;
    private final Sketch sketch = new Sketch();
    private double left = Double.POSITIVE_INFINITY;
    private double top = Double.POSITIVE_INFINITY;
    private double right = Double.NEGATIVE_INFINITY;
    private double bottom = Double.NEGATIVE_INFINITY;

    Board(Sheet sheet, Theme theme) {
        this.sheet = sheet;
        this.theme = theme;
    }

    Colour ink() {
        return sheet.text() == null ? theme.ink() : sheet.text();
    }

    Colour weakInk() {
        return sheet.text() == null ? theme.ink3() : sheet.text();
    }

    Colour ground() {
        return sheet.background() == null || sheet.background().invisible()
                ? theme.surface()
                : sheet.background();
    }

    static Colour or(@Nullable Colour chosen, Colour otherwise) {
        return chosen == null ? otherwise : chosen;
    }

    double size() {
        return sheet.textSize();
    }

    /// What an area with text in it takes.
    Box textBox(double x, double baseline, String words, double size, int weight, Anchor anchor) {
        double wide = Typeface.width(words, size, weight);
        double from =
                switch (anchor) {
                    case START -> x;
                    case MIDDLE -> x - wide / 2;
                    case END -> x - wide;
                };
        return new Box(from, baseline - ASCENT * size, wide, size * (ASCENT + DESCENT));
    }

    void text(
            double x,
            double baseline,
            String words,
            double size,
            int weight,
            Anchor anchor,
            Colour colour) {
        if (!words.isEmpty()) {
            Box box = textBox(x, baseline, words, size, weight, anchor);
            cover(box.x(), box.y());
            cover(box.right(), box.bottom());
            sketch.text(
                    Meaning.of(Role.LABEL), x, baseline, words, size, weight, anchor, 0, colour);
        }
    }

    void path(Meaning meaning, Outline outline, @Nullable Colour fill, @Nullable Stroke stroke) {
        double half = stroke == null ? 0 : stroke.width() / 2;
        double[] points = outline.points();
        for (int i = 0; i < points.length; i += 2) {
            cover(points[i] - half, points[i + 1] - half);
            cover(points[i] + half, points[i + 1] + half);
        }
        sketch.path(meaning, outline, fill, stroke);
    }

    void rect(
            Meaning meaning,
            Box box,
            double radius,
            @Nullable Colour fill,
            @Nullable Stroke stroke) {
        double half = stroke == null ? 0 : stroke.width() / 2;
        cover(box.x() - half, box.y() - half);
        cover(box.right() + half, box.bottom() + half);
        sketch.add(new Item.Rect(meaning, box, radius, fill, stroke));
    }

    void circle(
            Meaning meaning,
            double x,
            double y,
            double radius,
            @Nullable Colour fill,
            @Nullable Stroke stroke) {
        path(meaning, new Outline.Builder(6).circle(x, y, radius).build(), fill, stroke);
    }

    /// A filled head whose tip is at a place.
    ///
    /// @param dx,dy the direction it points in, of any length but 0
    /// @param length pixels
    static Outline head(double x, double y, double dx, double dy, double length) {
        double norm = Math.hypot(dx, dy);
        double ux = dx / norm;
        double uy = dy / norm;
        double half = length * 0.55;
        return new Outline.Builder(4)
                .move(x, y)
                .line(x - ux * length - uy * half, y - uy * length + ux * half)
                .line(x - ux * length + uy * half, y - uy * length - ux * half)
                .close()
                .build();
    }

    private void cover(double x, double y) {
        left = Math.min(left, x);
        top = Math.min(top, y);
        right = Math.max(right, x);
        bottom = Math.max(bottom, y);
    }

    /// The picture of all that was drawn, with the sheet's title above.
    Scene scene(String name, String description) {
        String title = sheet.title();
        double titleSize = Math.max(Theme.TITLE_SIZE, size() * 1.2);
        double head = title.isEmpty() ? 0 : titleSize * 1.9;
        if (right < left) {
            cover(0, 0);
        }
        double titleWidth =
                title.isEmpty() ? 0 : Typeface.width(title, titleSize, Theme.TITLE_WEIGHT);
        double drawn = Math.max(right - left, titleWidth);
        double wide = drawn + 2 * sheet.padding();
        double high = bottom - top + head + 2 * sheet.padding();
        double scale = Math.min(1, MOST / Math.max(wide, high));
        Moved moved =
                new Moved(
                        scale,
                        sheet.padding() - left + (drawn - (right - left)) / 2,
                        sheet.padding() + head - top);
        List<Item> items = moved.all(sketch.items());
        if (!title.isEmpty()) {
            Item above =
                    new Item.Text(
                            Meaning.of(Role.TITLE),
                            wide * scale / 2,
                            (sheet.padding() + ASCENT * titleSize) * scale,
                            title,
                            titleSize * scale,
                            Theme.TITLE_WEIGHT,
                            Anchor.MIDDLE,
                            0,
                            ink());
            items = prepend(above, items);
        }
        return new Scene(
                Math.ceil(Math.max(1, wide * scale)),
                Math.ceil(Math.max(1, high * scale)),
                title.isEmpty() ? name : title,
                description,
                "en",
                or(sheet.background(), theme.surface()),
                List.of(),
                items);
    }

    private static List<Item> prepend(Item first, List<Item> rest) {
        Sketch all = new Sketch().add(first);
        rest.forEach(all::add);
        return all.items();
    }
}
