package dev.loupe.server.wandb;

import dev.loupe.core.RunId;
import dev.loupe.intake.wandb.WandbJson;
import dev.loupe.runs.Store;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What is known of artifacts, by id, by the client's own id, and by project, name and alias.
final class LiveArtifacts {
    private static final String LATEST = "latest";

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
        Optional<ObjectNode> last =
                named(state.path("project").asString(""), state.path("name").asString(""));
        state.put("version", last.map(one -> one.path("version").asInt(0) + 1).orElse(0));
        state.put("later", store.bookmarks().find(inRun(state)).isPresent());
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
                    store.bookmarks().put(Map.of(named(state), id, inRun(state), id));
                    tell(new RunId(state.path("run").asString("")), true, id);
                    alias(state, "v" + state.path("version").asInt(0), true);
                    state.path("aliases").forEach(one -> alias(state, one.asString(""), true));
                });
        return found;
    }

    /// A run wrote the artifact, or used it.
    synchronized void tell(RunId run, boolean logged, String id) {
        ObjectNode known = ids(run, logged);
        known.put(id, true);
        store.bookmarks().put(Map.of(mark(run, logged), WandbJson.text(known)));
    }

    /// Those that a run wrote, or used, in the order in which it did so.
    List<ObjectNode> of(RunId run, boolean logged) {
        List<ObjectNode> all = new ArrayList<>();
        ids(run, logged).propertyNames().forEach(id -> find(id).ifPresent(all::add));
        return all;
    }

    private ObjectNode ids(RunId run, boolean logged) {
        return object(mark(run, logged)).orElseGet(WandbJson::object);
    }

    private static String mark(RunId run, boolean logged) {
        return "wandb run " + run + (logged ? " logged" : " used");
    }

    /// What is known of it has changed.
    void changed(ObjectNode state) {
        put(state.path("id").asString(""), state);
    }

    /// From now on an alias leads to this version, and to no other of its name, or to none.
    synchronized void alias(ObjectNode state, String alias, boolean stay) {
        ObjectNode known =
                aliases(state.path("project").asString(""), state.path("name").asString(""));
        JsonNode id = state.path("id");
        if (stay) {
            known.set(alias, id);
        } else if (id.equals(known.get(alias))) {
            known.remove(alias);
        }
        store.bookmarks().put(Map.of("aliases of " + named(state), WandbJson.text(known)));
    }

    /// Those that lead to this version, `v3` among them.
    List<String> aliases(ObjectNode state) {
        List<String> all = new ArrayList<>();
        aliases(state.path("project").asString(""), state.path("name").asString(""))
                .properties()
                .forEach(
                        one -> {
                            if (one.getValue().equals(state.path("id"))) {
                                all.add(one.getKey());
                            }
                        });
        return all;
    }

    /// Ids by alias.
    private ObjectNode aliases(String project, String name) {
        return object("aliases of " + key(project, name)).orElseGet(WandbJson::object);
    }

    Optional<ObjectNode> find(String id) {
        return object("wandb artifact " + id);
    }

    private Optional<ObjectNode> object(String bookmark) {
        return store.bookmarks()
                .find(bookmark)
                .map(WandbJson::parse)
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast);
    }

    /// By the id that the client gave.
    Optional<String> serverId(String clientId) {
        return store.bookmarks().find("wandb client " + clientId);
    }

    /// The newest of that name.
    private Optional<ObjectNode> named(String project, String name) {
        return store.bookmarks().find(key(project, name)).flatMap(this::find);
    }

    /// @param name a name, or a name, a colon and an alias; without an alias, or with `latest` where none was told, the newest
    Optional<ObjectNode> at(String project, String name) {
        int colon = name.indexOf(':');
        String plain = colon < 0 ? name : name.substring(0, colon);
        String alias = colon < 0 ? LATEST : name.substring(colon + 1);
        String id = aliases(project, plain).path(alias).asString("");
        return id.isEmpty() && alias.equals(LATEST) ? named(project, plain) : find(id);
    }

    private static String named(ObjectNode state) {
        return key(state.path("project").asString(""), state.path("name").asString(""));
    }

    /// Where the newest of that name in its run is kept.
    private static String inRun(ObjectNode state) {
        return "wandb run " + state.path("run").asString("") + " " + named(state);
    }

    private static String key(String project, String name) {
        return "wandb name " + project + "/" + name;
    }

    private void put(String id, ObjectNode state) {
        store.bookmarks().put(Map.of("wandb artifact " + id, WandbJson.text(state)));
    }
}
