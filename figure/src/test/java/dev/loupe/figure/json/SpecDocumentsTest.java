package dev.loupe.figure.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.loupe.figure.spec.FacetSpec;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.GridSpec;
import dev.loupe.figure.spec.Heading;
import dev.loupe.figure.spec.InsetSpec;
import dev.loupe.figure.spec.LayerSpec;
import dev.loupe.figure.spec.ScaleSpec;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The documents of specs and marks say what the code does; `tools/gallery --accept` writes them again.
final class SpecDocumentsTest {
    private static final Path DOCUMENTS =
            Path.of(System.getProperty("loupe.root", ".."), "docs/figures");
    private static final Path MADE = Path.of("target/documents");

    @Test
    void theSchemaIsThatOfTheRecordsAndMarks() throws IOException {
        same("spec.schema.json", SpecSchema.text());
    }

    @Test
    void thePageOfMarksIsThatOfTheirSignatures() throws IOException {
        same("marks.md", MarkTables.text());
    }

    @Test
    void everyPartOfASpecIsAField() {
        assertEquals(without(FigureSpec.class, "heading"), SpecReader.FIGURE);
        assertEquals(without(GridSpec.class, "heading"), SpecReader.GRID);
        assertEquals(without(GridSpec.CellSpec.class), SpecReader.CELL);
        assertEquals(without(Heading.class), SpecReader.HEADING);
        assertEquals(without(ScaleSpec.class), SpecReader.SCALE);
        assertEquals(without(FacetSpec.class), SpecReader.FACET);
        assertEquals(without(InsetSpec.class), SpecReader.INSET);
        assertEquals(without(LayerSpec.class), LayerReader.LAYER);
    }

    private static List<String> without(Class<? extends Record> type, String... names) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(name -> !List.of(names).contains(name))
                .toList();
    }

    /// What has changed is written under `target`, and only while it differs.
    private static void same(String name, String text) throws IOException {
        Path made = MADE.resolve(name);
        Path stored = DOCUMENTS.resolve(name);
        if (Files.exists(stored) && Files.readString(stored).equals(text)) {
            Files.deleteIfExists(made);
            return;
        }
        Files.createDirectories(MADE);
        Files.writeString(made, text);
        fail("docs/figures/" + name + " is not what the code says; run: tools/gallery --accept");
    }
}
