package dev.loupe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// What `loupe diff` says, as scripts rely on it.
final class DiffCommandTest {
    private static final Path MODELS = Path.of("../fixtures/networks/diff");

    @TempDir Path folder;

    private static synchronized String out(int code, Object... words) {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            Said.by(code, words);
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void equalModelsAreCodeZero() {
        assertEquals(
                "{\"equal\":true,\"renamed\":19,\"added\":[],\"removed\":[],\"changed\":[],\"weights\":[]}\n",
                out(
                        0,
                        "diff",
                        MODELS.resolve("base.onnx"),
                        MODELS.resolve("renamed.onnx"),
                        "--json"));
    }

    @Test
    void aDifferenceIsCodeOneAndALine() {
        assertEquals(
                """
                1 added, 2 changed; 19 renamed
                + Erf  erf
                ~ stem  pads [1, 1, 1, 1] → [0, 0, 0, 0]
                ~ b0/out  operator Relu → Sigmoid
                """,
                out(1, "diff", MODELS.resolve("base.onnx"), MODELS.resolve("edited.onnx")));
    }

    @Test
    void aDifferenceIsDrawn() throws IOException {
        Path svg = folder.resolve("d.svg");
        out(1, "diff", MODELS.resolve("base.onnx"), MODELS.resolve("edited.onnx"), "-o", svg);
        String drawn = Files.readString(svg);
        assertTrue(drawn.contains("added: Erf"), drawn);
        assertTrue(drawn.contains("changed: Conv"), drawn);
    }

    @Test
    void aDamagedModelIsOneSentence() throws IOException {
        byte[] whole = Files.readAllBytes(MODELS.resolve("base.onnx"));
        Path cut = Files.write(folder.resolve("cut.onnx"), Arrays.copyOf(whole, 2000));
        String said = Said.by(1, "diff", MODELS.resolve("base.onnx"), cut);
        assertTrue(said.startsWith(cut + ", at byte "), said);
    }

    @Test
    void runsAndTablesAreNotCompared() {
        Path runs = Path.of("../fixtures/intake/tensorboard");
        assertTrue(
                Said.by(2, "diff", runs, runs)
                        .startsWith(runs + " holds runs, but a model is wanted; "),
                "runs");
        assertTrue(
                Said.by(2, "diff", MODELS.resolve("base.onnx")).startsWith("Missing required"),
                "one file");
        assertEquals(
                "There is no file or folder " + folder.resolve("none") + ".\n",
                Said.by(1, "diff", MODELS.resolve("base.onnx"), folder.resolve("none")));
    }
}
