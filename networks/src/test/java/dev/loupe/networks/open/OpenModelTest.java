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

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

final class OpenModelTest {
    /// Core ML's programs hold weights in `const` operators and list them as well.
    @Test
    void whatOperatorsHoldAndTheFileListsIsOneTensor() throws IOException {
        Path file = Fixtures.file("program.mlpackage");
        Model model =
                Formats.read(ModelFile.open(file)) instanceof Reading.Read<Model>(Model read)
                        ? read
                        : org.junit.jupiter.api.Assertions.fail(file.toString());
        OpenModel open = new OpenModel(file, model);
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
