package dev.loupe.networks.schematic.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.Reading;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.Formats;
import dev.loupe.networks.architecture.Synthesis;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.schematic.Blocks;
import dev.loupe.networks.schematic.Blocks.Branches;
import dev.loupe.networks.schematic.Blocks.Card;
import dev.loupe.networks.schematic.Blocks.Part;
import dev.loupe.networks.schematic.Blocks.Repeat;
import dev.loupe.networks.schematic.Blocks.Residual;
import dev.loupe.networks.schematic.Schematic.Style;
import dev.loupe.networks.schematic.draw.SchematicScene;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

final class BlocksFlowTest {
    @TempDir Path folder;

    private static Model model(Path file) throws IOException {
        Reading<Model> reading = Formats.read(ModelFile.open(file));
        return Synthesis.of(((Reading.Read<Model>) reading).value());
    }

    private static Blocks blocks(Model model) throws IOException {
        return (Blocks) Derivation.of(model, Style.BLOCKS, Derivation.Wish.NONE);
    }

    private static Blocks blocks(String fixture) throws IOException {
        return blocks(model(Fixtures.file(fixture)));
    }

    /// A graph in ONNX's text, of tensors without weights.
    private Blocks written(String body) throws IOException {
        String text =
                "<ir_version: 8, opset_import: [\"\" : 17]>\nagraph (float[4] x) => (float[4] y) {\n"
                        + body
                        + "\n}\n";
        return blocks(model(Files.writeString(folder.resolve("written.onnx"), text)));
    }

    private static Stream<Part> all(List<Part> chain) {
        return chain.stream()
                .flatMap(
                        part ->
                                Stream.concat(
                                        Stream.of(part),
                                        switch (part) {
                                            case Residual inner -> all(inner.residual());
                                            case Repeat inner -> all(inner.repeat());
                                            case Branches inner ->
                                                    inner.branches().stream()
                                                            .flatMap(BlocksFlowTest::all);
                                            default -> Stream.of();
                                        }));
    }

    private static List<String> cards(List<Part> chain) {
        return all(chain)
                .filter(Card.class::isInstance)
                .map(p -> (Card) p)
                .map(c -> c.detail().isEmpty() ? c.card() : c.card() + ": " + c.detail())
                .toList();
    }

    /// Iandola and others (2016), table 1: conv1, eight fire modules (squeeze 1 × 1, expand 1 × 1 beside 3 × 3), conv10, three max pools and a global one.
    @Test
    void squeezeNetIsThatOfItsPaper() throws IOException {
        Blocks blocks = blocks("shapes/light_squeezenet.onnx");
        List<Part> parts = all(blocks.flow()).toList();
        List<Branches> fires =
                parts.stream().filter(Branches.class::isInstance).map(p -> (Branches) p).toList();
        long times =
                fires.size()
                        + parts.stream()
                                .filter(Repeat.class::isInstance)
                                .map(p -> (Repeat) p)
                                .mapToLong(
                                        r ->
                                                (r.times() - 1)
                                                        * all(r.repeat())
                                                                .filter(Branches.class::isInstance)
                                                                .count())
                                .sum();
        assertEquals(8, times);
        for (Branches fire : fires) {
            assertEquals("Concat", fire.join());
            assertEquals(2, fire.branches().size());
            assertTrue(cards(fire.branches().get(0)).getFirst().startsWith("Conv 1 × 1"));
            assertTrue(cards(fire.branches().get(1)).getFirst().startsWith("Conv 3 × 3"));
        }
        List<String> cards = cards(blocks.flow());
        assertEquals(3, cards.stream().filter(c -> c.startsWith("Max pool 3 × 3")).count());
        assertTrue(cards.contains("Conv 1 × 1: 1,000, ReLU"), cards.toString());
        assertTrue(SchematicScene.of(blocks, dev.loupe.figure.theme.Theme.LIGHT).width() > 100);
    }

    @Test
    void residualsThatAreEqualRepeat() throws IOException {
        Blocks blocks = blocks("diff/base.onnx");
        Repeat repeat = assertInstanceOf(Repeat.class, blocks.flow().get(2));
        assertEquals(2, repeat.times());
        Residual residual = assertInstanceOf(Residual.class, repeat.repeat().getFirst());
        assertEquals("+", residual.join());
        assertEquals(List.of("Conv 3 × 3: 4, ReLU", "Conv 3 × 3: 4"), cards(residual.residual()));
    }

    @Test
    void attentionAndNormsThatAreWrittenOutAreOneCard() throws IOException {
        Blocks blocks = blocks("costs/attention.onnx");
        Residual first = assertInstanceOf(Residual.class, blocks.flow().get(1));
        assertEquals(List.of("Layer norm", "Attention: 16", "Dense: 16"), cards(first.residual()));
        Blocks gelu =
                written(
                        """
                        half = Constant <value_float = 0.5> ()
                        e = Erf (x)
                        m = Mul (e, x)
                        y = Mul (m, half)
                        """);
        assertEquals(List.of("Input: 4", "GELU"), cards(gelu.flow()));
    }

    @Test
    void languageModelsRepeatTheirLayers() throws IOException {
        Blocks blocks = blocks("architectures/llama.gguf");
        Repeat layers =
                blocks.flow().stream()
                        .filter(Repeat.class::isInstance)
                        .map(p -> (Repeat) p)
                        .findFirst()
                        .orElseThrow();
        assertEquals(2, layers.times());
        assertEquals(2, layers.repeat().stream().filter(Residual.class::isInstance).count());
    }

    @Test
    void theSameNetworkLooksAlikeInOtherFormats() throws IOException {
        for (String file : new String[] {"conv.onnx", "conv.xml", "frozen.pb", "conv.tflite"}) {
            List<String> cards = cards(blocks(file).flow());
            assertTrue(
                    cards.stream().anyMatch(c -> c.startsWith("Conv 3 × 3: 4")),
                    file + " has " + cards);
        }
    }

    /// Two ladders whose rungs cross: a way is taken out and drawn as a link.
    @Test
    void waysThatCrossAreLinks() throws IOException {
        StringBuilder body = new StringBuilder("a0 = Relu (x)\nb0 = Tanh (x)\n");
        for (int i = 1; i < 6; i++) {
            body.append("p%d = Exp (a%d)\na%d = Add (p%d, b%d)\n".formatted(i, i - 1, i, i, i - 1));
            body.append("q%d = Cos (b%d)\nb%d = Mul (q%d, p%d)\n".formatted(i, i - 1, i, i, i));
        }
        Blocks blocks = written(body + "y = Add (a5, b5)");
        assertTrue(!blocks.links().isEmpty(), "links");
        List<String> cards = cards(blocks.flow());
        assertEquals(5, cards.stream().filter("Exp"::equals).count(), cards.toString());
        assertEquals(5, cards.stream().filter("Cos"::equals).count(), cards.toString());
        assertTrue(SchematicScene.of(blocks, dev.loupe.figure.theme.Theme.LIGHT).width() > 50);
    }

    @Test
    void aGraphThatOnlyPassesItsInputOnIsRefused() {
        assertTrue(
                String.valueOf(
                                assertThrows(
                                                IllegalArgumentException.class,
                                                () ->
                                                        written(
                                                                "c = Constant <value_float = 1.0> ()"))
                                        .getMessage())
                        .startsWith("The model has no operators"));
    }

    @Test
    void weightsAloneAreRefused() throws IOException {
        Model weights = model(Fixtures.file("small.safetensors"));
        assertTrue(
                String.valueOf(
                                assertThrows(IllegalArgumentException.class, () -> blocks(weights))
                                        .getMessage())
                        .startsWith("The file holds weights alone"));
    }
}
