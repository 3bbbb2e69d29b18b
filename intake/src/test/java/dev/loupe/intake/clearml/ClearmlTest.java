package dev.loupe.intake.clearml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.intake.Reader;
import dev.loupe.intake.RecordingLogbook;
import dev.loupe.intake.RecordingLogbook.Recorded;
import dev.loupe.intake.open.Formats;
import dev.loupe.runs.domain.MediaItem;
import dev.loupe.runs.domain.MediaKind;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.RunStatus;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Against what fixtures/intake/make-clearml.py logged.
final class ClearmlTest {
    private static Recorded fixture() throws IOException {
        RecordingLogbook book = Reader.read(Path.of("../fixtures/intake/clearml"), Formats.ALL);
        assertEquals(List.of(), book.damage);
        assertEquals(1, book.runs.size());
        return book.named("a task");
    }

    @Test
    void whatTheTaskReportedIsThere() throws IOException {
        Recorded run = fixture();
        assertEquals("proj", run.opening.project());
        assertEquals(RunStatus.FINISHED, run.status);
        assertTrue(run.endMillis != null && run.endMillis >= run.opening.startMillis());
        assertEquals(
                new Param("General.lr", "0.1", Param.Type.NUMBER), run.params.get("General.lr"));
        assertEquals("3", run.param("General.net.layers"));
        assertEquals(
                new Param("General.flag", "true", Param.Type.BOOLEAN),
                run.params.get("General.flag"));
        assertEquals(
                new Param("General.text", "5", Param.Type.STRING), run.params.get("General.text"));
        assertEquals("[1, 2]", run.param("General.list"));
        assertEquals("a note", run.tag("mlflow.note.content"));
        assertEquals("one,two", run.tag("clearml.tags"));
        assertEquals("Ada", run.tag("clearml.properties.owner"));
        double[] loss = new double[5];
        for (int step = 0; step < loss.length; step++) {
            loss[step] = 1.0 / (step + 1);
        }
        assertArrayEquals(loss, run.values("loss/train"), 1e-15);
        assertArrayEquals(new double[] {0.25}, run.values("Summary/best"));
        assertTrue(run.console.stream().anyMatch(line -> line.text().equals("done, größer")));
    }

    @Test
    void picturesFiguresAndFilesAreThere() throws IOException {
        Recorded run = fixture();
        assertEquals(
                List.of(MediaKind.FIGURE, MediaKind.IMAGE),
                run.media.stream()
                        .map(MediaItem::kind)
                        .sorted((a, b) -> a.name().compareTo(b.name()))
                        .toList());
        for (MediaItem item : run.media) {
            assertTrue(run.file(String.valueOf(item.path())).length > 10);
        }
        assertTrue(
                new String(run.file("artifacts/dict/dict.json"), StandardCharsets.UTF_8)
                        .contains("\"k\": 1"));
        assertTrue(
                new String(run.file("configuration/conf"), StandardCharsets.UTF_8)
                        .contains("b = 1"));
    }
}
