package dev.loupe.runs.store;

import dev.loupe.core.RunId;
import dev.loupe.runs.Refused;
import dev.loupe.runs.Registry.LoggedModel;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/// Logged models that another tool keeps, taken over ([dev.loupe.runs.Registry#takeOver]).
final class ModelTakeOver {
    private final Labels labels;
    private final LoggedModelRows models;

    ModelTakeOver(Labels labels, LoggedModelRows models) {
        this.labels = labels;
        this.models = models;
    }

    boolean take(Sql sql, LoggedModel told, @Nullable LoggedModel before) throws SQLException {
        Optional<LoggedModel> here = models.find(sql, told.id());
        if (here.isEmpty() && before != null) {
            return false;
        }
        if (here.isEmpty()) {
            insert(sql, told);
        } else {
            change(sql, told, before, here.get());
        }
        models.metrics(sql, told.id(), told.metrics());
        return true;
    }

    private void insert(Sql sql, LoggedModel told) throws SQLException {
        if (!RunId.legal(told.id())) {
            throw new Refused(
                    Refused.Why.INVALID, "The id of a model cannot be '" + told.id() + "'.");
        }
        long project = SqlProjects.active(sql, told.project());
        RunId source = told.source();
        sql.run(
                "INSERT INTO logged_model (id, project, name, status, status_message, model_type, source, artifact_uri, created_ms, updated_ms)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                told.id(),
                project,
                told.name(),
                told.status(),
                told.statusMessage(),
                told.modelType(),
                source == null ? null : source.value(),
                told.artifactUri().isEmpty()
                        ? LoggedModelRows.place(sql, project, told.id())
                        : told.artifactUri(),
                told.createdMillis(),
                told.updatedMillis());
        labels.put(sql, LoggedModelRows.PARAMS, told.id(), told.params());
        labels.put(sql, LoggedModelRows.TAGS, told.id(), told.tags());
    }

    private void change(Sql sql, LoggedModel told, @Nullable LoggedModel before, LoggedModel here)
            throws SQLException {
        if (before != null) {
            sql.run(
                    "UPDATE logged_model SET status = ?, status_message = ?, updated_ms = ? WHERE id = ?",
                    Merged.of(told.status(), before.status(), here.status()),
                    Merged.orNull(
                            told.statusMessage(), before.statusMessage(), here.statusMessage()),
                    Merged.of(told.updatedMillis(), before.updatedMillis(), here.updatedMillis()),
                    told.id());
        }
        Map<String, String> params = before == null ? Map.of() : before.params();
        labels.change(
                sql,
                LoggedModelRows.PARAMS,
                told.id(),
                Merged.changes(told.params(), params, here.params()));
        Map<String, String> tags = before == null ? Map.of() : before.tags();
        labels.change(
                sql,
                LoggedModelRows.TAGS,
                told.id(),
                Merged.changes(told.tags(), tags, here.tags()));
    }
}
