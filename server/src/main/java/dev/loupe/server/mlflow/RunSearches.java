package dev.loupe.server.mlflow;

import dev.loupe.core.RunId;
import dev.loupe.runs.RunSearch;
import dev.loupe.runs.Runs;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Lifecycle;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `runs/search`, in Loupe's query language, which has MLflow's in it.
final class RunSearches {
    private static final int RESULTS = 1_000;
    private final Store store;

    RunSearches(Store store) {
        this.store = store;
    }

    void addTo(MlflowFace face) {
        face.add("POST", "mlflow/runs/search", this::search);
    }

    private Response search(Request request) {
        Ask ask = Ask.of(request);
        int limit =
                Limits.results(
                        ask.whole("max_results").orElse((long) RESULTS), Limits.MOST_RESULTS);
        int offset = Limits.offset(ask.text("page_token").orElse(""));
        RunSearch.Question question =
                new RunSearch.Question(
                        ask.texts("experiment_ids"),
                        ask.text("filter").orElse(""),
                        ask.texts("order_by"),
                        lifecycle(ask.text("run_view_type").orElse("ACTIVE_ONLY")),
                        List.of(),
                        offset,
                        limit);
        RunSearch.Answer found = store.search().search(question);
        List<RunId> ids = found.rows().stream().map(RunSearch.Row::run).toList();
        List<Runs.Whole> runs = store.runs().whole(ids);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("runs", runs.stream().map(run -> Shapes.run(run, store.registry())).toList());
        if ((long) offset + ids.size() < found.matched()) {
            answer.put("next_page_token", Limits.token(offset + ids.size()));
        }
        return Response.json(answer);
    }

    private static @Nullable Lifecycle lifecycle(String view) {
        return switch (view) {
            case "ACTIVE_ONLY", "1" -> Lifecycle.ACTIVE;
            case "DELETED_ONLY", "2" -> Lifecycle.DELETED;
            case "ALL", "3" -> null;
            default ->
                    throw MlflowError.invalid(
                            "Invalid value '"
                                    + view
                                    + "' for parameter 'run_view_type' supplied: expected ACTIVE_ONLY, DELETED_ONLY or ALL.");
        };
    }
}
