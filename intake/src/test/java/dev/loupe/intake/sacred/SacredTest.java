package dev.loupe.intake.sacred;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.intake.Reader;
import dev.loupe.intake.RecordingLogbook;
import dev.loupe.intake.RecordingLogbook.Point;
import dev.loupe.intake.RecordingLogbook.Recorded;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.RunStatus;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Against what fixtures/intake/make-sacred.py logged.
final class SacredTest {
    @TempDir Path folder;

    private static Recorded run(RecordingLogbook book, String name) {
        return book.runs.values().stream()
                .filter(r -> r.opening.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static RecordingLogbook fixture() throws IOException {
        RecordingLogbook book =
                Reader.read(Path.of("../fixtures/intake/sacred"), List.of(new SacredFormat()));
        assertEquals(List.of(), book.damage);
        assertEquals(3, book.runs.size());
        return book;
    }

    @Test
    void aRunThatCompleted() throws IOException {
        Recorded run = run(fixture(), "1");
        assertEquals("boston", run.opening.project());
        assertEquals(RunStatus.FINISHED, run.status);
        double[] loss = new double[12];
        for (int step = 0; step < loss.length; step++) {
            loss[step] = 1.0 / (step + 1);
        }
        assertArrayEquals(loss, run.values("loss"));
        assertEquals((double) (0.1f * 7), run.values("np.loss")[7]);
        assertArrayEquals(
                new double[] {Double.NaN, Double.POSITIVE_INFINITY, -2}, run.values("odd"));
        assertEquals(
                List.of(500_000L, 1_000_000L),
                run.series.getOrDefault("half", Set.of()).stream().map(Point::step).toList());
        assertEquals("1000000", run.tags.get("stepScale/half"));
        assertEquals("[64,32]", run.param("net.layers"));
        assertEquals("null", run.param("net.dropout"));
        assertEquals(Param.of("lr", "0.1"), run.params.get("lr"));
        assertEquals("a first try", run.tags.get("mlflow.note.content"));
        assertEquals("0.25", run.tags.get("sacred.result"));
        assertTrue(run.tags.getOrDefault("sacred.dependencies", "").contains("sacred==0.8.7"));
        assertEquals(
                List.of("epoch 1", "done, größer"),
                run.console.stream().map(line -> line.text()).toList());
        assertEquals("weights\n", new String(run.file("model.txt"), StandardCharsets.UTF_8));
        assertTrue(
                run.files.keySet().stream().anyMatch(f -> f.startsWith("_sources/make-sacred_")));
        assertTrue(run.files.keySet().stream().anyMatch(f -> f.startsWith("_resources/data_")));
    }

    @Test
    void aRunThatFailedSaysWhyAndAQueuedOneWaits() throws IOException {
        RecordingLogbook book = fixture();
        Recorded failed = run(book, "2");
        assertEquals(RunStatus.FAILED, failed.status);
        assertTrue(
                failed.tags.getOrDefault("failure", "").endsWith("ValueError: no such luck"),
                failed.tags.get("failure"));
        Recorded queued = run(book, "3");
        assertEquals(RunStatus.SCHEDULED, queued.status);
        assertEquals("later", queued.opening.project());
        assertTrue(queued.files.containsKey("make-sacred.py"));
    }

    @Test
    void valuesOfNumpyAndKeysThatAreNoTextArePlain() throws IOException {
        RecordingLogbook book =
                Reader.read(Path.of("../fixtures/intake/sacred-odd"), List.of(new SacredFormat()));
        Recorded run = run(book, "1");
        assertEquals("first", run.param("net.1"));
        assertEquals("[0,1,2]", run.param("net.sizes"));
        assertEquals("0.5", run.param("rate"));
        assertEquals("true", run.param("flag"));
        assertArrayEquals(new double[] {3, 1, 4.5}, run.values("x"));
        assertEquals("{\"acc\":0.75,\"sizes\":[1,2]}", run.tags.get("sacred.result"));
    }

    @Test
    void everyInterruptionEndsARun() throws IOException {
        RecordingLogbook book =
                Reader.read(Path.of("../fixtures/intake/sacred-odd"), List.of(new SacredFormat()));
        for (String[] told :
                new String[][] {{"2", "TIMEOUT"}, {"3", "PREEMPTED"}, {"4", "INTERRUPTED"}}) {
            Recorded run = run(book, told[0]);
            assertEquals(RunStatus.KILLED, run.status);
            assertTrue(Objects.requireNonNull(run.endMillis) >= run.opening.startMillis());
            assertEquals(told[1], run.tags.get("sacred.status"));
        }
    }

    @Test
    void aRunWhoseHeartStoppedWasKilledThen() throws IOException {
        Path file = Files.createDirectories(folder.resolve("8")).resolve("run.json");
        String said =
                "{\"command\":\"main\",\"experiment\":{\"name\":\"x\"},\"start_time\":\"2026-01-01T00:00:00\",\"status\":\"RUNNING\",\"heartbeat\":\"%s\"}";
        Files.writeString(file, said.formatted("2026-01-01T01:00:00.250000"));
        RecordingLogbook book = new RecordingLogbook();
        try (Reader.Opened opened = new Reader.Opened(folder, List.of(new SacredFormat()), book)) {
            opened.read();
            assertEquals(RunStatus.KILLED, run(book, "8").status);
            assertEquals(1767229200250L, run(book, "8").endMillis);
            Files.writeString(file, said.formatted(LocalDateTime.now(ZoneOffset.UTC)));
            opened.read();
            assertEquals(RunStatus.RUNNING, run(book, "8").status);
        }
    }

    @Test
    void metricsThatAreWrittenAnewAreReadOn() throws IOException {
        Path run = Files.createDirectories(folder.resolve("7"));
        Files.writeString(
                run.resolve("run.json"),
                "{\"command\":\"main\",\"experiment\":{\"name\":\"x\"},\"start_time\":\"2026-01-01T00:00:00\",\"status\":\"RUNNING\"}");
        Path metrics = run.resolve("metrics.json");
        String one =
                "{\"a\":{\"steps\":[1%s],\"timestamps\":[\"2026-01-01T00:00:01.5\"%s],\"values\":[2.5%s]}}";
        Files.writeString(metrics, one.formatted("", "", ""));
        RecordingLogbook book = new RecordingLogbook();
        try (Reader.Opened opened = new Reader.Opened(folder, List.of(new SacredFormat()), book)) {
            opened.read();
            Files.writeString(metrics, "{\"a\":{\"steps\":[1,");
            opened.read();
            Files.writeString(
                    metrics, one.formatted(",2", ",\"2026-01-01T00:00:02\"", ",{\"py/id\":3}"));
            opened.read();
            Files.writeString(metrics, one.formatted(",2,3", ",\"\",\"\"", ",1,0.5"));
            opened.read();
        }
        assertEquals(List.of(), book.damage);
        assertEquals(
                "[Point[step=1, micros=1767225601500000, value=2.5], Point[step=3, micros=0, value=0.5]]",
                String.valueOf(run(book, "7").series.get("a")));
    }
}
