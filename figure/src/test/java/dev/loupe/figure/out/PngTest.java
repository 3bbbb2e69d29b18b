package dev.loupe.figure.out;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Scene;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.scene.Symbol;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import javax.imageio.ImageIO;

class PngTest {
    private static final Box ALL = new Box(0, 0, 4, 4);

    private static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static Item.Rect rect(Box box, Colour fill) {
        return new Item.Rect(Meaning.NONE, box, 0, fill, null);
    }

    private static Item.Dots dots(int n, Symbol symbol, @Nullable Stroke stroke) {
        double[] x = new double[n];
        double[] y = new double[n];
        int[] fill = new int[n];
        Random random = new Random(3);
        for (int i = 0; i < n; i++) {
            x[i] = random.nextInt(400) / 4.0;
            y[i] = random.nextInt(400) / 4.0;
            fill[i] = random.nextInt() | 0x40000000;
        }
        double[] radius = {3.5};
        return new Item.Dots(
                Meaning.NONE, symbol, x, y, radius, fill, stroke, new int[0], List.of());
    }

    @Test
    void isAsLargeAsTheSceneTimesItsDensityAndSaysSo() throws IOException {
        byte[] png = new Png(3).write(Pictures.of(20, 10.1));
        assertEquals(60, read(png).getWidth());
        assertEquals(31, read(png).getHeight());
        var reader = ImageIO.getImageReadersByFormatName("png").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(png)));
        Element tree = (Element) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0");
        Element density = (Element) tree.getElementsByTagName("pHYs").item(0);
        assertEquals("11339", density.getAttribute("pixelsPerUnitXAxis"));
    }

    @Test
    void opacityIsBlendedOnceWithTheBackground() throws IOException {
        Item half = rect(ALL, Colour.of("#ff000080"));
        Scene onWhite = new Scene(4, 4, "", "", "", Colour.of("#fff"), List.of(), List.of(half));
        assertEquals(0xffff7f7f, read(new Png(1).write(onWhite)).getRGB(1, 1));
        assertEquals(0x80ff0000, read(new Png(1).write(Pictures.of(4, 4, half))).getRGB(1, 1));
    }

    @Test
    void cellsOfARasterKeepTheirColours() throws IOException {
        int[] cells = {0xff0000ff, 0xff00ff00, 0xffff0000, 0x80123456};
        Item raster = new Item.Raster(Meaning.NONE, ALL, 2, 2, cells, false);
        BufferedImage image = read(new Png(2).write(Pictures.of(4, 4, raster)));
        assertEquals(cells[0], image.getRGB(3, 3));
        assertEquals(cells[1], image.getRGB(4, 3));
        assertEquals(cells[2], image.getRGB(3, 4));
        assertEquals(0x80, image.getRGB(7, 7) >>> 24);
    }

    @Test
    void manyDotsLookAsIfEachWereDrawnAlone() {
        for (Symbol symbol : Symbol.values()) {
            for (Stroke stroke : new Stroke[] {null, new Stroke(Colour.of("#222"), 1)}) {
                Item.Dots dots = dots(300, symbol, stroke);
                Pixels stamped = Pixels.of(100, 100);
                Stamps.draw(stamped, dots, stamped.all(), 1);
                Pixels drawn = Pixels.of(100, 100);
                try (PngPen pen = new PngPen(drawn, 1, "")) {
                    for (int i = 0; i < 300; i++) {
                        Item.Dots one =
                                new Item.Dots(
                                        Meaning.NONE,
                                        symbol,
                                        new double[] {dots.x()[i]},
                                        new double[] {dots.y()[i]},
                                        dots.radius(),
                                        new int[] {dots.fill()[i]},
                                        stroke,
                                        new int[0],
                                        List.of());
                        pen.draw(List.of(one), drawn.all());
                    }
                }
                long off = 0;
                for (int i = 0; i < stamped.argb().length; i++) {
                    for (int shift = 0; shift < 32; shift += 8) {
                        int a = stamped.argb()[i] >>> shift & 255;
                        off += Math.abs(a - (drawn.argb()[i] >>> shift & 255));
                    }
                }
                double mean = off / 4.0 / stamped.argb().length;
                assertTrue(mean <= 0.8, symbol + " differs by " + mean + " of 255");
            }
        }
    }

    @Test
    void bandsOfRowsJoinWithoutASeam() {
        Item.Dots many = dots(40_000, Symbol.CIRCLE, null);
        Pixels banded = Pixels.of(100, 100);
        Stamps.draw(banded, many, banded.all(), 1);
        Pixels whole = Pixels.of(100, 100);
        for (int from = 0; from < 40_000; from += 5_000) {
            Item.Dots part =
                    new Item.Dots(
                            Meaning.NONE,
                            many.symbol(),
                            Arrays.copyOfRange(many.x(), from, from + 5_000),
                            Arrays.copyOfRange(many.y(), from, from + 5_000),
                            many.radius(),
                            Arrays.copyOfRange(many.fill(), from, from + 5_000),
                            null,
                            new int[0],
                            List.of());
            Stamps.draw(whole, part, whole.all(), 1);
        }
        assertArrayEquals(whole.argb(), banded.argb());
    }

    @Test
    void whatLiesOutsideAClipIsNotDrawn() throws IOException {
        Item.Dots many = dots(1_000, Symbol.SQUARE, null);
        Box clip = new Box(20, 30, 40, 50);
        Item group =
                new Item.Group(
                        Meaning.NONE,
                        clip,
                        List.of(many, rect(new Box(0, 0, 99, 99), new Colour(-1))));
        BufferedImage image = read(new Png(1).write(Pictures.of(100, 100, group)));
        for (int at = 0; at < 10_000; at++) {
            boolean inside = clip.contains(at % 100 + 0.5, at / 100 + 0.5);
            assertEquals(inside ? -1 : 0, image.getRGB(at % 100, at / 100));
        }
    }

    @Test
    void figuresAreEquallyWide() {
        double zeros = Lettering.of("0000", 400, "").advance();
        assertEquals(zeros, Lettering.of("1171", 400, "").advance(), 1e-6);
        assertTrue(Lettering.of("AV", 400, "").advance() < 1.35, "kerning is on");
    }

    @Test
    void textIsSetInTheOrderInWhichItIsSeen() {
        List<Lettering.Piece> pieces = Lettering.of("שלום abc", 400, "").pieces();
        assertEquals("Inter-Regular", pieces.getFirst().face().name());
        assertEquals(" םולש", String.join("", pieces.getLast().letters()));
    }

    @Test
    void absurdSizesAreRefusedInOneSentence() {
        var wide =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new Png(2).write(Pictures.of(20_000, 10)));
        assertEquals(
                "A PNG is at most 32,767 pixels wide, but this one would have 40000.",
                wide.getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> new Png(1).write(Pictures.of(30_000, 30_000)));
        assertThrows(
                IllegalArgumentException.class, () -> new Png(1).write(Pictures.of(Double.NaN, 1)));
        assertThrows(IllegalArgumentException.class, () -> new Png(0));
    }

    @Test
    void everyKindOfItemIsDrawnTheSameTwice() {
        Png png = new Png(1);
        assertArrayEquals(
                png.write(Pictures.everything(true)), png.write(Pictures.everything(true)));
        png.write(Pictures.of(10, 10, Pictures.text(Pictures.HOSTILE)));
    }
}
