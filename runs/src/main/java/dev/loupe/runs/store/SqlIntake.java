package dev.loupe.runs.store;

import dev.loupe.core.RunId;
import dev.loupe.runs.Intake;
import dev.loupe.runs.domain.Batch;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.Points;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// The way in: applies batches on the writing thread, against the runs it keeps in memory.
final class SqlIntake implements Intake, Writer.Mirror {
    /// So many points in one batch become chunks at once, without a way through the tail.
    private static final int BULK = 16_384;

    private static final int MOST_RUNS = 20_000;
    private static final long MOST_BUFFERED = 4_000_000;

    private final Writer writer;
    private final RunRows rows;
    private final Words words;
    private final Facts facts;
    private final SeriesNumbers numbers = new SeriesNumbers();
    private final Map<Long, RunState> states = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<Long, RunState> dirty = new LinkedHashMap<>();
    private long buffered;
    private volatile boolean behind;

    SqlIntake(Writer writer, RunRows rows, Words words, Facts facts) {
        this.writer = writer;
        this.rows = rows;
        this.words = words;
        this.facts = facts;
        writer.mirror(this);
    }

    @Override
    public Receipt write(Batch batch) {
        return Writer.await(submit(batch));
    }

    @Override
    public CompletableFuture<Receipt> submit(Batch batch) {
        return writer.submit(turn -> apply(turn, batch), null);
    }

    @Override
    public void overwriteParams(RunId run, List<Param> params) {
        writer.write(
                turn -> {
                    RunRow row = rows.active(turn.sql(), run);
                    facts.overwrite(turn, row, params);
                    turn.touch(row);
                    return row;
                });
    }

    /// Takes what a crash left in tails into the summaries.
    void recover() {
        writer.write(
                turn -> {
                    Sql sql = turn.sql();
                    List<String> behind =
                            sql.list(
                                    "SELECT run_id FROM run r WHERE EXISTS (SELECT 1 FROM tail t WHERE t.run = r.id AND t.seq > r.summarised)",
                                    r -> r.getString(1));
                    for (String id : behind) {
                        RunState run = state(sql, rows.of(sql, new RunId(id)));
                        dirty.put(run.row.id(), run);
                    }
                    summarise(turn);
                    return behind.size();
                });
    }

    /// Waits until the summaries in the database include every batch acknowledged before.
    void settle() {
        if (!behind) {
            return;
        }
        writer.write(
                turn -> {
                    summarise(turn);
                    return 0;
                });
    }

    private Receipt apply(Turn turn, Batch batch) throws SQLException {
        Sql sql = turn.sql();
        RunRow row = rows.active(sql, batch.run());
        facts.check(sql, row, batch.params());
        Points points = batch.points();
        int stored = points.size() == 0 ? 0 : points(turn, row, points);
        facts.write(turn, row, batch.params(), batch.tags());
        turn.touch(row);
        return new Receipt(stored, points.size() - stored);
    }

    /// Takes points into memory and the tail, or into neither: a run whose points are refused midway is read again when it is next asked for.
    private int points(Turn turn, RunRow row, Points points) throws SQLException {
        RunState run = state(turn.sql(), row);
        int before = run.buffered();
        try {
            return points(turn, row, run, points);
        } catch (RuntimeException refused) {
            buffered -= before;
            states.remove(row.id());
            throw refused;
        }
    }

    private int points(Turn turn, RunRow row, RunState run, Points points) throws SQLException {
        Sql sql = turn.sql();
        int n = points.size();
        SeriesState[] series = new SeriesState[points.series().size()];
        for (int i = 0; i < series.length; i++) {
            series[i] = run.series(turn, words, numbers, points.series().get(i));
        }
        long[] ids = new long[n];
        long[] steps = new long[n];
        long[] micros = new long[n];
        double[] values = new double[n];
        int stored = 0;
        long newest = 0;
        for (int i = 0; i < n; i++) {
            SeriesState one = series[points.of()[i]];
            if (one.take(sql, points.steps()[i], points.micros()[i], points.values()[i])) {
                ids[stored] = one.id;
                steps[stored] = points.steps()[i];
                micros[stored] = points.micros()[i];
                values[stored] = points.values()[i];
                newest = Math.max(newest, micros[stored]);
                stored++;
            }
        }
        if (stored < BULK) {
            run.enlist(sql);
        }
        if (stored > 0) {
            int before = run.buffered();
            if (stored >= BULK) {
                run.absorb(sql, stored);
            } else {
                run.append(sql, ids, steps, micros, values, stored);
                for (SeriesState one : series) {
                    run.ripen(one);
                }
                run.settle(sql);
            }
            buffered += run.buffered() - before;
            if (run.dirty()) {
                dirty.put(row.id(), run);
                behind = true;
            }
            turn.touch(row, stored, newest);
        }
        return stored;
    }

    private RunState state(Sql sql, RunRow row) throws SQLException {
        RunState known = states.get(row.id());
        if (known != null && !current(sql, known)) {
            buffered -= known.buffered();
            states.remove(row.id());
            dirty.remove(row.id());
            known = null;
        }
        if (known == null) {
            if (sql.dialect() == Dialect.POSTGRESQL) {
                sql.number("SELECT changed FROM run WHERE id = ? FOR UPDATE", row.id());
            }
            known = RunState.load(sql, words, row);
            states.put(row.id(), known);
            buffered += known.buffered();
        }
        return known;
    }

    /// Whether no other server has written the run since; from then on none can until the transaction ends. Memory that is older than the run must never be written.
    private static boolean current(Sql sql, RunState known) throws SQLException {
        return sql.dialect() != Dialect.POSTGRESQL
                || sql.number("SELECT changed FROM run WHERE id = ? FOR UPDATE", known.row.id())
                        == known.changed;
    }

    @Override
    public void changed(RunRow row, long change) {
        RunState known = states.get(row.id());
        if (known != null) {
            known.changed = change;
        }
    }

    @Override
    public void idle(Turn turn) throws SQLException {
        summarise(turn);
        while (states.size() > MOST_RUNS || buffered > MOST_BUFFERED && states.size() > 1) {
            Iterator<RunState> eldest = states.values().iterator();
            RunState run = eldest.next();
            eldest.remove();
            buffered -= run.buffered();
            if (current(turn.sql(), run) && run.pack(turn.sql())) {
                turn.kept(run.row);
            }
        }
    }

    private void summarise(Turn turn) throws SQLException {
        for (RunState known : new ArrayList<>(dirty.values())) {
            RunState run = state(turn.sql(), known.row);
            if (run.dirty()) {
                run.summarise(turn.sql());
                turn.kept(run.row);
            }
        }
        dirty.clear();
        behind = false;
    }

    /// Runs whose summaries are behind stay known: what they were sent before is durable, and is read again for its summary.
    @Override
    public void forget() {
        states.clear();
        numbers.forget();
        words.forget();
        buffered = 0;
    }
}
