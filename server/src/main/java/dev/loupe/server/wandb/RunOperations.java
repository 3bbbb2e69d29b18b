package dev.loupe.server.wandb;

import dev.loupe.intake.ConfigParams;
import dev.loupe.intake.wandb.CustomCharts;
import dev.loupe.intake.wandb.SummaryTags;
import dev.loupe.intake.wandb.WandbJson;
import dev.loupe.runs.Runs;
import dev.loupe.runs.domain.Run;
import dev.loupe.runs.domain.RunStatus;
import dev.loupe.server.http.Request;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs: made, gone on with, asked to stop; addresses for their files; their alerts.
final class RunOperations {
    private static final Map<String, String> TAGS =
            Map.of(
                    "groupName", "wandb.group",
                    "jobType", "wandb.job_type",
                    "notes", "mlflow.note.content",
                    "sweep", "wandb.sweep",
                    "host", "wandb.host",
                    "program", "wandb.program",
                    "commit", "wandb.git.commit",
                    "repo", "wandb.git.remote");

    private final LiveRuns runs;

    RunOperations(LiveRuns runs) {
        this.runs = runs;
    }

    void addTo(Map<String, GraphQl.Operation> operations) {
        operations.put("UpsertBucket", this::upsert);
        operations.put("RunResumeStatus", this::resume);
        operations.put("RunStoppedStatus", this::stopped);
        operations.put("CreateRunFiles", this::files);
        operations.put("RunUploadUrls", this::oldFiles);
        operations.put("NotifyScriptableRunAlert", this::alert);
        operations.put(
                "MarkRunFilesUploaded",
                (v, r) -> Map.of("markRunFilesUploaded", Map.of("success", true)));
    }

    /// A run that a client logs, by project and name; or what `wandb.Api` changed of a run, by the id that the store gave it.
    private Map<String, ?> upsert(Variables v, Request request) {
        Optional<Run> stored = new FoundRuns(runs.store()).stored(v.textOr("", "id"));
        String project = v.project();
        String name = v.textOr("", "name", "id");
        boolean known = stored.isPresent() || runs.find(project, name).isPresent();
        LiveRun run =
                stored.flatMap(found -> runs.find(found.id()))
                        .orElseGet(() -> runs.begin(project, name, v.text("displayName"), ""));
        synchronized (run) {
            if (stored.isEmpty()) {
                run.state().put("project", project).put("name", name);
            }
            tell(run, v);
            change(run, v);
            runs.settle(run);
            return Map.of("upsertBucket", Map.of("bucket", bucket(run), "inserted", !known));
        }
    }

    /// What only `run.update()` and `run.summary.update()` say.
    private void change(LiveRun run, Variables v) {
        String name = v.text("display_name");
        if (name != null) {
            run.state().put("displayName", name);
            runs.store().runs().update(run.id(), new Runs.Change(name, null, null, null));
        }
        JsonNode summary = WandbJson.parse(v.textOr("", "summaryMetrics"));
        if (summary != null && summary.isObject()) {
            Map<String, String> tags = new LinkedHashMap<>();
            SummaryTags.add(summary, tags);
            run.log().tags(tags);
            run.state().set("summary", summary);
        }
    }

    private void tell(LiveRun run, Variables v) {
        Map<String, String> tags = new LinkedHashMap<>();
        if (run.state().has("name")) {
            tags.put("wandb.id", run.text("name", ""));
        }
        TAGS.forEach(
                (variable, tag) -> {
                    String text = v.text(variable);
                    if (text != null) {
                        tags.put(tag, text);
                    }
                });
        if (v.get("tags").isArray()) {
            tags.put("wandb.tags", WandbJson.text(v.get("tags")));
        }
        String displayName = v.text("displayName");
        if (displayName != null) {
            run.state().put("displayName", displayName);
        }
        JsonNode config = WandbJson.parse(v.textOr("{}", "config"));
        if (config != null && config.isObject() && !config.isEmpty()) {
            run.state().set("config", config);
            run.log().params(ConfigParams.ofWrapped(config));
            JsonNode own = config.path("_wandb").path("value");
            CustomCharts.tell(own, run.log(), run.startMicros());
            JsonNode metrics = own.path("m");
            if (metrics.isArray() && !metrics.isEmpty()) {
                tags.put("wandb.metrics", WandbJson.text(metrics));
            }
        }
        run.log().tags(tags);
    }

    /// `bucket` as the client keeps it.
    private static Map<String, Object> bucket(LiveRun run) {
        Map<String, Object> bucket = new LinkedHashMap<>();
        String name = run.text("name", run.id().value());
        bucket.put("id", run.id().value());
        bucket.put("name", name);
        bucket.put("displayName", run.text("displayName", name));
        bucket.put("description", "");
        bucket.put("config", WandbJson.text(run.part("config")));
        bucket.put("sweepName", null);
        bucket.put(
                "project",
                Map.of(
                        "id",
                        run.text("project", ""),
                        "name",
                        run.text("project", ""),
                        "entity",
                        Map.of("id", "loupe", "name", "loupe")));
        bucket.put("historyLineCount", run.lines(LiveRun.HISTORY));
        return bucket;
    }

    private Map<String, ?> resume(Variables v, Request request) {
        String project = v.project();
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("id", project);
        model.put("name", project);
        model.put("entity", Map.of("id", "loupe", "name", "loupe"));
        model.put("bucket", null);
        runs.find(project, v.textOr("", "name"))
                .ifPresent(
                        run -> {
                            synchronized (run) {
                                model.put("bucket", resumed(run));
                                run.log().status(RunStatus.RUNNING, null);
                                runs.forgetStop(run);
                            }
                        });
        return Map.of("model", model);
    }

    private Map<String, Object> resumed(LiveRun run) {
        Map<String, Object> bucket = bucket(run);
        bucket.put("logLineCount", run.lines(LiveRun.PRINTED));
        bucket.put("eventsLineCount", run.lines(LiveRun.EVENTS));
        bucket.put("summaryMetrics", WandbJson.text(run.part("summary")));
        String tail = run.text("tail", "");
        bucket.put("historyTail", list(tail));
        bucket.put("eventsTail", "[]");
        Map<String, String> tags = runs.store().runs().tags(run.id());
        List<String> labels = new ArrayList<>();
        JsonNode known = WandbJson.parse(tags.getOrDefault("wandb.tags", "[]"));
        if (known != null) {
            known.forEach(label -> labels.add(label.asString("")));
        }
        bucket.put("tags", labels);
        bucket.put("notes", tags.getOrDefault("mlflow.note.content", ""));
        var telemetry = WandbJson.object();
        JsonNode t = run.part("config").path("_wandb").path("value").get("t");
        telemetry.set("t", t == null ? WandbJson.object() : t);
        bucket.put("wandbConfig", WandbJson.text(telemetry));
        return bucket;
    }

    /// A JSON list of JSON texts, as a text.
    private static String list(String line) {
        var list = WandbJson.object().arrayNode();
        if (!line.isEmpty()) {
            list.add(line);
        }
        return WandbJson.text(list);
    }

    private Map<String, ?> stopped(Variables v, Request request) {
        boolean stopped =
                runs.find(v.project(), v.textOr("", "run", "runId", "runName", "name"))
                        .map(runs::stopped)
                        .orElse(false);
        return Map.of("project", Map.of("run", Map.of("stopped", stopped)));
    }

    private Map<String, ?> files(Variables v, Request request) {
        LiveRun run = runs.need(v.project(), v.textOr("", "run", "runName"));
        List<Map<String, Object>> files = new ArrayList<>();
        for (String path : v.texts("files")) {
            files.add(Map.of("name", path, "uploadUrl", Uploads.url(request, run.id(), path)));
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("runID", run.id().value());
        answer.put("uploadHeaders", Uploads.headers(request));
        answer.put("files", files);
        return Map.of("createRunFiles", answer);
    }

    /// As clients before 0.17 ask; the project is called `name`.
    private Map<String, ?> oldFiles(Variables v, Request request) {
        LiveRun run = runs.need(v.textOr("", "name"), v.textOr("", "run"));
        List<Map<String, Object>> edges = new ArrayList<>();
        for (String path : v.texts("files")) {
            Map<String, Object> node = new LinkedHashMap<>();
            node.put("name", path);
            node.put("url", Uploads.url(request, run.id(), path));
            node.put("updatedAt", null);
            edges.add(Map.of("node", node));
        }
        Map<String, Object> bucket = new LinkedHashMap<>();
        bucket.put("id", run.id().value());
        bucket.put("files", Map.of("uploadHeaders", Uploads.headers(request), "edges", edges));
        return Map.of("model", Map.of("bucket", bucket));
    }

    private Map<String, ?> alert(Variables v, Request request) {
        LiveRun run = runs.need(v.project(), v.textOr("", "run", "runName"));
        synchronized (run) {
            long count = run.lines("alerts");
            String title = v.textOr("", "title");
            String text = v.textOr("", "text");
            run.rows()
                    .text(
                            "alerts",
                            v.textOr("INFO", "severity")
                                    + ": "
                                    + title
                                    + (text.isEmpty() ? "" : "\n" + text),
                            count,
                            System.currentTimeMillis() * 1000);
            run.rows().tell(run.log());
            run.log().tags(Map.of("wandb.alert." + count, title));
            run.lines("alerts", count + 1);
            runs.settle(run);
        }
        return Map.of("notifyScriptableRunAlert", Map.of("success", true));
    }
}
