package dev.loupe.networks.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.Reading;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.Formats;
import dev.loupe.networks.architecture.Synthesis;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

final class ExplanationsTest {
    private static final Set<String> EXPLAINED =
            Set.of(
                    "onnx",
                    "ort",
                    "keras",
                    "tflite",
                    "torchscript",
                    "torch-export",
                    "executorch",
                    "tensorflow",
                    "tfjs",
                    "openvino",
                    "coreml");

    @Test
    void everyEntryIsAPairOfSentencesAboutARealOperator() throws IOException {
        JsonNode real = new JsonMapper().readTree(Fixtures.file("operators.json").toFile());
        for (String family : Explanations.FAMILIES) {
            Set<String> names = new HashSet<>();
            real.path(family).forEach(n -> names.add(n.asString()));
            Explanations.family(family)
                    .forEach(
                            (name, words) -> {
                                assertTrue(
                                        family.equals("synthesised") || names.contains(name),
                                        family + " has no " + name);
                                assertTrue(
                                        words.en().matches("(?s)[A-Za-z0-9eΣ(−].{15,}[.]"),
                                        words.en());
                                assertTrue(words.zh().endsWith("。"), words.zh());
                                assertTrue(words.en().length() <= 420, words.en());
                                assertTrue(
                                        words.zh().chars().anyMatch(c -> c >= 0x4e00 && c < 0xa000),
                                        words.zh());
                            });
        }
    }

    @Test
    void everyLineBelongsToAnEntryAndNoneStandsTwice() {
        for (String family : Explanations.FAMILIES) {
            List<String> names =
                    Explanations.lines(family).stream()
                            .filter(l -> !l.isBlank() && !l.startsWith(" ") && !l.startsWith("#"))
                            .flatMap(l -> Stream.of(l.split(" = ")[0].split(" ")))
                            .toList();
            Set<String> seen = new TreeSet<>();
            names.forEach(name -> assertTrue(seen.add(name), family + " has " + name + " twice"));
            assertEquals(seen, new TreeSet<>(Explanations.family(family).keySet()), family);
        }
    }

    @Test
    void nineInTenOperatorsOfTheFixturesAreExplained() throws IOException {
        TreeMap<String, Boolean> met = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Fixtures.folder())) {
            for (Path file : files.filter(ExplanationsTest::small).toList()) {
                if (Formats.read(ModelFile.open(file)) instanceof Reading.Read<Model>(Model read)) {
                    meet(Synthesis.of(read), met);
                }
            }
        }
        List<String> without =
                met.entrySet().stream().filter(e -> !e.getValue()).map(e -> e.getKey()).toList();
        assertTrue(met.size() > 100, met.toString());
        assertTrue(
                without.size() <= met.size() / 10,
                without.size() + " of " + met.size() + ": " + without);
    }

    private static boolean small(Path path) {
        return Files.isRegularFile(path) && !path.toString().endsWith(".py");
    }

    private static void meet(Model model, TreeMap<String, Boolean> met) {
        Set<String> functions = new HashSet<>();
        model.graphs().forEach(g -> functions.add(g.name()));
        for (Graph graph : model.graphs()) {
            for (Node node : graph.nodes()) {
                boolean own = node.domain().equals(Synthesis.DOMAIN);
                if (!functions.contains(node.operator())
                        && (own || EXPLAINED.contains(model.format()))) {
                    met.put(
                            model.format() + " " + node.domain() + " " + node.operator(),
                            Explanations.of(model.format(), node.domain(), node.operator())
                                    .isPresent());
                }
            }
        }
    }

    @Test
    void placesAndCopiesHaveTheWordsOfTheirOperator() {
        assertEquals(
                Explanations.of("torchscript", "aten", "relu"),
                Explanations.of("executorch", "aten", "relu_"));
        assertTrue(Explanations.of("onnx", "com.example", "Conv").isEmpty());
        assertTrue(Explanations.of("tfjs", "", "FusedBatchNormV3").isPresent());
        assertTrue(Explanations.of("tfjs", "", "Dense").isPresent());
        assertTrue(Explanations.of("openvino", "opset1", "Convolution").isPresent());
        assertTrue(Explanations.of("coreml", "", "constexpr_lut_to_dense").isPresent());
    }
}
