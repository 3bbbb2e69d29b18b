package dev.loupe.networks.open;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.networks.format.ModelFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

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
        assertEquals(List.of("a.tflite", "model.json", "saved", "small.ckpt.index"), names(folder));
    }

    /// What TensorFlow.js is given other names by people, OpenVINO's text with weights beside it, MXNet's.
    @Test
    void textsAreModelsByTheirNamesOrHowTheyBegin(@TempDir Path folder) throws IOException {
        touch(folder, "net.xml", "net.bin", "pom.xml", "net-symbol.json", "notes.json", "vad.jit");
        Files.writeString(
                folder.resolve("pose.json"), "{\"format\":\"graph-model\",\"modelTopology\":{}}");
        touch(folder, "face-weights_manifest.json");
        assertEquals(
                List.of(
                        "face-weights_manifest.json",
                        "net-symbol.json",
                        "net.xml",
                        "pose.json",
                        "vad.jit"),
                names(folder));
    }

    private static List<String> names(Path folder) throws IOException {
        return new ModelFiles(List.of(folder))
                .list().stream().map(ModelFiles.Found::name).sorted().toList();
    }

    private static void touch(Path folder, String... names) throws IOException {
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, "12345");
        }
    }

    @Test
    void foldersThatAreOneModelAreOneEntry(@TempDir Path folder) throws IOException {
        touch(
                folder,
                "tiny/config.json",
                "tiny/model-00001-of-00002.safetensors",
                "tiny/model.safetensors.index.json",
                "tiny/onnx/model.onnx",
                "app.mlpackage/Manifest.json",
                "app.mlpackage/Data/com.apple.CoreML/model.mlmodel",
                "pipe/model_index.json",
                "pipe/unet/config.json",
                "pipe/unet/diffusion_pytorch_model.safetensors",
                "loose/a.safetensors");
        assertEquals(
                List.of(
                        "app.mlpackage",
                        "loose/a.safetensors",
                        "pipe",
                        "tiny",
                        "tiny/onnx/model.onnx"),
                names(folder));
        ModelFiles.Found tiny = new ModelFiles(List.of(folder.resolve("tiny"))).list().getFirst();
        assertEquals("tiny", tiny.name());
        assertEquals(15, tiny.bytes());
    }

    @Test
    void linksOfACacheKeepWhatLiesBesideThem(@TempDir Path folder) throws IOException {
        Path blobs = folder.resolve("models--a/blobs");
        Path snapshot = folder.resolve("models--a/snapshots/1");
        Files.createDirectories(snapshot);
        touch(blobs, "b1", "b2");
        touch(folder, "elsewhere.onnx");
        Files.createSymbolicLink(snapshot.resolve("model.onnx"), blobs.resolve("b1"));
        Files.createSymbolicLink(snapshot.resolve("model.onnx_data"), blobs.resolve("b2"));
        Files.createSymbolicLink(
                snapshot.resolve("out.onnx"), folder.resolve("elsewhere.onnx").toAbsolutePath());
        ModelFiles.Found found = new ModelFiles(List.of(snapshot)).list().getFirst();
        assertEquals(List.of("model.onnx"), names(snapshot));
        assertEquals("model.onnx", String.valueOf(found.path().getFileName()));
        assertTrue(ModelFile.open(found.path()).companion("model.onnx_data").isPresent());
    }
}
