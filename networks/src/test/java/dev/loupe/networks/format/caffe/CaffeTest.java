package dev.loupe.networks.format.caffe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.DataType;
import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.weights.TensorNumbers;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

class CaffeTest {
    private static Model read(ModelFile file) {
        Reading.Read<?> read = assertInstanceOf(Reading.Read.class, new Caffe().read(file));
        return assertInstanceOf(Model.class, read.value());
    }

    private static Model fixture(String name) throws IOException {
        return read(ModelFile.open(Fixtures.file(name)));
    }

    private static Model text(String text) {
        return read(
                new ModelFile(
                        Path.of("x.prototxt"),
                        false,
                        Bytes.of(text.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void saysTheSameOfTextAndBinary() throws IOException {
        for (String name : List.of("lenet", "old")) {
            Graph text = fixture(name + ".prototxt").graphs().getFirst();
            Graph binary = fixture(name + ".caffemodel").graphs().getFirst();
            assertEquals(operators(text), operators(binary));
            assertEquals(
                    text.nodes().get(1).attributes().stream()
                            .filter(a -> a.name().equals("negative_slope"))
                            .toList()
                            .size(),
                    binary.nodes().get(1).attributes().stream()
                            .filter(a -> a.name().equals("negative_slope"))
                            .toList()
                            .size());
        }
    }

    private static List<String> operators(Graph graph) {
        return graph.nodes().stream().map(Node::operator).toList();
    }

    @Test
    void keepsLayersInPlaceInTheirOrder() throws IOException {
        Graph graph = fixture("lenet.prototxt").graphs().getFirst();
        Node norm = graph.nodes().get(2);
        Node relu = graph.nodes().get(3);
        assertEquals(norm.outputs().getFirst().value(), relu.inputs().getFirst().value());
        assertEquals(1, graph.outputs().size());
        assertEquals("prob", graph.values().get(graph.outputs().getFirst()).name());
    }

    @Test
    void namesBlobsAndFindsThemInTheFile() throws IOException {
        Model model = fixture("lenet.caffemodel");
        assertEquals(
                List.of(
                        "conv1.weight",
                        "conv1.bias",
                        "norm1.mean",
                        "norm1.variance",
                        "norm1.scale_factor",
                        "ip.weight",
                        "ip.bias"),
                model.tensors().stream().map(Tensor::name).toList());
        assertTrue(model.tensors().stream().allMatch(t -> t.content() instanceof Tensor.Mapped));
    }

    /// A run of six bytes, then a float by itself, of the shape (2).
    @Test
    void bytesBeyondWholeFloatsAreLeftOut() throws IOException {
        Tensor blob =
                CaffeBlob.read(
                        Bytes.of(
                                HexFormat.ofDelimiter(" ")
                                        .parseHex(
                                                "2a 06 00 00 80 3f aa bb 2d 00 00 00 40 3a 03 0a 01 02")));
        TensorNumbers numbers = TensorNumbers.of(blob);
        assertEquals(2, numbers.count());
        assertEquals(1.0, numbers.at(0));
        assertEquals(2.0, numbers.at(1));
    }

    /// As NVIDIA's Caffe writes weights: shape (2), raw data of the type FLOAT16 (2), 1.0 and -2.0.
    @Test
    void readsHalfFloatsOfNvidiasCaffe() throws IOException {
        Tensor blob =
                CaffeBlob.read(
                        Bytes.of(
                                HexFormat.ofDelimiter(" ")
                                        .parseHex("3a 03 0a 01 02 50 02 62 04 00 3c 00 c0")));
        assertEquals(DataType.FLOAT16, blob.type());
        assertInstanceOf(Tensor.Mapped.class, blob.content());
        TensorNumbers numbers = TensorNumbers.of(blob);
        assertEquals(2, numbers.count());
        assertEquals(1.0, numbers.at(0));
        assertEquals(-2.0, numbers.at(1));
    }

    @Test
    void answersNestingWithoutEnd() {
        assertNotNull(text("layer { name: \"a\" x " + "{ y ".repeat(100_000)).damage());
        assertNotNull(text("layer { name: \"a\" x: " + "[".repeat(100_000)).damage());
    }

    @Test
    void leavesOtherTextToOthers() {
        for (String other :
                List.of(
                        "net: \"a.prototxt\"\nbase_lr: 0.1\n",
                        "node { name: \"a\" op: \"Add\" }",
                        "layer { color: 3 }")) {
            assertInstanceOf(
                    Reading.NotThisFormat.class,
                    new Caffe()
                            .read(
                                    new ModelFile(
                                            Path.of("x"),
                                            false,
                                            Bytes.of(other.getBytes(StandardCharsets.UTF_8)))));
        }
    }
}
