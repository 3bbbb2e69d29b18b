package dev.loupe.runs.store;

import dev.loupe.runs.Refused;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/// The one thread that writes. It takes what waits, up to a bound and for about as long as a commit takes, into one transaction, commits durably, then answers all of them.
///
/// A work that fails before it has written anything fails alone. One that fails later spoils the group, which is then undone and run again with a savepoint before each work, so that
/// this one is rolled back alone: savepoints cost a third of what a small work does, and such works are rare. When the commit itself fails, or memory is short, all of the group fail. Memory that mirrors the
/// database is told to forget what was undone.
final class Writer implements AutoCloseable {
    private static final int QUEUE = 4_096;
    private static final int GROUP = 1_024;
    private static final long IDLE_MILLIS = 200;
    private static final int MOST_TRIES = 20;

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

    /// A work failed after it had written, and there is no savepoint before it.
    private static final class Spoilt extends RuntimeException {
        private static final long serialVersionUID = 1;

        Spoilt() {
            super(null, null, false, false);
        }
    }

    private record Entry<T>(Work<T> work, CompletableFuture<T> answer, @Nullable Runnable after) {}

    private final Turns turns;
    private final Listeners changes;
    private final BlockingQueue<Entry<?>> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Pace pace = new Pace();
    private final List<Mirror> mirrors = new ArrayList<>();
    private final Thread thread = new Thread(this::loop, "loupe-writer");
    private volatile boolean closing;

    Writer(Database database, Listeners changes) {
        turns = new Turns(database);
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
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            if (closing) {
                throw new Refused(Refused.Why.UNAVAILABLE, "The store is closing.");
            }
            queue.put(new Entry<>(work, answer, after));
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

    /// Once more, alone, when another server on the same database is in the way.
    private void commit(List<Entry<?>> group) {
        boolean careful = false;
        for (int tries = 1; ; tries++) {
            List<Runnable> answers = new ArrayList<>();
            try {
                Turn turn = turns.begin();
                if (tries == 1) {
                    gather(turn, group, answers);
                } else {
                    for (Entry<?> entry : group) {
                        run(turn, entry, answers, careful);
                    }
                }
                finish(turn, careful);
                long began = System.nanoTime();
                turn.sqlBesideSeries().connection().commit();
                pace.committed(System.nanoTime() - began, group.size(), queue.size());
                answers.add(0, () -> turn.tell(changes));
            } catch (Spoilt e) {
                careful = true;
                undo();
                continue;
            } catch (SQLException | RuntimeException | OutOfMemoryError e) {
                undo();
                if (tries < MOST_TRIES && Failure.another(e)) {
                    turns.alone();
                    continue;
                }
                group.forEach(entry -> entry.answer.completeExceptionally(Failure.of(e)));
                return;
            }
            answers.forEach(Runnable::run);
            return;
        }
    }

    /// What a work left to be written at the end may be what spoils the group.
    private void finish(Turn turn, boolean careful) throws SQLException {
        try {
            turn.finish((run, change) -> mirrors.forEach(m -> m.changed(run, change)));
        } catch (SQLException e) {
            if (!careful && Failure.ofValue(e)) {
                throw new Spoilt();
            }
            throw e;
        }
    }

    /// Runs the first of the group and what waits behind it.
    private void gather(Turn turn, List<Entry<?>> group, List<Runnable> answers)
            throws SQLException {
        long end = System.nanoTime() + pace.span();
        run(turn, group.get(0), answers, false);
        while (group.size() < GROUP && System.nanoTime() < end) {
            Entry<?> next = pace.next(queue, group.size(), end);
            if (next == null) {
                break;
            }
            group.add(next);
            run(turn, next, answers, false);
        }
    }

    private <T> void run(Turn turn, Entry<T> entry, List<Runnable> answers, boolean careful)
            throws SQLException {
        var connection = turn.sqlBesideSeries().connection();
        Savepoint before = careful ? connection.setSavepoint() : null;
        long writesBefore = turn.writes();
        int fieldsBefore = turn.fields().size();
        try {
            T value = value(turn, entry.work, careful);
            if (before != null) {
                connection.releaseSavepoint(before);
            }
            answers.add(
                    () -> {
                        if (entry.after != null) {
                            entry.after.run();
                        }
                        entry.answer.complete(value);
                    });
        } catch (RuntimeException refused) {
            boolean written = turn.writes() != writesBefore;
            if (before != null) {
                connection.rollback(before);
                turn.drop();
            } else if (written || refused.getCause() instanceof SQLException) {
                throw new Spoilt();
            }
            turn.fields().cutTo(fieldsBefore);
            if (written) {
                mirrors.forEach(Mirror::forget);
            }
            answers.add(() -> entry.answer.completeExceptionally(refused));
        }
    }

    /// What a work answers; a value that the database does not take is a refusal of this work alone.
    private static <T> T value(Turn turn, Work<T> work, boolean careful) throws SQLException {
        try {
            T value = work.run(turn);
            if (careful) {
                turn.sql();
            }
            return value;
        } catch (SQLException e) {
            if (Failure.ofValue(e)) {
                throw Failure.of(e);
            }
            throw e;
        }
    }

    private void maintain() {
        try {
            Turn turn = turns.begin();
            for (Mirror mirror : mirrors) {
                mirror.idle(turn);
            }
            finish(turn, true);
            turn.sqlBesideSeries().connection().commit();
            turn.tell(changes);
        } catch (SQLException | RuntimeException | OutOfMemoryError e) {
            undo();
        }
    }

    private void undo() {
        mirrors.forEach(Mirror::forget);
        turns.undo();
    }

    @Override
    public void close() {
        closing = true;
        queue.offer(new Entry<>(turn -> 0, new CompletableFuture<>(), null));
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Entry<?> late = queue.poll(); late != null; late = queue.poll()) {
            late.answer.completeExceptionally(
                    new Refused(Refused.Why.UNAVAILABLE, "The store is closing."));
        }
        turns.close();
    }
}
