package dev.loupe.networks.format;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// What every reader keeps to, whatever stands in a file: no exception, no outsized memory, no dangling index.
public abstract class FormatContract {
    private static final long MOST_MEMORY = 64L << 20;

    @TempDir Path folder;

    /// The reader.
    protected abstract Format format();

    /// Sound files of the format, in `fixtures/networks`.
    protected abstract List<String> fixtures();

    @Test
    void readsItsFixturesWhole() throws IOException {
        for (String name : fixtures()) {
            Reading<Model> reading = format().read(ModelFile.open(Fixtures.file(name)));
            Model model =
                    assertInstanceOf(Reading.Read.class, reading, name).value() instanceof Model m
                            ? m
                            : null;
            assertTrue(model != null && model.damage() == null, name);
            joined(model);
        }
    }

    @Test
    void answersEveryCut() throws IOException {
        for (String name : fixtures()) {
            byte[] whole = Files.readAllBytes(Fixtures.file(name));
            for (int n = 0; n < whole.length; n++) {
                answers(name, Arrays.copyOf(whole, n), "cut at " + n);
            }
        }
    }

    @Test
    void answersGarbledBytesAndLyingLengths() throws IOException {
        Random random = new Random(11);
        for (String name : fixtures()) {
            byte[] whole = Files.readAllBytes(Fixtures.file(name));
            for (int i = 0; i < 2000; i++) {
                byte[] garbled = whole.clone();
                int at = random.nextInt(garbled.length);
                int n = i % 3 == 0 ? 1 : random.nextInt(1, 9);
                for (int k = at; k < Math.min(garbled.length, at + n); k++) {
                    garbled[k] = i % 2 == 0 ? (byte) 0xff : (byte) random.nextInt();
                }
                answers(name, garbled, "garbled " + i + " at " + at);
            }
        }
    }

    @Test
    void leavesOtherFilesToOthers() throws IOException {
        for (byte[] other :
                List.of(
                        new byte[0],
                        new byte[4096],
                        "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8))) {
            assertInstanceOf(Reading.NotThisFormat.class, format().read(file("other", other)));
        }
    }

    private void answers(String name, byte[] content, String how) throws IOException {
        ModelFile file = file(name, content);
        long before = allocated();
        Reading<Model> reading;
        try {
            reading = format().read(file);
        } catch (RuntimeException thrown) {
            throw new AssertionError(name + " " + how, thrown);
        }
        assertTrue(allocated() - before < MOST_MEMORY, name + " " + how);
        if (reading instanceof Reading.Read<Model> read) {
            joined(read.value());
        }
    }

    /// The file on the disk is there for readers that must open it again.
    private ModelFile file(String name, byte[] content) throws IOException {
        Path path = folder.resolve(name);
        if (format().name().equals("numpy")) {
            Files.write(path, content);
        }
        return new ModelFile(path, false, Bytes.of(content));
    }

    private static long allocated() {
        return ManagementFactory.getThreadMXBean()
                        instanceof com.sun.management.ThreadMXBean threads
                ? threads.getCurrentThreadAllocatedBytes()
                : 0;
    }

    private static void joined(Model model) {
        for (Graph graph : model.graphs()) {
            int n = graph.values().size();
            for (Node node : graph.nodes()) {
                node.inputs().forEach(p -> assertTrue(p.value() >= -1 && p.value() < n));
                node.outputs().forEach(p -> assertTrue(p.value() >= -1 && p.value() < n));
                node.subgraphs().forEach(g -> assertTrue(g > 0 && g < model.graphs().size()));
            }
        }
        assertTrue(model.parameters() >= 0 && model.bytes() >= 0);
    }
}
