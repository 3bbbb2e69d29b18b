package dev.loupe.networks.open;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.Reading;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.Formats;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

final class OpenModelTest {
    private static OpenModel open(String name) throws IOException {
        Path file = Fixtures.file(name);
        return Formats.read(ModelFile.open(file)) instanceof Reading.Read<Model>(Model read)
                ? new OpenModel(file, read)
                : org.junit.jupiter.api.Assertions.fail(name);
    }

    /// So that an operator leads to its weights, also where a layer names them in its own way.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "chain.keras",
                "joined.keras",
                "chain.h5",
                "joined.h5",
                "keras2.h5",
                "conv.onnx",
                "conv.tflite",
                "traced.pt",
                "program.pt2",
                "saved",
                "tfjs/graph/model.json",
                "layers.mlmodel",
                "conv.ncnn.param",
                "yolo.cfg",
                "lenet.caffemodel",
                "conv-symbol.json",
                "program.pdmodel",
                "conv.mnn"
            })
    void eachStoredValueOfAGraphIsAmongTheWeights(String name) throws IOException {
        OpenModel open = open(name);
        int stored = 0;
        for (int g = 0; g < open.model().graphs().size(); g++) {
            List<Value> values = open.graph(g).values();
            for (int v = 0; v < values.size(); v++) {
                Tensor data = values.get(v).data();
                if (data != null && data.place() != null) {
                    int at = open.tensor(g, v);
                    assertTrue(at >= 0, values.get(v).name());
                    assertEquals(data.place(), open.tensors().get(at).place());
                    stored++;
                }
            }
        }
        assertTrue(stored > 0, name);
    }

    /// Core ML's programs hold weights in `const` operators and list them as well.
    @Test
    void whatOperatorsHoldAndTheFileListsIsOneTensor() throws IOException {
        OpenModel open = open("program.mlpackage");
        Model model = open.said();
        List<Object> listed = model.tensors().stream().map(Tensor::place).toList();
        assertTrue(open.held().stream().noneMatch(tensor -> listed.contains(tensor.place())));
        Graph graph = open.model().graphs().getFirst();
        Node heavy =
                graph.nodes().stream()
                        .filter(node -> node.operator().equals("conv"))
                        .findFirst()
                        .orElseThrow();
        int weight =
                heavy.inputs().stream()
                        .filter(port -> port.name().equals("weight"))
                        .mapToInt(Node.Port::value)
                        .findFirst()
                        .orElseThrow();
        int place = open.tensor(0, weight);
        assertTrue(place >= 0 && place < model.tensors().size(), "place " + place);
        assertEquals(
                open.model().parameters(),
                Tensor.parameters(open.tensors()) - Tensor.parameters(open.held()));
    }
}
