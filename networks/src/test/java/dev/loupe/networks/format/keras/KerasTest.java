package dev.loupe.networks.format.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Value;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// The same model in the three layouts, as `make-keras.py` builds it.
class KerasTest {
    private static final List<String> LAYOUTS = List.of("joined.keras", "joined.h5", "keras2.h5");

    private static Model read(ModelFile file) throws IOException {
        Reading<Model> reading = new Keras().read(file);
        return reading instanceof Reading.Read<Model> read
                ? read.value()
                : org.junit.jupiter.api.Assertions.fail(reading.toString());
    }

    private static Graph graph(String file) throws IOException {
        return read(ModelFile.open(Fixtures.file(file))).graphs().getFirst();
    }

    private static List<Node> named(Graph graph, String name) {
        return graph.nodes().stream().filter(n -> n.name().equals(name)).toList();
    }

    private static List<String> inputs(Graph graph, Node node) {
        return node.inputs().stream()
                .map(p -> p.name() + "=" + graph.values().get(p.value()).name())
                .toList();
    }

    @Test
    void callsASharedLayerTwiceWithTheSameWeights() throws IOException {
        for (String file : LAYOUTS) {
            Graph graph = graph(file);
            List<Node> shared = named(graph, "shared");
            assertEquals(2, shared.size(), file);
            assertEquals(
                    shared.get(0).inputs().subList(1, 3), shared.get(1).inputs().subList(1, 3));
        }
        assertEquals(
                List.of("=b", "kernel=layers/dense/vars/0", "bias=layers/dense/vars/1"),
                inputs(graph("joined.keras"), named(graph("joined.keras"), "shared").get(1)));
    }

    @Test
    void opensTheModelInTheModelInAScopeOfItsName() throws IOException {
        for (String file : LAYOUTS) {
            Graph graph = graph(file);
            Node hidden = named(graph, "hidden").getFirst();
            Node back = named(graph, "back").getFirst();
            Node both = named(graph, "both").getFirst();
            assertEquals("inner", hidden.scope(), file);
            Node shared = named(graph, "shared").getFirst();
            assertEquals(shared.outputs().getFirst().value(), hidden.inputs().getFirst().value());
            assertEquals(back.outputs().getFirst().value(), both.inputs().getFirst().value());
        }
    }

    @Test
    void namesTheWeightsOfRecurrentLayers() throws IOException {
        for (String file : LAYOUTS) {
            Node memory = named(graph(file), "memory").getFirst();
            assertEquals(
                    List.of("", "kernel", "recurrent_kernel", "bias"),
                    memory.inputs().stream().map(Node.Port::name).toList(),
                    file);
        }
    }

    @Test
    void tellsOfCodeAndNeverShowsIt() throws IOException {
        for (String file : LAYOUTS) {
            Model model = read(ModelFile.open(Fixtures.file(file)));
            assertEquals(List.of("Lambda twice"), model.unsafe(), file);
            Node twice = named(model.graphs().getFirst(), "twice").getFirst();
            assertEquals(
                    new Attribute("warning", new Attribute.Text(KerasAttributes.WARNING)),
                    twice.attributes().getFirst());
            assertTrue(
                    twice.attributes().stream().noneMatch(a -> a.name().equals("function")), file);
        }
    }

    @Test
    void givesShapesWhereTheFileTellsThem() throws IOException {
        Graph graph = graph("joined.keras");
        Value steps =
                graph.values().stream().filter(v -> v.name().equals("steps")).findFirst().get();
        assertEquals("float32 ?×2×4", steps.type().text() + " " + steps.type().shape());
        Graph chain = graph("chain.keras");
        Value first =
                chain.values().stream().filter(v -> v.name().equals("first")).findFirst().get();
        assertEquals("?×6×6×4", String.valueOf(first.type().shape()));
    }

    @Test
    void joinsNumberedWeightsByTheirClassWhereTheyHaveNoName() {
        assertEquals("conv2d", KerasWeights.Numbered.snake("Conv2D"));
        assertEquals("batch_normalization", KerasWeights.Numbered.snake("BatchNormalization"));
        assertEquals("multi_head_attention", KerasWeights.Numbered.snake("MultiHeadAttention"));
    }

    @Test
    void namesNumberedWeightsByWhatTheirLayerMakes() {
        assertEquals("moving_mean", KerasPorts.name("BatchNormalization", "vars/2"));
        assertEquals(
                "forward_layer/recurrent_kernel",
                KerasPorts.name("Bidirectional", "forward_layer/cell/vars/1"));
        assertEquals("query_dense/0", KerasPorts.name("MultiHeadAttention", "query_dense/vars/0"));
        assertEquals("3", KerasPorts.name("Mine", "vars/3"));
        assertEquals("kernel", KerasPorts.name("Dense", "dense/kernel:0"));
    }

    @Test
    void stopsAtModelsInModelsWithoutEnd() throws IOException {
        String model = "{\"class_name\":\"Dense\",\"config\":{\"name\":\"d\"}}";
        for (int i = 0; i < 40; i++) {
            model =
                    "{\"class_name\":\"Sequential\",\"config\":{\"name\":\"s\",\"layers\":["
                            + model
                            + "]}}";
        }
        Reading<Model> reading =
                new Keras()
                        .read(
                                new ModelFile(
                                        Path.of("m.json"),
                                        false,
                                        Bytes.of(model.getBytes(StandardCharsets.UTF_8))));
        assertEquals(
                new Reading.Damaged<Model>(0, "models in models at most 32 deep", "deeper ones"),
                reading);
    }
}
