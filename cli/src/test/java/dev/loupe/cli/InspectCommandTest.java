package dev.loupe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What `loupe inspect` says of real files, as scripts rely on it.
final class InspectCommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir Path folder;

    private record Answer(int code, List<JsonNode> lines) {}

    private static synchronized Answer inspect(Path... paths) {
        String[] args = new String[paths.length + 2];
        args[0] = "inspect";
        args[1] = "--json";
        for (int i = 0; i < paths.length; i++) {
            args[i + 2] = paths[i].toString();
        }
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            int code = Main.run(args);
            return new Answer(
                    code,
                    out.toString(StandardCharsets.UTF_8).lines().map(JSON::readTree).toList());
        } finally {
            System.setOut(before);
        }
    }

    @Test
    void eachFileIsOneLineInTheOrderGiven() {
        Path fixtures = Path.of("../fixtures");
        Answer said =
                inspect(
                        fixtures.resolve("networks/conv.onnx"),
                        fixtures.resolve("intake/tensorboard"),
                        fixtures.resolve("networks/saved"),
                        fixtures.resolve("networks/tiny-bert"),
                        Path.of("src/main/resources/dev/loupe/cli/demo/penguins.csv"));
        assertEquals(0, said.code);
        assertEquals(
                List.of(
                        "network onnx",
                        "runs tensorboard",
                        "network savedmodel",
                        "tensors huggingface",
                        "table csv"),
                said.lines.stream()
                        .map(l -> l.path("kind").asString() + " " + l.path("format").asString())
                        .toList());
        assertEquals(5, said.lines.get(0).path("graphs").get(0).path("nodes").asInt());
        JsonNode run = said.lines.get(1).path("runs").get(1);
        assertEquals("{\"name\":\"two/train\",\"series\":4,\"points\":10}", run.toString());
        assertEquals(342, said.lines.get(4).path("rows").asInt());
        assertEquals(
                "{\"name\":\"species\",\"type\":\"string\"}",
                said.lines.get(4).path("columns").get(4).toString());
    }

    @Test
    void oneTensorIsMeasuredAndItsSliceWritten() throws IOException {
        Path slices = Path.of("../fixtures/networks/slices.npz");
        Answer said = inspect(slices, Path.of("--tensor"), Path.of("kernel"));
        assertEquals(0, said.code);
        JsonNode kernel = said.lines.getFirst();
        assertEquals("6×4×3×3", kernel.path("shape").asString());
        assertEquals(216, kernel.path("stats").path("count").asInt());
        assertEquals(
                "[4,1,0,2]", kernel.path("outliers").path("top").get(0).path("index").toString());
        assertEquals(6, kernel.path("channels").path("l2").size());
        assertEquals(36, kernel.path("spectrum").path("columns").asInt());
        Answer part =
                inspect(
                        slices,
                        Path.of("--tensor"),
                        Path.of("kernel"),
                        Path.of("--slice"),
                        Path.of("2"));
        assertEquals(36, part.lines.getFirst().path("stats").path("zeros").asInt());
        Path csv = folder.resolve("out.csv");
        String[] write = {"inspect", slices.toString(), "--tensor", "whole", "-o", csv.toString()};
        assertEquals(0, Main.run(write));
        assertEquals("0,0,0,-500000000000000000", Files.readAllLines(csv).get(1));
        Path npy = folder.resolve("out.npy");
        assertEquals(
                0,
                Main.run(
                        "inspect",
                        slices.toString(),
                        "--tensor",
                        "kernel",
                        "--slice",
                        "0,:,:,1",
                        "-o",
                        npy.toString()));
        assertEquals(12, inspect(npy).lines.getFirst().path("parameters").asInt());
        write[5] = folder.resolve("out.txt").toString();
        assertEquals(2, Main.run(write));
        assertEquals(1, Main.run("inspect", slices.toString(), "--tensor", "nothing"));
        assertEquals(2, Main.run("inspect", slices.toString(), "--slice", "0"));
        assertEquals(
                2, Main.run("inspect", slices.toString(), "--tensor", "kernel", "--slice", "9"));
    }

    @Test
    void whatIsNotKnownIsNamed() throws IOException {
        Path page = Files.writeString(folder.resolve("model.onnx"), "<!doctype html><html></html>");
        Answer said = inspect(page);
        assertEquals(1, said.code);
        assertEquals("unknown", said.lines.getFirst().path("kind").asString());
        assertTrue(said.lines.getFirst().path("why").asString().contains("HTML"));
    }

    @Test
    void anAbsentFileIsALineLikeOthers() {
        Path conv = Path.of("../fixtures/networks/conv.onnx");
        Answer said = inspect(folder.resolve("gone.onnx"), conv);
        assertEquals(1, said.code);
        assertEquals(
                List.of("unknown", "network"),
                said.lines.stream().map(line -> line.path("kind").asString()).toList());
        assertEquals(
                "There is no file or folder of this name.",
                said.lines.getFirst().path("why").asString());
    }

    @Test
    void aDocumentIsNoTableOfOneRow() throws IOException {
        Path words = folder.resolve("tokenizer.json");
        Files.writeString(words, "{\"added_tokens\":[],\"model\":{\"type\":\"BPE\"}}");
        Path rows = folder.resolve("rows");
        Files.writeString(rows, "{\"a\":1,\"b\":2}\n{\"a\":3,\"b\":4}\n");
        Answer said = inspect(words, rows);
        assertEquals(
                "This is a tokenizer (JSON), no model.",
                said.lines.getFirst().path("why").asString());
        assertEquals("table", said.lines.getLast().path("kind").asString());
        assertEquals("jsonl", said.lines.getLast().path("format").asString());
    }

    @Test
    void sectionsAreNoJson() throws IOException {
        Path setup = folder.resolve("setup.cfg");
        Files.writeString(setup, "[metadata]\nname = x\n");
        Path json = folder.resolve("flags.json");
        Files.writeString(json, "[true]\n");
        assertEquals(
                List.of(
                        "This is a configuration of [sections], no model that Loupe knows.",
                        "This is a JSON document without a model that Loupe knows."),
                inspect(setup, json).lines.stream()
                        .map(line -> line.path("why").asString())
                        .toList());
    }

    @Test
    void costsAreTheWholeTheModulesAndTheOperators() {
        Path model = Path.of("../fixtures/networks/costs/residual.onnx");
        JsonNode costs =
                inspect(model, Path.of("--costs"), Path.of("--dims"), Path.of("batch=2"))
                        .lines
                        .getFirst()
                        .path("costs");
        assertEquals(2 * 229_376, costs.path("macs").asLong());
        assertEquals(0, costs.path("unknown").asInt());
        assertEquals(2, costs.path("dims").path("batch").asInt());
        assertTrue(
                inspect(model, Path.of("--costs"))
                        .lines
                        .getFirst()
                        .path("costs")
                        .path("macs")
                        .isNull());
        assertEquals(2, inspect(model, Path.of("--dims"), Path.of("batch=-1")).code);
    }
}
