package dev.loupe.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What is said of real files, against what the original libraries' readers counted (`expected.json`).
class InspectionTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TestFactory
    Stream<DynamicTest> saysWhatTheOriginalLibrariesSay() throws IOException {
        JsonNode expected = JSON.readTree(Files.readAllBytes(Fixtures.file("expected.json")));
        return expected.properties().stream()
                .map(
                        e ->
                                dynamicTest(
                                        e.getKey(),
                                        () -> {
                                            Inspection said =
                                                    Inspection.of(Fixtures.file(e.getKey()));
                                            assertTrue(said.sound(), said.json().toString());
                                            agrees(
                                                    e.getValue(),
                                                    JSON.readTree(
                                                            JSON.writeValueAsString(said.json())),
                                                    e.getKey());
                                        }));
    }

    private static void agrees(JsonNode expected, JsonNode said, String where) {
        for (var field : expected.properties()) {
            JsonNode found = said.path(field.getKey());
            String at = where + " " + field.getKey();
            switch (field.getKey()) {
                case "graphs" -> {
                    assertEquals(field.getValue().size(), found.size(), at);
                    for (int i = 0; i < found.size(); i++) {
                        agrees(field.getValue().get(i), found.get(i), at + " " + i);
                    }
                }
                case "inputs" ->
                        assertEquals(
                                field.getValue().values().stream().map(JsonNode::asString).toList(),
                                found.values().stream()
                                        .map(v -> v.path("name").asString())
                                        .toList(),
                                at);
                default -> assertEquals(field.getValue(), found, at);
            }
        }
    }

    @Test
    void writesTypesAndShapesAsPromised() throws IOException {
        JsonNode conv = JSON.valueToTree(Inspection.of(Fixtures.file("conv.onnx")).json());
        assertEquals(
                "[{\"name\":\"x\",\"type\":\"float32\",\"shape\":[\"batch\",3,8,8]}]",
                conv.path("graphs").get(0).path("inputs").toString());
        JsonNode odd = JSON.valueToTree(Inspection.of(Fixtures.file("odd.onnx")).json());
        assertEquals(
                "[{\"name\":\"q\",\"type\":\"sequence(float32)\",\"shape\":null}]",
                odd.path("graphs").get(0).path("outputs").toString());
    }

    @Test
    void peopleReadColumnsAndGroupedNumbers() throws IOException {
        String text = Inspection.of(Fixtures.file("chain.keras")).text();
        assertTrue(text.contains("  kind        network\n"), text);
        String conv = Inspection.of(Fixtures.file("conv.onnx")).text();
        assertTrue(conv.contains("\ngraphs\n  name  nodes  edges  inputs"), conv);
        assertTrue(conv.contains("x float32[batch×3×8×8]"), conv);
        assertTrue(conv.contains("  GlobalAveragePool  1\n"), conv);
        assertTrue(
                Inspection.of(Fixtures.file("yolo.cfg")).text().lines().count() > 10,
                "sections have lines of their own");
    }

    @Test
    void namesWhatIsNoModel(@TempDir Path folder) throws IOException {
        record Other(String content, String word) {}
        for (Other other :
                List.of(
                        new Other("", "empty"),
                        new Other("\0".repeat(5000), "zeros"),
                        new Other(
                                "version https://git-lfs.github.com/spec/v1\noid sha256:0",
                                "Git LFS pointer"),
                        new Other("<!DOCTYPE html><html>", "HTML page"),
                        new Other("{\"added_tokens\":[],\"model\":{}}", "tokenizer"),
                        new Other("\u007fELF\u0002", "ELF"),
                        new Other("SQLite format 3\0", "SQLite"))) {
            Path file = folder.resolve("model.onnx");
            Files.write(file, other.content.getBytes(StandardCharsets.ISO_8859_1));
            Inspection said = Inspection.of(file);
            assertFalse(said.sound());
            assertEquals("unknown", said.json().get("kind"));
            String why = String.valueOf(said.json().get("why"));
            assertTrue(why.contains(other.word), why);
        }
    }
}
