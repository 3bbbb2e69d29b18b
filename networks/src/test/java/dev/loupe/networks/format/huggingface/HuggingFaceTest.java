package dev.loupe.networks.format.huggingface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.networks.Fixtures;
import dev.loupe.networks.Inspection;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

class HuggingFaceTest {
    private static final List<String> FILES =
            Arrays.stream(
                            Fixtures.file("tiny-bert").toFile().list() instanceof String[] names
                                    ? names
                                    : new String[0])
                    .sorted()
                    .toList();

    @TempDir Path folder;

    private Path copy(Path to) throws IOException {
        Files.createDirectories(to);
        for (String name : FILES) {
            Files.copy(Fixtures.file("tiny-bert").resolve(name), to.resolve(name));
        }
        return to;
    }

    @Test
    void keepsTheConfigurationAsMetadata() throws IOException {
        Object metadata = Inspection.of(Fixtures.file("tiny-bert")).json().get("metadata");
        assertEquals("bert", metadata instanceof Map<?, ?> map ? map.get("model_type") : null);
    }

    @Test
    void followsTheLinksOfACache() throws IOException {
        Path blobs = copy(folder.resolve("models--a--b/blobs"));
        Path snapshot = folder.resolve("models--a--b/snapshots/0123");
        Files.createDirectories(snapshot);
        for (String name : FILES) {
            Files.createSymbolicLink(
                    snapshot.resolve(name), snapshot.relativize(blobs.resolve(name)));
        }
        assertTrue(Inspection.of(snapshot).sound());
        assertTrue(Inspection.of(snapshot.resolve("model.safetensors.index.json")).sound());
    }

    @Test
    void leavesLinksToAnywhereElseAlone() throws IOException {
        Path elsewhere = copy(folder.resolve("elsewhere"));
        Path model = copy(folder.resolve("model"));
        String shard =
                FILES.stream().filter(f -> f.endsWith(".safetensors")).findFirst().orElseThrow();
        Files.delete(model.resolve(shard));
        Files.createSymbolicLink(model.resolve(shard), elsewhere.resolve(shard));
        Inspection said = Inspection.of(model);
        assertFalse(said.sound());
        assertTrue(String.valueOf(said.json().get("damaged")).contains(shard));
    }

    @Test
    void namesTheWeightsThatAreMissing() throws IOException {
        Files.copy(
                Fixtures.file("tiny-bert").resolve("config.json"), folder.resolve("config.json"));
        assertEquals(
                "At byte 0: expected weights such as model.safetensors beside config.json, found none.",
                Inspection.of(folder).json().get("why"));
    }

    @Test
    void tellsTheFoldersOfAPipelineTogether() throws IOException {
        copy(folder.resolve("text_encoder"));
        Files.writeString(
                folder.resolve("model_index.json"),
                """
                {"_class_name": "P", "text_encoder": ["transformers", "BertModel"], "unet": ["diffusers", "U"]}""");
        Inspection said = Inspection.of(folder);
        assertTrue(said.sound());
        assertEquals(
                Inspection.of(Fixtures.file("tiny-bert")).json().get("parameters"),
                said.json().get("parameters"));
    }

    @Test
    void answersGarbledFilesOfTheFolder() throws IOException {
        Path model = copy(folder.resolve("garbled"));
        Random random = new Random(11);
        for (String name : FILES) {
            byte[] whole = Files.readAllBytes(model.resolve(name));
            for (int i = 0; i < 60; i++) {
                byte[] garbled =
                        Arrays.copyOf(
                                whole, i % 2 == 0 ? random.nextInt(whole.length) : whole.length);
                if (garbled.length > 0) {
                    garbled[random.nextInt(Math.min(garbled.length, 2000))] =
                            (byte) random.nextInt();
                }
                Files.write(model.resolve(name), garbled);
                assertFalse(Inspection.of(model).json().isEmpty());
            }
            Files.write(model.resolve(name), whole);
        }
        assertTrue(Inspection.of(model).sound());
    }
}
