package dev.loupe.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.RunId;
import dev.loupe.intake.mlflowdb.MlflowDatabaseFormat;
import dev.loupe.intake.mlruns.MlrunsFormat;
import dev.loupe.runs.Registry.LoggedModel;
import dev.loupe.runs.Registry.Version;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/// Registered models, logged models and datasets of stores of MLflow 2.22 and 3.17, against what its client read of them.
final class MlflowRegistryTest {
    private static final Path FIXTURE = Path.of("../fixtures/intake/mlflow-registry");
    private static final List<Format> FORMATS =
            List.of(new MlrunsFormat(), new MlflowDatabaseFormat());

    /// Of one metric. The client of a file store leaves out those of all runs but one.
    private static final int RUNS_AND_DATASETS = 3;

    @TempDir Path folder;

    private static @Nullable String text(JsonNode node) {
        return node.isNull() ? null : node.asString();
    }

    private static @Nullable RunId run(JsonNode node) {
        return node.isNull() ? null : new RunId(node.asString());
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.properties().forEach(e -> texts.put(e.getKey(), e.getValue().asString()));
        return texts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"files", "files-2", "database"})
    void whatMlflowsClientReadsIsTold(String part) throws IOException {
        JsonNode said =
                JsonMapper.builder()
                        .build()
                        .readTree(Files.readString(FIXTURE.resolve("said.json")))
                        .get(part);
        RecordingLogbook book = Reader.read(FIXTURE.resolve(part), FORMATS);
        assertEquals(List.of(), book.damage);
        assertEquals(List.of(), book.passedOver);
        assertEquals(
                new TreeSet<>(said.get("registered").propertyNames()), book.registered.keySet());
        said.get("registered")
                .properties()
                .forEach(e -> registered(e.getValue(), book, e.getKey()));
        assertEquals(new TreeSet<>(said.get("models").propertyNames()), book.models.keySet());
        said.get("models").properties().forEach(e -> model(e.getValue(), book, e.getKey()));
        said.get("runs").properties().forEach(e -> lineage(e.getValue(), book, e.getKey()));
    }

    private static void registered(JsonNode said, RecordingLogbook book, String name) {
        var told = Objects.requireNonNull(book.registered.get(name));
        assertEquals(said.get("description").asString(), told.model().description());
        assertEquals(said.get("created").asLong(), told.model().createdMillis());
        assertEquals(said.get("updated").asLong(), told.model().updatedMillis());
        assertEquals(texts(said.get("tags")), told.model().tags());
        Map<String, Integer> aliases = new TreeMap<>();
        said.get("aliases")
                .properties()
                .forEach(a -> aliases.put(a.getKey(), a.getValue().asInt()));
        assertEquals(aliases, told.model().aliases());
        assertEquals(said.get("versions").size(), told.versions().size());
        for (Version v : told.versions()) {
            JsonNode of = said.get("versions").get(Integer.toString(v.version()));
            assertEquals(of.get("source").asString(), v.source());
            assertEquals(run(of.get("run")), v.run());
            assertEquals(text(of.get("link")), v.runLink());
            assertEquals(text(of.get("model")), v.modelId());
            assertEquals(of.get("stage").asString(), v.stage());
            assertEquals(of.get("status").asString(), v.status());
            assertEquals(of.get("description").asString(), v.description());
            assertEquals(of.get("created").asLong(), v.createdMillis());
            assertEquals(of.get("updated").asLong(), v.updatedMillis());
            assertEquals(texts(of.get("tags")), v.tags());
            List<String> names = new ArrayList<>();
            of.get("aliases").forEach(alias -> names.add(alias.asString()));
            assertEquals(names, v.aliases());
        }
    }

    private static void model(JsonNode said, RecordingLogbook book, String id) {
        LoggedModel told = Objects.requireNonNull(book.models.get(id));
        assertEquals(said.get("project").asString(), told.project());
        assertEquals(said.get("name").asString(), told.name());
        assertEquals(said.get("status").asInt(), told.status());
        assertEquals(text(said.get("type")), told.modelType());
        assertEquals(run(said.get("run")), told.source());
        assertEquals(said.get("created").asLong(), told.createdMillis());
        assertEquals(said.get("updated").asLong(), told.updatedMillis());
        assertEquals(texts(said.get("params")), told.params());
        assertEquals(texts(said.get("tags")), told.tags());
        TreeSet<String> expected = new TreeSet<>();
        for (JsonNode p : said.get("metrics")) {
            double value =
                    switch (p.get(6).asString()) {
                        case "inf", "1.7976931348623157e+308" -> Double.POSITIVE_INFINITY;
                        default -> Double.parseDouble(p.get(6).asString());
                    };
            expected.add(
                    "%s %s %s %s %d %d %s"
                            .formatted(
                                    p.get(0).asString(),
                                    p.get(1).asString(),
                                    p.get(2).asString().replace("None", "null"),
                                    p.get(3).asString().replace("None", "null"),
                                    p.get(4).asLong(),
                                    p.get(5).asLong(),
                                    value));
        }
        TreeSet<String> points = new TreeSet<>();
        book.modelMetrics
                .getOrDefault(id, Map.of())
                .values()
                .forEach(
                        m ->
                                points.add(
                                        "%s %s %s %s %d %d %s"
                                                .formatted(
                                                        m.key(),
                                                        m.run(),
                                                        m.datasetName(),
                                                        m.datasetDigest(),
                                                        m.step(),
                                                        m.micros() / 1000,
                                                        m.value())));
        assertTrue(points.containsAll(expected), expected + " among " + points);
        assertEquals(told.name().equals("net") ? RUNS_AND_DATASETS : 0, points.size());
        if (told.name().equals("net")) {
            byte[] file = Objects.requireNonNull(book.modelFiles.get(id + "/MLmodel"));
            assertEquals("model_id: " + id + "\n", new String(file, StandardCharsets.UTF_8));
        }
    }

    private static void lineage(JsonNode said, RecordingLogbook book, String id) {
        var run = Objects.requireNonNull(book.runs.get(new RunId(id)));
        assertEquals(said.get("datasets").size(), run.datasets.size());
        for (var dataset : run.datasets) {
            JsonNode of = said.get("datasets").get(dataset.name());
            assertEquals(of.get("digest").asString(), dataset.digest());
            assertEquals(of.get("type").asString(), dataset.sourceType());
            assertEquals(of.get("source").asString(), dataset.source());
            assertEquals(text(of.get("schema")), dataset.schema());
            assertEquals(text(of.get("profile")), dataset.profile());
            assertEquals(texts(of.get("tags")), dataset.tags());
        }
        TreeSet<String> read = new TreeSet<>();
        said.get("inputs").forEach(model -> read.add(model.asString()));
        TreeSet<String> told = new TreeSet<>();
        run.inputs.forEach(link -> told.add(link.modelId()));
        assertEquals(read, told);
        Map<String, Long> made = new TreeMap<>();
        run.outputs.forEach(link -> made.put(link.modelId(), link.step()));
        Map<String, Long> expected = new TreeMap<>();
        said.get("outputs")
                .properties()
                .forEach(e -> expected.put(e.getKey(), e.getValue().asLong()));
        assertEquals(expected, made);
    }

    @Test
    void tracesArePassedOverWithOneSentence() throws IOException {
        Path experiment = Files.createDirectories(folder.resolve("mlruns/0"));
        Files.writeString(
                experiment.resolve("meta.yaml"),
                "artifact_location: /gone/0\nexperiment_id: '0'\nlifecycle_stage: active\nname: Default\n");
        Files.createDirectories(experiment.resolve("traces/tr-1/tags"));
        RecordingLogbook book = Reader.read(folder, FORMATS);
        assertEquals(List.of(), book.damage);
        assertEquals(
                List.of(
                        "The traces in "
                                + experiment.toRealPath().resolve("traces")
                                + " are passed over."),
                book.passedOver);
    }

    @Test
    void aDatasetIsReadFromItsOwnExperimentOnly() throws IOException {
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.writeString(outside.resolve("meta.yaml"), "name: secret\ndigest: x\n");
        Path run = Files.createDirectories(folder.resolve("mlruns/0/abc"));
        Files.writeString(
                run.resolve("meta.yaml"),
                "artifact_uri: /gone/0/abc/artifacts\nrun_id: abc\nstart_time: 5\nstatus: 3\n");
        Path input = Files.createDirectories(run.resolve("inputs/1"));
        Files.writeString(
                input.resolve("meta.yaml"),
                "source_type: DATASET\nsource_id: ../../../outside\ntags: {}\n");
        RecordingLogbook book = Reader.read(folder.resolve("mlruns"), FORMATS);
        assertEquals(0, book.named("abc").datasets.size());
    }
}
