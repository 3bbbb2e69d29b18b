package dev.loupe.intake.mlflowdb;

import dev.loupe.intake.FileLog;
import dev.loupe.intake.FilesBelow;
import dev.loupe.intake.Logbook;
import dev.loupe.runs.Registry.LoggedModel;
import dev.loupe.runs.Registry.ModelMetric;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The logged models of a database (MLflow 3): `logged_models`, their params and tags, told when they changed, and the metrics that are new.
final class LoggedModelTables {
    private final Path file;
    private final Path root;
    private final Map<String, LoggedModel> told = new HashMap<>();
    private final Map<String, FileLog> logs = new HashMap<>();
    private final Map<String, FilesBelow> files = new HashMap<>();
    private final Set<String> deleted = new HashSet<>();
    private long row;

    /// @param root what was opened; artifacts below it are read
    LoggedModelTables(Path file, Path root) {
        this.file = file;
        this.root = root;
    }

    /// @param projects names of the experiments, by id
    void tell(Connection sql, Logbook book, Map<String, String> projects)
            throws SQLException, IOException {
        Map<String, SortedMap<String, String>> params =
                Rows.pairs(sql, "logged_model_params", "model_id", "param_key", "param_value");
        Map<String, SortedMap<String, String>> tags =
                Rows.pairs(sql, "logged_model_tags", "model_id", "tag_key", "tag_value");
        Map<String, LoggedModel> models = new LinkedHashMap<>();
        Rows.each(
                sql,
                "logged_models",
                r -> {
                    String id = Rows.text(r, "model_id");
                    if (!Rows.text(r, "lifecycle_stage").equals("deleted")) {
                        deleted.remove(id);
                        models.put(
                                id,
                                model(
                                        r,
                                        projects.getOrDefault(Rows.text(r, "experiment_id"), ""),
                                        params.getOrDefault(id, new TreeMap<>()),
                                        tags.getOrDefault(id, new TreeMap<>())));
                    } else if (deleted.add(id)) {
                        book.modelDeleted(id);
                    }
                });
        Map<String, List<ModelMetric>> points = points(sql);
        for (LoggedModel model : models.values()) {
            List<ModelMetric> fresh = points.getOrDefault(model.id(), List.of());
            if (!fresh.isEmpty() || !model.equals(told.get(model.id()))) {
                logs.put(model.id(), book.model(model.with(fresh)));
                told.put(model.id(), model);
            }
            FileLog log = logs.get(model.id());
            FilesBelow below = files.get(model.id());
            if (log != null && below != null) {
                below.tellAll(log);
            }
        }
    }

    private LoggedModel model(
            ResultSet r,
            String project,
            SortedMap<String, String> params,
            SortedMap<String, String> tags)
            throws SQLException {
        String id = Rows.text(r, "model_id");
        String at = Rows.text(r, "artifact_location");
        Path artifacts = ArtifactPlace.of(at, file, root);
        if (artifacts != null) {
            files.computeIfAbsent(id, k -> new FilesBelow(artifacts, ""));
        }
        return new LoggedModel(
                id,
                project,
                Rows.text(r, "name"),
                Math.clamp(r.getInt("status"), 0, 3),
                Rows.textOrNull(r, "status_message"),
                Rows.textOrNull(r, "model_type"),
                Rows.run(r, "source_run_id"),
                FilesBelow.remote(at) ? at : "",
                r.getLong("creation_timestamp_ms"),
                r.getLong("last_updated_timestamp_ms"),
                params,
                tags,
                List.of());
    }

    private Map<String, List<ModelMetric>> points(Connection sql) throws SQLException {
        Map<String, List<ModelMetric>> points = new HashMap<>();
        if (!Rows.has(sql, "logged_model_metrics")) {
            return points;
        }
        try (PreparedStatement ask =
                sql.prepareStatement(
                        "SELECT rowid AS row, * FROM logged_model_metrics WHERE rowid > ? ORDER BY rowid")) {
            ask.setLong(1, row);
            try (ResultSet r = ask.executeQuery()) {
                while (r.next()) {
                    row = r.getLong("row");
                    points.computeIfAbsent(Rows.text(r, "model_id"), m -> new ArrayList<>())
                            .add(
                                    new ModelMetric(
                                            Rows.text(r, "metric_name"),
                                            MlflowDatabase.value(r.getDouble("metric_value")),
                                            r.getLong("metric_timestamp_ms") * 1000,
                                            r.getLong("metric_step"),
                                            Rows.run(r, "run_id"),
                                            Rows.textOrNull(r, "dataset_name"),
                                            Rows.textOrNull(r, "dataset_digest")));
                }
            }
        }
        return points;
    }
}
