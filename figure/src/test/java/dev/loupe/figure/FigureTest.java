package dev.loupe.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.figure.data.Table;
import dev.loupe.figure.out.SceneJson;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The front door.
final class FigureTest {
    private static final Figure FIGURE =
            Figure.of(Table.of("x", 1, 2, 3).with("y", 2, 4, 8)).line("x", "y").title("Doubling");

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"a.svg,<svg", "a.PNG,\u0089PNG", "a.b.pdf,%PDF-", "a.json,'{\"scene\":1'"})
    void theEndingChoosesTheFormat(String name, String begins) throws IOException {
        FIGURE.save(folder.resolve(name));
        String written = Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1);
        assertTrue(written.startsWith(begins), written.substring(0, 20));
    }

    @Test
    void theSceneAsJsonIsTheScene() {
        assertEquals("Doubling", SceneJson.read(FIGURE.json()).title());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.pgn | A figure becomes a file that ends in .svg, .png, .pdf, .html, .json, .tex, but this one is a.pgn; the nearest is .png.",
                "png | A figure becomes a file that ends in .svg, .png, .pdf, .html, .json, .tex, but this one is png."
            })
    void anotherEndingIsRefusedBeforeAnythingIsDrawn(String name, String said) {
        assertEquals(
                said,
                assertThrows(
                                IllegalArgumentException.class,
                                () -> FIGURE.save(folder.resolve(name)))
                        .getMessage());
    }

    @Test
    void channelsBeforeAMarkAreAMistake() {
        assertThrows(IllegalStateException.class, () -> Figure.of(Table.of("x", 1)).color("x"));
    }
}
