package dev.loupe.networks.format.openvino;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.Reading;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class OpenVinoTest {
    @TempDir Path folder;

    private static Model read(Path path) throws IOException {
        Reading.Read<?> read =
                assertInstanceOf(Reading.Read.class, new OpenVino().read(ModelFile.open(path)));
        return assertInstanceOf(Model.class, read.value());
    }

    @Test
    void joinsPortsByEdgesAndFindsConstantsInTheBinFile() throws IOException {
        Model model = read(Fixtures.file("conv.xml"));
        Graph graph = model.graphs().getFirst();
        assertEquals(
                "?×3×8×8",
                String.valueOf(graph.values().get(graph.inputs().getFirst()).type().shape()));
        var conv =
                graph.nodes().stream()
                        .filter(n -> n.operator().equals("Convolution"))
                        .findFirst()
                        .orElseThrow();
        assertEquals("image", graph.values().get(conv.inputs().getFirst().value()).name());
        assertEquals("w", graph.values().get(conv.inputs().get(1).value()).name());
        assertTrue(
                conv.attributes().stream()
                        .anyMatch(
                                a ->
                                        a.name().equals("strides")
                                                && a.content() instanceof Attribute.Wholes));
        assertEquals(464, model.bytes());
    }

    @Test
    void tellsWhereConstantsWouldLieWhenTheBinFileIsMissing() throws IOException {
        Path alone = folder.resolve("alone.xml");
        Files.copy(Fixtures.file("conv.xml"), alone);
        Tensor.Absent absent =
                assertInstanceOf(Tensor.Absent.class, read(alone).tensors().getFirst().content());
        assertEquals("Its data file \"alone.bin\" is not beside the model.", absent.why());
    }

    @Test
    void refusesDocumentTypesAndEntities() throws IOException {
        Path evil = folder.resolve("evil.xml");
        Files.writeString(
                evil,
                """
                <?xml version="1.0"?><net name="n" version="11"><layers><layer id="0" name="&x;" type="Const"/></layers></net>""");
        assertNotNull(read(evil).damage());
        Files.writeString(
                evil,
                """
                <?xml version="1.0"?><!DOCTYPE net [<!ENTITY x SYSTEM "file:///etc/passwd">]>\
                <net name="n" version="11"><layers/></net>""");
        assertInstanceOf(Reading.NotThisFormat.class, new OpenVino().read(ModelFile.open(evil)));
    }

    @Test
    void stopsAtBodiesWithinBodies() throws IOException {
        Path deep = folder.resolve("deep.xml");
        String open = "<layers><layer id=\"0\" name=\"l\" type=\"Loop\"><body>";
        Files.writeString(deep, "<net name=\"n\" version=\"11\">" + open.repeat(5000));
        Model model = read(deep);
        assertTrue(String.valueOf(model.damage()).contains("within each other"));
    }

    @Test
    void leavesOtherXmlToOthers() throws IOException {
        Path other = folder.resolve("roads.xml");
        Files.writeString(other, "<net version=\"1.16\"><location/></net>");
        assertInstanceOf(Reading.NotThisFormat.class, new OpenVino().read(ModelFile.open(other)));
    }
}
