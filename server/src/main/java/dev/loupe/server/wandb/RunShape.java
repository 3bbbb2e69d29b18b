package dev.loupe.server.wandb;

import dev.loupe.intake.wandb.WandbJson;
import dev.loupe.runs.Runs;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.Run;
import dev.loupe.runs.domain.SeriesSummary;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A run of the store, whatever tool logged it, as the client reads it: its `RunFragment`, with config, summary and system metrics as objects.
///
/// Configs and summaries that the client logged are what it sent; others are made of params (dotted paths become nested objects) and of the last values of series.
record RunShape(Store store) {
    private static final String SYSTEM = "system/", SUMMARY = "wandb.summary.";

    /// @param project its name
    ObjectNode of(String project, Runs.Whole whole) {
        Run run = whole.run();
        Map<String, String> tags = whole.tags();
        ObjectNode shape = WandbJson.object();
        shape.put("id", run.id().value());
        shape.put("name", tags.getOrDefault("wandb.id", run.id().value()));
        shape.put("displayName", run.name());
        shape.put("projectId", run.project());
        shape.put("state", state(run));
        shape.put("sweepName", tags.get("wandb.sweep"));
        shape.put("group", tags.get("wandb.group"));
        shape.put("jobType", tags.get("wandb.job_type"));
        shape.put("commit", tags.get("wandb.git.commit"));
        shape.put("notes", tags.get("mlflow.note.content"));
        shape.put("description", "");
        shape.put("readOnly", false);
        shape.put("createdAt", time(run.startMillis()));
        shape.put("heartbeatAt", time(run.heartbeatMillis()));
        shape.set("tags", labels(tags));
        ObjectNode user = shape.putObject("user");
        user.put("name", run.user());
        user.put("username", run.user());
        ObjectNode logged = logged(run);
        shape.set("config", config(logged, whole.params()));
        shape.set("summaryMetrics", summary(logged, whole));
        shape.set("systemMetrics", system(whole.series()));
        shape.set("historyKeys", keys(whole.series()));
        shape.put("historyLineCount", lines(whole.series()));
        return shape;
    }

    private static String state(Run run) {
        return switch (run.status()) {
            case RUNNING ->
                    run.silentSince(System.currentTimeMillis()) == null ? "running" : "crashed";
            case SCHEDULED -> "pending";
            case FINISHED -> "finished";
            case FAILED -> "failed";
            case KILLED -> "killed";
        };
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static JsonNode labels(Map<String, String> tags) {
        JsonNode known = WandbJson.parse(tags.getOrDefault("wandb.tags", "[]"));
        return known != null && known.isArray() ? known : WandbJson.object().arrayNode();
    }

    /// What the client sent of its run, empty for runs that it did not log here.
    private ObjectNode logged(Run run) {
        return store.bookmarks()
                .find(LiveRuns.mark(run.id()))
                .map(WandbJson::parse)
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .orElseGet(WandbJson::object);
    }

    private static ObjectNode config(ObjectNode logged, List<Param> params) {
        ObjectNode plain = WandbJson.object();
        for (Param param : params) {
            List<String> path = Arrays.asList(param.key().split("\\.", -1));
            WandbJson.put(plain, free(plain, path) ? path : List.of(param.key()), value(param));
        }
        ObjectNode config = WandbJson.object();
        plain.properties()
                .forEach(one -> config.putObject(one.getKey()).set("value", one.getValue()));
        JsonNode own = logged.path("config").get("_wandb");
        if (own != null) {
            config.set("_wandb", own);
        }
        return config;
    }

    /// Whether no value stands where the path needs an object, nor an object where it needs a value.
    private static boolean free(ObjectNode in, List<String> path) {
        JsonNode node = in;
        for (String key : path) {
            if (!node.isObject()) {
                return false;
            }
            node = node.path(key);
            if (node.isMissingNode()) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode value(Param param) {
        JsonNode text = WandbJson.object().stringNode(param.text());
        return switch (param.type()) {
            case STRING -> text;
            case NULL -> WandbJson.object().nullNode();
            case BOOLEAN -> WandbJson.object().booleanNode(param.text().equalsIgnoreCase("true"));
            case NUMBER, JSON -> {
                JsonNode parsed = WandbJson.parse(param.text());
                yield parsed == null ? text : parsed;
            }
        };
    }

    private static ObjectNode summary(ObjectNode logged, Runs.Whole whole) {
        ObjectNode summary = WandbJson.object();
        for (SeriesSummary series : whole.series()) {
            if (!series.series().key().startsWith(SYSTEM)) {
                summary.set(series.series().key(), StepRows.number(series.last()));
            }
        }
        whole.tags()
                .forEach(
                        (tag, text) -> {
                            if (tag.startsWith(SUMMARY)) {
                                summary.set(
                                        tag.substring(SUMMARY.length()),
                                        value(Param.of(tag, text)));
                            }
                        });
        return logged.get("summary") instanceof ObjectNode own && !own.isEmpty() ? own : summary;
    }

    private static ObjectNode system(List<SeriesSummary> all) {
        ObjectNode system = WandbJson.object();
        for (SeriesSummary series : all) {
            String key = series.series().key();
            if (key.startsWith(SYSTEM)) {
                system.set(
                        "system." + key.substring(SYSTEM.length()), StepRows.number(series.last()));
            }
        }
        return system;
    }

    private static ObjectNode keys(List<SeriesSummary> all) {
        ObjectNode shape = WandbJson.object();
        ObjectNode keys = shape.putObject("keys");
        long last = -1;
        for (SeriesSummary series : all) {
            String key = series.series().key();
            if (!key.startsWith(SYSTEM)) {
                ObjectNode type = keys.putObject(key).putArray("typeCounts").addObject();
                type.put("type", "number");
                type.put("count", series.count());
                last = Math.max(last, series.lastStep());
            }
        }
        shape.putArray("sets");
        shape.put("lastStep", last);
        return shape;
    }

    private static long lines(List<SeriesSummary> all) {
        return all.stream()
                .filter(series -> !series.series().key().startsWith(SYSTEM))
                .mapToLong(SeriesSummary::count)
                .max()
                .orElse(0);
    }
}
