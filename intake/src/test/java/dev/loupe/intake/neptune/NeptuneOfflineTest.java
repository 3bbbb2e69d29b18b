package dev.loupe.intake.neptune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.intake.Reader;
import dev.loupe.intake.RecordingLogbook;
import dev.loupe.intake.RecordingLogbook.Point;
import dev.loupe.intake.RecordingLogbook.Recorded;
import dev.loupe.intake.open.Formats;
import dev.loupe.runs.domain.RunStatus;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Against what fixtures/intake/make-neptune-offline.py logged.
final class NeptuneOfflineTest {
    @Test
    void operationsBecomeARun() throws IOException {
        RecordingLogbook book =
                Reader.read(Path.of("../fixtures/intake/neptune-offline"), Formats.ALL);
        assertEquals(List.of(), book.damage);
        assertEquals(1, book.runs.size());
        Recorded run = book.runs.values().iterator().next();
        assertEquals("first", run.opening.name());
        assertArrayEquals(
                new double[] {1, 1 / 2., 1 / 3., 1 / 4., 1 / 5.}, run.values("train/loss"));
        assertEquals(
                List.of(500_000L, 1_000_000L),
                run.series.getOrDefault("train/acc", Set.of()).stream().map(Point::step).toList());
        assertEquals(
                List.of(0L, 1L),
                run.series.getOrDefault("odd", Set.of()).stream().map(Point::step).toList());
        assertEquals("0.1", run.param("parameters.lr"));
        assertEquals("3", run.param("parameters.net.n"));
        assertEquals("2026-01-01T00:00:00Z", run.param("when"));
        assertEquals("[\"a\",\"c\"]", run.tags.get("neptune.tags"));
        assertEquals("a note", run.tags.get("mlflow.note.content"));
        assertEquals("weights\n", new String(run.file("page.txt"), StandardCharsets.UTF_8));
        assertTrue(
                run.console.stream().anyMatch(l -> l.text().equals("hello from training")),
                run.console.toString());
        assertEquals("{\"text\":\"text 1\"}", run.media.iterator().next().meta());
    }

    @Test
    void aRunThatNobodyWritesToHasEnded(@TempDir Path folder) throws IOException {
        Path original = Path.of("../fixtures/intake/neptune-offline");
        try (Stream<Path> all = Files.walk(original)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(original.relativize(file).toString());
                Files.createDirectories(copy.resolveSibling(""));
                Files.copy(file, copy);
            }
        }
        assertEquals(RunStatus.RUNNING, status(folder, System.currentTimeMillis()));
        assertEquals(RunStatus.FINISHED, status(folder, 1_767_225_700_000L));
    }

    private static RunStatus status(Path folder, long written) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, FileTime.fromMillis(written));
            }
        }
        return Reader.read(folder, Formats.ALL).runs.values().iterator().next().status;
    }
}
