package dev.loupe.networks.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.DataType;
import dev.loupe.core.Reading;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.Formats;
import dev.loupe.networks.GraphSketch;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Differences of models that other tools wrote, distances as numpy computes them.
final class ModelDiffTest {
    private static Model model(String name) throws IOException {
        if (Formats.read(ModelFile.open(Fixtures.file("diff/" + name)))
                instanceof Reading.Read<Model>(Model model)) {
            return model;
        }
        throw new AssertionError(name + " was not read");
    }

    private static ModelDiff diff(String name) throws IOException {
        return ModelDiff.of(model("base.onnx"), model(name));
    }

    private static List<String> types(List<ModelDiff.Part> parts) {
        return parts.stream().map(ModelDiff.Part::type).sorted().distinct().toList();
    }

    @Test
    void namesAndOrderAreNoStructure() throws IOException {
        ModelDiff diff = diff("renamed.onnx");
        assertTrue(diff.equal(), DiffWords.text(diff));
        assertEquals(19, diff.renamed());
    }

    @Test
    void aModelEqualsItself() throws IOException {
        ModelDiff diff = diff("base.onnx");
        assertEquals("equal", DiffWords.text(diff));
    }

    @Test
    void editsAreFoundThoughEveryNameDiffers() throws IOException {
        ModelDiff diff = diff("edited.onnx");
        assertEquals(List.of("Erf"), types(diff.added()));
        assertEquals(List.of(), diff.removed());
        assertEquals(
                List.of("stem [pads]", "b0/out [operator]"),
                diff.changed().stream().map(c -> c.name() + " " + c.what()).toList());
        assertEquals(List.of(), diff.weights());
    }

    @Test
    void theOrderOfInputsIsStructure() throws IOException {
        ModelDiff diff = diff("swapped.onnx");
        assertEquals(
                List.of("sub [inputs]"),
                diff.changed().stream().map(c -> c.name() + " " + c.what()).toList());
        assertEquals("q", diff.changed().getFirst().details().getFirst().before());
    }

    @Test
    void otherNumbersAreNoOtherStructure() throws IOException {
        ModelDiff diff = diff("tuned.onnx");
        assertEquals(2, diff.weights().size());
        assertEquals(List.of(), diff.changed());
        assertTrue(
                DiffWords.text(diff).startsWith("2 with other numbers\n≈ "), DiffWords.text(diff));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tuned.onnx", "half.onnx", "qdq.onnx", "qoperator.onnx", "dynamic.onnx"})
    void distancesAreThoseOfNumpyUnderTheFloatName(String name) throws IOException {
        JsonNode expected =
                JsonMapper.builder()
                        .build()
                        .readTree(Files.readString(Fixtures.file("diff/expected.json")))
                        .path(name);
        ModelDiff diff = diff(name);
        for (String weight : expected.propertyNames()) {
            double found =
                    diff.weights().stream()
                            .filter(w -> w.name().equals(weight))
                            .mapToDouble(ModelDiff.Numbers::relativeNorm)
                            .findFirst()
                            .orElse(0);
            double norm = expected.path(weight).asDouble();
            assertEquals(norm, found, 1e-6 * norm, weight + " of " + DiffWords.text(diff));
        }
    }

    @Test
    void quantisationAddsItsOperatorsAndKeepsTheRest() throws IOException {
        ModelDiff qdq = diff("qdq.onnx");
        assertEquals(List.of("DequantizeLinear", "QuantizeLinear"), types(qdq.added()));
        assertEquals(List.of("Relu"), types(qdq.removed()));
        ModelDiff dynamic = diff("dynamic.onnx");
        assertEquals(List.of(), dynamic.removed());
        assertEquals(List.of("Cast", "DynamicQuantizeLinear", "Mul"), types(dynamic.added()));
    }

    @Test
    void halfOfTheBitsIsAnotherType() throws IOException {
        ModelDiff diff = diff("half.onnx");
        assertEquals(List.of(), diff.added());
        assertTrue(
                diff.changed().stream().allMatch(c -> c.what().equals(List.of("type"))),
                DiffWords.text(diff));
    }

    @Test
    void aLayerLessIsRemovedOnce() throws IOException {
        Model more = GraphSketch.transformer(6).model();
        Model less = GraphSketch.transformer(5).model();
        ModelDiff diff = ModelDiff.of(more, less);
        assertEquals(5, diff.removed().size(), DiffWords.text(diff));
        assertEquals(List.of(), diff.added());
        assertEquals(List.of(), diff.changed());
    }

    @Test
    void fiftyThousandNodesTakeSeconds() {
        Model one = GraphSketch.transformer(10_000).model();
        GraphSketch longer = GraphSketch.transformer(10_000).node("extra", "Erf", "z", "y");
        ModelDiff[] diff = new ModelDiff[1];
        org.junit.jupiter.api.Assertions.assertTimeout(
                Duration.ofSeconds(20), () -> diff[0] = ModelDiff.of(one, longer.model()));
        assertEquals(List.of("Erf"), types(diff[0].added()));
    }

    @Test
    void weightsAloneGoByTheirNames() throws IOException {
        Model onnx = model("base.onnx");
        List<Tensor> some = onnx.tensors().subList(1, 4);
        Model alone =
                new Model("safetensors", List.of(), some, onnx.metadata(), 0, List.of(), null);
        ModelDiff diff = ModelDiff.of(onnx, alone);
        assertEquals(onnx.tensors().size() - 3, diff.removed().size());
        assertEquals(Stream.of("float32").toList(), types(diff.removed()));
        assertEquals(List.of(), diff.weights());
    }

    private static Model alone(DataType type, byte[] bytes) {
        Tensor tensor = Tensor.mapped("blk.0.w", type, Shape.of(32), Bytes.of(bytes));
        return new Model("gguf", List.of(), List.of(tensor), Map.of(), 32, List.of(), null);
    }

    /// 32 quants of 3 with a scale of 0.5, against floats of 1.5 of which the first is 3.5.
    @Test
    void blocksOfQuantsAreNumbersToo() throws IOException {
        ByteBuffer quants = ByteBuffer.allocate(34).order(ByteOrder.LITTLE_ENDIAN);
        quants.putShort(Float.floatToFloat16(0.5f));
        ByteBuffer floats = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 32; i++) {
            quants.put((byte) 3);
            floats.putFloat(i == 0 ? 3.5f : 1.5f);
        }
        ModelDiff diff =
                ModelDiff.of(
                        alone(DataType.FLOAT32, floats.array()),
                        alone(new DataType("q8_0", 32, 34), quants.array()));
        assertEquals(
                2 / Math.sqrt(3.5 * 3.5 + 31 * 1.5 * 1.5),
                diff.weights().getFirst().relativeNorm(),
                1e-12);
        assertEquals(List.of("type"), diff.changed().getFirst().what());
    }
}
