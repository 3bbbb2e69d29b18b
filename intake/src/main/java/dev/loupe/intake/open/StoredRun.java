package dev.loupe.intake.open;

import dev.loupe.intake.RunLog;
import dev.loupe.runs.Console;
import dev.loupe.runs.Refused;
import dev.loupe.runs.Registry;
import dev.loupe.runs.Runs;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Batch;
import dev.loupe.runs.domain.Lifecycle;
import dev.loupe.runs.domain.MediaItem;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.Points;
import dev.loupe.runs.domain.Run;
import dev.loupe.runs.domain.RunStatus;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// One run of a store, as sources tell it. What was told before is not written again; of a run that is deleted, nothing is; one that its tool put away and that was brought back here stays.
final class StoredRun implements RunLog {
    private final StoreLogbook book;
    private final Store store;
    private final Run run;
    private final CompletableFuture<Run> there;
    private final Map<String, Param> params = new HashMap<>();
    private final Map<String, String> tags = new HashMap<>();
    private final StoredFiles files;
    private @Nullable Lineage lineage;
    private RunStatus status;
    private @Nullable Long end;
    private volatile boolean away;
    private boolean leaves;

    /// One that the store has.
    static StoredRun known(StoreLogbook book, Store store, Run run) {
        StoredRun known = new StoredRun(book, store, run, CompletableFuture.completedFuture(run));
        store.runs().params(run.id()).forEach(param -> known.params.put(param.key(), param));
        known.tags.putAll(store.runs().tags(run.id()));
        return known;
    }

    /// One that is on its way into the store. @param there done when it has come
    static StoredRun begun(StoreLogbook book, Store store, Run run, CompletableFuture<Run> there) {
        StoredRun begun = new StoredRun(book, store, run, there);
        begun.tags.put(Run.NAME, run.name());
        return begun;
    }

    private StoredRun(StoreLogbook book, Store store, Run run, CompletableFuture<Run> there) {
        this.book = book;
        this.store = store;
        this.run = run;
        this.there = there;
        this.status = run.status();
        this.end = run.endMillis();
        this.away = run.lifecycle() == Lifecycle.DELETED;
        files =
                new StoredFiles(
                        book, store, run.files(), run.id().value(), "run '" + run.name() + "'");
    }

    @Override
    public void points(Points points) {
        if (away) {
            book.leftAside(points.size());
        } else if (points.size() > 0) {
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
        if (!away) {
            files.file(path, stamp, content);
        }
    }

    /// Remembers over a restart which files were read.
    void keepStamps() {
        files.keepStamps();
    }

    @Override
    public synchronized void inputs(
            List<Registry.DatasetInput> datasets, List<Registry.ModelLink> models) {
        if (!away) {
            taking("inputs", () -> lineage().inputs(datasets, models));
        }
    }

    @Override
    public synchronized void outputs(List<Registry.ModelLink> models) {
        if (!away) {
            taking("outputs", () -> lineage().outputs(models));
        }
    }

    private Lineage lineage() {
        Lineage known = lineage;
        return known == null ? lineage = new Lineage(store.registry(), run.id()) : known;
    }

    @Override
    public void console(long from, List<Console.Line> lines) {
        if (!away) {
            taking("console lines", () -> store.console().append(run.id(), "", from, lines));
        }
    }

    @Override
    public synchronized void status(RunStatus told, @Nullable Long endMillis) {
        if (!away && (told != status || endMillis != null && !endMillis.equals(end))) {
            book.told(
                    store.runs()
                            .submit(run.id(), new Runs.Change(null, told, endMillis, null))
                            .exceptionallyCompose(
                                    e -> CompletableFuture.failedFuture(refusedStatus(e))));
            status = told;
            end = endMillis;
        }
    }

    private Throwable refusedStatus(Throwable e) {
        Throwable why = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
        return why instanceof Refused refused && refused.why() != Refused.Why.UNAVAILABLE
                ? new Refused(
                        refused.why(),
                        "The status of run '"
                                + run.name()
                                + "' cannot be taken: "
                                + refused.getMessage(),
                        refused)
                : why;
    }

    @Override
    public synchronized void deleted() {
        if (away) {
            book.putAway().add(memory());
        } else {
            leaves = !book.putAway().has(memory());
        }
    }

    private String memory() {
        return PutAway.run(run.id());
    }

    /// Puts the run away if it was told so, once everything told of it is stored.
    synchronized void settle() {
        if (leaves) {
            taking("deletion", () -> store.runs().delete(run.id()));
            book.putAway().add(memory());
            away = true;
            leaves = false;
        }
    }

    private void taking(String what, Runnable write) {
        try {
            there.join();
            write.run();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Refused refused ? refused : e;
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
