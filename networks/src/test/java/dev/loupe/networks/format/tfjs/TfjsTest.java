package dev.loupe.networks.format.tfjs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.Reading;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.weights.TensorNumbers;

import org.junit.jupiter.api.Test;

import java.io.IOException;

class TfjsTest {
    private static Model read(String file) throws IOException {
        Reading<Model> reading = new Tfjs().read(ModelFile.open(Fixtures.file(file)));
        return reading instanceof Reading.Read<Model> read
                ? read.value()
                : org.junit.jupiter.api.Assertions.fail(reading.toString());
    }

    /// The kernel of 432 bytes lies over the end of a file of 256.
    @Test
    void joinsWeightsThatLieInSeveralFiles() throws IOException {
        Tensor kernel = read("tfjs/graph/model.json").tensors().getFirst();
        assertInstanceOf(Tensor.Made.class, kernel.content());
        assertEquals(0.0012301, TensorNumbers.of(kernel).at(0), 1e-6);
    }

    @Test
    void readsTextsOfAttributes() throws IOException {
        Node conv =
                read("tfjs/graph/model.json").graphs().getFirst().nodes().stream()
                        .filter(n -> n.operator().equals("Conv2D"))
                        .findFirst()
                        .orElseThrow();
        assertTrue(
                conv.attributes().contains(new Attribute("padding", new Attribute.Text("SAME"))));
    }

    @Test
    void tellsHowWeightsAreQuantised() throws IOException {
        Model model = read("tfjs/layers/model.json");
        assertEquals("uint8", model.tensors().getFirst().type().name());
        String said =
                model.graphs()
                        .getFirst()
                        .metadata()
                        .get("quantization " + model.tensors().getFirst().name());
        assertTrue(String.valueOf(said).startsWith("scale="), said);
    }

    @Test
    void givesLayersTheirWeights() throws IOException {
        Node hidden =
                read("tfjs/layers/model.json").graphs().getFirst().nodes().stream()
                        .filter(n -> n.name().equals("hidden"))
                        .findFirst()
                        .orElseThrow();
        assertEquals("inner", hidden.scope());
        assertEquals("kernel", hidden.inputs().get(1).name());
    }
}
