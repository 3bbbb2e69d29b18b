package dev.loupe.runs.store;

import dev.loupe.core.RunId;
import dev.loupe.runs.Intake;
import dev.loupe.runs.domain.Batch;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.Points;
import dev.loupe.runs.series.TailRow;

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
    private static final long MOST_HELD = 3_000_000;

    private final Writer writer;
    private final RunRows rows;
    private final Words words;
    private final Facts facts;
    private final SeriesNumbers numbers = new SeriesNumbers();
    private final Journal journal = new Journal();
    private final Map<Long, RunState> states = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<Long, RunRow> dirty = new LinkedHashMap<>();
    private long held;
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
                    List<Long> behind =
                            sql.list(
                                    "SELECT id FROM run r WHERE EXISTS (SELECT 1 FROM tail t WHERE t.run = r.id AND t.seq > r.summarised)",
                                    r -> r.getLong(1));
                    for (long id : behind) {
                        rows.ofNumber(sql, id).ifPresent(row -> dirty.put(row.id(), row));
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
        Sql sql = turn.sqlBesideSeries();
        RunRow row = rows.active(sql, batch.run());
        facts.check(sql, row, batch.params());
        Points points = batch.points();
        int stored = points.size() == 0 ? 0 : points(turn, row, points);
        facts.write(turn, row, batch.params(), batch.tags());
        turn.touch(row);
        return new Receipt(stored, points.size() - stored);
    }

    /// Takes points into memory and the tail or journal, or into none: after points were refused midway, runs are read again when they are next asked for.
    private int points(Turn turn, RunRow row, Points points) throws SQLException {
        RunState run = state(turn, row);
        try {
            return points(turn, row, run, points);
        } catch (RuntimeException refused) {
            forget();
            throw refused;
        }
    }

    private int points(Turn turn, RunRow row, RunState run, Points points) throws SQLException {
        Sql sql = turn.sqlBesideSeries();
        int n = points.size();
        int before = run.weight();
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
            run.enlist(turn);
        }
        if (stored > 0) {
            if (stored >= BULK) {
                leaveJournal(turn, run.isJournaled());
                run.absorb(turn, stored);
            } else {
                run.append(
                        turn, journal, TailRow.encode(ids, steps, micros, values, stored), stored);
                for (SeriesState one : series) {
                    run.ripen(one);
                }
                leaveJournal(turn, journal.full() || run.due() && run.isJournaled());
                run.settle(turn);
            }
            if (run.dirty()) {
                dirty.put(row.id(), row);
                behind = true;
            }
            turn.touch(row, stored, newest);
        }
        held += run.weight() - before;
        return stored;
    }

    private void leaveJournal(Turn turn, boolean now) throws SQLException {
        if (!now) {
            return;
        }
        for (RunRow row : journal.runs()) {
            state(turn, row).leaveJournal(turn.sqlBesideSeries());
        }
        journal.clear(turn);
    }

    private void recoverJournal(Sql sql) throws SQLException {
        if (!journal.isKnown()) {
            for (long run : journal.recover(sql)) {
                rows.ofNumber(sql, run).ifPresent(row -> dirty.put(row.id(), row));
            }
        }
    }

    private RunState state(Turn turn, RunRow row) throws SQLException {
        RunState known = states.get(row.id());
        if (known != null && !current(turn.sqlBesideSeries(), known)) {
            held -= known.weight();
            states.remove(row.id());
            dirty.remove(row.id());
            known = null;
        }
        if (known == null) {
            Sql sql = turn.sql();
            if (sql.dialect() == Dialect.POSTGRESQL) {
                sql.number("SELECT changed FROM run WHERE id = ? FOR UPDATE", row.id());
            }
            recoverJournal(sql);
            known = RunState.load(sql, words, row);
            states.put(row.id(), known);
            held += known.weight();
            makeRoom(turn);
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
        makeRoom(turn);
    }

    /// Lets go of the runs that were not written for longest; those whose summaries are behind stay until these are written.
    private void makeRoom(Turn turn) throws SQLException {
        Iterator<RunState> eldest = states.values().iterator();
        while (states.size() > MOST_RUNS || held > MOST_HELD && states.size() > 1) {
            RunState run = eldest.next();
            if (!eldest.hasNext()) {
                return;
            }
            if (run.dirty()) {
                continue;
            }
            eldest.remove();
            held -= run.weight();
            if (current(turn.sqlBesideSeries(), run) && run.pack(turn)) {
                turn.kept(run.row);
            }
        }
    }

    private void summarise(Turn turn) throws SQLException {
        recoverJournal(turn.sql());
        leaveJournal(turn, true);
        for (RunRow row : new ArrayList<>(dirty.values())) {
            RunState run = state(turn, row);
            if (run.dirty()) {
                run.summarise(turn);
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
        journal.forget();
        words.forget();
        held = 0;
    }
}
