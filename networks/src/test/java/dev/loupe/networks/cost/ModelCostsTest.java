package dev.loupe.networks.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.Reading;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.Formats;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/// Costs against what PyTorch's own counter and thop find, and against sums by hand.
final class ModelCostsTest {
    private static Model model(String name) throws IOException {
        if (Formats.read(ModelFile.open(Fixtures.file(name)))
                instanceof Reading.Read<Model>(Model model)) {
            return model;
        }
        throw new AssertionError(name + " was not read");
    }

    private static ModelCosts costs(String name, Map<String, Long> dims) throws IOException {
        return ModelCosts.of(model("costs/" + name), dims);
    }

    @ParameterizedTest
    @CsvSource({"residual.onnx,1", "attention.onnx,6", "mixed.onnx,1"})
    void productsAreThoseThatPyTorchCounts(String name, long seq) throws IOException {
        JsonNode expected =
                JsonMapper.builder()
                        .build()
                        .readTree(Files.readString(Fixtures.file("costs/expected.json")))
                        .path(name);
        ModelCosts costs = costs(name, Map.of("batch", 1L, "seq", seq));
        assertEquals(0, costs.unknown());
        assertEquals(expected.path("torch flops of products").asLong(), 2 * costs.total().macs());
        if (name.equals("mixed.onnx")) {
            assertEquals(expected.path("thop macs").asLong(), costs.total().macs());
        }
    }

    /// 8 channels of 16 × 16 become 16 of 8 × 8: conv1 1024 · 8 · 9, conv2 1024 · 16 · 9, down 1024 · 8.
    @Test
    void aResidualBlockIsAsByHand() throws IOException {
        ModelCosts costs = costs("residual.onnx", Map.of("batch", 1L));
        assertEquals(73_728, macs(costs, "conv1"));
        assertEquals(147_456, macs(costs, "conv2"));
        assertEquals(8_192, macs(costs, "down"));
        assertEquals(73_728 + 147_456 + 8_192, costs.total().macs());
        ModelCosts.Entry relu =
                costs.nodes().stream()
                        .filter(e -> e.operator().equals("Relu"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(new Cost(0, 0, 0, 1024, 4096, 8192), relu.cost());
        assertEquals(0.125, relu.cost().intensity());
    }

    @ParameterizedTest
    @ValueSource(strings = {"conv.tflite", "quantised.tflite"})
    void tensorFlowLiteTakesWhatTensorFlowsProfilerCounts(String name) throws IOException {
        JsonNode expected =
                JsonMapper.builder()
                        .build()
                        .readTree(Files.readString(Fixtures.file("costs/expected.json")))
                        .path("conv.tflite");
        assertEquals(java.util.Set.of("?"), ModelCosts.of(model(name), Map.of()).symbols());
        ModelCosts costs = ModelCosts.of(model(name), Map.of("?", 1L));
        assertEquals(0, costs.unknown());
        assertEquals(
                expected.path("tensorflow flops of products").asLong(), 2 * costs.total().macs());
    }

    /// One network of a convolution, poolings and a product, converted.
    @ParameterizedTest
    @ValueSource(strings = {"coreml/older.mlpackage", "coreml/newer.mlpackage"})
    void theSameNetworkTakesTheSameInOtherFormats(String name) throws IOException {
        ModelCosts original = ModelCosts.of(model("conv.onnx"), Map.of("?", 1L, "batch", 1L));
        assertEquals(original.total().macs(), ModelCosts.of(model(name), Map.of()).total().macs());
    }

    private static long scope(ModelCosts costs, String path) {
        return java.util.Objects.requireNonNull(costs.scopes().get(path), path).macs();
    }

    private static long macs(ModelCosts costs, String module) {
        return costs.nodes().stream()
                .filter(e -> e.name().startsWith("/" + module + "/"))
                .mapToLong(e -> e.cost().macs())
                .sum();
    }

    @Test
    void modulesAddUp() throws IOException {
        ModelCosts costs = costs("attention.onnx", Map.of("batch", 2L, "seq", 6L));
        assertEquals(2 * 6 * 16 * 16, scope(costs, "q"));
        assertEquals(2 * 6 * 16 * 64, scope(costs, "up"));
        assertEquals(model("costs/attention.onnx").parameters(), costs.total().parameters());
        assertTrue(costs.peak() < costs.total().activationBytes());
        assertTrue(costs.peak() >= 3 * 2 * 6 * 16 * 4, "x, and two values as large");
    }

    @Test
    void withoutNumbersForNamesNothingIsGuessed() throws IOException {
        ModelCosts costs = costs("attention.onnx", Map.of());
        assertEquals(-1, costs.total().macs());
        assertTrue(costs.total().parameters() >= 3_248);
        assertEquals(List.of("batch", "seq"), List.copyOf(costs.symbols()));
        assertTrue(
                CostWords.text(costs, Map.of(), -1).contains("set --dims batch=…,seq=…"),
                CostWords.text(costs, Map.of(), -1));
    }

    @Test
    void subgraphsCountInTheNodeThatRunsThem() throws IOException {
        ModelCosts costs = ModelCosts.of(model("branches.onnx"), Map.of());
        ModelCosts.Entry choice =
                costs.nodes().stream()
                        .filter(e -> e.operator().equals("If"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(2, choice.cost().flops());
        assertEquals(4, costs.total().flops());
    }

    @Test
    void weightsAloneHaveModulesAndNoWork() throws IOException {
        ModelCosts costs = ModelCosts.of(model("small.safetensors"), Map.of());
        assertEquals(-1, costs.total().flops());
        assertEquals(model("small.safetensors").parameters(), costs.total().parameters());
    }

    @Test
    void aCacheOfKeysAndValuesIsTwoForEachHeadOfEachLayer() throws IOException {
        Model model =
                new Model(
                        "gguf",
                        List.of(),
                        List.of(),
                        Map.of(
                                "general.architecture", "llama",
                                "llama.block_count", "32",
                                "llama.attention.head_count", "32",
                                "llama.attention.head_count_kv", "8",
                                "llama.embedding_length", "4096"),
                        0,
                        List.of(),
                        null);
        assertEquals(131_072, KvCache.bytesPerToken(model));
        assertEquals(-1, KvCache.bytesPerToken(model("small.safetensors")));
    }
}
