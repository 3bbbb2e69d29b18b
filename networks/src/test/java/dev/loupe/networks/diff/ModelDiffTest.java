package dev.loupe.networks.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.Reading;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.Formats;
import dev.loupe.networks.GraphSketch;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
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
        List<dev.loupe.networks.graph.Tensor> some = onnx.tensors().subList(1, 4);
        Model alone =
                new Model("safetensors", List.of(), some, onnx.metadata(), 0, List.of(), null);
        ModelDiff diff = ModelDiff.of(onnx, alone);
        assertEquals(onnx.tensors().size() - 3, diff.removed().size());
        assertEquals(Stream.of("float32").toList(), types(diff.removed()));
        assertEquals(List.of(), diff.weights());
    }
}
