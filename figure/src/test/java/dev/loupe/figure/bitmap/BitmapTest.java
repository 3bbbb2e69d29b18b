package dev.loupe.figure.bitmap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;

import javax.imageio.ImageIO;

final class BitmapTest {
    private static final int MOST = Bitmap.MOST_PIXELS;

    private static String refused(String address) {
        String sentence =
                assertThrows(IllegalArgumentException.class, () -> Bitmap.read(address, MOST))
                        .getMessage();
        assertTrue(String.valueOf(sentence).endsWith("."), sentence);
        return String.valueOf(sentence);
    }

    @Test
    void sharesAndBytesOfOneThreeAndFourChannelsAreTheSameColours() {
        assertArrayEquals(
                new int[] {0xff000000, 0xff808080, 0xffffffff},
                Bitmap.of(new double[][] {{-1, 0.5, 2}}).argb());
        assertArrayEquals(
                new int[] {0xff000000, 0xff808080, 0xffffffff},
                Bitmap.of(new byte[][] {{0, (byte) 128, -1}}).argb());
        assertArrayEquals(
                new int[] {0xffff0080}, Bitmap.of(new byte[][][] {{{-1, 0, (byte) 128}}}).argb());
        assertArrayEquals(
                new int[] {0x40ff0000, 0},
                Bitmap.of(new double[][][] {{{1, 0, 0, 0.25}, {Double.NaN, 0, 0, 1}}}).argb());
    }

    @Test
    void unevenRowsAndOtherChannelsAreRefused() {
        String uneven =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Bitmap.of(new double[][] {{1, 2}, {3}}))
                        .getMessage();
        assertEquals(
                "All pixels of a picture have 1 numbers and all rows are as long as the first, but row 1, column 1 is not.",
                uneven);
        assertThrows(IllegalArgumentException.class, () -> Bitmap.of(new double[][][] {{{1, 2}}}));
        assertThrows(IllegalArgumentException.class, () -> Bitmap.of(new double[0][0]));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Bitmap bitmap = new Bitmap(2, 2, new int[] {0xff102030, 0x80ff0000, 0, 0xffffffff});
        assertArrayEquals(
                new int[] {0xff102030, 0x80ff0000, 0, 0xffffffff},
                Bitmap.read(bitmap.address(), 4).argb());
    }

    @Test
    void jpegIsReadByItsContent() throws Exception {
        BufferedImage image = new BufferedImage(16, 8, BufferedImage.TYPE_INT_RGB);
        image.createGraphics().fillRect(0, 0, 16, 8);
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        String data = Base64.getEncoder().encodeToString(out.toByteArray());
        Bitmap read = Bitmap.read("data:image/jpeg;base64," + data, MOST);
        assertEquals(16, read.columns());
        assertEquals(0xffffffff, read.argb()[0]);
    }

    @Test
    void aPictureCutAnywhereIsASentence() {
        byte[] png = PngBytes.of(3, 2, new int[] {-1, 0xff000000, -1, -1, 0xff00ff00, -1}, 0);
        int whole = 0;
        for (int end = 0; end < png.length - 12; end++) {
            byte[] cut = Arrays.copyOf(png, end);
            try {
                BitmapReader.read(cut, MOST);
                whole++;
            } catch (IllegalArgumentException e) {
                assertTrue(String.valueOf(e.getMessage()).endsWith("."), e.getMessage());
            }
        }
        assertTrue(whole < 12, whole + " cuts before the end were read");
    }

    @Test
    void aSizeThatIsOnlyClaimedIsRefusedBeforePixelsAreUnpacked() {
        byte[] png = PngBytes.of(1, 1, new int[] {-1}, 0);
        ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        String data = Base64.getEncoder().encodeToString(png);
        assertEquals(
                "A picture has at most 32,000,000 pixels, but this one has 60,000 × 60,000.",
                refused("data:image/png;base64," + data));
    }

    @Test
    void otherAddressesAreNotFetched() {
        String expected =
                "A picture is a PNG or JPEG as a data address (data:image/png;base64,…), and nothing is fetched from elsewhere, but here it is ";
        assertEquals(expected + "https://example.org/a.png.", refused("https://example.org/a.png"));
        assertEquals(expected + "empty.", refused(""));
        refused("data:image/svg+xml;base64,PHN2Zy8+");
        refused("data:image/png;base64,%%%");
        refused("data:image/png;base64,");
    }

    @Test
    void smallerPicturesHoldMeansWeightedByOpacity() {
        Bitmap bitmap = new Bitmap(2, 2, new int[] {0xff000000, 0xffffffff, 0xff0000ff, 0});
        assertArrayEquals(new int[] {0xff808080, 0x800000ff}, bitmap.within(1, 2).argb());
        assertEquals(bitmap, bitmap.within(5, 5));
    }
}
