package dev.loupe.server.wandb;

import dev.loupe.intake.wandb.WandbJson;
import dev.loupe.runs.Store;

import tools.jackson.databind.node.ObjectNode;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What is known of artifacts, by id, by the client's own id, and by project and name.
final class LiveArtifacts {
    private final Store store;

    LiveArtifacts(Store store) {
        this.store = store;
    }

    /// An artifact that is not there yet.
    ///
    /// @param state `run`, `project`, `type`, `name` and `digest`
    String create(ObjectNode state, String clientId) {
        String id = UUID.randomUUID().toString().replace("-", "");
        state.put("id", id);
        int version =
                named(state.path("project").asString(""), state.path("name").asString(""))
                        .map(last -> last.path("version").asInt(0) + 1)
                        .orElse(0);
        state.put("version", version);
        state.put("state", "PENDING");
        put(id, state);
        if (!clientId.isEmpty()) {
            store.bookmarks().put(Map.of("wandb client " + clientId, id));
        }
        return id;
    }

    /// Its files are all there: from now on its name leads to it.
    Optional<ObjectNode> commit(String id) {
        Optional<ObjectNode> found = find(id);
        found.ifPresent(
                state -> {
                    state.put("state", "COMMITTED");
                    put(id, state);
                    store.bookmarks().put(Map.of(named(state), id));
                });
        return found;
    }

    Optional<ObjectNode> find(String id) {
        return store.bookmarks()
                .find("wandb artifact " + id)
                .map(WandbJson::parse)
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast);
    }

    /// By the id that the client gave.
    Optional<String> serverId(String clientId) {
        return store.bookmarks().find("wandb client " + clientId);
    }

    /// The newest of that name.
    Optional<ObjectNode> named(String project, String name) {
        int colon = name.indexOf(':');
        String plain = colon < 0 ? name : name.substring(0, colon);
        return store.bookmarks().find(key(project, plain)).flatMap(this::find);
    }

    private static String named(ObjectNode state) {
        return key(state.path("project").asString(""), state.path("name").asString(""));
    }

    private static String key(String project, String name) {
        return "wandb name " + project + "/" + name;
    }

    private void put(String id, ObjectNode state) {
        store.bookmarks().put(Map.of("wandb artifact " + id, WandbJson.text(state)));
    }
}
