package dev.loupe.figure.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loupe.figure.draw.Drawing;
import dev.loupe.figure.json.SpecJson;
import dev.loupe.figure.out.Svg;
import dev.loupe.figure.spec.Picture;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.stream.Stream;

/// Every picture of the gallery can be written as JSON, read, and drawn the same.
final class GallerySpecTest {
    @TestFactory
    Stream<DynamicTest> whatIsReadIsDrawnTheSame() {
        return Gallery.entries().stream()
                .map(e -> DynamicTest.dynamicTest(e.family() + " " + e.name(), () -> check(e)));
    }

    private static void check(Gallery.Entry entry) {
        String json = SpecJson.write(entry.picture());
        Picture again = SpecJson.read(json);
        assertEquals(svg(entry.picture()), svg(again));
        assertEquals(json, SpecJson.write(again));
    }

    private static String svg(Picture picture) {
        return Svg.COMPACT.write(Drawing.of(picture).scene());
    }
}
