package dev.loupe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loupe.figure.draw.Marks;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The programs and command lines in `docs/figures/README.md` draw what they say.
final class FigureExamplesTest {
    private static final Path ROOT =
            Path.of(System.getProperty("loupe.root", "..")).toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("```(java|sh)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern OUT = Pattern.compile("(\\w+\\.(svg|pdf|html))");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    @TempDir Path folder;

    @BeforeEach
    void tables() throws IOException {
        for (String name : List.of("tips.csv", "weather.csv", "ohlc.csv")) {
            Files.copy(ROOT.resolve("fixtures/figure/data").resolve(name), folder.resolve(name));
        }
        Files.copy(
                ROOT.resolve("cli/src/main/resources/dev/loupe/cli/demo/penguins.csv"),
                folder.resolve("penguins.csv"));
        StringBuilder curves = new StringBuilder("x,a,b,c,d\n");
        for (int i = 0; i < 100; i++) {
            double x = i / 10.0;
            curves.append("%s,%s,%s,%s,%s\n".formatted(x, Math.sin(x), Math.cos(x), x / 10, 1 - x));
        }
        Files.writeString(folder.resolve("curves.csv"), curves);
    }

    @TestFactory
    List<DynamicTest> everyExampleDraws() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(ROOT.resolve("docs/figures/README.md")));
        while (block.find()) {
            String kind = block.group(1);
            String text = block.group(2).strip();
            Matcher out = OUT.matcher(text);
            assertTrue(out.find(), text);
            tests.add(
                    DynamicTest.dynamicTest(
                            kind + " " + out.group(1), () -> draws(kind, text, out.group(1))));
        }
        assertEquals(14, tests.size());
        return tests;
    }

    private void draws(String kind, String text, String out) throws Exception {
        assumeTrue(
                !text.contains("pairplot") || Marks.names().contains("pairplot"),
                "there is a pair plot");
        assumeTrue(
                !out.endsWith(".html")
                        || Main.class.getResource("/dev/loupe/web/loupe-scene.js") != null,
                "the painter is built");
        Files.deleteIfExists(folder.resolve(out));
        if (kind.equals("sh")) {
            Said.by(0, words(text).toArray());
        } else {
            run(text);
        }
        assertTrue(Files.size(folder.resolve(out)) > 2_000, out);
    }

    /// The words after `loupe`, files in the test's folder.
    private List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line.replaceFirst("^loupe ", ""));
        while (word.find()) {
            String plain = word.group(1) == null ? word.group(2) : word.group(1);
            words.add(plain.matches("\\w+\\.\\w+") ? folder.resolve(plain).toString() : plain);
        }
        return words;
    }

    private void run(String program) throws Exception {
        Path source = Files.writeString(folder.resolve("Example.java"), program);
        Path said = folder.resolve("said.txt");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Djava.awt.headless=true",
                                "-cp",
                                System.getProperty("java.class.path"),
                                source.toString())
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), Files.readString(said));
    }
}
