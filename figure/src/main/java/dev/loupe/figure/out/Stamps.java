package dev.loupe.figure.out;

import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.scene.Symbol;

import org.jspecify.annotations.Nullable;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Very many dots, pressed into the pixels from masks that are drawn once.
///
/// A place is rounded to quarters of a pixel and a radius to eighths; for each of these a mask holds how much of every pixel the dot
/// covers. Bands of rows are done side by side, each taking all dots in their order, so the result does not depend on how many
/// processors there are. O(dots × pixels a dot).
final class Stamps {
    /// In pixels of the picture; larger dots are few and drawn one by one.
    static final double LARGEST = 24;

    private static final int QUARTERS = 4;
    private static final int EIGHTHS = 8;
    private static final int BAND_FROM = 10_000;

    private final Pixels pixels;
    private final double density;
    private final Item.Dots dots;
    private final @Nullable Stroke stroke;
    private final Mask[][] masks = new Mask[(int) (LARGEST * EIGHTHS) + 1][];

    /// How much is covered, `[side × side]`, in `[0, 255]`; the centre lies in the middle pixel.
    private record Mask(int side, byte[] fill, byte @Nullable [] stroke) {}

    private Stamps(Pixels pixels, Item.Dots dots, double density) {
        this.pixels = pixels;
        this.dots = dots;
        this.density = density;
        stroke = dots.stroke();
        for (double radius : dots.radius()) {
            int size = size(radius);
            if (masks[size] == null) {
                masks[size] = new Mask[QUARTERS * QUARTERS];
                for (int place = 0; place < masks[size].length; place++) {
                    masks[size][place] = mask((double) size / EIGHTHS, place);
                }
            }
        }
    }

    static boolean fit(Item.Dots dots, double density) {
        for (double radius : dots.radius()) {
            if (radius * density > LARGEST) {
                return false;
            }
        }
        return true;
    }

    static void draw(Pixels pixels, Item.Dots dots, Pixels.Part clip, double density) {
        Stamps stamps = new Stamps(pixels, dots, density);
        int bands =
                dots.x().length < BAND_FROM
                        ? 1
                        : Math.min(16, 2 * Runtime.getRuntime().availableProcessors());
        int height = clip.bottom() - clip.top();
        IntStream.range(0, bands)
                .parallel()
                .forEach(
                        band ->
                                stamps.press(
                                        clip.rows(
                                                clip.top() + height * band / bands,
                                                clip.top() + height * (band + 1) / bands)));
    }

    private int size(double radius) {
        return (int) Math.clamp(Math.round(radius * density * EIGHTHS), 0, LARGEST * EIGHTHS);
    }

    private void press(Pixels.Part area) {
        Inks inks = new Inks();
        boolean open = dots.symbol().open();
        int line = stroke == null ? 0 : stroke.colour().argb();
        boolean one = dots.radius().length == 1;
        Mask[] sized = masks[size(dots.radius(0))];
        for (int i = 0; i < dots.x().length; i++) {
            double x = Math.clamp(dots.x()[i] * density, -1e6, 1e6);
            double y = Math.clamp(dots.y()[i] * density, -1e6, 1e6);
            int quarterX = (int) Math.floor(x * QUARTERS + 0.5);
            int quarterY = (int) Math.floor(y * QUARTERS + 0.5);
            if (!one) {
                sized = masks[size(dots.radius()[i])];
            }
            Mask mask =
                    sized[
                            Math.floorMod(quarterY, QUARTERS) * QUARTERS
                                    + Math.floorMod(quarterX, QUARTERS)];
            int left = Math.floorDiv(quarterX, QUARTERS) - mask.side / 2;
            int top = Math.floorDiv(quarterY, QUARTERS) - mask.side / 2;
            if (top >= area.bottom() || top + mask.side <= area.top()) {
                continue;
            }
            int fill = dots.fill(i);
            if (open) {
                press(mask.stroke, mask.side, left, top, stroke == null ? fill : line, inks, area);
            } else {
                press(mask.fill, mask.side, left, top, fill, inks, area);
                press(mask.stroke, mask.side, left, top, line, inks, area);
            }
        }
    }

    private void press(
            byte @Nullable [] cover,
            int side,
            int left,
            int top,
            int argb,
            Inks inks,
            Pixels.Part area) {
        if (cover == null) {
            return;
        }
        int[] ink = inks.of(argb);
        int fromX = Math.max(left, area.left());
        int toX = Math.min(left + side, area.right());
        int toY = Math.min(top + side, area.bottom());
        for (int y = Math.max(top, area.top()); y < toY; y++) {
            int at = y * pixels.width();
            int row = (y - top) * side - left;
            for (int x = fromX; x < toX; x++) {
                int covered = cover[row + x] & 255;
                int source = ink == null ? Inks.source(argb, covered) : ink[covered];
                if (source != 0) {
                    pixels.lay(at + x, source);
                }
            }
        }
    }

    /// @param radius in pixels of the picture
    /// @param place  quarters of a pixel, down times four plus across
    private Mask mask(double radius, int place) {
        double line = (stroke == null ? Symbol.OPEN_WIDTH : stroke.width()) * density;
        double reach = radius * 1.6 + line / 2 + 1;
        int side = 2 * (int) Math.ceil(reach) + 1;
        int middle = side / 2;
        Path2D shape = Shapes.path(dots.symbol().outline(radius));
        double x = middle + (place % QUARTERS) / (double) QUARTERS;
        double y = middle + (place / QUARTERS) / (double) QUARTERS;
        shape.transform(AffineTransform.getTranslateInstance(x, y));
        var pen = new BasicStroke((float) line, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        boolean drawn = stroke != null || dots.symbol().open();
        byte[] fill = cover(side, g -> g.fill(shape));
        byte @Nullable [] rim = drawn ? cover(side, g -> fillOf(g, pen, shape)) : null;
        int spare = Math.min(spare(fill, side), rim == null ? side / 2 : spare(rim, side));
        int left = side - 2 * spare;
        return new Mask(
                left, cropped(fill, side, spare), rim == null ? null : cropped(rim, side, spare));
    }

    /// How many rows and columns at every edge cover nothing.
    private static int spare(byte[] cover, int side) {
        int spare = side / 2;
        for (int i = 0; i < cover.length; i++) {
            if (cover[i] != 0) {
                int x = i % side;
                int y = i / side;
                spare = Math.min(spare, Math.min(Math.min(x, y), side - 1 - Math.max(x, y)));
            }
        }
        return spare;
    }

    private static byte[] cropped(byte[] cover, int side, int spare) {
        int left = side - 2 * spare;
        byte[] cropped = new byte[left * left];
        for (int row = 0; row < left; row++) {
            System.arraycopy(cover, (row + spare) * side + spare, cropped, row * left, left);
        }
        return cropped;
    }

    private static void fillOf(Graphics2D g, BasicStroke pen, Path2D shape) {
        g.fill(pen.createStrokedShape(shape));
    }

    private static byte[] cover(int side, Consumer<Graphics2D> draw) {
        Pixels small = Pixels.of(side, side);
        Graphics2D g = small.image().createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setColor(Color.WHITE);
        draw.accept(g);
        g.dispose();
        byte[] cover = new byte[side * side];
        for (int i = 0; i < cover.length; i++) {
            cover[i] = (byte) (small.argb()[i] >>> 24);
        }
        return cover;
    }
}
