package dev.loupe.intake.comet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.intake.Reader;
import dev.loupe.intake.RecordingLogbook;
import dev.loupe.intake.RecordingLogbook.Recorded;
import dev.loupe.intake.open.Formats;
import dev.loupe.runs.domain.MediaItem;
import dev.loupe.runs.domain.MediaKind;
import dev.loupe.runs.domain.RunStatus;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Against what fixtures/intake/make-comet.py logged.
final class CometTest {
    private static Recorded run() throws IOException {
        RecordingLogbook book = Reader.read(Path.of("../fixtures/intake/comet"), Formats.ALL);
        assertEquals(java.util.List.of(), book.damage);
        assertEquals(1, book.runs.size());
        return book.runs.values().iterator().next();
    }

    private static MediaItem item(Recorded run, MediaKind kind) {
        return run.media.stream().filter(i -> i.kind() == kind).findFirst().orElseThrow();
    }

    @Test
    void everythingThatWasLoggedIsThere() throws IOException {
        Recorded run = run();
        assertEquals("größe", run.opening.project());
        assertEquals("first try", run.opening.name());
        assertEquals(RunStatus.FINISHED, run.status);
        assertArrayEquals(new double[] {1, 1 / 2., 1 / 3., 1 / 4., 1 / 5.}, run.values("loss"));
        assertArrayEquals(new double[] {0.25}, run.values("loss{\"context\":\"train\"}"));
        assertArrayEquals(new double[] {Double.NaN, Double.POSITIVE_INFINITY}, run.values("odd"));
        assertEquals("0.1", run.param("lr"));
        assertEquals("[64,32]", run.param("net.layers"));
        assertEquals("null", run.param("net.drop"));
        assertFalse(run.params.containsKey("curr_step"));
        assertEquals("größer", run.tags.get("note"));
        assertEquals("a,b", run.tags.get("comet.tags"));
        assertTrue(
                run.console.stream().anyMatch(l -> l.text().equals("hello from training")),
                run.console.toString());
        assertEquals("weights\n", new String(run.file("models/model.txt"), StandardCharsets.UTF_8));
        MediaItem picture = item(run, MediaKind.IMAGE);
        assertEquals("picture", picture.series().key());
        assertEquals(3, picture.step());
        assertEquals(67, run.file("images/3/picture.png").length);
        assertEquals("{\"k\":1,\"text\":\"a text\"}", item(run, MediaKind.TEXT).meta());
    }

    /// −2, −1, 0, 1, 2, 2, 3, 3, 3: each in a bin that holds it, in order.
    @Test
    void histogramsHaveTheirNumbersInTheirBins() throws IOException {
        JsonNode bins =
                JsonMapper.builder().build().readTree(item(run(), MediaKind.HISTOGRAM).meta());
        double[] numbers = {-2, -1, 0, 1, 2, 3};
        int[] counts = {1, 1, 1, 1, 2, 3};
        int at = 0;
        for (int i = 0; i < bins.path("counts").size(); i++) {
            double count = bins.path("counts").get(i).asDouble();
            double low = bins.path("edges").get(i).asDouble();
            double high = bins.path("edges").get(i + 1).asDouble();
            assertTrue(low < high);
            if (count > 0) {
                assertEquals(counts[at], count);
                assertTrue(low <= numbers[at] && numbers[at] <= high, low + " to " + high);
                at++;
            }
        }
        assertEquals(numbers.length, at);
    }
}
