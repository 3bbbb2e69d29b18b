package dev.loupe.networks.format.darknet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.Reading;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class DarknetTest {
    @TempDir Path folder;

    private static Model read(Path path) throws IOException {
        Reading.Read<?> read =
                assertInstanceOf(Reading.Read.class, new Darknet().read(ModelFile.open(path)));
        return assertInstanceOf(Model.class, read.value());
    }

    private static String shapes(Graph graph) {
        StringBuilder shapes = new StringBuilder();
        graph.nodes()
                .forEach(
                        n ->
                                shapes.append(
                                                graph.values()
                                                        .get(n.outputs().getFirst().value())
                                                        .type()
                                                        .shape())
                                        .append(' '));
        return shapes.toString().strip();
    }

    @Test
    void findsTheShapesThatDarknetPrints() throws IOException {
        assertEquals(
                "4×16×16 4×8×8 4×8×8 4×8×8 2×8×8 2×16×16 6×16×16 24×8×8 24×8×8 12×8×8 12×8×8",
                shapes(read(Fixtures.file("yolo.cfg")).graphs().getFirst()));
    }

    @Test
    void takesTheWholeWeightsFile() throws IOException {
        for (String name : new String[] {"yolo", "characters"}) {
            Model model = read(Fixtures.file(name + ".cfg"));
            assertTrue(
                    model.tensors().stream().allMatch(t -> t.content() instanceof Tensor.Mapped));
            assertEquals(Files.size(Fixtures.file(name + ".weights")), 20 + model.bytes(), name);
        }
    }

    @Test
    void tellsWhereTheWeightsEnd() throws IOException {
        Files.copy(Fixtures.file("yolo.cfg"), folder.resolve("a.cfg"));
        Files.write(
                folder.resolve("a.weights"),
                java.util.Arrays.copyOf(Files.readAllBytes(Fixtures.file("yolo.weights")), 100));
        Tensor last = read(folder.resolve("a.weights")).tensors().getLast();
        assertEquals(new Tensor.Absent("The data file ends before it."), last.content());
    }

    @Test
    void linesMayEndAsOnWindows() throws IOException {
        String cfg = Files.readString(Fixtures.file("yolo.cfg")).replace("\n", "\r\n");
        Files.writeString(folder.resolve("windows.cfg"), cfg);
        assertEquals(
                shapes(read(Fixtures.file("yolo.cfg")).graphs().getFirst()),
                shapes(read(folder.resolve("windows.cfg")).graphs().getFirst()));
    }

    @Test
    void leavesOtherConfigurationsToOthers() throws IOException {
        Path other = folder.resolve("other.cfg");
        Files.writeString(other, "[network]\nhost=localhost\n[log]\nlevel=info\n");
        assertInstanceOf(Reading.NotThisFormat.class, new Darknet().read(ModelFile.open(other)));
    }
}
