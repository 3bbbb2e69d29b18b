package dev.loupe.server.wandb;

import dev.loupe.core.RunId;
import dev.loupe.intake.wandb.WandbJson;
import dev.loupe.intake.wandb.WandbRuns;
import dev.loupe.runs.RunSearch;
import dev.loupe.runs.Runs;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Lifecycle;
import dev.loupe.runs.domain.Project;
import dev.loupe.runs.domain.Run;
import dev.loupe.server.http.Problem;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Runs of a project as the client asks for them: one by its id, or those that pass a filter, in an order.
record FoundRuns(Store store, RunShape shape) {
    private static final int AT_ONCE = 500;

    FoundRuns(Store store) {
        this(store, new RunShape(store));
    }

    Optional<Project> project(String name) {
        return store.projects().named(name);
    }

    /// @param name the client's id of a run that it logged, or the id that the store gave one of another tool
    Optional<Run> run(String project, String name) {
        return project(project)
                .flatMap(
                        home ->
                                store.runs()
                                        .find(WandbRuns.id(project, name))
                                        .or(() -> stored(name))
                                        .filter(run -> run.project().equals(home.id()))
                                        .filter(run -> run.lifecycle() == Lifecycle.ACTIVE));
    }

    /// By the id that the store gave it.
    Optional<Run> stored(String id) {
        try {
            return store.runs().find(new RunId(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Optional<ObjectNode> shaped(String project, String name) {
        return run(project, name)
                .flatMap(run -> store.runs().whole(List.of(run.id())).stream().findFirst())
                .map(whole -> shape.of(project, whole));
    }

    /// All that pass, oldest first unless another order is said. O(runs of the project).
    ///
    /// @param filter MongoDB's JSON, empty for all
    /// @param order  a field with `+` or `-` before it; empty for `+created_at`
    List<ObjectNode> passing(Project project, String filter, String order) {
        JsonNode parsed = filter.isBlank() ? WandbJson.object() : WandbJson.parse(filter);
        if (parsed == null) {
            throw new Problem(400, "A filter must be a JSON object, but is '" + filter + "'.");
        }
        Predicate<JsonNode> passes = RunFilter.of(parsed);
        Comparator<JsonNode> sorted = sorted(order);
        List<ObjectNode> all = new ArrayList<>();
        for (List<RunId> ids : pages(project)) {
            for (Runs.Whole whole : store.runs().whole(ids)) {
                ObjectNode run = shape.of(project.name(), whole);
                if (passes.test(run)) {
                    all.add(run);
                }
            }
        }
        all.sort(sorted);
        return all;
    }

    private List<List<RunId>> pages(Project project) {
        List<List<RunId>> pages = new ArrayList<>();
        int offset = 0;
        while (true) {
            List<RunId> ids =
                    store
                            .search()
                            .search(
                                    new RunSearch.Question(
                                            List.of(project.id()),
                                            "",
                                            List.of("attributes.start_time asc"),
                                            Lifecycle.ACTIVE,
                                            List.of(),
                                            offset,
                                            AT_ONCE))
                            .rows()
                            .stream()
                            .map(RunSearch.Row::run)
                            .toList();
            if (ids.isEmpty()) {
                return pages;
            }
            pages.add(ids);
            offset += ids.size();
        }
    }

    /// Runs without the field come last either way.
    private static Comparator<JsonNode> sorted(String order) {
        if (order.isBlank()) {
            return (a, b) -> 0;
        }
        boolean down = order.startsWith("-");
        List<String> path = RunFilter.path(order.replaceFirst("^[+-]", ""));
        return (a, b) -> {
            JsonNode x = RunFilter.value(a, path);
            JsonNode y = RunFilter.value(b, path);
            if (RunFilter.comparable(x, y)) {
                return down ? RunFilter.compare(y, x) : RunFilter.compare(x, y);
            }
            return Integer.compare(rank(x), rank(y));
        };
    }

    /// Numbers, texts, the rest.
    private static int rank(JsonNode value) {
        return value.isNumber() ? 0 : value.isString() ? 1 : 2;
    }
}
