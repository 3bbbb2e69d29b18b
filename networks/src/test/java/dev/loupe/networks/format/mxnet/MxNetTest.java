package dev.loupe.networks.format.mxnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

class MxNetTest {
    private static Model read(ModelFile file) throws IOException {
        Reading.Read<?> read = assertInstanceOf(Reading.Read.class, new MxNet().read(file));
        return assertInstanceOf(Model.class, read.value());
    }

    @Test
    void tellsOutputsOfOneNodeApart() throws IOException {
        Graph graph = read(ModelFile.open(Fixtures.file("conv-symbol.json"))).graphs().getFirst();
        Node halves =
                graph.nodes().stream()
                        .filter(n -> n.operator().equals("SliceChannel"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(2, halves.outputs().size());
        assertEquals(
                "?×3×8×8",
                String.valueOf(graph.values().get(graph.inputs().getFirst()).type().shape()));
    }

    @Test
    void keepsSparseArraysByTheirStoredValues() throws IOException {
        Model model = read(ModelFile.open(Fixtures.file("odd.params")));
        assertEquals("5×2", model.tensors().get(2).shape().toString());
        assertEquals(4, model.tensors().get(2).stored());
        assertEquals(3, model.tensors().get(3).stored());
    }

    @Test
    void readsGraphsWithinGraphs() throws IOException {
        String inner =
                "{\"nodes\":[{\"op\":\"null\",\"name\":\"a\",\"inputs\":[]}],\"heads\":[[0,0,0]]}";
        String text =
                "{\"nodes\":[{\"op\":\"_foreach\",\"name\":\"f\",\"inputs\":[],\"subgraphs\":["
                        + inner
                        + "]}],\"heads\":[[0,0,0],[7,0,0]]}";
        Model model =
                read(
                        new ModelFile(
                                Path.of("x-symbol.json"),
                                false,
                                Bytes.of(text.getBytes(StandardCharsets.UTF_8))));
        assertEquals(
                List.of("main", "main/f/0"), model.graphs().stream().map(Graph::name).toList());
        assertEquals(List.of(1), model.graphs().getFirst().nodes().getFirst().subgraphs());
    }
}
