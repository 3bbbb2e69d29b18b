package dev.loupe.figure.out;

import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Scene;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Writes scenes as PDF: one page as large as the scene, shapes as shapes, text as text in embedded fonts.
///
/// Equal scenes give equal bytes on the same machine: no dates, no random names. Text that Inter lacks is set in fonts of the
/// system, which are embedded too, as far as they are used. More than 20,000 dots become a picture.
public final class Pdf {
    /// Greatest side of a page that readers take: 14,400 points, in pixels.
    public static final int MOST = 19_200;

    private Pdf() {}

    /// @throws IllegalArgumentException with a sentence if a side of the scene is above 19,200 pixels
    public static byte[] write(Scene given) {
        Scene scene = Formulas.set(given);
        double width = side("wide", scene.width());
        double height = side("high", scene.height());
        var out = new ByteArrayOutputStream(1 << 15);
        try (PDDocument document = new PDDocument()) {
            PDPage page =
                    new PDPage(new PDRectangle((float) (width * 0.75), (float) (height * 0.75)));
            PDResources resources = new PDResources();
            page.setResources(resources);
            document.addPage(page);
            PdfThings things = new PdfThings(document, resources);
            PdfPen pen = new PdfPen(things, new Box(0, 0, width, height), scene.language());
            pen.begin(scene.background());
            pen.draw(scene.items());
            things.finish(pen.opacities());
            byte[] content = pen.content().getBytes(StandardCharsets.US_ASCII);
            page.setContents(new PDStream(PdfFont.stream(document, content)));
            describe(document, scene);
            document.setDocumentId(0L);
            document.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void describe(PDDocument document, Scene scene) {
        if (!scene.title().isBlank()) {
            document.getDocumentInformation().setTitle(scene.title());
        }
        if (!scene.description().isBlank()) {
            document.getDocumentInformation().setSubject(scene.description());
        }
        if (!scene.language().isBlank()) {
            document.getDocumentCatalog().setLanguage(scene.language());
        }
    }

    private static double side(String which, double length) {
        if (!(length <= MOST)) {
            throw new IllegalArgumentException(
                    "A PDF page is at most 19,200 pixels %s, but this one would have %s."
                            .formatted(which, Decimals.text(length)));
        }
        return Math.max(1, length);
    }
}
