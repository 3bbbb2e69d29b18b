package dev.loupe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// What `loupe check` says, as builds rely on it.
final class CheckCommandTest {
    private static final Path MODELS = Path.of("../fixtures/networks");

    private static synchronized String out(int code, String model, Object... gates) {
        Object[] words = new Object[gates.length + 2];
        words[0] = "check";
        words[1] = MODELS.resolve(model);
        System.arraycopy(gates, 0, words, 2, gates.length);
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
    void allGatesPassedIsCodeZeroAndNoWord() {
        assertEquals(
                "",
                out(
                        0,
                        "conv.onnx",
                        "--max-parameters",
                        "1k",
                        "--max-bytes",
                        "1Ki",
                        "--opset",
                        "13..20",
                        "--ban",
                        "Loop,Scan",
                        "--no-custom-operators",
                        "--no-pickle-globals",
                        "--no-external-data",
                        "--finite-weights"));
    }

    @Test
    void eachGateThatFailsIsALine() {
        assertEquals(
                """
                max-parameters: It has 132 parameters, but at most 100 are wanted.
                max-macs: Its MACs are not known; --dims must give numbers for batch.
                opset: Its opset is 17, but 18 or later is wanted.
                ban: It has banned operators: Conv × 1, Gemm × 1.
                """,
                out(
                        1,
                        "conv.onnx",
                        "--max-parameters",
                        100,
                        "--max-macs",
                        "1G",
                        "--opset",
                        "18..",
                        "--ban",
                        "Gemm,Conv"));
        assertTrue(
                out(1, "external.onnx", "--no-external-data")
                        .startsWith("no-external-data: 3 weights lie in other files"));
        assertEquals(
                "max-macs: It has 6,932 MACs, but at most 6,900 are wanted.\n",
                out(1, "conv.onnx", "--max-macs", "6.9k", "--dims", "batch=1"));
    }

    @Test
    void asJson() {
        assertEquals(
                "{\"file\":\"../fixtures/networks/conv.onnx\",\"passed\":false,\"gates\":[\"opset\"],\"failed\":[{\"gate\":\"opset\",\"why\":\"Its opset is 17, but 1 to 9 is wanted.\"}]}\n",
                out(1, "conv.onnx", "--opset", "1..9", "--json"));
    }

    @Test
    void functionsOfTheModelAreNotCustom() {
        assertEquals("", out(0, "branches.onnx", "--no-custom-operators"));
        assertEquals(
                "ban: It has banned operators: fixture::Twice × 1.\n",
                out(1, "branches.onnx", "--ban", "fixture::Twice"));
    }

    @Test
    void withoutAGateItIsWrongUsage() {
        assertTrue(
                Said.by(2, "check", MODELS.resolve("conv.onnx")).startsWith("A gate is missing"));
        assertTrue(
                Said.by(2, "check", MODELS.resolve("conv.onnx"), "--max-bytes", "many")
                        .startsWith("--max-bytes must be a number such as 25M, but is many."));
    }
}
