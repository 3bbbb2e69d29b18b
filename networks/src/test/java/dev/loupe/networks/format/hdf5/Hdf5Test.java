package dev.loupe.networks.format.hdf5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.weights.TensorNumbers;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;

/// The elements that h5py wrote, by the script beside the fixture.
class Hdf5Test {
    private static Hdf5Object.Group root(String file) throws IOException {
        Hdf5File read = Hdf5File.read(Bytes.map(Fixtures.file(file)));
        assertNull(read.damage());
        return read.root();
    }

    private static TensorNumbers numbers(Hdf5Object.Group root, String path) throws IOException {
        return TensorNumbers.of(
                assertInstanceOf(Hdf5Object.Dataset.class, root.at(path), path).tensor());
    }

    @Test
    void namesDatasetsByTheirPaths() throws IOException {
        assertEquals(
                List.of("big", "flags", "packed", "some/halves", "some/more/bytes"),
                root("plain.h5").tensors().stream().map(Tensor::name).toList());
    }

    @Test
    void readsElementsWhereTheyLie() throws IOException {
        assertEquals(4, numbers(root("plain.h5"), "some/halves").at(3));
        assertEquals(4, numbers(root("plain.h5"), "some/more/bytes").at(4));
    }

    @Test
    void turnsBigEndianNumbers() throws IOException {
        assertEquals(2, numbers(root("plain.h5"), "big").at(2));
    }

    @Test
    void putsShuffledAndDeflatedChunksTogether() throws IOException {
        TensorNumbers packed = numbers(root("plain.h5"), "packed");
        for (int i = 0; i < 1000; i++) {
            assertEquals(i, packed.at(i));
        }
    }

    /// A file of 12 kB that says of a chunk that it holds 512 MB: no more is taken than its packed bytes can hold.
    @Test
    void believesAChunksExtentsOnlyAsFarAsItsBytesGo() throws IOException {
        byte[] file = Files.readAllBytes(Fixtures.file("plain.h5"));
        byte[] said = {16, 0, 0, 0, 8, 0, 0, 0, 4, 0, 0, 0};
        int at = 0;
        while (!Arrays.equals(file, at, at + said.length, said, 0, said.length)) {
            at++;
        }
        file[at + 3] = 1;
        Tensor tensor =
                assertInstanceOf(
                                Hdf5Object.Dataset.class,
                                Hdf5File.read(Bytes.of(file)).root().at("packed"))
                        .tensor();
        ThreadMXBean threads =
                assertInstanceOf(ThreadMXBean.class, ManagementFactory.getThreadMXBean());
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThrows(IllegalArgumentException.class, () -> TensorNumbers.of(tensor));
        assertTrue(threads.getCurrentThreadAllocatedBytes() - before < 32 << 20);
    }

    @Test
    void readsTextsOfAttributes() throws IOException {
        assertEquals("not of Keras", root("plain.h5").text("note"));
        Hdf5Object.Group weights = root("chain.h5").group("model_weights");
        assertEquals(
                List.of("first", "norm", "drop", "flat", "head"),
                weights == null ? List.of() : weights.texts("layer_names"));
    }
}
