package dev.loupe.networks.format.tflite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.Reading;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.weights.TensorNumbers;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;

/// Numbers and names as TFLite's interpreter told them of the same files.
class TfliteTest {
    private static Model read(String name) throws IOException {
        Reading<Model> reading = new Tflite().read(ModelFile.open(Fixtures.file(name)));
        return reading instanceof Reading.Read<Model> read
                ? read.value()
                : org.junit.jupiter.api.Assertions.fail(reading.toString());
    }

    private static Node operator(Model model, String operator) {
        return model.graphs().stream()
                .flatMap(g -> g.nodes().stream())
                .filter(n -> n.operator().equals(operator))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Attribute.Content> attributes(Node node) {
        return node.attributes().stream()
                .collect(Collectors.toMap(Attribute::name, Attribute::content));
    }

    @Test
    void namesTheOptionsOfAnOperator() throws IOException {
        Map<String, Attribute.Content> conv = attributes(operator(read("conv.tflite"), "CONV_2D"));
        assertEquals(new Attribute.Text("SAME"), conv.get("padding"));
        assertEquals(new Attribute.Whole(2), conv.get("stride_w"));
        assertEquals(new Attribute.Whole(1), conv.get("dilation_h_factor"));
        assertEquals(new Attribute.Text("RELU"), conv.get("fused_activation_function"));
        assertEquals(
                new Attribute.Real(1),
                attributes(operator(read("conv.tflite"), "SOFTMAX")).get("beta"));
    }

    @Test
    void givesTheModuleInTheNameOfAnOperator() throws IOException {
        Node conv = operator(read("conv.tflite"), "CONV_2D");
        assertEquals("small_1/first_1/Relu", conv.name());
        assertEquals("filter", conv.inputs().get(1).name());
        Node head = operator(read("conv.tflite"), "FULLY_CONNECTED");
        assertEquals(new Node.Port("bias", -1), head.inputs().get(2));
    }

    @Test
    void readsTheElementsOfWeights() throws IOException {
        TensorNumbers filter =
                TensorNumbers.of(
                        read("conv.tflite").tensors().stream()
                                .filter(t -> t.name().equals("small_1/first_1/convolution"))
                                .findFirst()
                                .orElseThrow());
        assertEquals(108, filter.count());
        assertEquals(-0.11269142, filter.at(0), 1e-7);
    }

    @Test
    void tellsScalesAndZeroPoints() throws IOException {
        Map<String, String> said = read("quantised.tflite").graphs().getFirst().metadata();
        assertEquals("scale=0.024469357, zero_point=5", said.get("quantization tfl.quantize"));
        String filter = String.valueOf(said.get("quantization small_1/first_1/convolution"));
        assertTrue(filter.startsWith("4 scales [0.0023881"), filter);
        assertTrue(filter.endsWith("along axis 0"), filter);
    }

    @Test
    void joinsSubgraphsToTheOperatorsThatRunThem() throws IOException {
        Model model = read("loops.tflite");
        Node loop = operator(model, "WHILE");
        Attribute.Runs body =
                assertInstanceOf(Attribute.Runs.class, attributes(loop).get("body_subgraph_index"));
        assertEquals("while_body", model.graphs().get(body.graph()).name());
        assertEquals(Graph.Role.SUBGRAPH, model.graphs().get(body.graph()).role());
        assertEquals(2, loop.subgraphs().size());
        assertEquals("custom", operator(model, "Erfc").domain());
    }

    @Test
    void tellsSignaturesAndTheVersionThatRunsIt() throws IOException {
        Map<String, String> said = read("conv.tflite").metadata();
        assertTrue(said.containsKey("min_runtime_version"), said.toString());
        assertEquals("subgraph 0: image=0 → output_0=17", said.get("signature serving_default"));
    }
}
