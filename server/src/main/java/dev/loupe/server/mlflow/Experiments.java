package dev.loupe.server.mlflow;

import dev.loupe.runs.Refused;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Lifecycle;
import dev.loupe.runs.domain.Project;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Experiments, which are projects here.
final class Experiments {
    private static final int MOST = 50_000;
    private final Store store;

    Experiments(Store store) {
        this.store = store;
    }

    void addTo(MlflowFace face) {
        face.add("POST", "mlflow/experiments/create", this::create);
        face.add("POST", "mlflow/experiments/search", this::search);
        face.add("GET", "mlflow/experiments/search", this::search);
        face.add("GET", "mlflow/experiments/list", this::search);
        face.add(
                "GET",
                "mlflow/experiments/get",
                request -> one(find(store, Ask.of(request).needed("experiment_id"))));
        face.add("GET", "mlflow/experiments/get-by-name", this::byName);
        face.add("POST", "mlflow/experiments/delete", this::delete);
        face.add("POST", "mlflow/experiments/restore", this::restore);
        face.add("POST", "mlflow/experiments/update", this::update);
        face.add("POST", "mlflow/experiments/set-experiment-tag", this::tag);
        face.add("POST", "mlflow/experiments/delete-experiment-tag", this::untag);
    }

    private static Project find(Store store, String id) {
        return store.projects()
                .find(id)
                .orElseThrow(() -> MlflowError.absent("No Experiment with id=" + id + " exists"));
    }

    /// @throws MlflowError 404 if there is none, 400 if it is deleted
    static Project active(Store store, String id) {
        Project project = find(store, id);
        if (project.lifecycle() != Lifecycle.ACTIVE) {
            throw MlflowError.invalid(
                    "The experiment "
                            + id
                            + " must be in the 'active' state. Current state is deleted.");
        }
        return project;
    }

    private static void checkTag(String key, String value) {
        Limits.key("Tag name", key);
        Limits.bounded("value", value, Limits.EXPERIMENT_TAG_VALUE);
    }

    private static Response one(Project project) {
        return Response.json(Map.of("experiment", Shapes.experiment(project)));
    }

    private Response create(Request request) {
        Ask ask = Ask.of(request);
        String name = Limits.bounded("name", ask.needed("name"), Limits.NAME);
        Map<String, String> tags = ask.pairs("tags");
        tags.forEach(Experiments::checkTag);
        try {
            Project project =
                    store.projects().create(name, ask.text("artifact_location").orElse(null), tags);
            return Response.json(Map.of("experiment_id", project.id()));
        } catch (Refused refused) {
            if (refused.why() == Refused.Why.EXISTS) {
                throw new MlflowError(
                        MlflowError.Code.RESOURCE_ALREADY_EXISTS,
                        "Experiment(name=" + name + ") already exists. " + refused.getMessage());
            }
            throw refused;
        }
    }

    private Response byName(Request request) {
        String name = Ask.of(request).needed("experiment_name");
        return one(
                store.projects()
                        .named(name)
                        .orElseThrow(
                                () ->
                                        MlflowError.absent(
                                                "Could not find experiment with name '"
                                                        + name
                                                        + "'")));
    }

    private Response search(Request request) {
        Ask ask = Ask.of(request);
        boolean list = request.path().endsWith("/list");
        long asked = ask.whole("max_results").orElseGet(() -> list ? 1_000L : -1L);
        if (asked < 0) {
            throw MlflowError.invalid(
                    "Invalid value None for parameter 'max_results' supplied: expected a value from 1 to "
                            + MOST
                            + ".");
        }
        int most = Limits.results(asked, MOST);
        Predicate<Project> lifecycle = lifecycle(ask.text("view_type").orElse("ACTIVE_ONLY"));
        Predicate<Project> filter = ExperimentFilter.of(ask.text("filter").orElse(""));
        Comparator<Project> order = ExperimentFilter.order(ask.texts("order_by"));
        List<Project> found =
                store.projects().all().stream()
                        .filter(lifecycle)
                        .filter(filter)
                        .sorted(order)
                        .toList();
        int offset = Limits.offset(ask.text("page_token").orElse(""));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "experiments",
                found.stream().skip(offset).limit(most).map(Shapes::experiment).toList());
        if (offset + most < found.size()) {
            answer.put("next_page_token", Limits.token(offset + most));
        }
        return Response.json(answer);
    }

    private static Predicate<Project> lifecycle(String view) {
        return switch (view) {
            case "ACTIVE_ONLY", "1" -> p -> p.lifecycle() == Lifecycle.ACTIVE;
            case "DELETED_ONLY", "2" -> p -> p.lifecycle() == Lifecycle.DELETED;
            case "ALL", "3" -> p -> true;
            default ->
                    throw MlflowError.invalid(
                            "Invalid value '"
                                    + view
                                    + "' for parameter 'view_type' supplied: expected ACTIVE_ONLY, DELETED_ONLY or ALL.");
        };
    }

    private Response delete(Request request) {
        store.projects().delete(Ask.of(request).needed("experiment_id"));
        return Response.json(Map.of());
    }

    private Response restore(Request request) {
        store.projects().restore(Ask.of(request).needed("experiment_id"));
        return Response.json(Map.of());
    }

    private Response update(Request request) {
        Ask ask = Ask.of(request);
        String id = active(store, ask.needed("experiment_id")).id();
        store.projects()
                .rename(id, Limits.bounded("new_name", ask.needed("new_name"), Limits.NAME));
        return Response.json(Map.of());
    }

    private Response tag(Request request) {
        Ask ask = Ask.of(request);
        String key = ask.needed("key");
        String value = ask.text("value").orElse("");
        checkTag(key, value);
        store.projects().tag(active(store, ask.needed("experiment_id")).id(), key, value);
        return Response.json(Map.of());
    }

    private Response untag(Request request) {
        Ask ask = Ask.of(request);
        Project project = active(store, ask.needed("experiment_id"));
        String key = ask.needed("key");
        if (!project.tags().containsKey(key)) {
            throw MlflowError.absent(
                    "No tag with name: " + key + " in experiment with id " + project.id());
        }
        store.projects().tag(project.id(), key, null);
        return Response.json(Map.of());
    }
}
