package dev.loupe.intake.wandb;

import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;
import dev.loupe.intake.ConfigParams;
import dev.loupe.intake.Opening;
import dev.loupe.runs.domain.Param;

import tools.jackson.databind.node.ArrayNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a log says of its run (`RunRecord`).
///
/// @param tags notes under MLflow's name, the rest as `wandb.…`
record RunRecord(Opening opening, long startMicros, Map<String, String> tags, List<Param> params) {

    /// @param folder the project where the log names none
    static RunRecord of(Bytes record, String folder) {
        String id = "";
        String project = "";
        String name = "";
        long micros = 0;
        Map<String, String> tags = new LinkedHashMap<>();
        ArrayNode labels = WandbJson.object().arrayNode();
        List<Param> params = List.of();
        for (Proto p = new Proto(record); p.next(); ) {
            switch (p.field()) {
                case 1 -> id = p.text();
                case 2 -> put(tags, "wandb.entity", p.text());
                case 3 -> project = p.text();
                case 4 -> params = ConfigParams.of(Updates.object(p.bytes()));
                case 6 -> put(tags, "wandb.group", p.text());
                case 7 -> put(tags, "wandb.job_type", p.text());
                case 8 -> name = p.text();
                case 9 -> put(tags, "mlflow.note.content", p.text());
                case 10 -> labels.add(p.text());
                case 12 -> put(tags, "wandb.sweep", p.text());
                case 13 -> put(tags, "wandb.host", p.text());
                case 17 -> micros = Updates.micros(p.bytes());
                case 21 -> {
                    put(tags, "wandb.git.remote", Proto.textOf(p.bytes(), 1));
                    put(tags, "wandb.git.commit", Proto.textOf(p.bytes(), 2));
                }
                default -> {}
            }
        }
        put(tags, "wandb.id", id);
        if (!labels.isEmpty()) {
            tags.put("wandb.tags", WandbJson.text(labels));
        }
        String home = project.isEmpty() ? folder : project;
        Opening opening =
                new Opening(
                        WandbRuns.id(home, id),
                        home,
                        name.isEmpty() ? id : name,
                        "",
                        micros / 1000);
        return new RunRecord(opening, micros, tags, params);
    }

    static void put(Map<String, String> tags, String key, String value) {
        if (!value.isEmpty()) {
            tags.put(key, value);
        }
    }
}
