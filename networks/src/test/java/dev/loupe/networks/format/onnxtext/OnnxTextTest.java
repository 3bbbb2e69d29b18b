package dev.loupe.networks.format.onnxtext;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.format.ModelText;
import dev.loupe.networks.format.onnx.Onnx;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Against the binaries that onnx made of the same text (fixtures/networks/make-onnxtext.py).
class OnnxTextTest {
    private static Model read(Format format, ModelFile file) throws IOException {
        Reading<Model> reading = format.read(file);
        assertInstanceOf(Reading.Read.class, reading, reading.toString());
        return ((Reading.Read<Model>) reading).value();
    }

    private static Model file(Format format, String name) throws IOException {
        return read(format, ModelFile.open(Fixtures.file(name)));
    }

    private static Model text(String text) throws IOException {
        Bytes bytes = Bytes.of(text.getBytes(StandardCharsets.UTF_8));
        return read(new OnnxText(), new ModelFile(Path.of("m.onnxtxt"), false, bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"conv", "branches", "syntax"})
    void saysWhatTheParsersBinarySays(String name) throws IOException {
        assertEquals(
                ModelText.of(file(new Onnx(), "onnxtext/" + name + ".onnx")),
                ModelText.of(file(new OnnxText(), "onnxtext/" + name + ".onnxtxt")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"conv", "branches", "odd"})
    void protobufsTextSaysWhatTheBinarySays(String name) throws IOException {
        assertEquals(
                ModelText.of(file(new Onnx(), name + ".onnx")),
                ModelText.of(file(new OnnxProtoText(), "onnxtext/" + name + ".textproto")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"conv", "branches", "odd"})
    void protobufsJsonSaysWhatTheBinarySays(String name) throws IOException {
        assertEquals(
                ModelText.of(file(new Onnx(), name + ".onnx")),
                ModelText.of(file(new OnnxJson(), "onnxtext/" + name + ".onnx.json")));
    }

    @Test
    void takesFieldsAsTheSchemaCallsThemAndNumbersOfEnums() throws IOException {
        String json =
                """
                {"producer_name": "hand", "graph": {"node": [{"op_type": "Clip", "input": ["x"], "output": ["y"],
                 "attribute": [{"name": "max", "type": 1, "f": "Infinity"}], "unheard of": {"a": [1]}}], "name": null}}
                """;
        Bytes bytes = Bytes.of(json.getBytes(StandardCharsets.UTF_8));
        Model model = read(new OnnxJson(), new ModelFile(Path.of("m.json"), false, bytes));
        assertTrue(ModelText.of(model).contains("Infinity"), ModelText.of(model));
        assertEquals("Clip", model.graphs().getFirst().nodes().getFirst().operator());
    }

    @Test
    void tellsWhatThePrinterCouldNotWrite() throws IOException {
        Tensor four = file(new OnnxText(), "onnxtext/odd.onnxtxt").tensors().get(2);
        assertEquals("four int4 5", four.name() + " " + four.type() + " " + four.shape());
        assertInstanceOf(Tensor.Absent.class, four.content());
    }

    @Test
    void keepsTheOperatorsBeforeAMistakeAndSaysWhere() throws IOException {
        String text = "g (float[2] x) => (float[2] y) { a = Neg (x) b = Abs (a) y = Add (a; b) }";
        Model model = text(text);
        assertEquals(2, model.graphs().getFirst().nodes().size());
        Model.Damage damage = model.damage();
        assertNotNull(damage);
        assertEquals(text.indexOf(';'), damage.at());
        assertTrue(damage.what().contains("expected \")\""), damage.what());
    }

    @Test
    void aFunctionKeepsNoData() throws IOException {
        String text =
                "g (float[2] x) => (float[2] y) { y = Neg (x) } <domain: \"d\", opset_import: [\"\" : 21]> f (x) => (y) <float[2] old = {0.5, 1.5}> { y = Neg (x) }";
        Model model = text(text);
        assertEquals(1, model.graphs().getFirst().nodes().size());
        Model.Damage damage = model.damage();
        assertTrue(
                damage != null && damage.what().contains("values without data in a function"),
                "" + damage);
    }

    @Test
    void stopsAtBottomlessGraphsAndTypes() throws IOException {
        String graphs =
                "g () => () {"
                        + " = If <then_branch = t () => () {".repeat(100_000)
                        + "} > ()".repeat(100_000)
                        + "}";
        Model.Damage deep = text(graphs).damage();
        assertTrue(deep != null && deep.what().contains("60 deep"), "" + deep);
        String types = "<ir_version: 10> g (" + "seq(".repeat(100_000);
        Model.Damage typed = text(types + ") {}").damage();
        assertTrue(typed != null, "types within types");
    }
}
