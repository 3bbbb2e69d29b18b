package dev.loupe.cli.export.mlruns;

import dev.loupe.core.RunId;
import dev.loupe.runs.Registry;
import dev.loupe.runs.Registry.DatasetInput;
import dev.loupe.runs.Registry.LoggedModel;
import dev.loupe.runs.Registry.ModelLink;
import dev.loupe.runs.Registry.ModelMetric;
import dev.loupe.runs.Registry.Registered;
import dev.loupe.runs.Registry.Version;
import dev.loupe.runs.domain.Run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/// What MLflow's file store keeps beside runs: `datasets` and `models` of an experiment, `inputs` and `outputs` of a run (`mlflow/store/tracking/file_store.py`, 3.17), and the registry in `models` (`mlflow/store/model_registry/file_store.py`).
final class RegistryFolders {
    private RegistryFolders() {}

    /// What a run read and made.
    static void lineage(Registry registry, Run run, Path experiment, Path folder)
            throws IOException {
        for (DatasetInput input : registry.datasets(run.id())) {
            String id = digest(input.name() + "\n" + input.digest());
            Path dataset = Files.createDirectories(experiment.resolve("datasets").resolve(id));
            new MetaYaml()
                    .text("digest", input.digest())
                    .text("name", input.name())
                    .textOrNull("profile", input.profile())
                    .textOrNull("schema", input.schema())
                    .text("source", input.source())
                    .text("source_type", input.sourceType())
                    .write(dataset);
            Path link = folder.resolve("inputs").resolve(digest("dataset\n" + id));
            new MetaYaml()
                    .text("destination_id", run.id().value())
                    .text("destination_type", "RUN")
                    .text("source_id", id)
                    .text("source_type", "DATASET")
                    .texts("tags", input.tags())
                    .write(Files.createDirectories(link));
        }
        for (ModelLink model : registry.inputs(run.id())) {
            Path link = folder.resolve("inputs").resolve(digest("model\n" + model.modelId()));
            new MetaYaml()
                    .text("destination_id", model.modelId())
                    .text("destination_type", "RUN")
                    .text("source_id", model.modelId())
                    .text("source_type", "MODEL")
                    .texts("tags", Map.of())
                    .write(Files.createDirectories(link));
        }
        for (ModelLink model : registry.outputs(run.id())) {
            if (!RunId.legal(model.modelId())) {
                continue;
            }
            new MetaYaml()
                    .text("destination_id", model.modelId())
                    .text("destination_type", "MODEL_OUTPUT")
                    .text("source_id", model.modelId())
                    .text("source_type", "RUN_OUTPUT")
                    .number("step", model.step())
                    .texts("tags", Map.of())
                    .write(
                            Files.createDirectories(
                                    folder.resolve("outputs").resolve(model.modelId())));
        }
    }

    /// A logged model without its files.
    ///
    /// @param folder its own, whose name is its id
    static void model(LoggedModel model, Path folder) throws IOException {
        RunId source = model.source();
        boolean own = model.artifactUri().endsWith(model.files());
        new MetaYaml()
                .text(
                        "artifact_location",
                        own ? folder.resolve("artifacts").toUri().toString() : model.artifactUri())
                .number("creation_timestamp", model.createdMillis())
                .text("experiment_id", model.project())
                .number("last_updated_timestamp", model.updatedMillis())
                .text("lifecycle_stage", "active")
                .text("model_id", model.id())
                .textOrNull("model_type", model.modelType())
                .text("name", model.name())
                .textOrNull("source_run_id", source == null ? null : source.value())
                .number("status", (long) model.status())
                .textOrNull("status_message", model.statusMessage())
                .write(Files.createDirectories(folder));
        texts(folder, "params", model.params());
        texts(folder, "tags", model.tags());
        for (ModelMetric metric : model.metrics()) {
            StoreKey key = StoreKey.of(metric.key());
            Path file = folder.resolve("metrics").resolve(key.written());
            Files.createDirectories(StoreKey.home(file));
            RunId run = metric.run();
            String dataset =
                    metric.datasetName() == null
                            ? ""
                            : " " + metric.datasetName() + " " + metric.datasetDigest();
            Files.writeString(
                    file,
                    "%d %s %d %s%s\n"
                            .formatted(
                                    Math.floorDiv(metric.micros(), 1_000L),
                                    MlrunsExport.python(metric.value()),
                                    metric.step(),
                                    run == null ? "" : run.value(),
                                    dataset),
                    StandardCharsets.UTF_8,
                    java.nio.file.StandardOpenOption.CREATE,
                    java.nio.file.StandardOpenOption.APPEND);
        }
    }

    /// A registered model with its versions.
    ///
    /// @param folder its own, whose name is the model's
    static void registered(Registry registry, Registered model, Path folder) throws IOException {
        new MetaYaml()
                .number("creation_timestamp", model.createdMillis())
                .text("description", model.description())
                .number("last_updated_timestamp", model.updatedMillis())
                .text("name", model.name())
                .write(Files.createDirectories(folder));
        texts(folder, "tags", model.tags());
        for (Map.Entry<String, Integer> alias : model.aliases().entrySet()) {
            text(folder, "aliases", alias.getKey(), alias.getValue().toString());
        }
        for (Version version : registry.versions(model.name())) {
            Path own = Files.createDirectories(folder.resolve("version-" + version.version()));
            RunId run = version.run();
            new MetaYaml()
                    .number("creation_timestamp", version.createdMillis())
                    .text("current_stage", version.stage())
                    .text("description", version.description())
                    .number("last_updated_timestamp", version.updatedMillis())
                    .textOrNull("model_id", version.modelId())
                    .text("name", version.name())
                    .textOrNull("run_id", run == null ? null : run.value())
                    .textOrNull("run_link", version.runLink())
                    .text("source", version.source())
                    .text("status", version.status())
                    .textOrNull("status_message", version.statusMessage())
                    .text("storage_location", version.source())
                    .text("user_id", version.user())
                    .number("version", (long) version.version())
                    .write(own);
            texts(own, "tags", version.tags());
        }
    }

    private static void texts(Path folder, String part, Map<String, String> texts)
            throws IOException {
        for (Map.Entry<String, String> one : texts.entrySet()) {
            text(folder, part, one.getKey(), one.getValue());
        }
    }

    private static void text(Path folder, String part, String key, String text) throws IOException {
        Path file = folder.resolve(part).resolve(StoreKey.of(key).written());
        Files.createDirectories(StoreKey.home(file));
        Files.writeString(file, text);
    }

    private static String digest(String of) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(of.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
