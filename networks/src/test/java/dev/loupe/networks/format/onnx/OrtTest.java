package dev.loupe.networks.format.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.loupe.core.Reading;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.weights.TensorNumbers;

import org.junit.jupiter.api.Test;

import java.io.IOException;

/// What ONNX Runtime makes of a model says the same as the model.
class OrtTest {
    private static Model read(Format format, String file) throws IOException {
        Reading<Model> reading = format.read(ModelFile.open(Fixtures.file(file)));
        return reading instanceof Reading.Read<Model> read
                ? read.value()
                : org.junit.jupiter.api.Assertions.fail(reading.toString());
    }

    private static double first(Model model, String name) throws IOException {
        Tensor tensor =
                model.tensors().stream().filter(t -> t.name().equals(name)).findFirst().get();
        return TensorNumbers.of(tensor).at(0);
    }

    @Test
    void readsTheSameWeightsAsFromOnnx() throws IOException {
        Model ort = read(new Ort(), "conv.ort");
        Model onnx = read(new Onnx(), "conv.onnx");
        for (String name : new String[] {"w", "b", "v"}) {
            assertEquals(first(onnx, name), first(ort, name));
        }
    }

    @Test
    void readsAttributesAndSymbolicShapes() throws IOException {
        Model ort = read(new Ort(), "conv.ort");
        Node conv = ort.graphs().getFirst().nodes().getFirst();
        Attribute pads =
                conv.attributes().stream().filter(a -> a.name().equals("pads")).findFirst().get();
        assertArrayEquals(
                new long[] {1, 1, 1, 1},
                assertInstanceOf(Attribute.Wholes.class, pads.content()).values());
        int input = ort.graphs().getFirst().inputs().getFirst();
        assertEquals(
                "batch×3×8×8",
                String.valueOf(ort.graphs().getFirst().values().get(input).type().shape()));
    }

    @Test
    void joinsBranchesToTheOperatorThatRunsThem() throws IOException {
        Model ort = read(new Ort(), "branches.ort");
        Node choice =
                ort.graphs().getFirst().nodes().stream()
                        .filter(n -> n.operator().equals("If"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(2, choice.subgraphs().size());
    }
}
