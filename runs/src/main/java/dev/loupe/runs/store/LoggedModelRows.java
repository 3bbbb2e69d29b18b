package dev.loupe.runs.store;

import dev.loupe.core.RunId;
import dev.loupe.runs.Refused;
import dev.loupe.runs.Registry.LoggedModel;
import dev.loupe.runs.Registry.ModelLink;
import dev.loupe.runs.Registry.ModelMetric;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Logged models, their metrics, and which runs read or made them.
final class LoggedModelRows {
    static final int READ = 0;
    static final int MADE = 1;
    private static final int PENDING = 1;
    static final String TAGS = "model";
    static final String PARAMS = "model-param";

    private final Labels labels;

    LoggedModelRows(Labels labels) {
        this.labels = labels;
    }

    void link(Sql sql, RunRow run, int direction, List<ModelLink> links) throws SQLException {
        for (ModelLink link : links) {
            sql.run(
                    "INSERT INTO model_link (run, direction, model, step) VALUES (?, ?, ?, ?)"
                            + " ON CONFLICT (run, direction, model) DO UPDATE SET step = excluded.step",
                    run.id(),
                    direction,
                    link.modelId(),
                    link.step());
        }
    }

    List<ModelLink> links(Sql sql, RunRow run, int direction) throws SQLException {
        return sql.list(
                "SELECT model, step FROM model_link WHERE run = ? AND direction = ? ORDER BY step, model",
                r -> new ModelLink(r.getString(1), r.getLong(2)),
                run.id(),
                direction);
    }

    LoggedModel create(
            Sql sql,
            String project,
            String name,
            @Nullable String modelType,
            @Nullable RunId source,
            Map<String, String> params,
            Map<String, String> tags)
            throws SQLException {
        long number = SqlProjects.active(sql, project);
        String id = "m-" + RunId.random();
        long now = System.currentTimeMillis();
        sql.run(
                "INSERT INTO logged_model (id, project, name, status, model_type, source, artifact_uri, created_ms, updated_ms)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                number,
                name.isEmpty() ? RunNames.random() : name,
                PENDING,
                modelType,
                source == null ? null : source.value(),
                place(sql, number, id),
                now,
                now);
        labels.put(sql, PARAMS, id, params);
        labels.put(sql, TAGS, id, tags);
        return existing(sql, id);
    }

    /// Where a model's files lie, as clients are told.
    static String place(Sql sql, long project, String id) throws SQLException {
        String location =
                sql.one(
                                "SELECT artifact_location FROM project WHERE id = ?",
                                r -> r.getString(1),
                                project)
                        .orElseThrow();
        return location + "/models/" + id + "/artifacts";
    }

    Optional<LoggedModel> find(Sql sql, String id) throws SQLException {
        var params = labels.of(sql, PARAMS, id);
        var tags = labels.of(sql, TAGS, id);
        List<ModelMetric> metrics =
                sql.list(
                        "SELECT key, value, micros, step, run, dataset_name, dataset_digest FROM model_metric WHERE model = ? ORDER BY key, run",
                        r ->
                                new ModelMetric(
                                        r.getString(1),
                                        Double.longBitsToDouble(r.getLong(2)),
                                        r.getLong(3),
                                        r.getLong(4),
                                        r.getString(5).isEmpty() ? null : new RunId(r.getString(5)),
                                        r.getString(6).isEmpty() ? null : r.getString(6),
                                        r.getString(7).isEmpty() ? null : r.getString(7)),
                        id);
        return sql.one(
                "SELECT project, name, status, status_message, model_type, source, artifact_uri, created_ms, updated_ms FROM logged_model"
                        + " WHERE id = ?",
                r ->
                        new LoggedModel(
                                id,
                                Long.toString(r.getLong(1)),
                                r.getString(2),
                                r.getInt(3),
                                r.getString(4),
                                r.getString(5),
                                r.getString(6) == null ? null : new RunId(r.getString(6)),
                                r.getString(7),
                                r.getLong(8),
                                r.getLong(9),
                                params,
                                tags,
                                metrics),
                id);
    }

    private LoggedModel existing(Sql sql, String id) throws SQLException {
        return find(sql, id)
                .orElseThrow(
                        () ->
                                new Refused(
                                        Refused.Why.ABSENT,
                                        "Logged model with ID '" + id + "' not found."));
    }

    List<LoggedModel> of(Sql sql, List<String> projects) throws SQLException {
        List<String> ids = new ArrayList<>();
        for (String project : projects) {
            ids.addAll(
                    sql.list(
                            "SELECT id FROM logged_model WHERE project = ? ORDER BY created_ms DESC, id",
                            r -> r.getString(1),
                            SqlProjects.number(project).orElse(-1L)));
        }
        List<LoggedModel> models = new ArrayList<>();
        for (String id : ids) {
            models.add(existing(sql, id));
        }
        return models;
    }

    LoggedModel finish(Sql sql, String id, int status) throws SQLException {
        existing(sql, id);
        sql.run(
                "UPDATE logged_model SET status = ?, updated_ms = ? WHERE id = ?",
                status,
                System.currentTimeMillis(),
                id);
        return existing(sql, id);
    }

    int tag(Sql sql, String id, Map<String, @Nullable String> tags) throws SQLException {
        existing(sql, id);
        return labels.change(sql, TAGS, id, tags);
    }

    int params(Sql sql, String id, Map<String, String> params) throws SQLException {
        existing(sql, id);
        labels.put(sql, PARAMS, id, params);
        return params.size();
    }

    /// Of the same key, run and dataset the metric at the greatest step, then time, is kept.
    int metrics(Sql sql, String id, List<ModelMetric> metrics) throws SQLException {
        existing(sql, id);
        for (ModelMetric metric : metrics) {
            sql.run(
                    "INSERT INTO model_metric (model, key, value, micros, step, run, dataset_name, dataset_digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                            + " ON CONFLICT (model, key, run, dataset_name, dataset_digest) DO UPDATE"
                            + " SET value = excluded.value, micros = excluded.micros, step = excluded.step"
                            + " WHERE excluded.step > model_metric.step OR (excluded.step = model_metric.step AND excluded.micros >= model_metric.micros)",
                    id,
                    metric.key(),
                    Double.doubleToRawLongBits(metric.value()),
                    metric.micros(),
                    metric.step(),
                    metric.run() == null ? "" : metric.run().value(),
                    metric.datasetName() == null ? "" : metric.datasetName(),
                    metric.datasetDigest() == null ? "" : metric.datasetDigest());
        }
        return metrics.size();
    }

    int delete(Sql sql, String id) throws SQLException {
        existing(sql, id);
        labels.drop(sql, PARAMS, id);
        labels.drop(sql, TAGS, id);
        sql.run("DELETE FROM model_metric WHERE model = ?", id);
        return sql.run("DELETE FROM logged_model WHERE id = ?", id);
    }
}
