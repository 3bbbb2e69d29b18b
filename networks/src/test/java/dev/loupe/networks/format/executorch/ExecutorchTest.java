package dev.loupe.networks.format.executorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.Reading;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

/// Against what fixtures/networks/make-executorch.py wrote; counts by ExecuTorch's own reader are in expected.json.
class ExecutorchTest {
    private static Model model(String name) throws IOException {
        if (new Executorch().read(ModelFile.open(Fixtures.file(name)))
                instanceof Reading.Read<Model> read) {
            return read.value();
        }
        throw new AssertionError(name);
    }

    private static Node node(Graph graph, String operator) {
        return graph.nodes().stream()
                .filter(node -> node.operator().equals(operator))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void instructionsAreNodesBetweenTensors() throws IOException {
        Graph main = model("conv.pte").graphs().getFirst();
        assertEquals(7, main.edges());
        assertEquals("forward", main.metadata().get("method"));
        Node split = node(main, "split_with_sizes_copy");
        assertEquals(1, split.inputs().size());
        assertEquals(2, split.outputs().size());
        Node conv = node(main, "convolution");
        assertEquals("out", conv.metadata().get("overload"));
        assertEquals(
                List.of("input", "weight", "bias"),
                conv.inputs().stream().map(Node.Port::name).toList());
        assertEquals(
                "1×4×3×3",
                String.valueOf(
                        main.values().get(conv.outputs().getFirst().value()).type().shape()));
    }

    @Test
    void constantsLieInTheirSegment() throws IOException {
        Tensor weight = model("conv.pte").tensors().getFirst();
        assertEquals("4×1×3×3", weight.shape().toString());
        Tensor.Mapped mapped = assertInstanceOf(Tensor.Mapped.class, weight.content());
        for (int i = 0; i < 36; i++) {
            float one = mapped.bytes().f32(4L * i);
            assertTrue(Math.abs(one) <= 1f / 3, "within torch's first bounds: " + one);
        }
    }

    @Test
    void delegatesAreNamed() throws IOException {
        Model model = model("delegated.pte");
        assertEquals("XnnpackBackend", model.metadata().get("delegates"));
        Graph main = model.graphs().getFirst();
        assertEquals("delegate", node(main, "XnnpackBackend").domain());
        assertEquals(1, main.edges());
    }
}
