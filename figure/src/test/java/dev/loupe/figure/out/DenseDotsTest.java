package dev.loupe.figure.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Scene;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

class DenseDotsTest {
    private static Figure scatter(int rows, int side) {
        Random random = new Random(1);
        double[] x = random.doubles(rows).toArray();
        double[] y = random.doubles(rows).toArray();
        return Figure.of(Table.of("x", x).with("y", y)).point("x", "y").size(side, side);
    }

    private static Stream<Item> all(List<Item> items) {
        return items.stream()
                .flatMap(i -> i instanceof Item.Group g ? all(g.items()) : Stream.of(i));
    }

    private static int dots(Scene scene) {
        return all(scene.items())
                .mapToInt(i -> i instanceof Item.Dots dots ? dots.x().length : 0)
                .sum();
    }

    /// A million over 400 × 400 pixels are more than four on each, over 900 × 900 about one.
    @Test
    void onlyDotsThatCannotBeToldApartBecomePixels() {
        Scene small = scatter(1_000_000, 400).drawing().scene();
        assertEquals(0, dots(small));
        Item.Raster raster =
                all(small.items())
                        .filter(Item.Raster.class::isInstance)
                        .map(Item.Raster.class::cast)
                        .findFirst()
                        .orElseThrow();
        assertEquals(2 * raster.box().width(), raster.columns());
        assertTrue(raster.columns() * raster.rows() < 4 * 400 * 400);
        assertEquals(1_000_000, dots(scatter(1_000_000, 900).drawing().scene()));
        assertEquals(90_000, dots(scatter(90_000, 100).drawing().scene()));
    }

    /// So that the pixels of a picture of 3,000 are as fine as those of one of 640.
    @Test
    void pixelsAreAsFineAsThePictureTheyGoInto() {
        Item.Dots dots =
                all(scatter(100_000, 900).drawing().scene().items())
                        .filter(Item.Dots.class::isInstance)
                        .map(Item.Dots.class::cast)
                        .findFirst()
                        .orElseThrow();
        Box panel = new Box(100, 100, 100, 80);
        for (double zoom : new double[] {1, 3}) {
            Item.Raster raster = (Item.Raster) DenseDots.asPixels(dots, panel, zoom);
            assertEquals(2 * zoom * raster.box().width(), raster.columns());
        }
    }
}
