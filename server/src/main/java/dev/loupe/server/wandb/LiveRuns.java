package dev.loupe.server.wandb;

import dev.loupe.core.RunId;
import dev.loupe.intake.Opening;
import dev.loupe.intake.RunLog;
import dev.loupe.intake.open.StoreLogbook;
import dev.loupe.intake.wandb.WandbJson;
import dev.loupe.intake.wandb.WandbRuns;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Run;
import dev.loupe.server.http.Problem;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The runs that clients log, by project and id.
final class LiveRuns {
    /// Set by whoever wants the run to stop; the client asks for it every few seconds.
    static final String STOP = "wandb.stop";

    private final Store store;
    private final StoreLogbook book;
    private final Map<RunId, LiveRun> open = new ConcurrentHashMap<>();

    LiveRuns(Store store, StoreLogbook book) {
        this.store = store;
        this.book = book;
    }

    /// The run, if it was logged to this store.
    Optional<LiveRun> find(String project, String name) {
        RunId id = WandbRuns.id(project, name);
        return find(id);
    }

    Optional<LiveRun> find(RunId id) {
        LiveRun known = open.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Run> stored = store.runs().find(id);
        return stored.map(
                run -> live(new Opening(id, "", run.name(), run.user(), run.startMillis())));
    }

    /// @throws Problem 404 if there is none
    LiveRun need(String project, String name) {
        return find(project, name)
                .orElseThrow(
                        () ->
                                new Problem(
                                        404,
                                        "Project '" + project + "' has no run '" + name + "'."));
    }

    /// The run, made if it is new.
    LiveRun begin(String project, String name, @Nullable String displayName, String user) {
        return find(project, name)
                .orElseGet(
                        () ->
                                live(
                                        new Opening(
                                                WandbRuns.id(project, name),
                                                project,
                                                displayName == null ? name : displayName,
                                                user,
                                                System.currentTimeMillis())));
    }

    private LiveRun live(Opening opening) {
        return open.computeIfAbsent(
                opening.id(),
                id -> {
                    RunLog log = book.run(opening);
                    ObjectNode state =
                            store.bookmarks()
                                    .find(mark(id))
                                    .map(WandbJson::parse)
                                    .filter(ObjectNode.class::isInstance)
                                    .map(ObjectNode.class::cast)
                                    .orElseGet(WandbJson::object);
                    return new LiveRun(id, log, state, opening.startMillis() * 1000);
                });
    }

    /// Where the state of a run is kept.
    static String mark(RunId id) {
        return "wandb run " + id;
    }

    /// Waits until what was told is stored, then keeps the run's state.
    void settle(LiveRun run) {
        book.settle();
        store.bookmarks().put(Map.of(mark(run.id()), WandbJson.text(run.state())));
    }

    /// Whether somebody asked the run to stop.
    boolean stopped(LiveRun run) {
        return "true".equals(store.runs().tags(run.id()).get(STOP));
    }

    /// The request to stop is fulfilled, or the run goes on.
    void forgetStop(LiveRun run) {
        if (stopped(run)) {
            store.runs().deleteTag(run.id(), STOP);
        }
    }

    void alive(LiveRun run) {
        store.runs().heartbeat(run.id());
    }

    /// One sentence for whoever keeps the server.
    void damaged(String sentence) {
        book.damaged(sentence);
    }

    Store store() {
        return store;
    }
}
