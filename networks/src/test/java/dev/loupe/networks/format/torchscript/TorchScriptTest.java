package dev.loupe.networks.format.torchscript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Type;
import dev.loupe.networks.infer.GivenExtents;
import dev.loupe.networks.infer.KnownTypes;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Against what fixtures/networks/make-torch.py saved; torch's own counts are in expected.json.
class TorchScriptTest {
    private static final String HEAD =
            "class Net(Module):\n  __parameters__ = []\n  def forward(self: __torch__.Net,\n    x: Tensor) -> Tensor:\n";

    private static Model model(String name) throws IOException {
        return model(ModelFile.open(Fixtures.file(name)));
    }

    private static Model model(ModelFile file) throws IOException {
        if (new TorchScript().read(file) instanceof Reading.Read<Model> read) {
            return read.value();
        }
        throw new AssertionError(file);
    }

    private static Node node(Model model, int graph, String operator) {
        return model.graphs().get(graph).nodes().stream()
                .filter(node -> node.operator().equals(operator))
                .findFirst()
                .orElseThrow();
    }

    /// The traced fixture with other content in an entry.
    private static Model with(String ending, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipFile from = new ZipFile(Fixtures.file("traced.pt").toFile());
                ZipOutputStream to = new ZipOutputStream(bytes)) {
            Enumeration<? extends ZipEntry> entries = from.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(
                        entry.getName().endsWith(ending)
                                ? content
                                : from.getInputStream(entry).readAllBytes());
            }
        }
        return model(new ModelFile(Path.of("x.pt"), false, Bytes.of(bytes.toByteArray())));
    }

    private static Model code(String body) throws IOException {
        String module = model("traced.pt").metadata().getOrDefault("class", "");
        String file = "code/" + module.substring(0, module.lastIndexOf('.')).replace('.', '/');
        return with(file + ".py", (HEAD + body).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void modulesAreInlinedWithTheirWeightsAndPaths() throws IOException {
        Model traced = model("traced.pt");
        Graph main = traced.graphs().getFirst();
        Node conv = node(traced, 0, "_convolution");
        assertEquals("aten", conv.domain());
        assertEquals("conv", conv.scope());
        assertEquals(
                List.of("input", "weight", "bias"),
                conv.inputs().stream().map(Node.Port::name).toList());
        Tensor weight = main.values().get(conv.inputs().get(1).value()).data();
        assertNotNull(weight);
        assertEquals("conv.weight", weight.name());
        assertInstanceOf(Tensor.Mapped.class, weight.content());
        assertEquals(
                List.of(1L, 1L),
                conv.attributes().stream()
                        .filter(attribute -> attribute.name().equals("stride"))
                        .flatMapToLong(
                                attribute ->
                                        attribute.content() instanceof Attribute.Wholes wholes
                                                ? java.util.Arrays.stream(wholes.values())
                                                : java.util.stream.LongStream.empty())
                        .boxed()
                        .toList());
        assertEquals(4, main.edges());
        assertEquals(1, main.outputs().size());
    }

    @Test
    void loopsAndConditionsRunGraphsOfTheirOwn() throws IOException {
        Model scripted = model("scripted.pt");
        Graph main = scripted.graphs().getFirst();
        assertEquals(
                List.of("x", "times", "mask"),
                main.inputs().stream().map(i -> main.values().get(i).name()).toList());
        assertEquals(3, main.outputs().size());
        Node condition = node(scripted, 0, "If");
        assertEquals(2, condition.subgraphs().size());
        Node loop = node(scripted, 0, "Loop");
        Graph body = scripted.graphs().get(loop.subgraphs().getFirst());
        assertEquals("mul", body.nodes().getFirst().operator());
        assertEquals("layers/0", node(scripted, 0, "linear").scope());
        Node most = node(scripted, 0, "max");
        assertEquals(2, most.outputs().size());
    }

    /// Answers as native_functions.yaml declares them.
    @Test
    void whatOperatorsAnswerIsOfTheirKind() throws IOException {
        Model scripted = model("scripted.pt");
        assertEquals("bool", type(scripted, node(scripted, 0, "__isnot__").outputs().getFirst()));
        for (Node.Port port : node(scripted, 0, "max").outputs()) {
            assertInstanceOf(
                    Type.TensorOf.class,
                    scripted.graphs().getFirst().values().get(port.value()).type());
        }
        Model plain =
                code(
                        """
                            n = torch.size(x, 0)
                            all = torch.size(x)
                            half = torch.mul(n, 2)
                            y = torch.div(n, 2)
                            z = torch.lt(n, 3)
                            a, b, = torch.chunk(x, 2, 1)
                            c = torch.cat([a, torch.zeros([n, half])])
                            return (all, y, z, b, c)
                        """);
        List<String> kinds =
                plain.graphs().getFirst().nodes().stream()
                        .map(node -> node.operator() + " " + type(plain, node.outputs().getLast()))
                        .toList();
        assertEquals(
                List.of(
                        "size int",
                        "size sequence(int)",
                        "mul int",
                        "div float",
                        "lt bool",
                        "chunk sequence(unknown)",
                        "ListUnpack unknown",
                        "zeros unknown",
                        "cat unknown"),
                kinds);
        assertTrue(
                plain.graphs().getFirst().nodes().subList(6, 9).stream()
                        .flatMap(node -> node.outputs().stream())
                        .allMatch(
                                port ->
                                        plain.graphs().getFirst().values().get(port.value()).type()
                                                instanceof Type.TensorOf));
    }

    private static String type(Model model, Node.Port port) {
        return model.graphs().getFirst().values().get(port.value()).type().text();
    }

    private static String shape(Model model, String operator, Map<String, Long> given) {
        return KnownTypes.of(model, given)
                        .shape(0, node(model, 0, operator).outputs().getFirst().value())
                + "";
    }

    /// PyTorch's documents of Conv2d, mean and Linear: channels and features follow from weights alone.
    @Test
    void channelsFollowFromWeightsAndExtentsFromAnInput() throws IOException {
        Model traced = model("traced.pt");
        Map<String, Long> given = GivenExtents.of("x=5x1x9x8");
        assertEquals("?×2×?×?", shape(traced, "_convolution", Map.of()));
        assertEquals("?×2", shape(traced, "mean", Map.of()));
        assertEquals("?×3", shape(traced, "linear", Map.of()));
        assertEquals("5×2×7×6", shape(traced, "_convolution", given));
        assertEquals("5×3", shape(traced, "linear", given));
        String folds = "    n = torch.size(x, 0)\n    y = torch.view(x, [n, -1])\n    return y\n";
        assertEquals("2×12", shape(code(folds), "view", GivenExtents.of("x=2x3x4")));
        String parts =
                "    y = torch.reshape(x, [torch.size(x, 1), int(torch.size(x, 2)), -1])\n    return y\n";
        assertEquals("3×4×2", shape(code(parts), "reshape", GivenExtents.of("x=2x3x4")));
        String other = "    y = torch.view(x, [torch.len(x), 7])\n    return y\n";
        assertEquals("?×7", shape(code(other), "view", GivenExtents.of("x=2x3x7")));
    }

    @Test
    void constantsOfFrozenModulesAreWeights() throws IOException {
        assertEquals(
                List.of("CONSTANTS.c0", "CONSTANTS.c1", "CONSTANTS.c2"),
                model("frozen.pt").tensors().stream().map(Tensor::name).toList());
    }

    @Test
    void codeThatNeverEndsIsLeft() throws IOException {
        Model endless = code("    return (self).forward(x, )\n");
        assertNotNull(endless.damage());
        assertEquals(8, endless.tensors().size());
        StringBuilder doubling = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            doubling.append("    x%d = (x%d, x%d)\n".formatted(i + 1, i, i));
        }
        Model wide = code("    x0 = torch.relu(x)\n" + doubling + "    return x60\n");
        assertNotNull(wide.damage());
        assertEquals("relu", wide.graphs().getFirst().nodes().getFirst().operator());
    }

    @Test
    void brokenCodeIsToldByItsLineAndKeepsTheWeights() throws IOException {
        Model broken = code("    y = torch.relu(x\n");
        Model.Damage damage = broken.damage();
        assertNotNull(damage);
        assertTrue(damage.what().contains("in line"), damage.what());
        assertEquals(8, broken.tensors().size());
        for (String body :
                List.of(
                        "    a, b = 1\n",
                        "    a, b, = torch.size(x)\n    return a\n",
                        "    return (x)[1][2]\n",
                        "    return y.z\n",
                        "    return CONSTANTS.c99\n",
                        "    return " + "(".repeat(5000),
                        "    return -x.y(a=1, *b)\n",
                        "    self.x = torch.relu(self.x)\n    return self.x\n",
                        "  if\n",
                        "    while True:\n      x = torch.add(x, 1)\n    return x\n")) {
            assertNotNull(code(body));
        }
    }

    @Test
    void whatItsPicklesWouldRunIsTold() throws IOException {
        assertEquals(List.of(), model("traced.pt").unsafe());
        byte[] evil = Files.readAllBytes(Fixtures.file("evil.pkl"));
        assertEquals(List.of("posix.system"), with("constants.pkl", evil).unsafe());
        assertEquals(
                Map.of("byteorder", "little", "version", "3"), with("data.pkl", evil).metadata());
    }
}
