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
import dev.loupe.networks.weights.TensorNumbers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.util.List;

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

    /// No weight is further from the one that MNN quantised than half a step.
    @ParameterizedTest
    @CsvSource({"conv-int8.mnn,2", "conv-int4.mnn,2", "conv-int3.mnn,2", "conv-int8-even.mnn,1"})
    void decodesQuantisedWeights(String name, int scales) throws IOException {
        Model original = read("conv.mnn");
        Model quantised = read(name);
        for (String operator : List.of("c", "y__matmul_converted")) {
            TensorNumbers before = numbers(original, operator + ".weight");
            TensorNumbers after = numbers(quantised, operator + ".weight");
            TensorNumbers steps = numbers(quantised, operator + ".scales");
            assertEquals(before.shape(), after.shape());
            long each = before.count() * scales / steps.count();
            for (long i = 0; i < before.count(); i++) {
                double half = steps.at(i / each * scales + scales - 1) / 2;
                assertEquals(before.at(i), after.at(i), 1.001 * half, operator + " " + i);
            }
        }
    }

    private static TensorNumbers numbers(Model model, String name) throws IOException {
        return TensorNumbers.of(
                model.tensors().stream()
                        .filter(t -> t.name().equals(name))
                        .findFirst()
                        .orElseThrow());
    }
}
