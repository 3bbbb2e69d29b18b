package dev.loupe.server.mlflow;

import dev.loupe.runs.Registry;
import dev.loupe.runs.Store;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Registered models and their aliases.
final class RegisteredModels {
    private static final int RESULTS = 100;
    private static final int MOST = 1_000;
    private static final int ALIAS = 255;
    private static final Comparator<Registry.Registered> BY_NAME =
            Comparator.comparing(Registry.Registered::name);
    private static final Map<String, Comparator<Registry.Registered>> KEYS =
            Map.of(
                    "name", BY_NAME,
                    "timestamp", Comparator.comparing(Registry.Registered::updatedMillis),
                    "creation_timestamp", Comparator.comparing(Registry.Registered::createdMillis),
                    "last_updated_timestamp",
                            Comparator.comparing(Registry.Registered::updatedMillis));
    private final Store store;

    RegisteredModels(Store store) {
        this.store = store;
    }

    void addTo(MlflowFace face) {
        face.add("POST", "mlflow/registered-models/create", this::create);
        face.add("POST", "mlflow/registered-models/rename", this::rename);
        face.add("PATCH", "mlflow/registered-models/update", this::update);
        face.add("DELETE", "mlflow/registered-models/delete", this::delete);
        face.add(
                "GET",
                "mlflow/registered-models/get",
                request -> answer(existing(Ask.of(request).needed("name"))));
        face.add("GET", "mlflow/registered-models/search", this::search);
        face.add("POST", "mlflow/registered-models/get-latest-versions", this::latest);
        face.add("GET", "mlflow/registered-models/get-latest-versions", this::latest);
        face.add("POST", "mlflow/registered-models/set-tag", this::tag);
        face.add("DELETE", "mlflow/registered-models/delete-tag", this::untag);
        face.add("POST", "mlflow/registered-models/alias", this::alias);
        face.add("DELETE", "mlflow/registered-models/alias", this::unalias);
        face.add("GET", "mlflow/registered-models/alias", this::byAlias);
    }

    private Registry.Registered existing(String name) {
        return store.registry()
                .registered(name)
                .orElseThrow(
                        () ->
                                MlflowError.absent(
                                        "Registered Model with name=" + name + " not found"));
    }

    private Response answer(Registry.Registered model) {
        return Response.json(
                Map.of(
                        "registered_model",
                        Shapes.registered(model, latestVersions(model.name(), List.of()))));
    }

    /// The newest version of each stage.
    private List<Registry.Version> latestVersions(String name, List<String> stages) {
        Map<String, Registry.Version> byStage = new LinkedHashMap<>();
        store.registry().versions(name).forEach(v -> byStage.putIfAbsent(v.stage(), v));
        List<Registry.Version> latest = new ArrayList<>(byStage.values());
        latest.removeIf(
                v ->
                        !stages.isEmpty()
                                && stages.stream().noneMatch(s -> s.equalsIgnoreCase(v.stage())));
        latest.sort(Comparator.comparing(Registry.Version::version));
        return latest;
    }

    private Response create(Request request) {
        Ask ask = Ask.of(request);
        return answer(
                store.registry()
                        .createRegistered(
                                name(ask.needed("name")),
                                ask.text("description").orElse(""),
                                checked(ask.pairs("tags"))));
    }

    private Response rename(Request request) {
        Ask ask = Ask.of(request);
        return answer(
                store.registry()
                        .renameRegistered(ask.needed("name"), name(ask.needed("new_name"))));
    }

    /// A name that `models:/name/version` can hold.
    private static String name(String name) {
        if (name.indexOf('/') >= 0
                || name.indexOf(':') >= 0
                || name.equals(".")
                || name.equals("..")) {
            throw MlflowError.invalid(
                    "Invalid model name '" + name + "'. Names cannot contain '/' or ':'.");
        }
        return name;
    }

    static Map<String, String> checked(Map<String, String> tags) {
        tags.forEach(
                (key, value) -> {
                    Limits.key("Tag name", key);
                    Limits.bounded("value", value, Limits.REGISTRY_TAG_VALUE);
                });
        return tags;
    }

    private Response update(Request request) {
        Ask ask = Ask.of(request);
        return answer(
                store.registry()
                        .describeRegistered(
                                ask.needed("name"), ask.text("description").orElse("")));
    }

    private Response delete(Request request) {
        store.registry().deleteRegistered(Ask.of(request).needed("name"));
        return Response.json(Map.of());
    }

    private Response search(Request request) {
        Ask ask = Ask.of(request);
        int most = Limits.results(ask.whole("max_results").orElse((long) RESULTS), MOST);
        int offset = Limits.offset(ask.text("page_token").orElse(""));
        Predicate<Registry.Registered> filter =
                EntityFilter.withoutPrompts(
                        ask.text("filter").orElse(""),
                        EntityFilter.values(
                                m -> Map.of("name", m.name()), Registry.Registered::tags));
        Comparator<Registry.Registered> order =
                EntityOrder.of(ask.texts("order_by"), KEYS, BY_NAME);
        List<Registry.Registered> found =
                store.registry().allRegistered().stream().filter(filter).sorted(order).toList();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "registered_models",
                found.stream()
                        .skip(offset)
                        .limit(most)
                        .map(m -> Shapes.registered(m, latestVersions(m.name(), List.of())))
                        .toList());
        if (offset + most < found.size()) {
            answer.put("next_page_token", Limits.token(offset + most));
        }
        return Response.json(answer);
    }

    private Response latest(Request request) {
        Ask ask = Ask.of(request);
        String name = existing(ask.needed("name")).name();
        List<String> stages = ask.texts("stages").stream().map(ModelVersions::stage).toList();
        return Response.json(
                Map.of(
                        "model_versions",
                        latestVersions(name, stages).stream().map(Shapes::version).toList()));
    }

    private Response tag(Request request) {
        Ask ask = Ask.of(request);
        String key = ask.needed("key");
        String value = ask.text("value").orElse("");
        checked(Map.of(key, value));
        store.registry().tagRegistered(ask.needed("name"), key, value);
        return Response.json(Map.of());
    }

    private Response untag(Request request) {
        Ask ask = Ask.of(request);
        store.registry().tagRegistered(ask.needed("name"), ask.needed("key"), null);
        return Response.json(Map.of());
    }

    private Response alias(Request request) {
        Ask ask = Ask.of(request);
        String alias = ask.needed("alias");
        boolean reserved = alias.equalsIgnoreCase("latest") || alias.matches("(?i)v\\d+");
        if (reserved || alias.length() > ALIAS || !alias.matches("(?U)[\\w\\-]*")) {
            throw MlflowError.invalid(
                    "Invalid alias name: '"
                            + alias
                            + "': expected letters, digits, '_' and '-', and neither 'latest' nor 'v' with a number.");
        }
        store.registry()
                .alias(ask.needed("name"), alias, ModelVersions.number(ask.needed("version")));
        return Response.json(Map.of());
    }

    private Response unalias(Request request) {
        Ask ask = Ask.of(request);
        store.registry().alias(ask.needed("name"), ask.needed("alias"), null);
        return Response.json(Map.of());
    }

    private @Nullable Integer newest(String name) {
        return store.registry().versions(name).stream()
                .findFirst()
                .map(Registry.Version::version)
                .orElse(null);
    }

    private Response byAlias(Request request) {
        Ask ask = Ask.of(request);
        Registry.Registered model = existing(ask.needed("name"));
        String alias = ask.needed("alias");
        Integer version =
                alias.equalsIgnoreCase("latest")
                        ? newest(model.name())
                        : model.aliases().get(alias);
        if (version == null) {
            throw MlflowError.invalid("Registered model alias " + alias + " not found.");
        }
        return Response.json(
                Map.of(
                        "model_version",
                        Shapes.version(
                                store.registry().version(model.name(), version).orElseThrow())));
    }
}
