package dev.loupe.networks.format.modelexplorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.format.ModelText;
import dev.loupe.networks.format.tflite.Tflite;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Against what Model Explorer's own adapter and builder wrote (fixtures/networks/make-modelexplorer.py).
class ModelExplorerTest {
    private static Model read(Format format, String name) throws IOException {
        return model(format.read(ModelFile.open(Fixtures.file(name))));
    }

    private static Model model(Reading<Model> reading) {
        assertInstanceOf(Reading.Read.class, reading, reading.toString());
        return ((Reading.Read<Model>) reading).value();
    }

    private static List<String> joints(Graph graph) {
        return graph.nodes().stream()
                .map(
                        n ->
                                names(graph, n.inputs())
                                        + " -> "
                                        + names(graph, n.outputs())
                                        + " "
                                        + n.subgraphs().size())
                .toList();
    }

    private static List<String> names(Graph graph, List<Node.Port> ports) {
        return ports.stream()
                .filter(p -> p.value() >= 0)
                .map(p -> graph.values().get(p.value()))
                .map(v -> v.name() + " " + v.type().text() + " " + v.type().shape())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"conv", "loops"})
    void joinsTheValuesThatTheAdaptersModelJoins(String name) throws IOException {
        Model original = read(new Tflite(), name + ".tflite");
        Model told = read(new ModelExplorer(), "modelexplorer/" + name + ".json");
        assertEquals(original.parameters(), told.parameters());
        assertEquals(original.graphs().size(), told.graphs().size());
        for (Graph graph : original.graphs()) {
            Graph same =
                    told.graphs().stream()
                            .filter(g -> g.name().equals(graph.name()))
                            .findFirst()
                            .orElseThrow();
            assertEquals(joints(graph), joints(same));
            assertEquals(
                    graph.outputs().stream().map(o -> graph.values().get(o).name()).toList(),
                    same.outputs().stream().map(o -> same.values().get(o).name()).toList());
            assertEquals(graph.role(), same.role());
        }
    }

    @Test
    void takesNamespacesAsScopesAndGroupsAttributes() throws IOException {
        Model model = read(new ModelExplorer(), "modelexplorer/built.json");
        Graph net = model.graphs().getFirst();
        Node gate = net.nodes().get(2);
        assertEquals("encoder/gate", gate.scope());
        assertTrue(gate.attributes().toString().contains("[x, split]"), "" + gate.attributes());
        assertEquals("3", net.metadata().get("encoder layers"));
        assertEquals("Loupe", net.metadata().get("author"));
        assertEquals(List.of(1), net.nodes().get(3).subgraphs());
        assertEquals("built", model.metadata().get("label"));
    }

    @Test
    void aListOfGraphsSaysTheSameWithoutALabel() throws IOException {
        Model list = read(new ModelExplorer(), "modelexplorer/list.json");
        Model built = read(new ModelExplorer(), "modelexplorer/built.json");
        assertEquals(ModelText.of(built).replace("{label=built}", "{}"), ModelText.of(list));
    }

    @Test
    void keepsWhatStandsBeforeACutAndEdgesThatLeadNowhere() {
        String json =
                "[{\"id\": \"g\", \"nodes\": [{\"id\": \"b\", \"label\": \"B\", \"namespace\": \"\","
                        + " \"incomingEdges\": [{\"sourceNodeId\": \"gone\"}]}, {\"id\": \"c\", \"lab";
        Bytes bytes = Bytes.of(json.getBytes(StandardCharsets.UTF_8));
        Model model = model(new ModelExplorer().read(new ModelFile(Path.of("m"), false, bytes)));
        assertTrue(model.damage() != null && model.damage().at() > 100, "" + model.damage());
        Node node = model.graphs().getFirst().nodes().getFirst();
        assertEquals("B", node.operator());
        assertEquals(1, node.inputs().size());
    }
}
