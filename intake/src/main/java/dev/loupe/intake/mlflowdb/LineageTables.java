package dev.loupe.intake.mlflowdb;

import dev.loupe.intake.RunLog;
import dev.loupe.runs.Registry.DatasetInput;
import dev.loupe.runs.Registry.ModelLink;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a database's runs read and made: `inputs`, which tie datasets to runs and runs to models, `input_tags` and `datasets`.
final class LineageTables {
    private LineageTables() {}

    private static final class Of {
        private final List<DatasetInput> datasets = new ArrayList<>();
        private final List<ModelLink> read = new ArrayList<>();
        private final List<ModelLink> made = new ArrayList<>();
    }

    /// Tells all of it; what is known already costs little.
    static void tell(Connection sql, Map<String, RunLog> runs) throws SQLException {
        Map<String, SortedMap<String, String>> tags =
                Rows.pairs(sql, "input_tags", "input_uuid", "name", "value");
        Map<String, DatasetInput> datasets = new HashMap<>();
        Rows.each(
                sql,
                "datasets",
                r ->
                        datasets.put(
                                Rows.text(r, "dataset_uuid"),
                                new DatasetInput(
                                        Rows.text(r, "name"),
                                        Rows.text(r, "digest"),
                                        Rows.text(r, "dataset_source_type"),
                                        Rows.text(r, "dataset_source"),
                                        Rows.textOrNull(r, "dataset_schema"),
                                        Rows.textOrNull(r, "dataset_profile"),
                                        new TreeMap<>())));
        Map<String, Of> all = new HashMap<>();
        Rows.each(
                sql,
                "inputs",
                r -> {
                    String from = Rows.text(r, "source_id");
                    String to = Rows.text(r, "destination_id");
                    switch (Rows.text(r, "source_type") + " " + Rows.text(r, "destination_type")) {
                        case "DATASET RUN" -> {
                            DatasetInput input = datasets.get(from);
                            if (input != null) {
                                of(all, to)
                                        .datasets
                                        .add(
                                                tagged(
                                                        input,
                                                        tags.getOrDefault(
                                                                Rows.text(r, "input_uuid"),
                                                                new TreeMap<>())));
                            }
                        }
                        case "RUN_INPUT MODEL_INPUT" ->
                                of(all, from).read.add(new ModelLink(to, 0));
                        case "RUN_OUTPUT MODEL_OUTPUT" ->
                                of(all, from).made.add(new ModelLink(to, r.getLong("step")));
                        default -> {}
                    }
                });
        all.forEach(
                (id, of) -> {
                    RunLog run = runs.get(id);
                    if (run != null) {
                        run.inputs(of.datasets, of.read);
                        run.outputs(of.made);
                    }
                });
    }

    private static Of of(Map<String, Of> all, String run) {
        return all.computeIfAbsent(run, r -> new Of());
    }

    private static DatasetInput tagged(DatasetInput input, SortedMap<String, String> tags) {
        return new DatasetInput(
                input.name(),
                input.digest(),
                input.sourceType(),
                input.source(),
                input.schema(),
                input.profile(),
                tags);
    }
}
