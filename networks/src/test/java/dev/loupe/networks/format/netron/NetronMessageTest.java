package dev.loupe.networks.format.netron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.format.onnx.Onnx;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Against what Netron's own backend wrote and its own reader counted (fixtures/networks/make-netron.py).
class NetronMessageTest {
    private static Model read(Format format, String name) throws IOException {
        return model(format.read(ModelFile.open(Fixtures.file(name))));
    }

    private static Model model(Reading<Model> reading) {
        assertInstanceOf(Reading.Read.class, reading, reading.toString());
        return ((Reading.Read<Model>) reading).value();
    }

    private static Reading<Model> read(String json) throws IOException {
        return new NetronMessage()
                .read(
                        new ModelFile(
                                Path.of("m.json"),
                                false,
                                Bytes.of(json.getBytes(StandardCharsets.UTF_8))));
    }

    private static List<String> joints(Graph graph) {
        return graph.nodes().stream()
                .map(n -> n.operator() + names(graph, n.inputs()) + names(graph, n.outputs()))
                .toList();
    }

    private static List<String> names(Graph graph, List<Node.Port> ports) {
        return ports.stream()
                .map(p -> p.value() < 0 ? "" : graph.values().get(p.value()).name())
                .toList();
    }

    @Test
    void joinsTheValuesThatTheModelOfItsBackendJoins() throws IOException {
        Model original = read(new Onnx(), "conv.onnx");
        Model told = read(new NetronMessage(), "netron/conv.json");
        assertEquals(joints(original.graphs().getFirst()), joints(told.graphs().getFirst()));
        assertTrue(told.metadata().toString().contains("format=ONNX v"), "" + told.metadata());
    }

    @Test
    void takesTypesWeightsAndAttributes() throws IOException {
        Graph graph = read(new NetronMessage(), "netron/torch.json").graphs().getFirst();
        assertEquals("1×8", "" + graph.values().get(graph.inputs().getFirst()).type().shape());
        assertEquals("1×2×2", "" + graph.values().get(graph.outputs().getFirst()).type().shape());
        assertEquals(
                List.of("input", "weight", "bias"),
                graph.nodes().getFirst().inputs().stream().map(Node.Port::name).toList());
        assertTrue(
                graph.nodes().get(2).attributes().toString().contains("Wholes"),
                "" + graph.nodes().get(2).attributes());
    }

    @Test
    void readsTheOldFormWithArgumentsByName() throws IOException {
        Graph graph =
                model(
                                read(
                                        "{\"signature\": \"netron:test\", \"graphs\": [{\"arguments\": [{\"name\": \"a\"}, {\"name\": \"b\"}],"
                                                + " \"nodes\": [{\"type\": {\"name\": \"Neg\"}, \"inputs\": [{\"name\": \"X\", \"arguments\": [\"a\"]}],"
                                                + " \"outputs\": [{\"name\": \"Y\", \"arguments\": [\"b\"]}]}]}]}"))
                        .graphs()
                        .getFirst();
        assertEquals(List.of("Neg[a][b]"), joints(graph));
    }

    @Test
    void notesOnAModelAreNoModel() throws IOException {
        Reading<Model> reading = read("{\"signature\": \"netron:attachment\", \"metadata\": []}");
        assertInstanceOf(Reading.NotThisFormat.class, reading);
    }

    @Test
    void keepsWhatStandsBeforeACut() throws IOException {
        Model model =
                model(
                        read(
                                "{\"signature\": \"netron:test\", \"graphs\": [{\"nodes\": [{\"type\": {\"name\": \"Neg\"}, \"inputs\": [{\"value\": [3]}]}, {\"ty"));
        assertTrue(model.damage() != null, "damage");
        assertEquals("Neg", model.graphs().getFirst().nodes().getFirst().operator());
    }
}
