package dev.loupe.server.mlflow;

import dev.loupe.core.RunId;
import dev.loupe.runs.Registry;
import dev.loupe.runs.Store;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What runs read and made: datasets and logged models.
final class Inputs {
    private static final int MOST_DATASETS = 1_000;
    private static final int TAG_KEY = 255;
    private static final int TAG_VALUE = 500;
    private static final int NAME = 500;
    private static final int DIGEST = 36;
    private static final int SCHEMA = 1_048_575;
    private static final int SOURCE = 65_535;
    private static final int PROFILE = 16_777_215;
    private final Store store;

    Inputs(Store store) {
        this.store = store;
    }

    void addTo(MlflowFace face) {
        face.add("POST", "mlflow/runs/log-inputs", this::inputs);
        face.add("POST", "mlflow/runs/outputs", this::outputs);
        face.add("POST", "mlflow/experiments/search-datasets", this::datasets);
    }

    private RunId run(Ask ask) {
        RunId id = TrackedRuns.id(ask);
        if (store.runs().find(id).isEmpty()) {
            throw TrackedRuns.absent(id);
        }
        return id;
    }

    private Response inputs(Request request) {
        Ask ask = Ask.of(request);
        RunId run = run(ask);
        List<Registry.DatasetInput> datasets = new ArrayList<>();
        List<Ask> asked = ask.objects("datasets");
        if (asked.size() > MOST_DATASETS) {
            throw MlflowError.invalid(
                    "A request can contain at most "
                            + MOST_DATASETS
                            + " datasets. Got "
                            + asked.size()
                            + ".");
        }
        for (Ask input : asked) {
            datasets.add(dataset(input));
        }
        store.registry().addInputs(run, datasets, links(ask));
        return Response.json(Map.of());
    }

    private static Registry.DatasetInput dataset(Ask input) {
        Optional<Ask> dataset = input.object("dataset");
        if (dataset.isEmpty()) {
            throw Ask.missing("dataset");
        }
        Ask of = dataset.get();
        Map<String, String> tags = input.pairs("tags");
        tags.forEach(
                (key, value) -> {
                    Limits.bounded("key", key, TAG_KEY);
                    Limits.bounded("value", value, TAG_VALUE);
                });
        return new Registry.DatasetInput(
                Limits.bounded("name", of.needed("name"), NAME),
                Limits.bounded("digest", of.needed("digest"), DIGEST),
                of.text("source_type").orElse(""),
                Limits.bounded("source", of.text("source").orElse(""), SOURCE),
                of.text("schema").map(s -> Limits.bounded("schema", s, SCHEMA)).orElse(null),
                of.text("profile").map(p -> Limits.bounded("profile", p, PROFILE)).orElse(null),
                new TreeMap<>(tags));
    }

    private static List<Registry.ModelLink> links(Ask ask) {
        List<Registry.ModelLink> links = new ArrayList<>();
        for (Ask model : ask.objects("models")) {
            links.add(
                    new Registry.ModelLink(
                            model.needed("model_id"), model.whole("step").orElse(0L)));
        }
        return links;
    }

    private Response outputs(Request request) {
        Ask ask = Ask.of(request);
        store.registry().addOutputs(run(ask), links(ask));
        return Response.json(Map.of());
    }

    private Response datasets(Request request) {
        List<String> projects = Ask.of(request).texts("experiment_ids");
        if (projects.isEmpty()) {
            throw MlflowError.invalid(
                    "SearchDatasets request must specify at least one experiment_id.");
        }
        List<Object> summaries = new ArrayList<>();
        for (Registry.DatasetUse use : store.registry().datasetsOf(projects)) {
            Map<String, Object> shape = new LinkedHashMap<>();
            shape.put("experiment_id", use.project());
            shape.put("name", use.name());
            shape.put("digest", use.digest());
            if (use.context() != null) {
                shape.put("context", use.context());
            }
            summaries.add(shape);
        }
        return Response.json(Map.of("dataset_summaries", summaries));
    }
}
