package dev.loupe.networks.schematic.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loupe.figure.scene.Colour;
import dev.loupe.networks.schematic.Schematic;
import dev.loupe.networks.schematic.Sheet;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/// `docs/schematics.md` names every field and every word.
final class SchematicDocumentTest {
    @Test
    void everyFieldIsDescribed() throws IOException {
        Path here = Path.of("docs/schematics.md");
        String text = Files.readString(Files.exists(here) ? here : Path.of("..").resolve(here));
        Set<String> missing = new TreeSet<>();
        for (Class<?> style : Schematic.class.getPermittedSubclasses()) {
            fields(style, text, missing);
        }
        assertEquals(Set.of(), missing);
    }

    private static void fields(Class<?> type, String text, Set<String> missing) {
        for (RecordComponent component : type.getRecordComponents()) {
            boolean inlined = component.getType() == Sheet.class;
            if (!inlined && !text.contains("`" + component.getName() + "`")) {
                missing.add(type.getSimpleName() + "." + component.getName());
            }
            visit(component.getGenericType(), text, missing);
        }
    }

    private static void visit(Type type, String text, Set<String> missing) {
        if (type instanceof ParameterizedType list) {
            visit(list.getActualTypeArguments()[0], text, missing);
        } else if (type instanceof Class<?> kind && kind.isEnum()) {
            for (Object word : kind.getEnumConstants()) {
                if (!text.contains("`" + Records.word(word) + "`")) {
                    missing.add(Records.word(word));
                }
            }
        } else if (type instanceof Class<?> kind && kind.isRecord() && kind != Colour.class) {
            fields(kind, text, missing);
        } else if (type instanceof Class<?> kind
                && kind.isSealed()
                && !kind.getSimpleName().equals("Part")) {
            for (Class<?> one : kind.getPermittedSubclasses()) {
                fields(one, text, missing);
            }
        }
    }
}
