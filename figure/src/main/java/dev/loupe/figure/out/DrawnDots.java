package dev.loupe.figure.out;

import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Item;

import java.util.Arrays;
import java.util.List;

/// More dots than a program that opens a drawing can take, made into one picture.
///
/// @param box where it lies in the scene
record DrawnDots(Box box, Pixels pixels) {
    /// Beyond this number pages grow slow and files large.
    static final int FROM = 20_000;

    private static final double DENSITY = 2;
    private static final double MOST_PIXELS = 16e6;

    /// @param picture what is seen of the scene; dots outside of it are left out
    static DrawnDots of(Item.Dots dots, Box picture) {
        return of(dots, picture, 1);
    }

    /// @param zoom pixels that the scene will have for each of these
    static DrawnDots of(Item.Dots dots, Box picture, double zoom) {
        Box box = around(dots, picture);
        double most = Math.sqrt(MOST_PIXELS / Math.max(1, box.width() * box.height()));
        double density = Math.min(DENSITY * zoom, Math.max(DENSITY, most));
        Pixels pixels =
                Pixels.of(
                        Math.max(1, (int) (box.width() * density)),
                        Math.max(1, (int) (box.height() * density)));
        try (PngPen pen = new PngPen(pixels, density, "")) {
            pen.draw(List.of(moved(dots, -box.x(), -box.y())), pixels.all());
        }
        return new DrawnDots(box, pixels);
    }

    private static Item.Dots moved(Item.Dots dots, double dx, double dy) {
        return new Item.Dots(
                dots.meaning(),
                dots.symbol(),
                Arrays.stream(dots.x()).map(x -> x + dx).toArray(),
                Arrays.stream(dots.y()).map(y -> y + dy).toArray(),
                dots.radius(),
                dots.fill(),
                dots.stroke(),
                dots.rows(),
                dots.facts());
    }

    /// What the dots take of the picture, in whole pixels.
    private static Box around(Item.Dots dots, Box picture) {
        double widest = Arrays.stream(dots.radius()).max().orElse(0);
        double reach = 2 * widest + 2 + (dots.stroke() == null ? 0 : dots.stroke().width());
        double left = Arrays.stream(dots.x()).min().orElse(0) - reach;
        double right = Arrays.stream(dots.x()).max().orElse(0) + reach;
        double top = Arrays.stream(dots.y()).min().orElse(0) - reach;
        double bottom = Arrays.stream(dots.y()).max().orElse(0) + reach;
        left = Math.floor(Math.clamp(left, picture.x(), picture.right()));
        top = Math.floor(Math.clamp(top, picture.y(), picture.bottom()));
        right = Math.ceil(Math.clamp(right, left, picture.right()));
        bottom = Math.ceil(Math.clamp(bottom, top, picture.bottom()));
        return new Box(left, top, right - left, bottom - top);
    }
}
