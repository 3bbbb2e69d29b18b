package dev.loupe.figure.out;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Meaning;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

import java.awt.image.BufferedImage;
import java.io.IOException;

class PdfTest {
    private static String textOf(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).strip();
        }
    }

    @Test
    void textCanBeReadBack() throws IOException {
        byte[] pdf = Pdf.write(Pictures.of(400, 50, Pictures.text("AVATAR 1,111.5 Überblick ±")));
        assertEquals("AVATAR 1,111.5 Überblick ±", textOf(pdf));
    }

    @Test
    void fontsAreEmbeddedAsSubsets() throws IOException {
        try (PDDocument document = Loader.loadPDF(Pdf.write(Pictures.everything(false)))) {
            var resources = document.getPage(0).getResources();
            int fonts = 0;
            for (COSName name : resources.getFontNames()) {
                PDFont font = resources.getFont(name);
                assertTrue(font.isEmbedded() && font.getName().matches("[A-Z]{6}\\+.*"));
                fonts++;
            }
            assertTrue(fonts >= 2);
        }
    }

    @Test
    void aTypicalFigureIsSmall() {
        assertTrue(Pdf.write(Pictures.everything(false)).length < 120_000);
        assertTrue(Pdf.write(Pictures.lines(4, 2_000)).length < 120_000);
    }

    @Test
    void sameSceneSameBytes() {
        assertArrayEquals(
                Pdf.write(Pictures.everything(true)), Pdf.write(Pictures.everything(true)));
    }

    @Test
    void pageIsThreeQuartersOfTheSceneInPointsAndTitled() throws IOException {
        try (PDDocument document = Loader.loadPDF(Pdf.write(Pictures.everything(true)))) {
            assertEquals(585, document.getPage(0).getMediaBox().getWidth(), 0.01);
            assertEquals("Loss by step", document.getDocumentInformation().getTitle());
            assertEquals("zh-CN", document.getDocumentCatalog().getLanguage());
        }
    }

    @Test
    void shapesLieWhereTheSceneHasThem() throws IOException {
        Item.Rect rect =
                new Item.Rect(Meaning.NONE, new Box(20, 10, 30, 15), 0, Colour.of("#1122cc"), null);
        Item.Raster raster =
                new Item.Raster(
                        Meaning.NONE,
                        new Box(60, 10, 20, 20),
                        1,
                        2,
                        new int[] {0xffff0000, 0xff00ff00},
                        false);
        try (PDDocument document = Loader.loadPDF(Pdf.write(Pictures.of(100, 40, rect, raster)))) {
            BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, 96);
            assertEquals(0xff1122cc, image.getRGB(21, 11));
            assertEquals(0xff1122cc, image.getRGB(48, 23));
            assertEquals(-1, image.getRGB(18, 11));
            assertEquals(-1, image.getRGB(21, 26));
            assertEquals(0xffff0000, image.getRGB(70, 14));
            assertEquals(0xff00ff00, image.getRGB(70, 26));
        }
    }

    @Test
    void hostileTextAndEmptyScenesAndAMillionDotsAreWritten() throws IOException {
        textOf(Pdf.write(Pictures.of(10, 10, Pictures.text(Pictures.HOSTILE))));
        textOf(Pdf.write(Pictures.of(0, 0)));
        assertTrue(Pdf.write(Pictures.dots(1_000_000, 1, Colour.of("#000"))).length < 1_000_000);
    }

    @Test
    void absurdSizesAreRefusedInOneSentence() {
        var wide =
                assertThrows(
                        IllegalArgumentException.class, () -> Pdf.write(Pictures.of(20_000, 10)));
        assertEquals(
                "A PDF page is at most 19,200 pixels wide, but this one would have 20000.",
                wide.getMessage());
    }
}
