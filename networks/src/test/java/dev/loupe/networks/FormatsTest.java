package dev.loupe.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.ModelFile;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// All readers together.
class FormatsTest {
    /// But HDF5, the container that Keras files are, and which is asked later.
    @Test
    void noFileOfTheFixturesHasTwoReaders() throws IOException {
        try (Stream<Path> files = Files.walk(Fixtures.folder())) {
            for (Path file : files.sorted().toList()) {
                List<String> claims = new ArrayList<>();
                for (Format format : Formats.all()) {
                    if (!(format.read(ModelFile.open(file)) instanceof Reading.NotThisFormat)) {
                        claims.add(format.name());
                    }
                }
                if (claims.equals(List.of("keras", "hdf5"))) {
                    continue;
                }
                boolean script = file.toString().endsWith(".py");
                assertEquals(
                        claims.size(),
                        script ? 0 : Math.min(1, claims.size()),
                        file + " " + claims);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> answersMonotonousTextQuickly() {
        int n = 200_000;
        return Stream.of(
                        " ".repeat(n),
                        "\n".repeat(n),
                        "#".repeat(n),
                        "#\n".repeat(n),
                        "[net]\n" + "\n".repeat(n),
                        "[net]\n[route]\nlayers=" + "1,".repeat(n),
                        "a:1\nlayer" + " ".repeat(n),
                        "a:1\nlayer {" + "#".repeat(n),
                        "layer { name: \"a\" " + "x: 1 ".repeat(n),
                        "<net name=\"a\" version=\"10\"" + " ".repeat(n),
                        "<!--" + "-".repeat(n),
                        "<net version=\"1\"><layers>" + "<layer>".repeat(n),
                        "7767517\n1 1\nInput a " + "1 ".repeat(n),
                        "7767517\n1 1\npnnx.Input a 0 0 b=(1" + " ".repeat(n) + "2)",
                        "{\"nodes\":[{\"op\":\"a\",\"name\":\"b\",\"attrs\":" + "[".repeat(n),
                        "{\"base_code\":{\"magic\":\"pir\"},\"program\":" + "[".repeat(n))
                .map(
                        text ->
                                dynamicTest(
                                        "\"" + text.substring(0, 12) + "…\"",
                                        () ->
                                                assertTimeoutPreemptively(
                                                        Duration.ofSeconds(20),
                                                        () -> Formats.read(file(text)))));
    }

    private static ModelFile file(String text) {
        return new ModelFile(
                Path.of("monotonous"), false, Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
    }
}
