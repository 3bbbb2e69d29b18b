package dev.loupe.networks.infer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.DataType;
import dev.loupe.core.Reading;
import dev.loupe.core.Shape;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.Formats;
import dev.loupe.networks.GraphSketch;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Type;
import dev.loupe.networks.graph.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Types and shapes against what ONNX's own inference finds.
final class KnownTypesTest {
    private static Model model(String name) throws IOException {
        if (Formats.read(ModelFile.open(Fixtures.file("shapes/" + name)))
                instanceof Reading.Read<Model>(Model model)) {
            return model;
        }
        throw new AssertionError(name + " was not read");
    }

    private static Map<String, Integer> values(Graph graph) {
        Map<String, Integer> values = new HashMap<>();
        for (int v = 0; v < graph.values().size(); v++) {
            values.put(graph.values().get(v).name(), v);
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(strings = {"operators.onnx", "chains.onnx", "light_squeezenet.onnx"})
    void atLeastWhatOnnxItselfFindsIsFound(String name) throws IOException {
        Model model = model(name);
        KnownTypes known = KnownTypes.of(model);
        Map<String, Integer> values = values(model.graphs().getFirst());
        JsonNode expected =
                JsonMapper.builder()
                        .build()
                        .readTree(Files.readString(Fixtures.file("shapes/expected.json")))
                        .path(name);
        List<String> wrong = new ArrayList<>();
        for (String value : expected.propertyNames()) {
            int v = Objects.requireNonNull(values.get(value), value);
            String type = expected.path(value).path(0).asString();
            JsonNode extents = expected.path(value).path(1);
            if (!known.type(0, v).text().equals(type)
                    || !extents.isNull() && !fits(extents, known.shape(0, v))) {
                wrong.add(value + " " + expected.path(value) + " " + known.type(0, v));
            }
        }
        assertEquals(List.of(), wrong);
        assertFalse(expected.isEmpty());
    }

    private static boolean fits(JsonNode extents, @org.jspecify.annotations.Nullable Shape shape) {
        if (shape == null || shape.rank() != extents.size()) {
            return false;
        }
        for (int d = 0; d < extents.size(); d++) {
            JsonNode extent = extents.get(d);
            String found = shape.dimensions().get(d).toString();
            boolean open = extent.isNull() || extent.asString().startsWith("unk__");
            if (!open && !extent.asString().equals(found)) {
                return false;
            }
        }
        return true;
    }

    @Test
    void numbersForNamesReachEveryValue() throws IOException {
        Model model = model("chains.onnx");
        KnownTypes known = KnownTypes.of(model, Map.of("batch", 2L, "seq", 128L));
        List<String> open = new ArrayList<>();
        for (int v = 0; v < model.graphs().getFirst().values().size(); v++) {
            Shape shape = known.shape(0, v);
            if (shape == null || shape.elements() < 0) {
                open.add(model.graphs().getFirst().values().get(v).name() + " " + shape);
            }
        }
        assertEquals(List.of(), open);
    }

    @Test
    void whatTheFileSaysIsNotCalledInferred() throws IOException {
        Model model = model("chains.onnx");
        KnownTypes known = KnownTypes.of(model);
        Map<String, Integer> values = values(model.graphs().getFirst());
        assertFalse(known.inferred(0, Objects.requireNonNull(values.get("x"))));
        assertTrue(known.inferred(0, model.graphs().getFirst().outputs().getFirst()));
        assertEquals(
                known.shape(0, 5),
                known.model().graphs().getFirst().values().get(5).type().shape());
    }

    /// A finding of `tools/fuzz`.
    @Test
    void aConvolutionOfALineIsNotKnown() {
        Model said =
                new GraphSketch().input("x").node("c", "Conv", "y", "x", "w").output("y").model();
        Graph graph = said.graphs().getFirst();
        List<Value> values =
                graph.values().stream()
                        .map(
                                v ->
                                        v.name().equals("x")
                                                ? new Value(
                                                        "x",
                                                        new Type.TensorOf(
                                                                DataType.FLOAT32, Shape.of(5)),
                                                        null)
                                                : v)
                        .toList();
        Graph line =
                new Graph(
                        "main",
                        Graph.Role.MAIN,
                        graph.nodes(),
                        values,
                        graph.inputs(),
                        graph.outputs(),
                        Map.of());
        Model model = new Model("sketch", List.of(line), List.of(), Map.of(), 0, List.of(), null);
        Graph known = KnownTypes.of(model).model().graphs().getFirst();
        assertNull(
                known.values().stream()
                        .filter(v -> v.name().equals("y"))
                        .findFirst()
                        .orElseThrow()
                        .type()
                        .shape());
    }
}
