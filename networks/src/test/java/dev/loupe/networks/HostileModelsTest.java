package dev.loupe.networks;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.cost.CostWords;
import dev.loupe.networks.cost.ModelCosts;
import dev.loupe.networks.diff.DiffWords;
import dev.loupe.networks.diff.ModelDiff;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;

/// Whatever is read of a file that is cut or changed anywhere can be inferred, counted and compared.
final class HostileModelsTest {
    private static Model read(Path path, byte[] bytes) throws IOException {
        return Formats.read(new ModelFile(path, false, Bytes.of(bytes)))
                        instanceof Reading.Read<Model>(Model model)
                ? model
                : new Model(
                        "none",
                        java.util.List.of(),
                        java.util.List.of(),
                        Map.of(),
                        0,
                        java.util.List.of(),
                        null);
    }

    private static void use(Model whole, Model model) throws IOException {
        CostWords.text(ModelCosts.of(model, Map.of("batch", 2L)), Map.of(), -1);
        DiffWords.text(ModelDiff.of(whole, model));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shapes/operators.onnx",
                "shapes/chains.onnx",
                "diff/qdq.onnx",
                "branches.onnx",
                "odd.onnx",
                "small.gguf"
            })
    void anyCutAndAnyChangeIsSurvived(String name) throws IOException {
        Path path = Fixtures.file(name);
        byte[] bytes = Files.readAllBytes(path);
        Model whole = read(path, bytes);
        Random random = new Random(5);
        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> {
                    int step = Math.max(1, bytes.length / 150);
                    for (int length = 0; length < bytes.length; length += step) {
                        use(whole, read(path, Arrays.copyOf(bytes, length)));
                        byte[] other = bytes.clone();
                        for (int k = 0; k < 3; k++) {
                            other[random.nextInt(other.length)] = (byte) random.nextInt();
                        }
                        use(whole, read(path, other));
                    }
                });
    }
}
