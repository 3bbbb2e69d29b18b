package dev.loupe.intake.sacred;

import dev.loupe.intake.Opening;
import dev.loupe.intake.RunLog;
import dev.loupe.intake.Silence;
import dev.loupe.runs.domain.Project;
import dev.loupe.runs.domain.RunStatus;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// What `run.json` says, or a document of `runs`.
record SacredRun(JsonNode json) {
    /// A run is named by its folder; the folder's own path is what lasts of it.
    Opening opening(Path folder) {
        Path name = folder.getFileName();
        return opening(folder.toString(), name == null ? "" : name.toString());
    }

    /// @param place what names the run among all
    /// @param name  its number
    Opening opening(String place, String name) {
        JsonNode experiment = json.path("experiment");
        String start = json.path("start_time").asString("");
        return new Opening(
                Opening.derived("sacred", place),
                experiment.path("name").asString("sacred"),
                name,
                json.path("host").path("ENV").path("USER").asString(""),
                SacredTimes.micros(start) / 1000);
    }

    void tell(RunLog run) {
        run.status(status(), end());
        run.tags(tags());
    }

    /// Any other word is an interruption's: `INTERRUPTED`, `TIMEOUT`, or the `STATUS` of a `SacredInterrupt` of one's own (`sacred/utils.py`).
    private RunStatus status() {
        return switch (json.path("status").asString("")) {
            case "QUEUED" -> RunStatus.SCHEDULED;
            case "COMPLETED" -> RunStatus.FINISHED;
            case "FAILED" -> RunStatus.FAILED;
            case "RUNNING", "" -> silent() ? RunStatus.KILLED : RunStatus.RUNNING;
            default -> RunStatus.KILLED;
        };
    }

    /// Whether it says that it runs, and its heart has stopped.
    boolean silent() {
        long beat = millis("heartbeat");
        return json.path("status").asString("").equals("RUNNING")
                && beat > 0
                && Silence.since(beat);
    }

    private @Nullable Long end() {
        long millis = silent() ? millis("heartbeat") : millis("stop_time");
        return millis == 0 ? null : millis;
    }

    private long millis(String field) {
        return SacredTimes.micros(json.path(field).asString("")) / 1000;
    }

    private Map<String, String> tags() {
        Map<String, String> tags = new TreeMap<>();
        put(tags, "sacred.command", json.path("command"));
        put(tags, "sacred.status", json.path("status"));
        put(tags, "sacred.result", Pickled.plain(json.path("result")));
        put(tags, Project.NOTE, json.path("meta").path("comment"));
        JsonNode experiment = json.path("experiment");
        put(tags, "mlflow.source.name", experiment.path("mainfile"));
        put(
                tags,
                "mlflow.source.git.commit",
                experiment.path("repositories").path(0).path("commit"));
        put(tags, "mlflow.source.git.repoURL", experiment.path("repositories").path(0).path("url"));
        put(tags, "sacred.dependencies", joined(experiment.path("dependencies"), "\n"));
        JsonNode host = json.path("host");
        put(tags, "host.hostname", host.path("hostname"));
        put(tags, "host.cpu", host.path("cpu"));
        put(tags, "host.python", host.path("python_version"));
        put(tags, "host.os", joined(Pickled.plain(host.path("os")), " "));
        put(tags, "host.gpus", host.path("gpus"));
        put(tags, "failure", joined(json.path("fail_trace"), ""));
        return tags;
    }

    private static String joined(JsonNode texts, String between) {
        StringBuilder all = new StringBuilder();
        texts.forEach(text -> all.append(all.isEmpty() ? "" : between).append(text.asString("")));
        return all.toString();
    }

    private static void put(Map<String, String> tags, String key, JsonNode value) {
        if (!value.isMissingNode() && !value.isNull() && !value.isContainer()) {
            put(tags, key, value.asString(""));
        } else if (value.isContainer() && !value.isEmpty()) {
            put(tags, key, value.toString());
        }
    }

    private static void put(Map<String, String> tags, String key, String text) {
        if (!text.isBlank()) {
            tags.put(key, text.strip());
        }
    }
}
