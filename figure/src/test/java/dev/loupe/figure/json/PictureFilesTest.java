package dev.loupe.figure.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.figure.bitmap.Bitmap;
import dev.loupe.figure.draw.Drawing;
import dev.loupe.figure.out.Svg;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

final class PictureFilesTest {
    private static final Bitmap GREY = Bitmap.of(new double[][] {{0, 1}});

    private static String spec(String pictures) {
        return "{\"figure\":1,\"data\":{\"columns\":{\"p\":"
                + pictures
                + "}},"
                + "\"layers\":[{\"mark\":\"image\",\"channels\":{\"image\":\"p\"}}]}";
    }

    private static void write(Path file) throws Exception {
        String address = GREY.address();
        byte[] png = Base64.getDecoder().decode(address.substring(address.indexOf(',') + 1));
        Files.write(file, png);
    }

    private static String refused(Path folder, String path) {
        return String.valueOf(
                assertThrows(
                                IllegalArgumentException.class,
                                () ->
                                        PictureFiles.below(folder)
                                                .in(SpecJson.read(spec("[\"" + path + "\"]"))))
                        .getMessage());
    }

    @Test
    void filesBelowTheFolderAreDrawn(@TempDir Path folder) throws Exception {
        Files.createDirectory(folder.resolve("in"));
        write(folder.resolve("in/a.png"));
        String fromFile =
                Svg.COMPACT.write(
                        Drawing.of(
                                        PictureFiles.below(folder)
                                                .in(SpecJson.read(spec("[\"in/a.png\"]"))))
                                .scene());
        String fromPixels =
                Svg.COMPACT.write(
                        Drawing.of(SpecJson.read(spec("{\"images\":[[[0,1]]]}"))).scene());
        assertEquals(fromFile, fromPixels);
        assertTrue(fromFile.contains("<image"), fromFile);
        assertEquals(
                fromPixels,
                Svg.COMPACT.write(
                        Drawing.of(SpecJson.read(spec("{\"bytes\":[[[[0,0,0],[255,255,255]]]]}")))
                                .scene()));
    }

    @Test
    void filesElsewhereAndAddressesAreRefused(@TempDir Path folder) throws Exception {
        Path below = Files.createDirectory(folder.resolve("below"));
        write(folder.resolve("secret.png"));
        Files.createSymbolicLink(below.resolve("link.png"), folder.resolve("secret.png"));
        assertTrue(refused(below, "../secret.png").contains("lies below"));
        assertTrue(refused(below, "link.png").contains("lies below"));
        assertTrue(refused(below, folder.resolve("secret.png").toString()).contains("lies below"));
        assertTrue(refused(below, "http://localhost/a.png").contains("nothing is fetched"));
        assertTrue(refused(below, "file:///etc/passwd").contains("nothing is fetched"));
        assertEquals("A picture's file cannot be read: none.png.", refused(below, "none.png"));
    }

    @Test
    void pixelsThatAreNoneSayWhere() {
        assertEquals(
                "At data.columns.p.images[0]: All pixels of a picture have 1 numbers and all rows are as long as the first, but row 1, column 1 is not.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> SpecJson.read(spec("{\"images\":[[[0,1],[0]]]}")))
                        .getMessage());
    }
}
