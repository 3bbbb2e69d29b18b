package dev.loupe.networks.format.pnnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Random;

class PnnxTest {
    @Test
    void findsWeightsShapesAndNamesOfInputs() throws IOException {
        Reading.Read<?> read =
                assertInstanceOf(
                        Reading.Read.class,
                        new Pnnx().read(ModelFile.open(Fixtures.file("conv.pnnx.param"))));
        Model model = assertInstanceOf(Model.class, read.value());
        assertTrue(model.tensors().stream().allMatch(t -> t.content() instanceof Tensor.Mapped));
        assertEquals(4L * model.parameters(), model.bytes());
        var graph = model.graphs().getFirst();
        assertEquals("input", graph.nodes().get(2).inputs().getFirst().name());
        assertEquals("1×3×8×8", String.valueOf(graph.values().getFirst().type().shape()));
    }

    @Test
    void answersEveryGarbledArchive() throws IOException {
        byte[] whole = Files.readAllBytes(Fixtures.file("conv.pnnx.bin"));
        Random random = new Random(11);
        for (int i = 0; i < 5000; i++) {
            byte[] garbled = whole.clone();
            int at = whole.length - 1 - random.nextInt(500);
            garbled[at] = (byte) (i % 2 == 0 ? 0xff : random.nextInt());
            try {
                StoreZip.entries(Bytes.of(garbled));
            } catch (Broken broken) {
                assertTrue(broken.offset() >= 0);
            }
        }
    }
}
