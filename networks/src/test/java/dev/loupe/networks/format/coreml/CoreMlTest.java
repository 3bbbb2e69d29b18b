package dev.loupe.networks.format.coreml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.util.stream.Collectors.toSet;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

class CoreMlTest {
    private static Model read(ModelFile file) throws IOException {
        Reading.Read<?> read = assertInstanceOf(Reading.Read.class, new CoreMl().read(file));
        return assertInstanceOf(Model.class, read.value());
    }

    @Test
    void findsConstantsInTheFileAndBesideIt() throws IOException {
        Model model = read(ModelFile.open(Fixtures.file("program.mlpackage")));
        assertEquals(
                Set.of("4×3×3×3", "4", "5×4", "5"),
                model.tensors().stream().map(t -> t.shape().toString()).collect(toSet()));
        assertTrue(model.tensors().stream().allMatch(t -> t.content() instanceof Tensor.Mapped));
        assertEquals(4L * model.parameters(), model.bytes());
    }

    @Test
    void runsBlocksAsSubgraphs() throws IOException {
        Model model = read(ModelFile.open(Fixtures.file("program.mlpackage")));
        Node cond =
                model.graphs().getFirst().nodes().stream()
                        .filter(n -> n.operator().equals("cond"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(List.of(1, 2), cond.subgraphs());
        assertEquals("out", cond.name());
    }

    @Test
    void namesLayersTheirWeightsAndOptions() throws IOException {
        Model model = read(ModelFile.open(Fixtures.file("layers.mlmodel")));
        assertEquals("conv.weights", model.tensors().getFirst().name());
        assertEquals("4×3×3×3", model.tensors().getFirst().shape().toString());
        assertEquals("Loupe", model.metadata().get("author"));
        Node relu = model.graphs().getFirst().nodes().get(2);
        assertTrue(relu.attributes().toString().contains("ReLU"), relu.attributes().toString());
    }

    @Test
    void keepsWhatStandsBeforeACut() throws IOException {
        Path file = Fixtures.file("program.mlpackage/Data/com.apple.CoreML/model.mlmodel");
        byte[] whole = Files.readAllBytes(file);
        Model model =
                read(
                        new ModelFile(
                                file, false, Bytes.of(Arrays.copyOf(whole, whole.length - 600))));
        assertTrue(model.damage() != null);
        assertTrue(model.graphs().getFirst().nodes().size() > 5);
    }
}
