package dev.loupe.networks.format.mnn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.Reading;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;

import org.junit.jupiter.api.Test;

import java.io.IOException;

class MnnTest {
    private static Model read(String name) throws IOException {
        Reading.Read<?> read =
                assertInstanceOf(
                        Reading.Read.class, new Mnn().read(ModelFile.open(Fixtures.file(name))));
        return assertInstanceOf(Model.class, read.value());
    }

    @Test
    void namesValuesParametersAndWeights() throws IOException {
        Model model = read("conv.mnn");
        Graph graph = model.graphs().getFirst();
        assertEquals(
                "1×3×8×8",
                String.valueOf(graph.values().get(graph.inputs().getFirst()).type().shape()));
        assertEquals("y", graph.values().get(graph.outputs().getFirst()).name());
        Node convolution =
                graph.nodes().stream()
                        .filter(n -> n.operator().equals("Convolution"))
                        .findFirst()
                        .orElseThrow();
        assertTrue(convolution.attributes().toString().contains("kernelX"));
        assertEquals("4×3×3×3", model.tensors().getFirst().shape().toString());
        assertEquals("ONNX", model.metadata().get("made from"));
    }

    @Test
    void countsQuantisedWeightsByTheirElements() throws IOException {
        assertEquals("mnn_packed", read("conv-int8.mnn").tensors().get(1).type().name());
    }
}
