package dev.loupe.networks.format.coreml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.util.stream.Collectors.toSet;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.format.ModelText;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

class CoreMlTest {
    private static Model read(ModelFile file) throws IOException {
        Reading.Read<?> read = assertInstanceOf(Reading.Read.class, new CoreMl().read(file));
        return assertInstanceOf(Model.class, read.value());
    }

    @Test
    void findsConstantsInTheFileAndBesideIt() throws IOException {
        Model model = read(ModelFile.open(Fixtures.file("program.mlpackage")));
        assertEquals(
                Set.of("4×3×3×3", "4", "5×4", "5"),
                model.tensors().stream().map(t -> t.shape().toString()).collect(toSet()));
        assertTrue(model.tensors().stream().allMatch(t -> t.content() instanceof Tensor.Mapped));
        assertEquals(4L * model.parameters(), model.bytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"older", "newer"})
    void aCompiledProgramSaysWhatItsPackageSays(String name) throws IOException {
        Model whole = read(ModelFile.open(Fixtures.file("coreml/" + name + ".mlpackage")));
        Model compiled = read(ModelFile.open(Fixtures.file("coreml/" + name + ".mlmodelc")));
        assertEquals(
                ModelText.nodes(whole.graphs().getFirst()),
                ModelText.nodes(compiled.graphs().getFirst()));
        assertEquals(whole.graphs().getFirst().outputs().size(), 1);
        assertEquals(
                whole.tensors().stream().map(t -> t.name() + t.shape() + t.bytes()).toList(),
                compiled.tensors().stream().map(t -> t.name() + t.shape() + t.bytes()).toList());
        assertEquals("Loupe", compiled.metadata().get("author"));
        assertEquals(whole.metadata().get("made by"), compiled.metadata().get("made by"));
        assertEquals(
                whole.metadata().get("specification version"),
                compiled.metadata().get("specification version"));
    }

    @Test
    void keepsTheOperationsBeforeWhatItCannotRead() throws IOException {
        String text =
                """
                program(1.3) [buildInfo = dict<string, string>({{"a", "}"}})] { // a comment
                 func main<ios18>(tensor<fp16, [1, ?]> x, state<tensor<fp16, [4]>> s)
                  [FlexibleShapeInformation = tuple<tuple<string, int32>>((("D", 1)))] {
                  tensor<int8, [2]> k = const()[name = string("k"), val = tensor<int8, [2]>([-1, 127])];
                  tensor<fp16, [1, ?]> y = relu(x = x)[name = string("y")];
                  tensor<fp16, [1, ?]> z = cond(pred = y)[name = string("z")] { block } ;
                 } -> (z);
                }
                """;
        Bytes bytes = Bytes.of(text.getBytes(StandardCharsets.UTF_8));
        Model model = read(new ModelFile(Path.of("model.mil"), false, bytes));
        assertEquals(2, model.graphs().getFirst().nodes().size());
        assertEquals(2, model.graphs().getFirst().inputs().size());
        assertTrue(model.damage() != null && model.damage().at() == text.indexOf("{ block"));
    }

    @Test
    void runsBlocksAsSubgraphs() throws IOException {
        Model model = read(ModelFile.open(Fixtures.file("program.mlpackage")));
        Node cond =
                model.graphs().getFirst().nodes().stream()
                        .filter(n -> n.operator().equals("cond"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(List.of(1, 2), cond.subgraphs());
        assertEquals("out", cond.name());
    }

    @Test
    void namesLayersTheirWeightsAndOptions() throws IOException {
        Model model = read(ModelFile.open(Fixtures.file("layers.mlmodel")));
        assertEquals("conv.weights", model.tensors().getFirst().name());
        assertEquals("4×3×3×3", model.tensors().getFirst().shape().toString());
        assertEquals("Loupe", model.metadata().get("author"));
        Node relu = model.graphs().getFirst().nodes().get(2);
        assertTrue(relu.attributes().toString().contains("ReLU"), relu.attributes().toString());
    }

    @Test
    void keepsWhatStandsBeforeACut() throws IOException {
        Path file = Fixtures.file("program.mlpackage/Data/com.apple.CoreML/model.mlmodel");
        byte[] whole = Files.readAllBytes(file);
        Model model =
                read(
                        new ModelFile(
                                file, false, Bytes.of(Arrays.copyOf(whole, whole.length - 600))));
        assertTrue(model.damage() != null);
        assertTrue(model.graphs().getFirst().nodes().size() > 5);
    }
}
