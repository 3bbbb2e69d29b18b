package dev.loupe.networks.open;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class ModelFilesTest {
    @Test
    void findsModelsByNamesAndLeavesWhatLiesBesideThem(@TempDir Path folder) throws IOException {
        Path saved = folder.resolve("saved");
        Files.createDirectories(saved.resolve("variables"));
        for (String name :
                List.of("saved_model.pb", "fingerprint.pb", "variables/variables.index")) {
            Files.createFile(saved.resolve(name));
        }
        for (String name : List.of("model.json", "package.json", "small.ckpt.index", "a.tflite")) {
            Files.createFile(folder.resolve(name));
        }
        assertEquals(
                List.of("a.tflite", "model.json", "saved/saved_model.pb", "small.ckpt.index"),
                new ModelFiles(List.of(folder))
                        .list().stream().map(ModelFiles.Found::name).sorted().toList());
    }
}
