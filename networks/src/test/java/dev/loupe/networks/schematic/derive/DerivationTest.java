package dev.loupe.networks.schematic.derive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loupe.core.Reading;
import dev.loupe.core.Shape;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.Formats;
import dev.loupe.networks.GraphSketch;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.schematic.Fcnn;
import dev.loupe.networks.schematic.Schematic;
import dev.loupe.networks.schematic.Schematic.Style;
import dev.loupe.networks.schematic.Transformer;
import dev.loupe.networks.schematic.json.SchematicJson;
import dev.loupe.networks.weights.TensorNumbers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.StringJoiner;

final class DerivationTest {
    @TempDir Path folder;

    private static Model model(Path file) throws IOException {
        Reading<Model> reading = Formats.read(ModelFile.open(file));
        return ((Reading.Read<Model>) reading).value();
    }

    private static Schematic of(String fixture, Style style) throws IOException {
        return Derivation.of(model(Fixtures.file(fixture)), style, Derivation.Wish.NONE);
    }

    private static String refusal(Model model, Style style) {
        return String.valueOf(
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Derivation.of(model, style, Derivation.Wish.NONE))
                        .getMessage());
    }

    /// Zeros under names and sizes such as `a.weight 3x4`, as safetensors.
    private Model weights(String... tensors) throws IOException {
        StringJoiner head = new StringJoiner(",", "{", "}");
        int at = 0;
        for (String tensor : tensors) {
            String[] parts = tensor.split(" ");
            int[] sizes = Arrays.stream(parts[1].split("x")).mapToInt(Integer::parseInt).toArray();
            int end = at + 4 * Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
            head.add(
                    "\"%s\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
                            .formatted(parts[0], Arrays.toString(sizes), at, end));
            at = end;
        }
        byte[] json = head.toString().getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(
                ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).array());
        out.write(json);
        out.write(new byte[at]);
        return model(Files.write(folder.resolve("w.safetensors"), out.toByteArray()));
    }

    @Test
    void aConvolutionalModelBecomesItsFeatureMaps() throws IOException {
        assertEquals(
                "{\"schematic\":\"lenet\",\"layers\":[{\"maps\":3,\"height\":8,\"filter\":3,\"operation\":\"Convolution\"},{\"maps\":4,\"height\":8,\"filter\":8,\"operation\":\"Global average\"},{\"maps\":4,\"height\":1,\"operation\":\"Dense\"},5]}",
                SchematicJson.write(of("conv.onnx", Style.LENET)));
        assertEquals(
                "{\"schematic\":\"alexnet\",\"layers\":[{\"depth\":3,\"height\":8,\"filter\":3},{\"depth\":4,\"height\":8,\"filter\":8},{\"depth\":4,\"height\":1},5]}",
                SchematicJson.write(of("conv.onnx", Style.ALEXNET)));
    }

    @Test
    void modelsWithTheChannelsLastBecomeTheirs() throws IOException {
        assertEquals(
                "{\"schematic\":\"lenet\",\"layers\":[{\"maps\":3,\"height\":8,\"filter\":3,\"operation\":\"Convolution\"},{\"maps\":4,\"height\":6,\"operation\":\"Dense\"},5]}",
                SchematicJson.write(of("chain.keras", Style.LENET)));
        assertEquals(
                "{\"schematic\":\"lenet\",\"layers\":[{\"maps\":3,\"height\":8,\"filter\":3,\"operation\":\"Convolution\"},{\"maps\":4,\"height\":4,\"filter\":2,\"operation\":\"Max-Pool\"},{\"maps\":4,\"height\":2,\"operation\":\"Dense\"},5]}",
                SchematicJson.write(of("conv.tflite", Style.LENET)));
        Fcnn fcnn = assertInstanceOf(Fcnn.class, of("joined.keras", Style.FCNN));
        TensorNumbers kernel =
                TensorNumbers.of(
                        model(Fixtures.file("joined.keras")).tensors().stream()
                                .filter(t -> t.shape().equals(Shape.of(3, 1)))
                                .findFirst()
                                .orElseThrow());
        double[] column = {kernel.at(0), kernel.at(1), kernel.at(2)};
        assertArrayEquals(column, Objects.requireNonNull(fcnn.weights())[0][0], 1e-4);
    }

    @Test
    void edgesCarryTheModelsOwnWeights() throws IOException {
        Model model = model(Fixtures.file("conv.onnx"));
        Fcnn fcnn = assertInstanceOf(Fcnn.class, of("conv.onnx", Style.FCNN));
        assertEquals(4, fcnn.layers().getFirst().neurons());
        assertEquals(5, fcnn.layers().getLast().neurons());
        Tensor stored =
                model.tensors().stream()
                        .filter(t -> t.name().equals("v"))
                        .findFirst()
                        .orElseThrow();
        TensorNumbers numbers = TensorNumbers.of(stored);
        double[] third = {numbers.at(8), numbers.at(9), numbers.at(10), numbers.at(11)};
        assertArrayEquals(third, Objects.requireNonNull(fcnn.weights())[0][2], 1e-4);
    }

    @Test
    void matricesThatFollowOneAnotherAreLayers() throws IOException {
        Fcnn fcnn =
                assertInstanceOf(
                        Fcnn.class,
                        Derivation.of(
                                weights("0.weight 40x4", "0.bias 40", "2.weight 3x40", "2.bias 3"),
                                Style.FCNN,
                                Derivation.Wish.NONE));
        assertEquals(
                "[4, 40, 3]", fcnn.layers().stream().map(Fcnn.Layer::neurons).toList().toString());
        assertEquals(20, Objects.requireNonNull(fcnn.weights())[0].length);
        assertEquals(
                "The 2 matrices of the file do not follow one another: none of their orders makes each take what the one before gives.",
                refusal(weights("a 2x3", "b 4x5"), Style.FCNN));
    }

    @Test
    void namesAndSizesTellATransformer() throws IOException {
        Transformer decoder =
                assertInstanceOf(
                        Transformer.class,
                        Derivation.of(
                                weights(
                                        "model.embed_tokens.weight 100x16",
                                        "model.layers.0.self_attn.q_proj.weight 16x16",
                                        "model.layers.0.self_attn.k_proj.weight 8x16",
                                        "model.layers.0.mlp.gate_proj.weight 40x16",
                                        "model.layers.0.mlp.up_proj.weight 40x16",
                                        "model.layers.0.input_layernorm.weight 16",
                                        "model.layers.2.mlp.up_proj.weight 40x16"),
                                Style.TRANSFORMER,
                                Derivation.Wish.NONE));
        assertEquals(3, decoder.layers());
        assertEquals(16, decoder.width());
        assertEquals(100, decoder.vocabulary());
        assertEquals(40, decoder.feedForward());
        assertEquals("RMSNorm", decoder.norm());
        assertEquals("SwiGLU", decoder.activation());
        assertEquals(Transformer.Kind.DECODER, decoder.kind());
    }

    @Test
    void whatAStyleCannotShowIsSaid() throws IOException {
        Model none = new GraphSketch().input("x").node("n", "Relu", "y", "x").output("y").model();
        assertEquals(
                "The model has no fully connected layer (a product with a stored matrix), which fcnn needs.",
                refusal(none, Style.FCNN));
        assertEquals(
                "The model has no convolution or pooling, which lenet and alexnet need.",
                refusal(none, Style.LENET));
        Model open = new GraphSketch().input("x").node("/c", "Conv", "y", "x").output("y").model();
        assertEquals(
                "The height and width of the feature maps are not known at operator /c; say those of the input, as in --input 224x224.",
                refusal(open, Style.ALEXNET));
        assertEquals(
                "The file holds weights alone; lenet and alexnet need a model's operators.",
                refusal(weights("a 2x3"), Style.LENET));
    }
}
