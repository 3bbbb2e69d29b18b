package dev.loupe.networks.format.pytorch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Against what fixtures/networks/make-torch.py saved.
class PyTorchTest {
    private static Model model(String name) throws IOException {
        return read(new PyTorch().read(ModelFile.open(Fixtures.file(name))));
    }

    private static Model read(Reading<Model> reading) {
        if (reading instanceof Reading.Read<Model> read) {
            return read.value();
        }
        throw new AssertionError(reading);
    }

    private static Tensor tensor(Model model, String name) {
        return model.tensors().stream()
                .filter(tensor -> tensor.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new AssertionError(
                                        name
                                                + " is not among "
                                                + model.tensors().stream()
                                                        .map(Tensor::name)
                                                        .toList()));
    }

    private static float[] floats(Tensor tensor) throws IOException {
        Bytes bytes =
                switch (tensor.content()) {
                    case Tensor.Mapped mapped -> mapped.bytes();
                    case Tensor.Made made -> made.source().read();
                    default -> throw new AssertionError(tensor.content());
                };
        float[] all = new float[(int) bytes.length() / 4];
        for (int i = 0; i < all.length; i++) {
            all[i] = bytes.f32(4L * i);
        }
        return all;
    }

    @Test
    void viewsAreReadByTheirStrides() throws IOException {
        Model model = model("checkpoint.pt");
        assertArrayEquals(
                new float[] {0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11},
                floats(tensor(model, "model.turned")));
        assertEquals("4×3", tensor(model, "model.turned").shape().toString());
        assertArrayEquals(new float[] {5, 6, 9, 10}, floats(tensor(model, "model.part")));
        assertEquals("float8_e4m3fn", tensor(model, "model.eighth").type().name());
        assertEquals("scalar", tensor(model, "model.one").shape().toString());
        assertArrayEquals(
                new float[] {0.2f, 0.2f, 0.2f},
                floats(tensor(model, "optimizer.state.0.exp_avg")),
                1e-6f);
        assertEquals("3", model.metadata().get("epoch"));
        assertEquals("Infinity", model.metadata().get("best"));
        assertEquals(List.of(), model.unsafe());
    }

    @Test
    void aModuleNamesItsParametersAsItsStateDoes() throws IOException {
        Model module = model("module.pt");
        Model state = model("state.pt");
        assertEquals(
                state.tensors().stream().map(Tensor::name).sorted().toList(),
                module.tensors().stream().map(Tensor::name).sorted().toList());
        assertEquals("__main__.Net", module.metadata().get("class"));
        assertArrayEquals(
                floats(tensor(state, "conv.weight")), floats(tensor(module, "conv.weight")));
        assertEquals(List.of(), module.unsafe());
    }

    @Test
    void whatAPickleWouldRunIsToldAndNotRun() throws IOException {
        assertEquals(List.of("posix.system"), model("evil.pt").unsafe());
        assertEquals(List.of("posix.system"), model("evil.pkl").unsafe());
    }

    @Test
    void aCutArchiveTellsWhatItStillHolds(@TempDir Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(Fixtures.file("state.pt"));
        Path cut = folder.resolve("cut.pt");
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        Model model = read(new PyTorch().read(ModelFile.open(cut)));
        assertTrue(model.damage() != null);
        assertEquals(8, model.tensors().size());
        assertInstanceOf(Tensor.Mapped.class, tensor(model, "conv.weight").content());
        assertInstanceOf(Tensor.Absent.class, tensor(model, "head.weight").content());
    }

    @Test
    void anExportedProgramKnowsItsModules() throws IOException {
        Model model =
                read(new ExportedProgram().read(ModelFile.open(Fixtures.file("program.pt2"))));
        Graph graph = model.graphs().getFirst();
        assertEquals(
                List.of("conv", "bn", "", "", "head"),
                graph.nodes().stream().map(node -> node.scope()).toList());
        String shape = String.valueOf(graph.values().get(graph.inputs().getFirst()).type().shape());
        assertTrue(shape.matches("s\\d+×1×5×5"), shape);
        assertTrue(
                graph.values().stream()
                        .anyMatch(v -> v.data() != null && v.data().name().equals("head.weight")));
    }
}
