package dev.loupe.cli.export.mlruns;

import dev.loupe.cli.export.RunExport;
import dev.loupe.cli.export.StoredSeries;
import dev.loupe.core.RunId;
import dev.loupe.intake.mlruns.KeptThings;
import dev.loupe.runs.Artifacts;
import dev.loupe.runs.Refused;
import dev.loupe.runs.Registry.LoggedModel;
import dev.loupe.runs.Registry.Registered;
import dev.loupe.runs.Registry.Version;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.MediaItem;
import dev.loupe.runs.domain.MediaSeries;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.Project;
import dev.loupe.runs.domain.Run;
import dev.loupe.runs.domain.SeriesKey;
import dev.loupe.runs.series.Column;

import org.jspecify.annotations.Nullable;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/// MLflow's file store (`mlflow/store/tracking/file_store.py`, 3.17): a folder an experiment, in it a folder a run, in that a file a metric, param and tag, and the artifacts; beside runs their datasets and models, and the registered models of which a version is of one of the runs, or none of any. Times are whole milliseconds there.
public final class MlrunsExport implements RunExport {
    private final Path out;
    private final Map<String, List<LoggedModel>> models = new HashMap<>();
    private final Set<RunId> runs = new HashSet<>();
    private @Nullable Store from;

    public MlrunsExport(Path out) {
        this.out = out;
    }

    @Override
    public long run(Store store, Project project, Run run, Consumer<String> damaged)
            throws IOException {
        Path home = out.resolve(project.id());
        from = store;
        runs.add(run.id());
        if (!models.containsKey(project.id())) {
            experiment(home, project);
            models.put(project.id(), store.registry().models(List.of(project.id())));
            models(store, home, project, null, damaged);
        }
        Path folder = Files.createDirectories(home.resolve(run.id().value()));
        for (String part : new String[] {"metrics", "params", "tags", "artifacts"}) {
            Files.createDirectories(folder.resolve(part));
        }
        meta(folder, run);
        for (Param param : store.runs().params(run.id())) {
            text(folder, "params", StoreKey.of(param.key()), param.text());
        }
        for (Map.Entry<String, String> tag : store.runs().tags(run.id()).entrySet()) {
            text(folder, "tags", StoreKey.of(tag.getKey()), tag.getValue());
        }
        long points =
                StoredSeries.each(
                        store, run, damaged, (key, column) -> metric(folder, key, column));
        artifacts(store, run.files(), "run " + run.id(), folder.resolve("artifacts"), damaged);
        KeptThings.write(folder, things(store, run));
        RegistryFolders.lineage(store.registry(), run, home, folder);
        models(store, home, project, run.id(), damaged);
        return points;
    }

    private static List<MediaItem> things(Store store, Run run) {
        List<MediaItem> all = new ArrayList<>();
        for (MediaSeries series : store.media().series(run.id())) {
            all.addAll(
                    store.media()
                            .items(
                                    run.id(),
                                    series.series(),
                                    Long.MIN_VALUE,
                                    Long.MAX_VALUE,
                                    Integer.MAX_VALUE));
        }
        return all;
    }

    /// The logged models of a run, or of none.
    private void models(
            Store store, Path home, Project project, @Nullable RunId run, Consumer<String> damaged)
            throws IOException {
        for (LoggedModel model : models.getOrDefault(project.id(), List.of())) {
            if (Objects.equals(run, model.source())) {
                Path folder = home.resolve("models").resolve(model.id());
                RegistryFolders.model(model, folder);
                artifacts(
                        store,
                        model.files(),
                        "model " + model.id(),
                        folder.resolve("artifacts"),
                        damaged);
            }
        }
    }

    private void experiment(Path home, Project project) throws IOException {
        Files.createDirectories(home);
        new MetaYaml()
                .text("artifact_location", home.toUri().toString())
                .number("creation_time", project.createdMillis())
                .text("experiment_id", project.id())
                .number("last_update_time", project.updatedMillis())
                .text("lifecycle_stage", "active")
                .text("name", project.name())
                .write(home);
        for (Map.Entry<String, String> tag : project.tags().entrySet()) {
            text(home, "tags", StoreKey.of(tag.getKey()), tag.getValue());
        }
    }

    private static void meta(Path folder, Run run) throws IOException {
        new MetaYaml()
                .text("artifact_uri", folder.resolve("artifacts").toUri().toString())
                .number("end_time", run.endMillis())
                .text("entry_point_name", "")
                .text("experiment_id", run.project())
                .text("lifecycle_stage", "active")
                .text("run_id", run.id().value())
                .text("run_name", run.name())
                .text("run_uuid", run.id().value())
                .text("source_name", "")
                .number("source_type", 4L)
                .text("source_version", "")
                .number("start_time", run.startMillis())
                .number("status", status(run))
                .raw("tags", "[]")
                .text("user_id", run.user())
                .write(folder);
    }

    /// `RunStatus` of MLflow's service.proto.
    private static long status(Run run) {
        return switch (run.status()) {
            case RUNNING -> 1;
            case SCHEDULED -> 2;
            case FINISHED -> 3;
            case FAILED -> 4;
            case KILLED -> 5;
        };
    }

    private static void metric(Path folder, SeriesKey key, Column points) throws IOException {
        StoreKey name = StoreKey.of(key.key(), key.context());
        name.remember(folder);
        Path file = folder.resolve("metrics").resolve(name.written());
        Files.createDirectories(StoreKey.home(file));
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (int i = 0; i < points.size(); i++) {
                lines.write(Long.toString(Math.floorDiv(points.micros()[i], 1_000L)));
                lines.write(' ');
                lines.write(python(points.values()[i]));
                lines.write(' ');
                lines.write(Long.toString(points.steps()[i]));
                lines.write('\n');
            }
        }
    }

    /// As Python writes floats.
    static String python(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        return Double.isInfinite(value) ? value > 0 ? "inf" : "-inf" : Double.toString(value);
    }

    private static void text(Path folder, String part, StoreKey key, String text)
            throws IOException {
        key.remember(folder);
        Path file = folder.resolve(part).resolve(key.written());
        Files.createDirectories(StoreKey.home(file));
        Files.writeString(file, text);
    }

    private static void artifacts(
            Store store, String root, String of, Path into, Consumer<String> damaged)
            throws IOException {
        Deque<String> folders = new ArrayDeque<>();
        folders.add(root);
        while (!folders.isEmpty()) {
            for (Artifacts.Entry entry : store.artifacts().list(folders.pop())) {
                if (entry.directory()) {
                    folders.push(entry.path());
                    continue;
                }
                Path file = into.resolve(entry.path().substring(root.length() + 1));
                Files.createDirectories(StoreKey.home(file));
                try (InputStream in = store.artifacts().open(entry.path())) {
                    Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                } catch (Refused | IOException e) {
                    damaged.accept(
                            "The file "
                                    + entry.path()
                                    + " of "
                                    + of
                                    + " is left out: "
                                    + e.getMessage());
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        Store store = from;
        if (store == null) {
            return;
        }
        for (Registered model : store.registry().allRegistered()) {
            List<Version> versions = store.registry().versions(model.name());
            boolean ours =
                    versions.stream().allMatch(v -> v.run() == null)
                            || versions.stream().anyMatch(v -> runs.contains(v.run()));
            if (ours) {
                RegistryFolders.registered(
                        store.registry(), model, out.resolve("models").resolve(model.name()));
            }
        }
    }
}
