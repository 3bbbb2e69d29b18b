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
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
    void severalAreComparedWithTheFirst() {
        Path base = MODELS.resolve("base.onnx");
        Object[] names = {"base.onnx", "renamed.onnx", "tuned.onnx", "half.onnx"};
        Object[] words =
                Stream.concat(
                                Stream.of("diff"),
                                Stream.of(names).map(name -> MODELS.resolve((String) name)))
                        .toArray();
        String said = out(1, words);
        assertTrue(
                said.startsWith(
                        "base.onnx → renamed.onnx: equal; 19 renamed\nbase.onnx → tuned.onnx: "),
                said);
        assertTrue(
                said.lines()
                        .anyMatch(
                                line ->
                                        line.matches(
                                                "≈ +"
                                                        + ".*renamed.onnx +.*tuned.onnx +.*half.onnx")),
                said);
        List<String> alone =
                out(1, "diff", base, MODELS.resolve("tuned.onnx"))
                        .lines()
                        .filter(l -> l.startsWith("≈"))
                        .toList();
        for (String line : alone) {
            String[] parts = line.split("\\s+");
            assertTrue(
                    said.lines()
                            .anyMatch(
                                    l ->
                                            l.matches(
                                                    "≈ "
                                                            + Pattern.quote(parts[1])
                                                            + " +=  +"
                                                            + Pattern.quote(parts[2])
                                                            + " .*")),
                    line + "\n" + said);
        }
        assertEquals(
                3,
                out(1, Stream.concat(Stream.of(words), Stream.of("--json")).toArray())
                        .lines()
                        .filter(l -> l.startsWith("{\"before\":"))
                        .count());
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
