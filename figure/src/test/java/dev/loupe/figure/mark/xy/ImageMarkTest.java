package dev.loupe.figure.mark.xy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loupe.figure.Figure;
import dev.loupe.figure.bitmap.Bitmap;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.out.Tikz;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Panel;
import dev.loupe.figure.scene.Scene;
import dev.loupe.figure.spec.Channel;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

final class ImageMarkTest {
    private static final int RED = 0xffff0000;
    private static final int BLUE = 0xff0000ff;
    private static final int WHITE = 0xffffffff;
    private static final int BLACK = 0xff000000;

    /// Red and blue above, white and black below.
    private static final Bitmap FOUR = new Bitmap(2, 2, new int[] {RED, BLUE, WHITE, BLACK});

    private static Figure stretched(double start, double end, double low, double high) {
        return Figure.of(Table.of("picture", new String[] {FOUR.address()}))
                .mark("image")
                .channel(Channel.IMAGE, "picture")
                .fixed(Channel.START, start)
                .fixed(Channel.END, end)
                .fixed(Channel.LOW, low)
                .fixed(Channel.HIGH, high);
    }

    private static List<Item.Raster> rasters(List<Item> items) {
        List<Item.Raster> found = new ArrayList<>();
        for (Item item : items) {
            switch (item) {
                case Item.Raster raster -> found.add(raster);
                case Item.Group group -> found.addAll(rasters(group.items()));
                default -> {}
            }
        }
        return found;
    }

    private static Item.Raster only(Figure figure) {
        return rasters(figure.scene().items()).getFirst();
    }

    @Test
    void aPictureFillsItsPlaceOnTheAxes() {
        Scene scene = stretched(0, 4, 0, 2).scene();
        Panel panel = scene.panels().getFirst();
        Box box = rasters(scene.items()).getFirst().box();
        assertEquals(panel.box().x(), box.x(), 1e-9);
        assertEquals(panel.box().width(), box.width(), 1e-9);
        assertEquals(panel.box().height(), box.height(), 1e-9);
    }

    @Test
    void itsTopRowLiesAtHighAndItsLeftColumnAtStart() {
        assertArrayEquals(new int[] {RED, BLUE, WHITE, BLACK}, only(stretched(0, 4, 0, 2)).argb());
        assertArrayEquals(new int[] {BLUE, RED, BLACK, WHITE}, only(stretched(4, 0, 0, 2)).argb());
        assertArrayEquals(new int[] {WHITE, BLACK, RED, BLUE}, only(stretched(0, 4, 2, 0)).argb());
        Figure downwards = stretched(0, 4, 2, 0).scale(Channel.Y, s -> s.domain(2.0, 0.0));
        assertArrayEquals(new int[] {RED, BLUE, WHITE, BLACK}, only(downwards).argb());
    }

    @Test
    void pixelsAreKeptWhereTheyAreLargeAndBlendedWhereNot() {
        assertEquals(false, only(stretched(0, 1, 0, 1)).smooth());
        assertEquals(true, only(stretched(0, 1, 0, 1).with("interpolation", "smooth")).smooth());
        Figure small =
                Figure.of(
                                Table.of("picture", new String[] {FOUR.address()})
                                        .with("x", 1)
                                        .with("y", 1))
                        .mark("image", "x", "y")
                        .channel(Channel.IMAGE, "picture")
                        .with("size", 4);
        assertEquals(true, only(small).smooth());
        assertEquals(4, only(small).box().width(), 1e-9);
        assertInstanceOf(Item.Colours.class, only(small).told());
    }

    @Test
    void rowsWithoutPictureOrPlaceAreCountedAsLeftOut() {
        Table table =
                Table.of("x", 1, Double.NaN, 3)
                        .with("y", 1, 2, 3)
                        .with(
                                "picture",
                                new String[] {FOUR.address(), FOUR.address(), FOUR.address()});
        Figure figure = Figure.of(table).mark("image", "x", "y").channel(Channel.IMAGE, "picture");
        assertEquals(2, rasters(figure.scene().items()).size());
        assertEquals(List.of("1 row without a value is left out."), figure.drawing().notes());
    }

    @Test
    void halfAPlaceIsRefused() {
        Figure figure =
                Figure.of(Table.of("picture", new String[] {FOUR.address()}).with("x", 1))
                        .mark("image")
                        .x("x")
                        .channel(Channel.IMAGE, "picture");
        assertEquals(
                "The mark image takes x and y, or start, end, low and high, or none of them, but is given only some.",
                assertThrows(IllegalArgumentException.class, figure::scene).getMessage());
    }

    @Test
    void smallPicturesAreTexToo() {
        assertEquals(true, Tikz.write(stretched(0, 1, 0, 1).scene()).contains("rectangle"));
    }
}
