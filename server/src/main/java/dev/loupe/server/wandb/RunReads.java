package dev.loupe.server.wandb;

import dev.loupe.intake.wandb.WandbJson;
import dev.loupe.runs.Console;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Lifecycle;
import dev.loupe.runs.domain.Project;
import dev.loupe.runs.domain.Run;
import dev.loupe.server.http.Problem;
import dev.loupe.server.http.Request;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// What `wandb.Api` asks of runs: runs of a project, one run, its history, its artifacts. Every run of the store is there, whatever tool logged it.
final class RunReads {
    private static final int PAGE = 50, MOST = 1000, SAMPLES = 500;

    private final Store store;
    private final FoundRuns runs;
    private final StepRows rows;
    private final LiveArtifacts artifacts;

    RunReads(Store store, LiveArtifacts artifacts) {
        this.store = store;
        this.runs = new FoundRuns(store);
        this.rows = new StepRows(store);
        this.artifacts = artifacts;
    }

    void addTo(Map<String, GraphQl.Operation> operations) {
        operations.put("Runs", this::runs);
        for (String name : List.of("Run", "RunState", "RunHistoryKeys", "QueryRunInfo")) {
            operations.put(name, (v, r) -> run(v));
        }
        operations.put("RunFullHistory", (v, r) -> of(v, run -> whole(run, v)));
        operations.put("HistoryPage", (v, r) -> of(v, run -> page(run, v)));
        operations.put("RunSampledHistory", (v, r) -> of(v, run -> sampled(run, v)));
        operations.put("SampledHistoryPage", (v, r) -> of(v, run -> sampled(run, v)));
        operations.put(
                "RunParquetHistory",
                (v, r) ->
                        of(
                                v,
                                run ->
                                        Map.of(
                                                "parquetHistory",
                                                Map.of(
                                                        "parquetUrls",
                                                        List.of(),
                                                        "liveData",
                                                        List.of()))));
        operations.put("RunConsoleLogPage", (v, r) -> of(v, run -> console(run, v)));
        operations.put("RunConsoleLogTail", (v, r) -> of(v, run -> console(run, v)));
        operations.put("GetProjects", this::projects);
        operations.put(
                "GetProject",
                (v, r) ->
                        project(
                                runs.project(v.textOr("", "name"))
                                        .filter(one -> one.lifecycle() == Lifecycle.ACTIVE)
                                        .map(RunReads::shape)
                                        .orElse(null)));
        operations.put("DeleteRun", this::delete);
        operations.put("StopRun", this::stop);
        operations.put("RunOutputArtifacts", (v, r) -> of(v, run -> artifacts(run, true)));
        operations.put("RunInputArtifacts", (v, r) -> of(v, run -> artifacts(run, false)));
    }

    private Map<String, ?> runs(Variables v, Request request) {
        return project(
                runs.project(v.project())
                        .filter(one -> one.lifecycle() == Lifecycle.ACTIVE)
                        .map(
                                project -> {
                                    List<ObjectNode> all =
                                            runs.passing(
                                                    project,
                                                    v.textOr("", "filters"),
                                                    v.textOr("", "order"));
                                    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
                                    answer.put("internalId", project.id());
                                    answer.put("runCount", all.size());
                                    answer.put("readOnly", false);
                                    answer.put(
                                            "runs",
                                            Pages.of(
                                                    all.stream().map(RunReads::sent).toList(),
                                                    v.textOr("", "cursor"),
                                                    count(v, PAGE, MOST, "perPage")));
                                    return answer;
                                })
                        .orElse(null));
    }

    /// Configs and summaries are texts over the wire.
    private static ObjectNode sent(ObjectNode run) {
        for (String field : List.of("config", "summaryMetrics", "systemMetrics")) {
            run.put(field, WandbJson.text(run.path(field)));
        }
        return run;
    }

    private Map<String, ?> run(Variables v) {
        return project(
                one(
                        "run",
                        runs.shaped(v.project(), v.textOr("", "name", "run"))
                                .map(RunReads::sent)
                                .orElse(null)));
    }

    /// What is known of the run that is asked for; null where there is none.
    private Map<String, ?> of(Variables v, Function<Run, Map<String, ?>> answer) {
        return project(
                one(
                        "run",
                        runs.run(v.project(), v.textOr("", "name", "run", "runName"))
                                .map(answer)
                                .orElse(null)));
    }

    private Map<String, ?> whole(Run run, Variables v) {
        int samples = count(v, SAMPLES, Integer.MAX_VALUE, "samples");
        return Map.of(
                "history",
                lines(StepRows.sampled(all(run, false), samples)),
                "events",
                lines(StepRows.sampled(all(run, true), samples)));
    }

    private List<ObjectNode> all(Run run, boolean system) {
        return rows.of(run, Set.of(), system, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /// Rows of steps in `[minStep, maxStep)`.
    private Map<String, ?> page(Run run, Variables v) {
        long from = v.get("minStep").asLong(Long.MIN_VALUE);
        long to = v.get("maxStep").asLong(Long.MAX_VALUE);
        return Map.of(
                "history",
                to <= from ? List.of() : lines(rows.of(run, Set.of(), false, from, to - 1)));
    }

    private static List<String> lines(List<ObjectNode> rows) {
        return rows.stream().map(WandbJson::text).toList();
    }

    /// `specs`, each `{"keys":[…],"samples":n,"minStep":n,"maxStep":n}`: a list of rows for each, of steps in `[minStep, maxStep]`.
    private Map<String, ?> sampled(Run run, Variables v) {
        List<Object> answers = new ArrayList<>();
        JsonNode specs = v.get("specs", "spec");
        List<JsonNode> all = specs.isArray() ? specs.valueStream().toList() : List.of(specs);
        for (JsonNode text : all) {
            JsonNode spec = WandbJson.parse(text.asString(""));
            if (spec == null || !spec.isObject()) {
                throw new Problem(400, "A spec must be a JSON object, but is " + text + ".");
            }
            Set<String> columns = new LinkedHashSet<>();
            spec.path("keys").forEach(key -> columns.add(key.asString("")));
            Set<String> keys = new LinkedHashSet<>(columns);
            keys.removeIf(key -> key.startsWith("_"));
            long from = spec.path("minStep").asLong(Long.MIN_VALUE);
            long to = spec.path("maxStep").asLong(Long.MAX_VALUE);
            List<ObjectNode> found = rows.of(run, keys, false, from, to);
            int samples = spec.path("samples").asInt(SAMPLES);
            answers.add(StepRows.columns(StepRows.sampled(found, samples), columns));
        }
        return Map.of("sampledHistory", answers);
    }

    private Map<String, ?> artifacts(Run run, boolean logged) {
        ArtifactShape shape = new ArtifactShape(artifacts);
        List<Map<String, @Nullable Object>> all =
                artifacts.of(run.id(), logged).stream().map(shape::of).toList();
        Map<String, @Nullable Object> page = Pages.of(all, "", Math.max(1, all.size()));
        page.put("totalCount", all.size());
        return Map.of("artifacts", page);
    }

    /// A page after a line, or the last lines.
    private Map<String, ?> console(Run run, Variables v) {
        long total = store.console().total(run.id());
        int limit = count(v, MOST, MOST, "first", "last");
        long from =
                v.get("last").isNumber()
                        ? Math.max(0, total - limit)
                        : Pages.place(v.textOr("", "after"));
        List<Map<String, Object>> edges = new ArrayList<>();
        for (Console.Line line : store.console().lines(run.id(), from, limit, "")) {
            Map<String, @Nullable Object> node = new LinkedHashMap<>();
            node.put("number", line.number());
            node.put("timestamp", Instant.ofEpochMilli(line.micros() / 1000).toString());
            node.put("level", line.stream().equals("err") ? "error" : "info");
            node.put("label", "");
            node.put("line", line.text());
            edges.add(Map.of("node", node));
        }
        long to = from + edges.size();
        return Map.of(
                "logLineCount",
                total,
                "logLines",
                Map.of(
                        "edges",
                        edges,
                        "pageInfo",
                        Map.of("endCursor", Long.toString(to), "hasNextPage", to < total)));
    }

    private Map<String, ?> projects(Variables v, Request request) {
        List<Map<String, @Nullable Object>> all =
                store.projects().all().stream()
                        .filter(project -> project.lifecycle() == Lifecycle.ACTIVE)
                        .map(RunReads::shape)
                        .toList();
        return Map.of(
                "models", Pages.of(all, v.textOr("", "cursor"), count(v, PAGE, MOST, "perPage")));
    }

    private static Map<String, @Nullable Object> shape(Project project) {
        Map<String, @Nullable Object> shape = one("__typename", "Project");
        shape.put("id", project.id());
        shape.put("name", project.name());
        shape.put("entityName", "loupe");
        shape.put("createdAt", Instant.ofEpochMilli(project.createdMillis()).toString());
        shape.put("isBenchmark", false);
        shape.put("user", null);
        return shape;
    }

    /// Soft: the run comes back from the pages.
    private Map<String, ?> delete(Variables v, Request request) {
        store.runs().delete(need(v).id());
        return Map.of("deleteRun", one("clientMutationId", null));
    }

    private Map<String, ?> stop(Variables v, Request request) {
        store.runs().changeTag(need(v).id(), LiveRuns.STOP, before -> "true");
        return Map.of("stopRun", Map.of("success", true));
    }

    private Run need(Variables v) {
        String id = v.textOr("", "id");
        return runs.stored(id).orElseThrow(() -> new Problem(404, "There is no run '" + id + "'."));
    }

    static int count(Variables v, int otherwise, int most, String... names) {
        return Math.clamp(v.get(names).asInt(otherwise), 1, most);
    }

    static Map<String, @Nullable Object> project(@Nullable Object value) {
        return one("project", value);
    }

    static Map<String, @Nullable Object> one(String field, @Nullable Object value) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put(field, value);
        return answer;
    }
}
