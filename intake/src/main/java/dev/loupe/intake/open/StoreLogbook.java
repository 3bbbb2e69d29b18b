package dev.loupe.intake.open;

import dev.loupe.core.RunId;
import dev.loupe.intake.FileLog;
import dev.loupe.intake.Logbook;
import dev.loupe.intake.Opening;
import dev.loupe.intake.RunLog;
import dev.loupe.runs.Intake;
import dev.loupe.runs.Refused;
import dev.loupe.runs.Registry;
import dev.loupe.runs.Runs;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Batch;
import dev.loupe.runs.domain.Lifecycle;
import dev.loupe.runs.domain.Run;
import dev.loupe.runs.domain.RunStatus;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/// A store as the logbook of sources. Points are handed over without waiting, up to a bound, so that reading and storing overlap; [#settle] waits. Any number of threads.
public final class StoreLogbook implements Logbook {
    /// More runs than this are looked up again when they are told of.
    private static final int MOST_RUNS = 10_000;

    private static final int MOST_AHEAD = 500_000;

    private final Store store;
    private final Consumer<String> complaint;
    private final Consumer<String> note;
    private final PutAway putAway;
    private final StoredProjects projects;
    private final StoredRegistry registry;
    private final Map<RunId, StoredRun> runs = new ConcurrentHashMap<>();
    private final Set<RunId> met = ConcurrentHashMap.newKeySet();
    private final Set<RunId> unplaced = ConcurrentHashMap.newKeySet();
    private final Queue<CompletableFuture<?>> ahead = new ConcurrentLinkedQueue<>();
    private final Semaphore room = new Semaphore(MOST_AHEAD);
    private final LongAdder points = new LongAdder();
    private final HeapWatch heap = new HeapWatch();

    /// @param project   the project of all runs, instead of their own
    /// @param complaint told one sentence for everything that cannot be taken
    public StoreLogbook(Store store, @Nullable String project, Consumer<String> complaint) {
        this(store, project, complaint, complaint);
    }

    /// @param note told one sentence for everything that is sound and passed over
    public StoreLogbook(
            Store store,
            @Nullable String project,
            Consumer<String> complaint,
            Consumer<String> note) {
        this.store = store;
        this.putAway = new PutAway(store.bookmarks());
        this.projects = new StoredProjects(store, project, complaint, putAway);
        this.complaint = complaint;
        this.note = note;
        this.registry = new StoredRegistry(this, store);
    }

    @Override
    public RunLog run(Opening opening) {
        met.add(opening.id());
        unplaced.add(opening.id());
        return runs.computeIfAbsent(opening.id(), id -> stored(opening));
    }

    private StoredRun stored(Opening opening) {
        return store.runs()
                .find(opening.id())
                .map(run -> StoredRun.known(this, store, run))
                .orElseGet(() -> begun(opening));
    }

    /// A new run, which later writes will find.
    private StoredRun begun(Opening opening) {
        String home = projects.id(opening.project());
        RunStatus status = RunStatus.RUNNING;
        CompletableFuture<Run> there =
                store.runs()
                        .submit(
                                new Runs.NewRun(
                                        opening.id(),
                                        home,
                                        opening.name(),
                                        opening.user(),
                                        opening.startMillis(),
                                        status,
                                        List.of(),
                                        Map.of()))
                        .exceptionallyCompose(e -> CompletableFuture.failedFuture(unbegun(e)));
        told(there);
        Run run =
                new Run(
                        opening.id(),
                        home,
                        opening.name(),
                        opening.user(),
                        status,
                        opening.startMillis(),
                        null,
                        opening.startMillis(),
                        Lifecycle.ACTIVE,
                        "");
        return StoredRun.begun(this, store, run, there);
    }

    /// A run that could not begin is told again from its start.
    private static Refused unbegun(Throwable e) {
        return new Refused(Refused.Why.UNAVAILABLE, "A run could not begin: " + e.getMessage(), e);
    }

    @Override
    public void project(String name, Map<String, String> tags) {
        projects.tags(name, tags);
    }

    @Override
    public void projectDeleted(String name) {
        projects.deleted(name);
    }

    @Override
    public FileLog model(Registry.LoggedModel told) {
        return registry.model(told, () -> projects.id(told.project()));
    }

    @Override
    public void modelDeleted(String id) {
        registry.deleted(id);
    }

    @Override
    public void registered(String place, Registry.Catalogued told) {
        registry.registered(place, told);
    }

    @Override
    public void passedOver(String sentence) {
        note.accept(sentence);
    }

    @Override
    public void damaged(String sentence) {
        complaint.accept(sentence);
    }

    /// Counts points of a run that is deleted here: its log holds them, and nothing is written.
    void leftAside(int n) {
        points.add(n);
    }

    /// Hands a batch over; waits only while too much is on its way.
    void submit(Batch batch) {
        int n = Math.clamp(batch.points().size(), 1, MOST_AHEAD);
        room.acquireUninterruptibly(n);
        heap.look();
        CompletableFuture<Intake.Receipt> answer = store.intake().submit(batch);
        told(answer);
        answer.whenComplete(
                (receipt, failure) -> {
                    room.release(n);
                    if (receipt != null) {
                        points.add(receipt.stored() + receipt.known());
                    }
                });
    }

    /// What was put away here because its tool had done so.
    PutAway putAway() {
        return putAway;
    }

    /// Something is on its way into the store.
    void told(CompletableFuture<?> answer) {
        ahead.add(answer);
    }

    /// Lets go of what is stored.
    void sweep() {
        ahead.removeIf(one -> one.isDone() && !one.isCompletedExceptionally());
    }

    /// Forgets what is known of runs, after something could not be stored: it is told again.
    void forget() {
        ahead.clear();
        runs.clear();
    }

    /// Waits until everything told so far is stored. @throws Refused if the store cannot take anything now; what was told since the last call must be told again then
    public void settle() {
        for (CompletableFuture<?> one = ahead.poll(); one != null; one = ahead.poll()) {
            try {
                one.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof Refused refused
                        && refused.why() != Refused.Why.UNAVAILABLE) {
                    complaint.accept(String.valueOf(refused.getMessage()));
                } else {
                    throw e.getCause() instanceof Refused refused ? refused : e;
                }
            }
        }
        runs.values().forEach(StoredRun::settle);
        runs.values().forEach(StoredRun::keepStamps);
        registry.keepStamps();
        projects.settle();
        putAway.keep();
        if (runs.size() > MOST_RUNS) {
            runs.clear();
        }
    }

    /// Runs that were told of.
    public int runs() {
        return met.size();
    }

    /// Says of all runs that were told of since the last call and have no end that they were heard of when they logged last, not when they were brought in. After [#settle].
    public void heardWhenLogged() {
        List<RunId> ids = List.copyOf(unplaced);
        store.runs().heardWhenLogged(ids);
        ids.forEach(unplaced::remove);
    }

    /// Points that the logs held, and the store has now, or had when their run was deleted.
    public long points() {
        return points.sum();
    }
}
