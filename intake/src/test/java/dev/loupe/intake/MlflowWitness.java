package dev.loupe.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loupe.intake.RecordingLogbook.Point;
import dev.loupe.intake.RecordingLogbook.Recorded;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// What MLflow's own client read of the fixtures.
public final class MlflowWitness {
    private MlflowWitness() {}

    /// Holds all that was told against what the client said.
    ///
    /// @param store `files` or `database`
    public static void holds(String store, RecordingLogbook book) throws IOException {
        holds(read(Path.of("../fixtures/intake/mlruns.json")).get(store), book);
    }

    /// What a client said, in one file.
    public static JsonNode read(Path said) throws IOException {
        return JsonMapper.builder().build().readTree(Files.readString(said));
    }

    /// @param all runs as the client said them, by id
    public static void holds(JsonNode all, RecordingLogbook book) {
        Map<String, Recorded> told = new TreeMap<>();
        book.runs.forEach((id, run) -> told.put(id.toString(), run));
        assertEquals(new TreeSet<>(all.propertyNames()), told.keySet());
        all.properties()
                .forEach(
                        entry ->
                                run(
                                        entry.getValue(),
                                        java.util.Objects.requireNonNull(told.get(entry.getKey())),
                                        entry.getKey()));
    }

    private static void run(JsonNode said, Recorded told, String id) {
        assertEquals(said.get("project").asString(), told.opening.project(), id);
        assertEquals(said.get("name").asString(), told.opening.name(), id);
        assertEquals(said.get("status").asString(), told.status.name(), id);
        assertEquals(said.get("start").asLong(), told.opening.startMillis(), id);
        assertEquals(
                said.get("end").isNull() ? null : said.get("end").asLong(), told.endMillis, id);
        assertEquals(said.get("deleted").asBoolean(), told.deleted, id);
        Map<String, String> params = new TreeMap<>();
        told.params.forEach((key, param) -> params.put(key, param.text()));
        assertEquals(texts(said.get("params")), params, id);
        assertEquals(texts(said.get("tags")), told.tags, id);
        Map<String, TreeSet<String>> points = new TreeMap<>();
        said.get("metrics")
                .properties()
                .forEach(
                        metric ->
                                metric.getValue()
                                        .forEach(
                                                p ->
                                                        points.computeIfAbsent(
                                                                        metric.getKey(),
                                                                        k -> new TreeSet<>())
                                                                .add(
                                                                        p.get(0)
                                                                                + " "
                                                                                + p.get(1)
                                                                                + " "
                                                                                + value(
                                                                                        p.get(2)
                                                                                                .asString()))));
        Map<String, TreeSet<String>> read = new TreeMap<>();
        told.series.forEach(
                (key, all) -> {
                    for (Point p : all) {
                        read.computeIfAbsent(key, k -> new TreeSet<>())
                                .add(p.step() + " " + p.micros() / 1000 + " " + p.value());
                    }
                });
        assertEquals(points, read, id);
    }

    private static double value(String python) {
        return switch (python) {
            case "nan" -> Double.NaN;
            case "inf", "1.7976931348623157e+308" -> Double.POSITIVE_INFINITY;
            default -> Double.parseDouble(python);
        };
    }

    /// An object of texts.
    public static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.properties().forEach(e -> texts.put(e.getKey(), e.getValue().asString()));
        return texts;
    }
}
