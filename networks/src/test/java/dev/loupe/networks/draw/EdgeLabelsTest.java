package dev.loupe.networks.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.format.onnxtext.OnnxText;
import dev.loupe.networks.graph.Model;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

final class EdgeLabelsTest {
    private static List<String> labels(String batch, String places) throws IOException {
        String shape = "float[%s, 16, 24, %s]".formatted(batch, places);
        String text =
                "<ir_version: 8, opset_import: [\"\" : 17]>\nnet (%s an_input_whose_name_makes_the_picture_wide) => (%s y) {\n  a = Relu(an_input_whose_name_makes_the_picture_wide)\n  b = Abs(a)\n  y = Neg(b)\n}\n"
                        .formatted(shape, shape);
        ModelFile file =
                new ModelFile(
                        Path.of("net.onnxtxt"),
                        false,
                        Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
        Model model =
                new OnnxText().read(file) instanceof Reading.Read<Model>(Model read)
                        ? dev.loupe.networks.infer.KnownTypes.of(read).model()
                        : org.junit.jupiter.api.Assertions.fail(text);
        return EdgeLabels.shapes(model.graphs().getFirst(), Drafting.of(model, View.FLAT))
                .placed()
                .stream()
                .map(EdgeLabels.Label::text)
                .distinct()
                .toList();
    }

    @Test
    void namesOfExtentsGiveWayToNumbers() throws IOException {
        assertEquals(List.of("batch × 16 × 24 × n"), labels("batch", "n"));
        assertEquals(
                List.of("…n_0 × 16 × 24 × …n_1"),
                labels("p2o_DynamicDimension_0", "p2o_DynamicDimension_1"));
    }
}
