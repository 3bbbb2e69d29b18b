package dev.loupe.intake.mlruns;

import dev.loupe.intake.FileLog;
import dev.loupe.intake.FilesBelow;
import dev.loupe.intake.Logbook;
import dev.loupe.intake.Source;
import dev.loupe.runs.Registry.LoggedModel;
import dev.loupe.runs.Registry.ModelMetric;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One logged model's folder, `EXPERIMENT/models/ID` (MLflow 3): `meta.yaml`, a file each param, tag and metric, and artifacts.
final class LoggedModelSource implements Source {
    private static final long HIGHEST_STATUS = 3;

    private final Path model;
    private final String folder;
    private final Map<String, ModelMetricFile> metrics = new TreeMap<>();
    private final Patience patience = new Patience();
    private final FilesBelow files;
    private long signature = -1;
    private boolean deleted;
    private @Nullable LoggedModel known;
    private @Nullable FileLog log;

    LoggedModelSource(Path model, Path root) {
        this.model = model;
        Path name = root.toAbsolutePath().normalize().getFileName();
        folder = name == null ? "mlruns" : name.toString();
        files = new FilesBelow(model.resolve("artifacts"), "");
    }

    @Override
    public boolean read(Logbook book) throws IOException {
        if (patience.waits()) {
            return false;
        }
        boolean anew = look();
        LoggedModel now = known;
        if (now == null) {
            return false;
        }
        List<ModelMetric> points = new ArrayList<>();
        boolean more = !deleted && metrics(book, points);
        if (deleted && anew) {
            book.modelDeleted(now.id());
        } else if (anew || !points.isEmpty()) {
            log = book.model(now.with(points));
        }
        FileLog into = log;
        if (into != null && !deleted && !more) {
            files.tellAll(into);
        }
        patience.saw(anew || more || !points.isEmpty());
        return more;
    }

    /// Reads all but metrics and artifacts when something of it changed; says whether it did.
    private boolean look() throws IOException {
        long now =
                TextFiles.signature(model.resolve("params"))
                        + 31 * TextFiles.signature(model.resolve("tags"))
                        + FilesBelow.stamp(model.resolve(MlrunsFormat.META)).hashCode();
        if (now == signature) {
            return false;
        }
        Optional<LoggedModel> read = whole();
        if (read.isEmpty()) {
            return false;
        }
        signature = now;
        known = read.get();
        return true;
    }

    /// Empty while it is being written.
    private Optional<LoggedModel> whole() throws IOException {
        MetaFile meta = MetaFile.of(model);
        Path models = model.getParent();
        Path experiment = models == null ? null : models.getParent();
        String id = meta.text("model_id");
        if (id.isEmpty() || experiment == null) {
            return Optional.empty();
        }
        MetaFile home = MetaFile.of(experiment);
        String project = home.text("name");
        deleted = meta.deleted() || home.deleted();
        String at = meta.text("artifact_location");
        return Optional.of(
                new LoggedModel(
                        id,
                        project.isEmpty() ? folder : project,
                        meta.text("name"),
                        (int) Math.clamp(meta.number("status"), 0, HIGHEST_STATUS),
                        meta.textOrNull("status_message"),
                        meta.textOrNull("model_type"),
                        meta.run("source_run_id"),
                        FilesBelow.remote(at) ? at : "",
                        meta.number("creation_timestamp"),
                        meta.number("last_updated_timestamp"),
                        TextFiles.all(model.resolve("params")),
                        TextFiles.all(model.resolve("tags")),
                        List.of()));
    }

    private boolean metrics(Logbook book, List<ModelMetric> into) throws IOException {
        boolean[] more = {false};
        TextFiles.visit(
                model.resolve("metrics"),
                (key, file, is) -> {
                    ModelMetricFile metric =
                            metrics.computeIfAbsent(key, k -> new ModelMetricFile(file, k));
                    more[0] |= metric.read(is.size(), into);
                    if (!metric.damage().isEmpty()) {
                        book.damaged(metric.damage());
                    }
                });
        return more[0];
    }

    @Override
    public String bookmark() {
        return "";
    }
}
