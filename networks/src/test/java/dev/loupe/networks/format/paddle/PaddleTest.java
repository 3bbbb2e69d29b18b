package dev.loupe.networks.format.paddle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.Reading;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.weights.TensorNumbers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class PaddleTest {
    @TempDir Path folder;

    private static Model read(Path path) throws IOException {
        Reading.Read<?> read =
                assertInstanceOf(Reading.Read.class, new Paddle().read(ModelFile.open(path)));
        return assertInstanceOf(Model.class, read.value());
    }

    @Test
    void putsVariablesAndTensorsTogetherByTheirNames() throws IOException {
        for (String name : new String[] {"program.pdmodel", "pir.json"}) {
            Model model = read(Fixtures.file(name));
            assertTrue(
                    model.tensors().stream().allMatch(t -> t.content() instanceof Tensor.Mapped),
                    name);
            Tensor scale =
                    model.tensors().stream()
                            .filter(t -> t.name().equals("batch_norm2d_0.w_0"))
                            .findFirst()
                            .orElseThrow();
            assertEquals(1, TensorNumbers.of(scale).at(0), name);
            Graph graph = model.graphs().getFirst();
            assertEquals(
                    "?×3×8×8",
                    String.valueOf(graph.values().get(graph.inputs().getFirst()).type().shape()));
            assertEquals(1, graph.outputs().size());
        }
    }

    @Test
    void readsParametersThatLieInAFileEach() throws IOException {
        Files.copy(Fixtures.file("program.pdmodel"), folder.resolve("__model__"));
        byte[] all = Files.readAllBytes(Fixtures.file("program.pdiparams"));
        Files.write(folder.resolve("batch_norm2d_0.b_0"), java.util.Arrays.copyOf(all, 40));
        Model model = read(folder.resolve("__model__"));
        assertEquals(
                1,
                model.tensors().stream().filter(t -> t.content() instanceof Tensor.Mapped).count());
    }
}
