package dev.loupe.networks.format.tensorflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Value;
import dev.loupe.networks.weights.TensorNumbers;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// What `make-tensorflow.py` built.
class TensorflowTest {
    private static Model read(ModelFile file) throws IOException {
        Reading<Model> reading = new Tensorflow().read(file);
        return reading instanceof Reading.Read<Model> read
                ? read.value()
                : org.junit.jupiter.api.Assertions.fail(reading.toString());
    }

    private static Model read(String file) throws IOException {
        return read(ModelFile.open(Fixtures.file(file)));
    }

    private static Node operator(Graph graph, String operator) {
        return graph.nodes().stream()
                .filter(n -> n.operator().equals(operator))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void readsConstantsWhereTheyLie() throws IOException {
        Graph graph = read("frozen.pb").graphs().getFirst();
        Node conv = operator(graph, "Conv2D");
        assertEquals("features/Conv2D", conv.name());
        Node constant =
                graph.nodes().stream()
                        .filter(n -> n.operator().equals("Const") && n.name().contains("Conv2D"))
                        .findFirst()
                        .orElseThrow();
        Value value = graph.values().get(constant.outputs().getFirst().value());
        Tensor kernel = value.data();
        assertTrue(kernel != null);
        assertEquals("3×3×3×4", kernel.shape().toString());
        assertEquals(0.0012301, TensorNumbers.of(kernel).at(0), 1e-6);
    }

    @Test
    void joinsCallsToTheFunctionsThatTheyRun() throws IOException {
        Model model = read("saved");
        Node call =
                model.graphs().getFirst().nodes().stream()
                        .filter(n -> n.name().equals("StatefulPartitionedCall"))
                        .findFirst()
                        .orElseThrow();
        Attribute f =
                call.attributes().stream().filter(a -> a.name().equals("f")).findFirst().get();
        int index = assertInstanceOf(Attribute.Runs.class, f.content()).graph();
        assertTrue(model.graphs().get(index).name().startsWith("__inference_signature_wrapper"));
        assertEquals(Graph.Role.FUNCTION, model.graphs().get(index).role());
    }

    @Test
    void tellsShapesOfArguments() throws IOException {
        Graph run =
                read("saved").graphs().stream()
                        .filter(g -> g.name().startsWith("__inference_run"))
                        .findFirst()
                        .orElseThrow();
        Value image = run.values().get(run.inputs().getFirst());
        assertEquals("image", image.name());
        assertEquals("float32 ?×8×8×3", image.type().text() + " " + image.type().shape());
    }

    @Test
    void findsVariablesByTheObjectsThatHoldThem() throws IOException {
        Graph graph = read("saved").graphs().getFirst();
        Tensor kernel =
                graph.values().stream()
                        .filter(v -> v.name().equals("kernel"))
                        .findFirst()
                        .orElseThrow()
                        .data();
        assertTrue(kernel != null);
        assertEquals("kernel/.ATTRIBUTES/VARIABLE_VALUE", kernel.name());
        assertEquals(0.0012301, TensorNumbers.of(kernel).at(0), 1e-6);
    }

    @Test
    void tellsSignatures() throws IOException {
        Model model = read("saved/saved_model.pb");
        assertEquals(
                "image=serving_default_image:0 → scores=StatefulPartitionedCall:0",
                model.metadata().get("signature serving_default"));
        Graph graph = model.graphs().getFirst();
        assertEquals(
                "StatefulPartitionedCall", graph.values().get(graph.outputs().getFirst()).name());
    }

    @Test
    void readsTheElementsOfACheckpoint() throws IOException {
        Model model = read("small.ckpt.index");
        Tensor half =
                model.tensors().stream()
                        .filter(t -> t.name().startsWith("model/half/"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(-2, TensorNumbers.of(half).at(1));
    }

    @Test
    void tellsPlaceholdersAsInputsAndControlAsMetadata() throws IOException {
        Graph graph = read("old.meta").graphs().getFirst();
        assertEquals("x", graph.values().get(graph.inputs().getFirst()).name());
        assertEquals(
                graph.inputs(),
                graph.nodes().stream()
                        .filter(n -> n.operator().equals("Placeholder"))
                        .map(n -> n.outputs().getFirst().value())
                        .toList());
        assertEquals("?×4", String.valueOf(graph.values().get(0).type().shape()));
        Graph frozen = read("frozen.pb").graphs().getFirst();
        assertTrue(
                frozen.nodes().stream().anyMatch(n -> n.metadata().containsKey("control_inputs")));
    }

    @Test
    void keepsTheOperatorsBeforeACut() throws IOException {
        byte[] whole = Files.readAllBytes(Fixtures.file("saved/saved_model.pb"));
        Model model =
                read(
                        new ModelFile(
                                Path.of("saved_model.pb"),
                                false,
                                Bytes.of(Arrays.copyOf(whole, whole.length / 2))));
        assertNotNull(model.damage());
        assertEquals(15, model.graphs().getFirst().nodes().size());
    }
}
