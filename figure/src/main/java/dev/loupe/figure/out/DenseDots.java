package dev.loupe.figure.out;

import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Item;

/// Dots of which so many share each pixel that none can be seen by itself: they are as well kept as pixels, since the thirty million dots of a pair plot of a million rows take more room
/// than they are worth.
public final class DenseDots {
    private static final int FROM = 100_000;
    private static final double A_PIXEL = 4;

    private DenseDots() {}

    /// The item itself, or pixels, two for each of the picture, where it has dense dots.
    ///
    /// @param panel what is seen of them
    /// @param zoom  pixels that the picture will have for each of the item's
    public static Item asPixels(Item item, Box panel, double zoom) {
        return switch (item) {
            case Item.Group(var meaning, var clip, var items) ->
                    new Item.Group(
                            meaning,
                            clip,
                            items.stream().map(i -> asPixels(i, panel, zoom)).toList());
            case Item.Dots dots when dense(dots, panel) -> {
                DrawnDots drawn = DrawnDots.of(dots, panel, zoom);
                Pixels pixels = drawn.pixels();
                yield new Item.Raster(
                        dots.meaning(),
                        drawn.box(),
                        pixels.width(),
                        pixels.height(),
                        pixels.straight(),
                        false);
            }
            default -> item;
        };
    }

    private static boolean dense(Item.Dots dots, Box panel) {
        int n = dots.x().length;
        return n >= FROM && n >= A_PIXEL * panel.width() * panel.height();
    }
}
