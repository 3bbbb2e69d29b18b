package dev.loupe.figure.out;

import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.scene.Symbol;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/// The content of one PDF page being written. Its pixels are the scene's, y downwards.
///
/// Source: ISO 32000-1, section 8 (graphics).
final class PdfPen {
    private static final int THIN_FROM = 500;

    private final StringBuilder out = new StringBuilder(1 << 14);
    private final PdfState state = new PdfState(out);
    private final PdfText text;
    private final PdfThings things;
    private final Box picture;

    PdfPen(PdfThings things, Box picture, String language) {
        this.things = things;
        this.picture = picture;
        text = new PdfText(out, state, things, language);
    }

    /// Which the page must name.
    Set<Integer> opacities() {
        return state.opacities();
    }

    String content() {
        return out.toString();
    }

    void begin(Colour background) {
        out.append(".75 0 0 -.75 0 ");
        Decimals.append(out, picture.height() * 0.75).append(" cm\n1 j\n");
        if (!background.invisible()) {
            paint(() -> box(picture), background, null);
        }
    }

    void draw(List<Item> items) throws IOException {
        for (Item item : items) {
            switch (item) {
                case Item.Group group -> group(group);
                case Item.Path path -> {
                    Outline outline = path.outline();
                    boolean many = outline.steps().length > THIN_FROM;
                    Outline seen = many ? Thinned.of(outline, 10) : outline;
                    paint(() -> outline(seen, 0, 0), path.fill(), path.stroke());
                }
                case Item.Rect rect -> rect(rect);
                case Item.Dots dots -> dots(dots);
                case Item.Raster raster -> image(raster.box(), things.raster(raster));
                case Item.Text line -> text.write(line);
            }
        }
    }

    private void group(Item.Group group) throws IOException {
        Box clip = group.clip();
        if (clip == null) {
            draw(group.items());
            return;
        }
        out.append("q\n");
        state.push();
        box(clip);
        out.append("W n\n");
        draw(group.items());
        state.pop();
        out.append("Q\n");
    }

    private void rect(Item.Rect rect) {
        Box box = rect.box();
        double radius = Math.min(rect.radius(), Math.min(box.width(), box.height()) / 2);
        if (!(radius > 0) || !Double.isFinite(box.right() + box.bottom())) {
            paint(() -> box(box), rect.fill(), rect.stroke());
            return;
        }
        double quarter = Math.PI / 2;
        Outline round =
                new Outline.Builder()
                        .move(box.x() + radius, box.y())
                        .line(box.right() - radius, box.y())
                        .arc(box.right() - radius, box.y() + radius, radius, -quarter, 0)
                        .line(box.right(), box.bottom() - radius)
                        .arc(box.right() - radius, box.bottom() - radius, radius, 0, quarter)
                        .line(box.x() + radius, box.bottom())
                        .arc(box.x() + radius, box.bottom() - radius, radius, quarter, Math.PI)
                        .line(box.x(), box.y() + radius)
                        .arc(box.x() + radius, box.y() + radius, radius, Math.PI, 3 * quarter)
                        .close()
                        .build();
        paint(() -> outline(round, 0, 0), rect.fill(), rect.stroke());
    }

    private void dots(Item.Dots dots) throws IOException {
        int n = dots.x().length;
        if (n > DrawnDots.FROM) {
            DrawnDots drawn = DrawnDots.of(dots, picture);
            image(drawn.box(), things.pixels(drawn.pixels()));
            return;
        }
        boolean circles = dots.symbol() == Symbol.CIRCLE && dots.stroke() == null;
        for (int i = 0; i < n; i++) {
            Colour fill = new Colour(dots.fill(i));
            double x = dots.x()[i];
            double y = dots.y()[i];
            double radius = dots.radius(i);
            if (circles) {
                point(x, y, new Stroke(fill, 2 * radius));
                continue;
            }
            Outline shape = dots.symbol().outline(radius);
            if (dots.symbol().open()) {
                Stroke own = dots.stroke();
                Stroke stroke = own != null ? own : new Stroke(fill, Symbol.OPEN_WIDTH);
                paint(() -> outline(shape, x, y), null, stroke);
            } else {
                paint(() -> outline(shape, x, y), fill, dots.stroke());
            }
        }
    }

    /// A stroke of no length, which round ends make a disc.
    private void point(double x, double y, Stroke stroke) {
        if (stroke.width() > 0 && !stroke.colour().invisible()) {
            state.stroke(stroke);
            numbers(x, y).append(" m ");
            numbers(x, y).append(" l S\n");
        }
    }

    private void paint(Runnable shape, @Nullable Colour fill, @Nullable Stroke stroke) {
        if (fill != null && !fill.invisible()) {
            state.fill(fill);
            shape.run();
            out.append("f*\n");
        }
        if (stroke != null && stroke.width() > 0 && !stroke.colour().invisible()) {
            state.stroke(stroke);
            shape.run();
            out.append("S\n");
        }
    }

    private void image(Box box, @Nullable String name) {
        if (name != null && box.width() > 0 && box.height() > 0) {
            state.opaque();
            out.append("q ");
            numbers(box.width(), 0).append(' ');
            numbers(0, -box.height()).append(' ');
            numbers(box.x(), box.bottom()).append(" cm /").append(name).append(" Do Q\n");
        }
    }

    private void box(Box box) {
        numbers(box.x(), box.y()).append(' ');
        numbers(Math.max(0, box.width()), Math.max(0, box.height())).append(" re\n");
    }

    private void outline(Outline outline, double dx, double dy) {
        double[] at = outline.points();
        int p = 0;
        for (byte step : outline.steps()) {
            switch (step) {
                case Outline.MOVE -> {
                    numbers(at[p] + dx, at[p + 1] + dy).append(" m\n");
                    p += 2;
                }
                case Outline.LINE -> {
                    numbers(at[p] + dx, at[p + 1] + dy).append(" l\n");
                    p += 2;
                }
                case Outline.CURVE -> {
                    numbers(at[p] + dx, at[p + 1] + dy).append(' ');
                    numbers(at[p + 2] + dx, at[p + 3] + dy).append(' ');
                    numbers(at[p + 4] + dx, at[p + 5] + dy).append(" c\n");
                    p += 6;
                }
                default -> out.append("h\n");
            }
        }
    }

    private StringBuilder numbers(double a, double b) {
        Decimals.append(out, a).append(' ');
        return Decimals.append(out, b);
    }
}
