package dev.loupe.intake.open;

import dev.loupe.intake.RunLog;
import dev.loupe.runs.Console;
import dev.loupe.runs.Refused;
import dev.loupe.runs.Runs;
import dev.loupe.runs.Store;
import dev.loupe.runs.artifact.ArtifactPath;
import dev.loupe.runs.domain.Batch;
import dev.loupe.runs.domain.Lifecycle;
import dev.loupe.runs.domain.MediaItem;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.Points;
import dev.loupe.runs.domain.Run;
import dev.loupe.runs.domain.RunStatus;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One run of a store, as sources tell it. What was told before is not written again; of a run that is deleted, nothing is.
final class StoredRun implements RunLog {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final StoreLogbook book;
    private final Store store;
    private final Run run;
    private final Map<String, Param> params = new HashMap<>();
    private final Map<String, String> tags = new HashMap<>();
    private final Map<String, String> stamps;
    private boolean stamped;
    private RunStatus status;
    private @Nullable Long end;
    private volatile boolean away;
    private boolean leaves;

    StoredRun(StoreLogbook book, Store store, Run run) {
        this.book = book;
        this.store = store;
        this.run = run;
        this.status = run.status();
        this.end = run.endMillis();
        this.away = run.lifecycle() == Lifecycle.DELETED;
        store.runs().params(run.id()).forEach(param -> params.put(param.key(), param));
        tags.putAll(store.runs().tags(run.id()));
        stamps =
                store.bookmarks()
                        .find(stampsName())
                        .map(
                                text ->
                                        JSON.readValue(
                                                text,
                                                new TypeReference<TreeMap<String, String>>() {}))
                        .orElseGet(TreeMap::new);
    }

    private String stampsName() {
        return "files of " + run.id();
    }

    @Override
    public void points(Points points) {
        if (points.size() > 0 && !away) {
            book.submit(Batch.of(run.id(), points));
        }
    }

    @Override
    public synchronized void params(List<Param> told) {
        List<Param> fresh = told.stream().filter(p -> !p.equals(params.get(p.key()))).toList();
        if (!fresh.isEmpty() && !away) {
            taking("params", () -> store.intake().overwriteParams(run.id(), fresh));
            fresh.forEach(param -> params.put(param.key(), param));
        }
    }

    @Override
    public synchronized void tags(Map<String, String> told) {
        Map<String, String> fresh = new TreeMap<>(told);
        fresh.entrySet().removeIf(tag -> tag.getValue().equals(tags.get(tag.getKey())));
        if (!fresh.isEmpty() && !away) {
            book.submit(new Batch(run.id(), Points.NONE, List.of(), fresh));
            tags.putAll(fresh);
        }
    }

    @Override
    public void media(List<MediaItem> items) {
        if (!items.isEmpty() && !away) {
            taking("things at steps", () -> store.media().add(run.id(), items));
        }
    }

    @Override
    public void file(String path, String stamp, Opener content) {
        synchronized (this) {
            if (away || stamp.equals(stamps.get(path))) {
                return;
            }
        }
        try (InputStream in = content.open()) {
            store.artifacts().put(run.files() + "/" + ArtifactPath.checked(path), in);
            synchronized (this) {
                stamps.put(path, stamp);
                stamped = true;
            }
        } catch (IOException | Refused | IllegalArgumentException e) {
            book.damaged(
                    "The file '"
                            + path
                            + "' of run '"
                            + run.name()
                            + "' cannot be taken: "
                            + e.getMessage());
        }
    }

    /// Remembers over a restart which files were read.
    synchronized void keepStamps() {
        if (stamped) {
            store.bookmarks().put(Map.of(stampsName(), JSON.writeValueAsString(stamps)));
            stamped = false;
        }
    }

    @Override
    public void console(long from, List<Console.Line> lines) {
        if (!away) {
            taking("console lines", () -> store.console().append(run.id(), from, lines));
        }
    }

    @Override
    public synchronized void status(RunStatus told, @Nullable Long endMillis) {
        if (!away && (told != status || endMillis != null && !endMillis.equals(end))) {
            taking(
                    "status",
                    () ->
                            store.runs()
                                    .update(
                                            run.id(),
                                            new Runs.Change(null, told, endMillis, null)));
            status = told;
            end = endMillis;
        }
    }

    @Override
    public synchronized void deleted() {
        leaves = !away;
    }

    /// Puts the run away if it was told so, once everything told of it is stored.
    synchronized void settle() {
        if (leaves) {
            taking("deletion", () -> store.runs().delete(run.id()));
            away = true;
            leaves = false;
        }
    }

    private void taking(String what, Runnable write) {
        try {
            write.run();
        } catch (Refused e) {
            if (e.why() == Refused.Why.UNAVAILABLE) {
                throw e;
            }
            book.damaged(
                    "The "
                            + what
                            + " of run '"
                            + run.name()
                            + "' cannot be taken: "
                            + e.getMessage());
        }
    }
}
