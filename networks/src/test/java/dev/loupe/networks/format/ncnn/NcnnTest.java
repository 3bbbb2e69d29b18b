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

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

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

    /// Against what ncnn multiplies an identity by (fixtures/networks/make-ncnn.py): a quant divided by its block's scale, times its column's where there is one.
    @Test
    void weightsInBlocksAreWhatNcnnMultipliesBy() throws IOException {
        JsonNode found = new JsonMapper().readTree(Fixtures.file("blocks.ncnn.json").toFile());
        Model model = read(Fixtures.file("blocks.ncnn.param"));
        int layer = 0;
        for (Map.Entry<String, JsonNode> term : found.properties()) {
            String name = "gemm" + layer++;
            TensorNumbers quants = TensorNumbers.of(named(model, name + ".B").orElseThrow());
            TensorNumbers scales = TensorNumbers.of(named(model, name + ".B_scales").orElseThrow());
            Optional<Tensor> columns = named(model, name + ".B_input_scales");
            double[] inputs = new double[70];
            Arrays.fill(inputs, 1);
            if (columns.isPresent()) {
                TensorNumbers.of(columns.get()).read(0, inputs, 70);
            }
            int blocks = (int) scales.count() / 3;
            int size = 32 << Integer.parseInt(term.getKey()) % 10;
            assertEquals("3×70", String.valueOf(quants.shape()));
            for (int i = 0; i < 3 * 70; i++) {
                double scale = scales.at(i / 70 * blocks + i % 70 / size);
                double column = inputs[i % 70];
                double expected = term.getValue().get(i).doubleValue();
                double near = 1e-5 * Math.max(1, Math.abs(expected));
                assertEquals(
                        expected, quants.at(i) / scale * column, near, term.getKey() + " " + i);
            }
        }
        assertEquals(5, layer);
        assertEquals(12, model.tensors().size());
    }

    private static Optional<Tensor> named(Model model, String name) {
        return model.tensors().stream().filter(t -> t.name().equals(name)).findFirst();
    }

    @Test
    void attentionHasFourWeightsInBlocks() throws IOException {
        Path param = folder.resolve("a.param");
        Files.writeString(
                param,
                "7767517\n1 2\nMultiHeadAttention mha 1 1 a b 0=4 1=1 2=24 3=3 4=5 18=610\n");
        Files.write(folder.resolve("a.bin"), new byte[4096]);
        Model model = read(param);
        assertEquals(
                "[mha.q_weight 4×6, mha.q_bias 4, mha.k_weight 4×3, mha.k_bias 4, mha.v_weight 4×5, mha.v_bias 4,"
                        + " mha.out_weight 6×4, mha.out_bias 6, mha.q_scales 4×1, mha.k_scales 4×1, mha.v_scales 4×1,"
                        + " mha.out_scales 6×1, mha.q_input_scales 6, mha.k_input_scales 3, mha.v_input_scales 5,"
                        + " mha.out_input_scales 4]",
                model.tensors().stream().map(t -> t.name() + " " + t.shape()).toList().toString());
    }
}
