package dev.loupe.runs.store;

import dev.loupe.runs.Refused;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/// The one thread that writes. It takes what waits, up to a bound, into one transaction, commits durably, then answers all of them.
///
/// A work that fails is rolled back alone, to its savepoint; when the commit itself fails all of the group fail, and memory that
/// mirrors the database is told to forget. Where several servers share a database, a group takes its runs in one order, so that servers
/// seldom wait for each other in a ring; a group that did is written again, alone.
final class Writer implements AutoCloseable {
    private static final int QUEUE = 4_096;
    private static final int GROUP = 1_024;
    private static final long GROUP_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long IDLE_MILLIS = 200;

    private static final int MOST_TRIES = 3;

    /// An advisory lock of this number is held to the end of each transaction: shared by all servers, or by one alone.
    private static final String BESIDE_OTHERS =
            "SELECT 1 FROM (SELECT pg_advisory_xact_lock_shared(7061757065)) held";

    private static final String ALONE =
            "SELECT 1 FROM (SELECT pg_advisory_xact_lock(7061757065)) held";

    /// Something to write, inside a transaction that others share.
    interface Work<T> {
        T run(Turn turn) throws SQLException;
    }

    /// What keeps things in memory that mirror the database.
    interface Mirror {
        /// A transaction was undone: forget what it may have changed.
        void forget();

        /// The writer has time; called at least every second under load, inside a transaction.
        void idle(Turn turn) throws SQLException;

        /// The transaction, about to commit, gives the run this change number.
        void changed(RunRow run, long change);
    }

    /// @param about the run it locks, empty if none or several
    private record Entry<T>(
            Work<T> work, CompletableFuture<T> answer, @Nullable Runnable after, String about) {}

    private final Database database;
    private final Listeners changes;
    private final BlockingQueue<Entry<?>> queue = new ArrayBlockingQueue<>(QUEUE);
    private final List<Mirror> mirrors = new ArrayList<>();
    private final Thread thread = new Thread(this::loop, "loupe-writer");
    private volatile boolean closing;
    private @Nullable Sql sql;

    Writer(Database database, Listeners changes) {
        this.database = database;
        this.changes = changes;
        thread.setDaemon(true);
    }

    void mirror(Mirror mirror) {
        mirrors.add(mirror);
    }

    void start() {
        thread.start();
    }

    /// @param after runs on the writing thread once the work is durable, before its sender is answered
    <T> CompletableFuture<T> submit(Work<T> work, @Nullable Runnable after) {
        return submit(work, after, "");
    }

    /// @param about the one run that the work locks
    <T> CompletableFuture<T> submit(Work<T> work, @Nullable Runnable after, String about) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            if (closing) {
                throw new Refused(Refused.Why.UNAVAILABLE, "The store is closing.");
            }
            queue.put(new Entry<>(work, answer, after, about));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.completeExceptionally(
                    new Refused(Refused.Why.UNAVAILABLE, "The write was interrupted."));
        } catch (Refused e) {
            answer.completeExceptionally(e);
        }
        return answer;
    }

    /// Writes and waits until it is durable.
    <T> T write(Work<T> work, @Nullable Runnable after) {
        return await(submit(work, after));
    }

    <T> T write(Work<T> work) {
        return write(work, null);
    }

    /// Waits for an answer of [#submit]; its failure comes as [Refused].
    static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw Failure.of(e.getCause() == null ? e : e.getCause());
        }
    }

    private void loop() {
        List<Entry<?>> group = new ArrayList<>(GROUP);
        long lastIdle = System.nanoTime();
        while (true) {
            try {
                Entry<?> first =
                        closing ? queue.poll() : queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                if (first == null && closing) {
                    maintain();
                    return;
                }
                if (first != null) {
                    group.add(first);
                    commit(group);
                    group.clear();
                }
                if (System.nanoTime() - lastIdle > TimeUnit.SECONDS.toNanos(1)) {
                    maintain();
                    lastIdle = System.nanoTime();
                }
            } catch (InterruptedException e) {
                closing = true;
            }
        }
    }

    private void commit(List<Entry<?>> group) {
        for (int tries = 0; ; tries++) {
            List<Runnable> answers = new ArrayList<>();
            try {
                Turn turn = begin();
                if (turn.sql().dialect() == Dialect.POSTGRESQL) {
                    turn.sql().number(tries == 0 ? BESIDE_OTHERS : ALONE);
                    runInOrder(turn, group, answers);
                } else {
                    runAsTheyCome(turn, group, answers);
                }
                turn.finish((run, change) -> mirrors.forEach(m -> m.changed(run, change)));
                turn.sql().connection().commit();
                answers.add(0, () -> turn.tell(changes));
            } catch (SQLException | RuntimeException e) {
                undo();
                if (tries < MOST_TRIES && Failure.collided(e)) {
                    continue;
                }
                group.forEach(entry -> entry.answer.completeExceptionally(Failure.of(e)));
                return;
            }
            answers.forEach(Runnable::run);
            return;
        }
    }

    private void runAsTheyCome(Turn turn, List<Entry<?>> group, List<Runnable> answers)
            throws SQLException {
        long end = System.nanoTime() + GROUP_NANOS;
        run(turn, group.get(0), answers);
        while (group.size() < GROUP && System.nanoTime() < end) {
            Entry<?> next = queue.poll();
            if (next == null) {
                break;
            }
            group.add(next);
            run(turn, next, answers);
        }
    }

    /// Works about one run each are taken in the order of their runs; those about several stay where they are among them.
    private void runInOrder(Turn turn, List<Entry<?>> group, List<Runnable> answers)
            throws SQLException {
        queue.drainTo(group, GROUP - group.size());
        int start = 0;
        for (int i = 0; i <= group.size(); i++) {
            if (i == group.size() || group.get(i).about.isEmpty()) {
                group.subList(start, i).sort(Comparator.comparing(Entry::about));
                start = i + 1;
            }
        }
        for (Entry<?> entry : group) {
            run(turn, entry, answers);
        }
    }

    private <T> void run(Turn turn, Entry<T> entry, List<Runnable> answers) throws SQLException {
        var connection = turn.sql().connection();
        Savepoint before = connection.setSavepoint();
        long writesBefore = turn.sql().writes();
        int fieldsBefore = turn.fields().size();
        try {
            T value = entry.work.run(turn);
            connection.releaseSavepoint(before);
            answers.add(
                    () -> {
                        if (entry.after != null) {
                            entry.after.run();
                        }
                        entry.answer.complete(value);
                    });
        } catch (RuntimeException refused) {
            connection.rollback(before);
            turn.fields().cutTo(fieldsBefore);
            if (turn.sql().writes() != writesBefore) {
                mirrors.forEach(Mirror::forget);
            }
            answers.add(() -> entry.answer.completeExceptionally(refused));
        }
    }

    private void maintain() {
        try {
            Turn turn = begin();
            for (Mirror mirror : mirrors) {
                mirror.idle(turn);
            }
            turn.finish((run, change) -> mirrors.forEach(m -> m.changed(run, change)));
            turn.sql().connection().commit();
            turn.tell(changes);
        } catch (SQLException | RuntimeException e) {
            undo();
        }
    }

    private Turn begin() throws SQLException {
        Sql open = sql;
        if (open == null) {
            open = database.connect();
            open.connection().setAutoCommit(false);
            sql = open;
        }
        return new Turn(open);
    }

    private void undo() {
        mirrors.forEach(Mirror::forget);
        Sql broken = sql;
        sql = null;
        if (broken != null) {
            try (broken) {
                broken.connection().rollback();
            } catch (SQLException ignored) {
                // A fresh connection is opened for the next group.
            }
        }
    }

    @Override
    public void close() {
        closing = true;
        queue.offer(new Entry<>(turn -> 0, new CompletableFuture<>(), null, ""));
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Entry<?> late = queue.poll(); late != null; late = queue.poll()) {
            late.answer.completeExceptionally(
                    new Refused(Refused.Why.UNAVAILABLE, "The store is closing."));
        }
        Sql open = sql;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException ignored) {
                // All was committed.
            }
        }
    }
}
