package dev.loupe.figure.gallery;

import static org.junit.jupiter.api.Assertions.fail;

import dev.loupe.figure.draw.Drawing;
import dev.loupe.figure.out.Svg;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Every picture of the gallery is what it was when a person last looked at it.
///
/// A picture that has changed is written beside the stored one as `-changed.svg`; look at it, and put it in its place when it is better
/// (`tools/gallery --accept` does so for all).
final class GalleryTest {
    private static final Pattern ID = Pattern.compile(" id=\"(f[0-9a-z]{6})[cdst][0-9]*\"");
    private static final Path STORED = Path.of("src/test/gallery");

    @TestFactory
    Stream<DynamicTest> everyPictureIsAsItWasLookedAt() {
        return Gallery.entries().stream()
                .map(e -> DynamicTest.dynamicTest(e.family() + " " + e.name(), () -> check(e)));
    }

    private static void check(Gallery.Entry entry) throws IOException {
        String svg = normal(Svg.COMPACT.write(Drawing.of(entry.picture()).scene()));
        Path stored = STORED.resolve(entry.family() + "-" + entry.name() + ".svg");
        Path changed = STORED.resolve(entry.family() + "-" + entry.name() + "-changed.svg");
        if (Files.exists(stored) && Files.readString(stored).equals(svg)) {
            Files.deleteIfExists(changed);
            return;
        }
        Files.writeString(changed, svg);
        fail(
                Files.exists(stored)
                        ? "The picture has changed; compare " + changed + " with the stored one."
                        : "The picture is new; look at " + changed + ".");
    }

    /// One element a line, and ids without the letters that follow from the whole picture, so that differences can be read.
    private static String normal(String svg) {
        Matcher id = ID.matcher(svg);
        String plain = id.find() ? svg.replace(id.group(1), "f") : svg;
        return plain.replace("><", ">\n<") + "\n";
    }
}
