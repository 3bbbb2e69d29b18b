package dev.loupe.networks.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.Reading;
import dev.loupe.figure.theme.Theme;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.Formats;
import dev.loupe.networks.Inspection;
import dev.loupe.networks.cost.KvCache;
import dev.loupe.networks.cost.ModelCosts;
import dev.loupe.networks.draw.ModelPicture;
import dev.loupe.networks.draw.View;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.scope.Hierarchy;
import dev.loupe.networks.scope.Member;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Held against what PyTorch counts of the models that the files were made of.
final class SynthesisTest {
    private static final Path FOLDER = Fixtures.file("architectures");

    private static Model read(String name) throws IOException {
        if (Formats.read(ModelFile.open(FOLDER.resolve(name)))
                instanceof Reading.Read<Model>(Model model)) {
            return model;
        }
        throw new AssertionError(name + " is not read");
    }

    private static Model changed(Model model, List<Tensor> tensors, Map<String, String> metadata) {
        return new Model(
                model.format(), List.of(), tensors, metadata, 0, List.of(), model.damage());
    }

    @TestFactory
    Stream<DynamicTest> multiplicationsAreThoseThatPyTorchCounts() throws IOException {
        JsonNode expected = new JsonMapper().readTree(FOLDER.resolve("expected.json").toFile());
        return expected.properties().stream()
                .flatMap(e -> Stream.of(e.getKey() + ".gguf", e.getKey()))
                .filter(name -> Files.exists(FOLDER.resolve(name)))
                .map(
                        name ->
                                DynamicTest.dynamicTest(
                                        name,
                                        () -> {
                                            JsonNode said = expected.get(name.replace(".gguf", ""));
                                            Model whole = Synthesis.of(read(name));
                                            assertTrue(whole.network(), name);
                                            ModelCosts costs =
                                                    ModelCosts.of(
                                                            whole,
                                                            Map.of(
                                                                    "tokens",
                                                                    said.get("tokens").asLong()));
                                            assertEquals(
                                                    said.get("macs").asLong(),
                                                    costs.total().macs());
                                            assertEquals(0, costs.unknown());
                                            assertEquals(
                                                    said.get("parameters").asLong(),
                                                    costs.total().parameters());
                                        }));
    }

    @Test
    void operatorsHoldTheFilesOwnTensors() throws IOException {
        Model model = read("mixtral.gguf");
        Graph graph = Synthesis.of(model).graphs().getFirst();
        Set<Tensor> held =
                graph.values().stream()
                        .filter(v -> v.data() != null)
                        .map(v -> v.data())
                        .collect(Collectors.toSet());
        assertEquals(new HashSet<>(model.tensors()), held);
    }

    @Test
    void attentionTakesTheNormThatIsItsOwn() throws IOException {
        Graph graph = Synthesis.of(read("falcon_new")).graphs().getFirst();
        Set<String> queries =
                graph.nodes().stream()
                        .filter(n -> n.name().endsWith("attn_qkv"))
                        .map(n -> graph.values().get(n.inputs().getFirst().value()).name())
                        .collect(Collectors.toSet());
        assertEquals(Set.of("h.0/attn_norm_2 out", "h.1/attn_norm_2 out"), queries);
    }

    @Test
    void blocksAreOneRepeat() throws IOException {
        Graph graph = Synthesis.of(read("llama.gguf")).graphs().getFirst();
        List<String> seen =
                Hierarchy.of(graph, true, false).top().members().stream()
                        .map(
                                m ->
                                        m instanceof Member.Scope scope
                                                ? scope.name() + "×" + scope.times()
                                                : graph.nodes()
                                                        .get(((Member.Operator) m).node())
                                                        .operator())
                        .toList();
        assertEquals(List.of("Embedding", "blk×2", "RMSNorm", "Linear"), seen);
    }

    @Test
    void theFileIsToldAsItIs() throws IOException {
        Inspection said = Inspection.of(FOLDER.resolve("llama.gguf"));
        assertEquals("tensors", said.json().get("kind"));
        assertTrue(Synthesis.made(Synthesis.of(read("llama.gguf")).graphs().getFirst()));
    }

    @Test
    void thePictureSaysThatItIsSynthesised() throws IOException {
        String scene =
                ModelPicture.of(Synthesis.of(read("gpt2")), View.FIRST, Theme.DARK, "gpt2")
                        .items()
                        .toString();
        assertTrue(scene.contains("synthesised from metadata"), scene);
    }

    @Test
    void whatDoesNotFitHasNoGraph() throws IOException {
        Model model = read("llama.gguf");
        Map<String, String> other = new HashMap<>(model.metadata());
        other.put("general.architecture", "mamba");
        assertFalse(Synthesis.of(changed(model, model.tensors(), other)).network());
        List<Tensor> without =
                model.tensors().stream()
                        .filter(t -> !t.name().equals("blk.1.ffn_up.weight"))
                        .toList();
        assertFalse(Synthesis.of(changed(model, without, model.metadata())).network());
        List<Tensor> more =
                Stream.concat(
                                model.tensors().stream(),
                                model.tensors().stream()
                                        .filter(t -> t.name().equals("blk.1.ffn_up.weight"))
                                        .map(
                                                t ->
                                                        new Tensor(
                                                                "blk.1.ssm_in.weight",
                                                                t.type(),
                                                                t.shape(),
                                                                t.stored(),
                                                                t.content())))
                        .toList();
        assertFalse(Synthesis.of(changed(model, more, model.metadata())).network());
        Map<String, String> heads = new HashMap<>(model.metadata());
        heads.put("llama.attention.head_count", "3");
        assertFalse(Synthesis.of(changed(model, model.tensors(), heads)).network());
    }

    @Test
    void theCacheOfKeysAndValuesIsTheSameOfBothForms() throws IOException {
        assertEquals(2 * 2 * (2 + 2) * 2, KvCache.bytesPerToken(read("llama.gguf")));
        assertEquals(2 * 2 * (2 + 2) * 2, KvCache.bytesPerToken(read("llama")));
    }
}
