package dev.loupe.figure.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.figure.draw.Drawing;
import dev.loupe.figure.gallery.Gallery;
import dev.loupe.figure.scene.Scene;
import dev.loupe.figure.type.Formula;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.xml.sax.InputSource;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

/// Every picture of the gallery, and so every mark, can be written in every format and read by others' readers: PDF by PDFBox, PNG by
/// ImageIO, SVG in pages by Java's XML parser. The scene in a page or a file of its own draws the same pixels again.
final class GalleryOutTest {
    private static final Pattern SCENE =
            Pattern.compile("(?s)data-scene=\"(light|dark)\">(.*?)</script>");
    private static final Pattern DRAWING = Pattern.compile("(?s)<noscript>(.*?)</noscript>");

    @TestFactory
    Stream<DynamicTest> everyPictureIsWrittenInEveryFormat() {
        return Gallery.entries().stream()
                .map(e -> DynamicTest.dynamicTest(e.family() + " " + e.name(), () -> check(e)));
    }

    private static void check(Gallery.Entry entry) throws Exception {
        Scene scene = Drawing.of(entry.picture()).scene();
        pdf(scene);
        page(scene);
        String json = SceneJson.write(scene);
        Scene back = SceneJson.read(json);
        assertEquals(json, SceneJson.write(back));
        BufferedImage plain = png(scene, 1);
        assertTrue(difference(plain, png(back, 1)) < 0.2, "the scene read again looks different");
        assertTrue(colours(plain) > 2, "is blank");
        png(scene, 3);
    }

    private static void pdf(Scene scene) throws IOException {
        try (PDDocument document = Loader.loadPDF(Pdf.write(scene))) {
            assertEquals(1, document.getNumberOfPages());
            PDPage page = document.getPage(0);
            assertEquals(
                    scene.width() / scene.height(),
                    page.getMediaBox().getWidth() / page.getMediaBox().getHeight(),
                    0.02);
            PDResources resources = page.getResources();
            for (COSName name : resources.getFontNames()) {
                assertTrue(resources.getFont(name).isEmbedded(), name + " is not embedded");
            }
            String words = new PDFTextStripper().getText(document).replaceAll("\\s", "");
            boolean raised = Formula.of(scene.title()) != null;
            assertTrue(
                    raised || words.contains(scene.title().replaceAll("\\s", "")), scene.title());
        }
    }

    private static void page(Scene scene) throws Exception {
        String page = Html.write(scene, scene, "var LoupeScene={};", false);
        Matcher scenes = SCENE.matcher(page);
        int found = 0;
        while (scenes.find()) {
            assertEquals(
                    SceneJson.write(scene),
                    SceneJson.write(SceneJson.read(scenes.group(2))),
                    scenes.group(1));
            found++;
        }
        assertEquals(2, found);
        Matcher drawing = DRAWING.matcher(page);
        assertTrue(drawing.find());
        assertNotNull(
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(drawing.group(1))))
                        .getDocumentElement());
    }

    private static BufferedImage png(Scene scene, int density) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(new Png(density).write(scene)));
        assertEquals(scene.width() * density, image.getWidth(), 1);
        assertEquals(scene.height() * density, image.getHeight(), 1);
        return image;
    }

    private static int[] pixels(BufferedImage image) {
        int width = image.getWidth();
        return image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
    }

    private static long colours(BufferedImage image) {
        return Arrays.stream(pixels(image)).distinct().limit(9).count();
    }

    /// Mean over all channels of all pixels, of 255.
    private static double difference(BufferedImage one, BufferedImage other) {
        int[] a = pixels(one);
        int[] b = pixels(other);
        assertEquals(a.length, b.length);
        long sum = 0;
        for (int at = 0; at < a.length; at++) {
            for (int shift = 0; shift < 24; shift += 8) {
                sum += Math.abs((a[at] >> shift & 255) - (b[at] >> shift & 255));
            }
        }
        return sum / 3.0 / a.length;
    }
}
