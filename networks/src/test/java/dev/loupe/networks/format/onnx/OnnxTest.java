package dev.loupe.networks.format.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

class OnnxTest {
    private static Model read(ModelFile file) throws IOException {
        Reading<Model> reading = new Onnx().read(file);
        return reading instanceof Reading.Read<Model> read
                ? read.value()
                : org.junit.jupiter.api.Assertions.fail(reading.toString());
    }

    private static byte[] field(int number, byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int length = Arrays.stream(parts).mapToInt(p -> p.length).sum();
        out.write(number << 3 | 2);
        while (length >= 0x80) {
            out.write(length & 0x7f | 0x80);
            length >>>= 7;
        }
        out.write(length);
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] text(int number, String text) {
        return field(number, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Model read(byte[] graph) throws IOException {
        ByteArrayOutputStream model = new ByteArrayOutputStream();
        model.write(8);
        model.write(9);
        model.writeBytes(graph);
        return read(new ModelFile(Path.of("m.onnx"), false, Bytes.of(model.toByteArray())));
    }

    @Test
    void keepsTheModuleThatTheExporterNames() throws IOException {
        Model model = read(ModelFile.open(Fixtures.file("conv.onnx")));
        assertEquals("features/conv", model.graphs().getFirst().nodes().getFirst().scope());
    }

    @Test
    void keepsTheOperatorsBeforeACut() throws IOException {
        byte[] whole = Files.readAllBytes(Fixtures.file("conv.onnx"));
        Model model =
                read(
                        new ModelFile(
                                Path.of("m.onnx"),
                                false,
                                Bytes.of(Arrays.copyOf(whole, whole.length / 2))));
        assertNotNull(model.damage());
        assertEquals("Conv", model.graphs().getFirst().nodes().getFirst().operator());
    }

    @Test
    void takesNoDataFromOutsideOfTheFolder(@TempDir Path folder) throws IOException {
        Path inner = Files.createDirectories(folder.resolve("inner"));
        Files.write(folder.resolve("secret"), new byte[8]);
        byte[] tensor =
                field(
                        5,
                        new byte[] {8, 2, 16, 1},
                        text(8, "w"),
                        field(13, text(1, "location"), text(2, "../secret")),
                        new byte[] {14 << 3, 1});
        Path file = inner.resolve("m.onnx");
        ByteArrayOutputStream model = new ByteArrayOutputStream();
        model.write(8);
        model.write(9);
        model.writeBytes(field(7, tensor));
        Files.write(file, model.toByteArray());
        assertInstanceOf(
                Tensor.Absent.class, read(ModelFile.open(file)).tensors().getFirst().content());
    }

    @Test
    void readsDeepGraphsAndStopsAtBottomlessOnes() throws IOException {
        for (int depth : new int[] {150, 2000}) {
            byte[] node = field(1, text(4, "Neg"));
            for (int i = 0; i < depth; i++) {
                node = field(1, text(4, "If"), field(5, text(1, "then_branch"), field(6, node)));
            }
            Model model = read(field(7, node));
            assertEquals(depth > 200, model.damage() != null);
            assertTrue(model.graphs().size() > 100, "" + model.graphs().size());
        }
    }
}
