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
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

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

    private static JsonNode json(Recorded run, String file) {
        return JsonMapper.builder().build().readTree(run.file(file));
    }

    @Test
    void epochsAreASeries() throws IOException {
        assertArrayEquals(new double[] {0, 0, 1, 1, 2}, Arrays.copyOf(run().values("epoch"), 5));
    }

    @Test
    void boxesOfPicturesKeepTheirPixels() throws IOException {
        Recorded run = run();
        MediaItem boxed = named(run, "boxed");
        assertEquals("images/1/boxed.png", boxed.path());
        assertEquals(
                "{\"boxes\":{\"found\":{\"box_data\":["
                        + "{\"position\":{\"minX\":1.0,\"maxX\":4.0,\"minY\":2.0,\"maxY\":6.0},\"domain\":\"pixel\",\"class_id\":1,\"scores\":{\"score\":0.9}},"
                        + "{\"position\":{\"minX\":0.0,\"maxX\":2.0,\"minY\":0.0,\"maxY\":1.0},\"domain\":\"pixel\",\"class_id\":2,\"scores\":{\"score\":0.5}}],"
                        + "\"class_labels\":{\"1\":\"cat\",\"2\":\"dog\"}}}}",
                boxed.meta());
        assertEquals("images/1/drawing.svg", named(run, "drawing").path());
    }

    private static MediaItem named(Recorded run, String key) {
        return run.media.stream()
                .filter(i -> i.series().key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void matricesAndCurvesAreFigures() throws IOException {
        Recorded run = run();
        JsonNode matrix = json(run, "figures/5/confusion-matrix.json");
        assertEquals("[[3,1],[0,5]]", matrix.path("data").path(0).path("z").toString());
        assertEquals("[\"no\",\"yes\"]", matrix.path("data").path(0).path("y").toString());
        assertEquals("Who", matrix.path("layout").path("title").path("text").asString(""));
        assertEquals(
                4,
                json(run, "confusion-matrix/4/confusion-matrix.json")
                        .path("matrix")
                        .path(1)
                        .path(1)
                        .asInt());
        assertEquals(
                "[0,0.75,1]",
                json(run, "figures/2/roc.json").path("data").path(0).path("y").toString());
        assertEquals(
                2,
                run.media.stream()
                        .filter(i -> i.series().key().equals("confusion-matrix"))
                        .count());
    }

    /// The client writes points in an order of its own.
    @Test
    void cloudsAreMeshes() throws IOException {
        Recorded run = run();
        MediaItem cloud = item(run, MediaKind.MESH);
        assertEquals(
                Set.of("[0.0,1.0,2.0]", "[3.0,4.5,-1.0]"),
                json(run, "points/1/cloud.json")
                        .valueStream()
                        .map(JsonNode::toString)
                        .collect(Collectors.toSet()));
        assertEquals("points/1/cloud.json", cloud.path());
    }

    @Test
    void uploadsOfOneNameKeepApart() throws IOException {
        Recorded run = run();
        assertEquals(1, json(run, "state.json").path("at").asInt());
        assertEquals(2, json(run, "step-2/state.json").path("at").asInt());
        assertEquals("linear -> relu", new String(run.file("graph.txt"), StandardCharsets.UTF_8));
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
