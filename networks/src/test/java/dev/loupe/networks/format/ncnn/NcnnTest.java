package dev.loupe.networks.format.ncnn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.Reading;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.weights.TensorNumbers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

class NcnnTest {
    @TempDir Path folder;

    private static Model read(Path path) throws IOException {
        Reading.Read<?> read =
                assertInstanceOf(Reading.Read.class, new Ncnn().read(ModelFile.open(path)));
        return assertInstanceOf(Model.class, read.value());
    }

    @Test
    void findsTheWeightsOfEveryLayerInTheBinFile() throws IOException {
        Model half = read(Fixtures.file("conv.ncnn.param"));
        assertEquals("float16", half.tensors().getFirst().type().name());
        assertEquals("4×3×3×3", half.tensors().getFirst().shape().toString());
        assertTrue(half.tensors().stream().allMatch(t -> t.content() instanceof Tensor.Mapped));
        Model whole = read(Fixtures.file("lstm.ncnn.param"));
        assertEquals(
                "[7×6, 1×20×6, 1×4×5, 1×20×5, 5, 5]",
                whole.tensors().stream().map(Tensor::shape).toList().toString());
        assertTrue(whole.tensors().stream().allMatch(t -> t.content() instanceof Tensor.Mapped));
        assertEquals(1, TensorNumbers.of(whole.tensors().get(4)).at(0), "LayerNorm's gamma");
    }

    @Test
    void saysTheSameOfTextAndBinary() throws IOException {
        Model text = read(Fixtures.file("conv.ncnn.param"));
        Model binary = read(Fixtures.file("conv.ncnn.param.bin"));
        assertEquals(
                text.graphs().getFirst().nodes().stream().map(n -> n.operator()).toList(),
                binary.graphs().getFirst().nodes().stream().map(n -> n.operator()).toList());
        assertEquals(text.parameters(), binary.parameters());
        assertEquals(text.bytes(), binary.bytes());
    }

    @Test
    void picksElementsFromTheTable() throws IOException {
        Path param = folder.resolve("t.param");
        Files.writeString(param, "7767517\n1 2\nInnerProduct ip 1 1 a b 0=1 1=0 2=3\n");
        ByteBuffer bin = ByteBuffer.allocate(4 + 1024 + 4).order(ByteOrder.LITTLE_ENDIAN);
        bin.putInt(1);
        for (int i = 0; i < 256; i++) {
            bin.putFloat(i / 2f);
        }
        bin.put(new byte[] {3, (byte) 255, 0, 0});
        Files.write(folder.resolve("t.bin"), bin.array());
        TensorNumbers numbers = TensorNumbers.of(read(param).tensors().getFirst());
        assertEquals(1.5, numbers.at(0));
        assertEquals(127.5, numbers.at(1));
    }

    @Test
    void tellsWhichLayerMadeTheRestUnknown() throws IOException {
        Path param = folder.resolve("c.param");
        Files.writeString(param, "7767517\n2 2\nMine mine 0 1 a\nPReLU p 1 1 a b 0=2\n");
        Files.write(folder.resolve("c.bin"), new byte[64]);
        Tensor.Absent absent =
                assertInstanceOf(Tensor.Absent.class, read(param).tensors().getFirst().content());
        assertTrue(absent.why().contains("\"mine\""), absent.why());
    }
}
