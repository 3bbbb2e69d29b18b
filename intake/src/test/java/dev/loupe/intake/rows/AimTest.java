package dev.loupe.intake.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loupe.core.RunId;
import dev.loupe.intake.Reader;
import dev.loupe.intake.RecordingLogbook;
import dev.loupe.intake.open.Formats;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/// Against what Aim read of its own repository.
final class AimTest {
    private static final Path FIXTURE = Path.of("../fixtures/intake/aim");

    private static double value(String python) {
        return switch (python) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> Double.parseDouble(python);
        };
    }

    @Test
    void everyRunOfTheTableIsARunWithItsSeriesAndParams() throws IOException {
        RecordingLogbook book = Reader.read(FIXTURE, Formats.ALL);
        assertEquals(List.of(), book.damage);
        JsonNode said =
                JsonMapper.builder()
                        .build()
                        .readTree(Files.readString(FIXTURE.resolve("said.json")));
        assertEquals(2, book.runs.size());
        for (String hash : said.propertyNames()) {
            var run = Objects.requireNonNull(book.runs.get(new RunId(hash)));
            assertEquals("aim", run.opening.project());
            assertEquals(
                    said.get(hash).get("lr").asDouble(),
                    Double.parseDouble(run.param("hparams.lr")));
            assertEquals("[64, 32]", run.param("hparams.layers"));
            assertEquals("relu, or so", run.param("hparams.act"));
            Map<String, TreeSet<String>> told = new TreeMap<>();
            run.series.forEach(
                    (key, points) ->
                            points.forEach(
                                    p ->
                                            told.computeIfAbsent(key, k -> new TreeSet<>())
                                                    .add(p.step() + " " + p.value())));
            Map<String, TreeSet<String>> expected = new TreeMap<>();
            said.get(hash)
                    .get("series")
                    .properties()
                    .forEach(
                            e ->
                                    e.getValue()
                                            .forEach(
                                                    p ->
                                                            expected.computeIfAbsent(
                                                                            e.getKey(),
                                                                            k -> new TreeSet<>())
                                                                    .add(
                                                                            p.get(0).asInt()
                                                                                    + " "
                                                                                    + value(
                                                                                            p.get(1)
                                                                                                    .asString()))));
            assertEquals(expected, told);
        }
    }
}
