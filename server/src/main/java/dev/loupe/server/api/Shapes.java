package dev.loupe.server.api;

import dev.loupe.runs.Projects;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.Project;
import dev.loupe.runs.domain.Run;
import dev.loupe.runs.domain.SeriesKey;
import dev.loupe.runs.domain.SeriesSummary;
import dev.loupe.server.http.Json;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/// The shapes of docs/api.md, as maps.
final class Shapes {
    private Shapes() {}

    static Map<String, Object> project(Project project, Projects.Activity activity) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("id", project.id());
        shape.put("name", project.name());
        shape.put("note", project.tags().getOrDefault(Project.NOTE, ""));
        shape.put("lifecycle", project.lifecycle().name().toLowerCase(Locale.ROOT));
        shape.put("created", project.createdMillis());
        shape.put("updated", project.updatedMillis());
        shape.put("runs", activity.runs());
        shape.put("running", activity.running());
        shape.put("silent", activity.silent());
        shape.put("points", activity.points());
        if (activity.lastMicros() > 0) {
            shape.put("lastPoint", activity.lastMicros() / 1e3);
        }
        shape.put("perDay", activity.perDay());
        return shape;
    }

    /// @param tags null where they were not asked for
    static Map<String, Object> run(
            Run run, String projectName, @Nullable SortedMap<String, String> tags) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("id", run.id().value());
        shape.put("name", run.name());
        shape.put("project", run.project());
        shape.put("projectName", projectName);
        shape.put("status", run.status().name());
        shape.put("lifecycle", run.lifecycle().name().toLowerCase(Locale.ROOT));
        shape.put("start", run.startMillis());
        if (run.endMillis() != null) {
            shape.put("end", run.endMillis());
        }
        shape.put("heartbeat", run.heartbeatMillis());
        Long silent = run.silentSince(System.currentTimeMillis());
        if (silent != null) {
            shape.put("silentSince", silent);
        }
        if (!run.user().isEmpty()) {
            shape.put("user", run.user());
        }
        if (tags != null && tags.containsKey(Run.PARENT)) {
            shape.put("parent", tags.get(Run.PARENT));
        }
        if (tags != null && tags.containsKey(Project.NOTE)) {
            shape.put("note", tags.get(Project.NOTE));
        }
        return shape;
    }

    static Map<String, Object> detail(Store store, Run run) {
        SortedMap<String, String> tags = store.runs().tags(run.id());
        Map<String, Object> shape = run(run, projectName(store, run), tags);
        List<SeriesSummary> series = store.runs().series(run.id());
        shape.put("params", store.runs().params(run.id()).stream().map(Shapes::param).toList());
        shape.put("tags", tags);
        shape.put("seriesCount", series.size());
        shape.put("points", series.stream().mapToLong(SeriesSummary::count).sum());
        shape.put("consoleLines", store.console().total(run.id()));
        return shape;
    }

    static String projectName(Store store, Run run) {
        return store.projects().find(run.project()).map(Project::name).orElse(run.project());
    }

    private static Map<String, String> param(Param param) {
        return Map.of(
                "key",
                param.key(),
                "text",
                param.text(),
                "type",
                param.type().name().toLowerCase(Locale.ROOT));
    }

    static Map<String, Object> summary(SeriesSummary summary) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("key", summary.series().key());
        shape.put("context", context(summary.series()));
        shape.put("count", summary.count());
        shape.put("nans", summary.nanCount());
        shape.put("first", Json.number(summary.first()));
        shape.put("firstStep", summary.firstStep());
        shape.put("last", Json.number(summary.last()));
        shape.put("lastStep", summary.lastStep());
        shape.put("lastTime", summary.lastMicros() / 1e3);
        if (summary.count() > summary.nanCount()) {
            shape.put("min", Json.number(summary.min()));
            shape.put("minStep", summary.minStep());
            shape.put("max", Json.number(summary.max()));
            shape.put("maxStep", summary.maxStep());
            shape.put("mean", Json.number(summary.mean()));
        }
        return shape;
    }

    static Object context(SeriesKey series) {
        return series.context().isEmpty() ? Map.of() : Json.parse(series.context());
    }
}
