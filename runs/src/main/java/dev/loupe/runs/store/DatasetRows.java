package dev.loupe.runs.store;

import dev.loupe.runs.Registry.DatasetInput;
import dev.loupe.runs.Registry.DatasetUse;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Datasets that runs read, as rows of `dataset_input`; the tags of an input are labels.
final class DatasetRows {
    private static final String LABEL = "input";
    private static final String CONTEXT = "mlflow.data.context";
    private final Labels labels;

    DatasetRows(Labels labels) {
        this.labels = labels;
    }

    void add(Sql sql, RunRow run, List<DatasetInput> inputs) throws SQLException {
        for (DatasetInput input : inputs) {
            sql.run(
                    "INSERT INTO dataset_input (run, name, digest, source_type, source, schema, profile) VALUES (?, ?, ?, ?, ?, ?, ?)"
                            + " ON CONFLICT (run, name, digest) DO NOTHING",
                    run.id(),
                    input.name(),
                    input.digest(),
                    input.sourceType(),
                    input.source(),
                    input.schema(),
                    input.profile());
            long id =
                    sql.number(
                            "SELECT id FROM dataset_input WHERE run = ? AND name = ? AND digest = ?",
                            run.id(),
                            input.name(),
                            input.digest());
            labels.put(sql, LABEL, Long.toString(id), input.tags());
        }
    }

    List<DatasetInput> of(Sql sql, RunRow run) throws SQLException {
        List<Long> ids =
                sql.list(
                        "SELECT id FROM dataset_input WHERE run = ? ORDER BY id",
                        r -> r.getLong(1),
                        run.id());
        List<DatasetInput> inputs = new ArrayList<>();
        for (long id : ids) {
            var tags = labels.of(sql, LABEL, Long.toString(id));
            Optional<DatasetInput> input =
                    sql.one(
                            "SELECT name, digest, source_type, source, schema, profile FROM dataset_input WHERE id = ?",
                            r ->
                                    new DatasetInput(
                                            r.getString(1),
                                            r.getString(2),
                                            r.getString(3),
                                            r.getString(4),
                                            r.getString(5),
                                            r.getString(6),
                                            tags),
                            id);
            input.ifPresent(inputs::add);
        }
        return inputs;
    }

    List<DatasetUse> uses(Sql sql, List<String> projects) throws SQLException {
        LinkedHashSet<DatasetUse> uses = new LinkedHashSet<>();
        for (String project : projects) {
            sql.each(
                    "SELECT DISTINCT d.name, d.digest, l.text FROM dataset_input d JOIN run r ON r.id = d.run"
                            + " LEFT JOIN label l ON l.kind = '"
                            + LABEL
                            + "' AND l.owner = CAST(d.id AS TEXT) AND l.key = '"
                            + CONTEXT
                            + "'"
                            + " WHERE r.project = ? AND r.deleted = 0 ORDER BY 1, 2, 3",
                    r ->
                            uses.add(
                                    new DatasetUse(
                                            project,
                                            r.getString(1),
                                            r.getString(2),
                                            r.getString(3))),
                    SqlProjects.number(project).orElse(-1L));
        }
        return List.copyOf(uses);
    }
}
