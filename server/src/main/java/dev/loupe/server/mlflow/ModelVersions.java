package dev.loupe.server.mlflow;

import dev.loupe.core.RunId;
import dev.loupe.runs.Registry;
import dev.loupe.runs.Store;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Versions of registered models.
final class ModelVersions {
    private static final int RESULTS = 10_000;
    private static final int MOST = 200_000;
    private static final List<String> STAGES = List.of("None", "Staging", "Production", "Archived");
    private static final Map<String, Comparator<Registry.Version>> KEYS =
            Map.of(
                    "name", Comparator.comparing(Registry.Version::name),
                    "version_number", Comparator.comparing(Registry.Version::version),
                    "creation_timestamp", Comparator.comparing(Registry.Version::createdMillis),
                    "last_updated_timestamp",
                            Comparator.comparing(Registry.Version::updatedMillis));
    private static final Comparator<Registry.Version> NEWEST =
            Comparator.comparing(Registry.Version::updatedMillis)
                    .reversed()
                    .thenComparing(Registry.Version::name)
                    .thenComparing(Comparator.comparing(Registry.Version::version).reversed());

    /// What the client gives as source of a prompt, whose text is a tag.
    private static final String NO_SOURCE = "dummy-source";

    private final Store store;

    ModelVersions(Store store) {
        this.store = store;
    }

    void addTo(MlflowFace face) {
        face.add("POST", "mlflow/model-versions/create", this::create);
        face.add("PATCH", "mlflow/model-versions/update", this::update);
        face.add("POST", "mlflow/model-versions/transition-stage", this::stage);
        face.add("DELETE", "mlflow/model-versions/delete", this::delete);
        face.add("GET", "mlflow/model-versions/get", request -> answer(existing(Ask.of(request))));
        face.add("GET", "mlflow/model-versions/search", this::search);
        face.add("GET", "mlflow/model-versions/get-download-uri", this::uri);
        face.add("POST", "mlflow/model-versions/set-tag", this::tag);
        face.add("DELETE", "mlflow/model-versions/delete-tag", this::untag);
    }

    static int number(String version) {
        try {
            return Integer.parseInt(version);
        } catch (NumberFormatException e) {
            throw MlflowError.invalid("Model version must be an integer, got '" + version + "'");
        }
    }

    private Registry.Version existing(Ask ask) {
        String name = ask.needed("name");
        int version = number(ask.needed("version"));
        return store.registry()
                .version(name, version)
                .orElseThrow(
                        () ->
                                MlflowError.absent(
                                        "Model Version (name="
                                                + name
                                                + ", version="
                                                + version
                                                + ") not found"));
    }

    private static Response answer(Registry.Version version) {
        return Response.json(Map.of("model_version", Shapes.version(version)));
    }

    private Response create(Request request) {
        Ask ask = Ask.of(request);
        Map<String, String> tags = RegisteredModels.checked(ask.pairs("tags"));
        String asked = ask.needed("source");
        boolean prompt = "true".equals(tags.get(EntityFilter.PROMPT));
        String source = prompt && asked.equals(NO_SOURCE) ? asked : source(asked);
        Optional<String> run = ask.text("run_id").filter(t -> !t.isEmpty());
        return answer(
                store.registry()
                        .createVersion(
                                ask.needed("name"),
                                source,
                                run.map(TrackedRuns::id).orElse(null),
                                ask.text("run_link").orElse(null),
                                ask.text("model_id").filter(t -> !t.isEmpty()).orElse(null),
                                ask.text("description").orElse(""),
                                tags));
    }

    private Response update(Request request) {
        Ask ask = Ask.of(request);
        Registry.Version version = existing(ask);
        return answer(
                store.registry()
                        .describeVersion(
                                version.name(),
                                version.version(),
                                ask.text("description").orElse("")));
    }

    /// A stage by its name in any case.
    static String stage(String asked) {
        return STAGES.stream()
                .filter(s -> s.equalsIgnoreCase(asked))
                .findFirst()
                .orElseThrow(
                        () ->
                                MlflowError.invalid(
                                        "Invalid Model Version stage: "
                                                + asked
                                                + ". Value must be one of None, Staging, Production, Archived."));
    }

    /// @throws MlflowError for a path of the server's own disk, or one that climbs: neither may be fetched through a version
    private static String source(String source) {
        if (local(source) || List.of(source.split("[/\\\\]", -1)).contains("..")) {
            throw MlflowError.invalid(
                    "Invalid model version source: '"
                            + source
                            + "'. Expected an absolute address, such as mlflow-artifacts:/…, runs:/… or s3://…, without '..'.");
        }
        return source;
    }

    private static boolean local(String source) {
        return source.indexOf(':') <= 0 || source.regionMatches(true, 0, "file:", 0, 5);
    }

    private Response stage(Request request) {
        Ask ask = Ask.of(request);
        Registry.Version version = existing(ask);
        String stage = stage(ask.needed("stage"));
        boolean archive = ask.flag("archive_existing_versions", false);
        if (archive && !stage.equals("Staging") && !stage.equals("Production")) {
            throw MlflowError.invalid(
                    "Model version transition cannot archive existing model versions because '"
                            + stage
                            + "' is not an Active stage. Valid stages are Staging, Production");
        }
        return answer(store.registry().stage(version.name(), version.version(), stage, archive));
    }

    private Response delete(Request request) {
        Registry.Version version = existing(Ask.of(request));
        store.registry().deleteVersion(version.name(), version.version());
        return Response.json(Map.of());
    }

    private Response search(Request request) {
        Ask ask = Ask.of(request);
        int most = Limits.results(ask.whole("max_results").orElse((long) RESULTS), MOST);
        int offset = Limits.offset(ask.text("page_token").orElse(""));
        String filter =
                ask.text("filter")
                        .orElse("")
                        .replaceAll("(?i)\\bsource_path\\b", "source")
                        .replaceAll(
                                "(?i)\\b(version_number\\s*[=!<>]+\\s*)['\"](\\d+)['\"]", "$1$2");
        Predicate<Registry.Version> test =
                EntityFilter.withoutPrompts(
                        filter, EntityFilter.values(ModelVersions::values, Registry.Version::tags));
        Comparator<Registry.Version> order = EntityOrder.of(ask.texts("order_by"), KEYS, NEWEST);
        List<Registry.Version> found =
                store.registry().allVersions().stream().filter(test).sorted(order).toList();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "model_versions",
                found.stream().skip(offset).limit(most).map(Shapes::version).toList());
        if (offset + most < found.size()) {
            answer.put("next_page_token", Limits.token(offset + most));
        }
        return Response.json(answer);
    }

    private static Map<String, Object> values(Registry.Version version) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", version.name());
        values.put("version_number", (double) version.version());
        values.put("run_id", version.run() == null ? "" : version.run().value());
        values.put("source", version.source());
        values.put("current_stage", version.stage().toLowerCase(Locale.ROOT));
        return values;
    }

    private Response uri(Request request) {
        return Response.json(Map.of("artifact_uri", place(existing(Ask.of(request)))));
    }

    /// What lay on the disk of the store that a version came from was taken over with its run.
    private String place(Registry.Version version) {
        RunId id = version.run();
        String source = version.source();
        if (id == null || !local(source)) {
            return source;
        }
        String files = "/" + id + "/artifacts";
        int at = source.indexOf(files + "/");
        return store.runs()
                .find(id)
                .filter(run -> at >= 0)
                .map(run -> run.artifactUri() + source.substring(at + files.length()))
                .orElse(source);
    }

    private Response tag(Request request) {
        Ask ask = Ask.of(request);
        Registry.Version version = existing(ask);
        String key = ask.needed("key");
        String value = ask.text("value").orElse("");
        RegisteredModels.checked(Map.of(key, value));
        store.registry().tagVersion(version.name(), version.version(), key, value);
        return Response.json(Map.of());
    }

    private Response untag(Request request) {
        Ask ask = Ask.of(request);
        Registry.Version version = existing(ask);
        store.registry().tagVersion(version.name(), version.version(), ask.needed("key"), null);
        return Response.json(Map.of());
    }
}
