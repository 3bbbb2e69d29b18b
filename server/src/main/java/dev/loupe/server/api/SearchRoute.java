package dev.loupe.server.api;

import dev.loupe.core.RunId;
import dev.loupe.runs.RunSearch;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Lifecycle;
import dev.loupe.runs.domain.Project;
import dev.loupe.runs.domain.Run;
import dev.loupe.server.http.Json;
import dev.loupe.server.http.Problem;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;
import dev.loupe.server.http.Router;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `POST /api/v1/runs/search`.
final class SearchRoute {
    /// Tag: which of the looks of lines a run has, counted from 1, where a person chose one.
    private static final String LOOK = "tags.`loupe.look`";

    private final Store store;

    SearchRoute(Store store) {
        this.store = store;
    }

    void addTo(Router router) {
        router.add("POST", "/api/v1/runs/search", this::search);
    }

    private Response search(Request request) {
        JsonNode body = Bodies.object(request);
        RunSearch.Question question = question(body);
        RunSearch.Answer answer = store.search().search(withLook(question));
        Map<String, String> names = new HashMap<>();
        store.projects().all().forEach(project -> names.put(project.id(), project.name()));
        Map<RunId, Run> runs = new HashMap<>();
        store.runs()
                .find(answer.rows().stream().map(RunSearch.Row::run).toList())
                .forEach(run -> runs.put(run.id(), run));
        List<Object> rows = new ArrayList<>();
        for (RunSearch.Row row : answer.rows()) {
            Run run = runs.get(row.run());
            if (run != null) {
                Map<String, Object> shape =
                        Shapes.run(run, names.getOrDefault(run.project(), ""), null);
                shape.put("number", row.number());
                int own = row.values().size() - 1;
                look(row.values().get(own)).ifPresent(look -> shape.put("look", look));
                shape.put("values", values(row.values().subList(0, own)));
                rows.add(shape);
            }
        }
        int end = question.offset() + answer.rows().size();
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("total", answer.total());
        found.put("matched", answer.matched());
        found.put("runs", rows);
        found.put("next", end < answer.matched() && !rows.isEmpty() ? Paging.page(end) : null);
        if (answer.matched() == 0 && answer.total() > 0) {
            new Hint(store.search(), question.projects())
                    .of(question.filter())
                    .ifPresent(hint -> found.put("hint", hint));
        }
        List<String> by = Bodies.texts(body, "groupBy");
        if (!by.isEmpty()) {
            found.put(
                    "groups",
                    store.search().groups(question, by).stream().map(SearchRoute::group).toList());
        }
        return Response.json(found);
    }

    private static RunSearch.Question withLook(RunSearch.Question asked) {
        List<String> columns = new ArrayList<>(asked.columns());
        columns.add(LOOK);
        return new RunSearch.Question(
                asked.projects(),
                asked.filter(),
                asked.orderBy(),
                asked.lifecycle(),
                columns,
                asked.offset(),
                asked.limit());
    }

    /// A tag that is no such number says nothing.
    private static Optional<Integer> look(@Nullable Object tag) {
        String text = String.valueOf(tag);
        return text.matches("[1-9]\\d{0,3}")
                ? Optional.of(Integer.valueOf(text))
                : Optional.empty();
    }

    private RunSearch.Question question(JsonNode body) {
        int limit = Bodies.number(body, "limit").map(Double::intValue).orElse(Paging.LIMIT);
        if (limit < 0 || limit > Paging.MOST) {
            throw new Problem(
                    400, "'limit' must be from 0 to " + Paging.MOST + ", but is " + limit + ".");
        }
        int offset =
                Bodies.number(body, "offset")
                        .map(Double::intValue)
                        .orElseGet(() -> Paging.offset(Bodies.text(body, "page").orElse("")));
        if (offset < 0) {
            throw new Problem(400, "'offset' must be 0 or more, but is " + offset + ".");
        }
        List<String> projects = Bodies.texts(body, "projects");
        String lifecycle = Bodies.text(body, "lifecycle").orElse("active");
        @Nullable Lifecycle only = ProjectRoutes.lifecycle(lifecycle);
        return new RunSearch.Question(
                projects.isEmpty() ? all() : projects,
                Bodies.text(body, "filter").orElse(""),
                Bodies.texts(body, "orderBy"),
                only,
                Bodies.texts(body, "columns"),
                offset,
                limit);
    }

    /// Ids of the projects that are not deleted.
    private List<String> all() {
        return store.projects().all().stream()
                .filter(project -> project.lifecycle() == Lifecycle.ACTIVE)
                .map(Project::id)
                .toList();
    }

    private static List<@Nullable Object> values(List<@Nullable Object> values) {
        List<@Nullable Object> shapes = new ArrayList<>();
        for (Object value : values) {
            shapes.add(value instanceof Double number ? Json.number(number) : value);
        }
        return shapes;
    }

    private static Object group(RunSearch.Group group) {
        List<@Nullable Object> spreads = new ArrayList<>();
        for (RunSearch.Spread spread : group.values()) {
            Map<String, Object> shape = null;
            if (spread.count() > 0) {
                shape = new LinkedHashMap<>();
                shape.put("count", spread.count());
                shape.put("mean", Json.number(spread.mean()));
                shape.put("sd", Json.number(spread.sd()));
                shape.put("min", Json.number(spread.min()));
                shape.put("max", Json.number(spread.max()));
            } else if (spread.same() != null) {
                shape = Map.of("same", spread.same());
            }
            spreads.add(shape);
        }
        return Map.of(
                "by",
                values(group.by()),
                "runs",
                group.runs(),
                "ids",
                group.first().stream().map(RunId::value).toList(),
                "values",
                spreads);
    }
}
