package dev.loupe.networks.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.Reading;
import dev.loupe.core.Shape;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.Formats;
import dev.loupe.networks.TfjsSketch;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.infer.GivenExtents;
import dev.loupe.networks.infer.KnownTypes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Costs and shapes of formats of layers against PyTorch's counter and Keras's own shapes.
final class LayerCostsTest {
    private static Model model(String name) throws IOException {
        if (Formats.read(ModelFile.open(Fixtures.file(name)))
                instanceof Reading.Read<Model>(Model model)) {
            return model;
        }
        throw new AssertionError(name + " was not read");
    }

    private static JsonNode expected(String name) throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(Files.readString(Fixtures.file("costs/layers-expected.json")))
                .path(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "costs/layers.json|layers.json|?=1",
                "costs/scripted.pt|scripted.pt|x=1x3x30x26",
                "lenet.prototxt|lenet.prototxt|",
                "lenet.caffemodel|lenet.prototxt|",
                "old.caffemodel|old.caffemodel|",
                "old.prototxt|old.caffemodel|",
                "conv-symbol.json|conv-symbol.json|?=2",
                "chain.keras|chain.keras|?=1",
                "chain.h5|chain.keras|?=1",
                "chain.json|chain.keras|?=1",
                "conv.ncnn.param|conv.ncnn.param|in0=3x8x8,in1=5",
                "conv.pnnx.param|conv.ncnn.param|"
            })
    void productsAreThoseThatPyTorchCounts(String file, String name, String given)
            throws IOException {
        ModelCosts costs = ModelCosts.of(model(file), GivenExtents.of(given == null ? "" : given));
        assertEquals(
                expected(name).path("torch flops of products").asLong(),
                2 * costs.counted().macs(),
                () -> costs.nodes().stream().filter(e -> !e.cost().known()).toList().toString());
        assertTrue(costs.counted().macs() > 0);
    }

    @Test
    void layersMakeWhatKerasSaysThatTheyMake() throws IOException {
        Model model = model("costs/layers.json");
        KnownTypes known = KnownTypes.of(model);
        JsonNode shapes = expected("layers.json").path("shapes");
        Graph graph = model.graphs().getFirst();
        assertEquals(26, graph.nodes().size());
        for (Node node : graph.nodes()) {
            Shape found = known.shape(0, node.outputs().getFirst().value());
            assertEquals(
                    shapes.path(node.name())
                            .toString()
                            .replaceAll("[\\[\\]]", "")
                            .replace("null", "?"),
                    found == null ? "none" : found.toString().replace('×', ','),
                    node.name());
        }
    }

    @Test
    void functionsCountWhereTheyAreCalled() throws IOException {
        ModelCosts frozen = ModelCosts.of(model("frozen.pb"), Map.of("?", 1L));
        ModelCosts saved = ModelCosts.of(model("saved"), Map.of("?", 1L));
        assertEquals(0, frozen.unknown());
        assertTrue(frozen.total().macs() > 1000);
        assertEquals(frozen.total().macs(), saved.counted().macs());
    }

    /// Darknet prints 2 · weights · places for each convolution (src/convolutional_layer.c, `make_convolutional_layer`).
    @Test
    void darknetsConvolutionsTakeWhatItPrints() throws IOException {
        Model model = model("yolo.cfg");
        ModelCosts costs = ModelCosts.of(model, Map.of());
        assertEquals(0, costs.unknown());
        Graph graph = model.graphs().getFirst();
        long sum = 0;
        for (Node node : graph.nodes()) {
            Shape out = graph.values().get(node.outputs().getFirst().value()).type().shape();
            for (Node.Port port : node.inputs()) {
                if (port.name().equals("weights") && node.operator().equals("convolutional")) {
                    long weights =
                            Amounts.elements(graph.values().get(port.value()).type().shape());
                    sum += weights * Amounts.extent(out, 1) * Amounts.extent(out, 2);
                }
            }
        }
        assertTrue(sum > 0);
        assertEquals(sum, costs.total().macs());
    }

    /// What TensorFlow's optimiser puts into one operator (tensorflow/core/grappler/optimizers/remapper.cc): a product, a bias and an activation.
    @Test
    void fusedOperatorsAreTheirParts(@TempDir Path folder) throws IOException {
        String fused =
                "'T':{'type':'DT_FLOAT'},'fused_ops':{'list':{'s':['Qmlhc0FkZA==','UmVsdTY=']}}";
        Model model =
                new TfjsSketch()
                        .input("x", "2x9x9x3")
                        .zeros("k", 3, 3, 3, 8)
                        .zeros("b", 8)
                        .zeros("d", 3, 3, 8, 1)
                        .zeros("w", 200, 10)
                        .zeros("c", 10)
                        .list("flat", 2, 200)
                        .node(
                                "conv",
                                "_FusedConv2D",
                                "x k b",
                                fused,
                                "'padding':{'s':'U0FNRQ=='}",
                                "'strides':{'list':{'i':['1','2','2','1']}}")
                        .node(
                                "depth",
                                "FusedDepthwiseConv2dNative",
                                "conv d b",
                                fused,
                                "'padding':{'s':'RVhQTElDSVQ='}",
                                "'explicit_paddings':{'list':{'i':['0','0','1','1','1','1','0','0']}}")
                        .node(
                                "plain",
                                "Conv2D",
                                "x k",
                                "'T':{'type':'DT_FLOAT'}",
                                "'padding':{'s':'VkFMSUQ='}")
                        .node("long", "Reshape", "depth flat")
                        .node("dense", "_FusedMatMul", "long w c", fused)
                        .read(folder);
        Map<String, Cost> costs =
                ModelCosts.of(model, Map.of()).nodes().stream()
                        .collect(java.util.stream.Collectors.toMap(e -> e.name(), e -> e.cost()));
        long made = 2 * 5 * 5 * 8;
        assertEquals(made * 27, cost(costs, "conv").macs());
        assertEquals(made * (2 * 27 + 2), cost(costs, "conv").flops());
        assertEquals(made * 9, cost(costs, "depth").macs());
        assertEquals(2 * 7 * 7 * 8 * 27, cost(costs, "plain").macs());
        assertEquals(2 * 200 * 10, cost(costs, "dense").macs());
        assertEquals(2 * 10 * (2 * 200 + 2), cost(costs, "dense").flops());
    }

    private static Cost cost(Map<String, Cost> costs, String name) {
        return Objects.requireNonNull(costs.get(name), name);
    }

    @Test
    void inputsWithoutAShapeAreNamed() throws IOException {
        ModelCosts costs = ModelCosts.of(model("traced.pt"), Map.of());
        assertEquals(List.of("x"), costs.shapeless());
        assertTrue(CostWords.text(costs, Map.of(), -1).contains("set --dims x=1x…"));
    }

    @ParameterizedTest
    @CsvSource({"batch=-1", "batch=", "=3", "x=1x", "x=1xy", "3"})
    void whatIsNoExtentIsOneSentence(String text) {
        String why =
                assertThrows(IllegalArgumentException.class, () -> GivenExtents.of(text))
                        .toString();
        assertTrue(why.contains("\"" + text + "\""), why);
    }
}
