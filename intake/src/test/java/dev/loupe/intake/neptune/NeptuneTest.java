package dev.loupe.intake.neptune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loupe.intake.Reader;
import dev.loupe.intake.RecordingLogbook;
import dev.loupe.intake.RecordingLogbook.Point;
import dev.loupe.intake.RecordingLogbook.Recorded;
import dev.loupe.intake.open.Formats;
import dev.loupe.runs.domain.MediaKind;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.RunStatus;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Against what fixtures/intake/make-neptune.py had neptune-exporter's storage write.
final class NeptuneTest {
    private static final Path FIXTURE = Path.of("../fixtures/intake/neptune");

    @TempDir Path folder;

    private static RecordingLogbook fixture() throws IOException {
        RecordingLogbook book = Reader.read(FIXTURE, Formats.ALL);
        assertEquals(2, book.runs.size());
        return book;
    }

    private static Recorded run(RecordingLogbook book, String name) {
        return book.runs.values().stream()
                .filter(r -> r.opening.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyTypeOfAttributeIsKept() throws IOException {
        RecordingLogbook book = fixture();
        Recorded run = run(book, "first try");
        assertEquals("team/größe", run.opening.project());
        assertEquals("ada", run.opening.user());
        assertEquals(1_767_225_600_000L, run.opening.startMillis());
        assertEquals(RunStatus.FINISHED, run.status);
        assertEquals("a note", run.tags.get("mlflow.note.content"));
        assertEquals("[\"a\",\"b\"]", run.tags.get("neptune.tags"));
        assertEquals(
                new Param("parameters.lr", "0.1", Param.Type.NUMBER),
                run.params.get("parameters.lr"));
        assertEquals("1099511627776", run.param("parameters.layers"));
        assertEquals("relu", run.param("parameters.net.act"));
        assertEquals("true", run.param("parameters.bias"));
        assertEquals("2026-01-01T00:00:00Z", run.param("parameters.when"));
        assertArrayEquals(
                new double[] {1, 1 / 2., 1 / 3., 1 / 4., 1 / 5.}, run.values("train/loss"));
        assertArrayEquals(
                new double[] {Double.NaN, Double.POSITIVE_INFINITY, -2}, run.values("odd"));
        assertEquals(
                List.of(0L, 500_000L, 1_000_000L, 1_500_000L),
                run.series.getOrDefault("val/acc", Set.of()).stream().map(Point::step).toList());
        assertEquals("1000000", run.tags.get("stepScale/val/acc"));
        assertEquals(
                List.of("line 0", "line 1", "line 2"),
                run.console.stream().map(line -> line.text()).toList());
        assertEquals("weights\n", new String(run.file("one/model.txt"), StandardCharsets.UTF_8));
        assertEquals(
                List.of("{\"text\":\"text 0\"}", "{\"text\":\"text 1\"}"),
                run.media.stream()
                        .filter(item -> item.kind() == MediaKind.TEXT)
                        .map(item -> item.meta())
                        .toList());
        assertEquals(
                List.of("{\"edges\":[0.0,0.5,1.0],\"counts\":[0.0,2.0]}"),
                run.media.stream()
                        .filter(item -> item.kind() == MediaKind.HISTOGRAM && item.step() == 0)
                        .map(item -> item.meta())
                        .toList());
        assertEquals(
                List.of("one/images/0.png", "one/images/1.png"),
                run.media.stream()
                        .filter(item -> item.kind() == MediaKind.IMAGE)
                        .map(item -> String.valueOf(item.path()))
                        .toList());
        assertEquals(List.of(), book.damage);
    }

    @Test
    void aFileThatWasNotExportedIsSaid() throws IOException {
        Path copy = folder.resolve("exports");
        try (var all = Files.walk(FIXTURE)) {
            for (Path one : all.filter(Files::isRegularFile).toList()) {
                Path to = copy.resolve(FIXTURE.relativize(one).toString());
                Files.createDirectories(to.getParent());
                if (!one.endsWith("model.txt")) {
                    Files.copy(one, to);
                }
            }
        }
        RecordingLogbook book = Reader.read(copy, Formats.ALL);
        assertEquals(
                List.of(
                        "The attribute model of run 'first try' names 1 files that are not among the exported ones."),
                book.damage);
    }

    @Test
    void aForkKnowsItsParent() throws IOException {
        RecordingLogbook book = fixture();
        Recorded fork = run(book, "two");
        assertEquals(RunStatus.FAILED, fork.status);
        assertEquals(
                run(book, "first try").opening.id().value(),
                fork.tags.get("neptune.forking.parent_run"));
        assertEquals("3.0", fork.tags.get("neptune.forking.step"));
        assertArrayEquals(new double[] {0.125}, fork.values("train/loss"));
    }

    @Test
    void setsOfFilesAndFilesOfModelsAreFound() throws IOException {
        RecordingLogbook book = Reader.read(Path.of("../fixtures/intake/neptune-2"), Formats.ALL);
        assertEquals(
                "an archive\n",
                new String(
                        run(book, "SAN-1").file("team/größe/SAN-1/source_code/files/files.zip"),
                        StandardCharsets.UTF_8));
        Recorded model = run(book, "net");
        assertEquals("digits", model.param("task"));
        assertEquals(
                "weights\n",
                new String(
                        model.file("team/größe/SAN-NET/weights/net.bin"), StandardCharsets.UTF_8));
        assertEquals(
                List.of(
                        "The attribute absent of run 'SAN-1' names 1 files that are not among the exported ones."),
                book.damage);
    }
}
