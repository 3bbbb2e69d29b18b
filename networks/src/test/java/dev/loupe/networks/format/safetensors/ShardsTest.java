package dev.loupe.networks.format.safetensors;

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

class ShardsTest {
    @TempDir Path folder;

    private Inspection index(String second) throws IOException {
        Files.copy(Fixtures.file("small.safetensors"), folder.resolve("one.safetensors"));
        Path index = folder.resolve("model.safetensors.index.json");
        Files.writeString(
                index,
                """
                {"metadata":{"total_size":64},"weight_map":{"a.bias":"one.safetensors","b":"%s"}}"""
                        .formatted(second));
        return Inspection.of(index);
    }

    @Test
    void standsForTheWholeModel() throws IOException {
        Files.copy(Fixtures.file("small.safetensors"), folder.resolve("two.safetensors"));
        Inspection said = index("two.safetensors");
        assertTrue(said.sound());
        assertEquals(34L, said.json().get("parameters"));
    }

    @Test
    void keepsTheOthersWhereAShardIsMissingOrOutside() throws IOException {
        Inspection said = index("../two.safetensors");
        assertFalse(said.sound());
        assertEquals(17L, said.json().get("parameters"));
        assertTrue(String.valueOf(said.json().get("damaged")).contains("../two.safetensors"));
    }
}
