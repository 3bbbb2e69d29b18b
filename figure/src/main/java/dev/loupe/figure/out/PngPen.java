package dev.loupe.figure.out;

import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.scene.Symbol;

import org.jspecify.annotations.Nullable;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.List;

/// Draws items into pixels.
final class PngPen implements AutoCloseable {
    /// Fewer dots are drawn one by one, to the exact place.
    private static final int STAMP_FROM = 200;

    private static final int THIN_FROM = 4_000;

    private final Pixels pixels;
    private final double density;
    private final String language;
    private final Graphics2D graphics;

    PngPen(Pixels pixels, double density, String language) {
        this.pixels = pixels;
        this.density = density;
        this.language = language;
        graphics = pixels.image().createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(density, density);
    }

    void draw(List<Item> items, Pixels.Part clip) {
        for (Item item : items) {
            switch (item) {
                case Item.Group group -> group(group, clip);
                case Item.Path path -> paint(path(path.outline()), path.fill(), path.stroke());
                case Item.Rect rect ->
                        paint(
                                Shapes.rounded(rect.box(), rect.radius()),
                                rect.fill(),
                                rect.stroke());
                case Item.Dots dots -> dots(dots, clip);
                case Item.Raster raster -> pixels.draw(raster, clip, density);
                case Item.Text text -> text(text);
            }
        }
    }

    private void group(Item.Group group, Pixels.Part clip) {
        Box box = group.clip();
        if (box == null) {
            draw(group.items(), clip);
            return;
        }
        Shape before = graphics.getClip();
        graphics.clip(Shapes.rectangle(box));
        draw(group.items(), clip.within(box, density));
        graphics.setClip(before);
    }

    private Path2D path(Outline outline) {
        boolean many = outline.steps().length > THIN_FROM;
        return Shapes.path(many ? Thinned.of(outline, 4 * density) : outline);
    }

    private void paint(Shape shape, @Nullable Colour fill, @Nullable Stroke stroke) {
        if (fill != null && !fill.invisible()) {
            graphics.setColor(Shapes.colour(fill));
            graphics.fill(shape);
        }
        if (stroke != null && stroke.width() > 0 && !stroke.colour().invisible()) {
            graphics.setColor(Shapes.colour(stroke.colour()));
            graphics.setStroke(Shapes.stroke(stroke));
            graphics.draw(shape);
        }
    }

    private void dots(Item.Dots dots, Pixels.Part clip) {
        int n = dots.x().length;
        if (n >= STAMP_FROM && Stamps.fit(dots, density)) {
            Stamps.draw(pixels, dots, clip, density);
            return;
        }
        for (int i = 0; i < n; i++) {
            Path2D shape = Shapes.path(dots.symbol().outline(dots.radius(i)));
            shape.transform(AffineTransform.getTranslateInstance(dots.x()[i], dots.y()[i]));
            Colour fill = new Colour(dots.fill(i));
            if (dots.symbol().open()) {
                Stroke own = dots.stroke();
                paint(shape, null, own != null ? own : new Stroke(fill, Symbol.OPEN_WIDTH));
            } else {
                paint(shape, fill, dots.stroke());
            }
        }
    }

    private void text(Item.Text text) {
        Lettering line = Lettering.of(text.text(), text.weight(), language);
        Path2D shape = Glyphs.shape(text, line);
        graphics.setColor(Shapes.colour(text.colour()));
        graphics.fill(shape);
    }

    @Override
    public void close() {
        graphics.dispose();
    }
}
