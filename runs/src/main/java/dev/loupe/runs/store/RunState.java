package dev.loupe.runs.store;

import dev.loupe.runs.RunSearch.Kind;
import dev.loupe.runs.domain.SeriesKey;
import dev.loupe.runs.series.Aggregate;
import dev.loupe.runs.series.Column;
import dev.loupe.runs.series.PointBuffer;
import dev.loupe.runs.series.PointOrder;
import dev.loupe.runs.series.TailRow;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A run that is being written: its series, and how far its tail is in summaries and chunks. Used by the writer alone.
///
/// All of it can be made again from the database: the summaries as they were written last, then the rows of the tail after
/// `run.summarised`; the buffers from all rows of the tail. What lies in the journal comes into the tail first.
final class RunState {
    private static final int RIPE = 2_048;
    private static final int WORTH_A_CHUNK = 256;
    private static final int MOST_BUFFERED = 65_536;
    private static final int MANY_BUFFERED = 262_144;
    private static final int WORTH_A_CHUNK_OF_MANY = 16;
    private static final int LONGEST_CHUNK = 2 * RIPE;

    /// What a series takes beside its points, in points.
    private static final int POINTS_A_SERIES = 12;

    final RunRow row;
    private final Map<SeriesKey, SeriesState> series = new LinkedHashMap<>();
    private final List<SeriesState> fresh = new ArrayList<>();
    private final Journal.Held journaled = new Journal.Held();
    private long newestTail;
    private int tailRows;
    private int buffered;
    private int residual;
    private boolean ripe;
    private boolean dirty;
    long changed;

    private RunState(RunRow row) {
        this.row = row;
    }

    static RunState load(Sql sql, Words words, RunRow row) throws SQLException {
        RunState state = new RunState(row);
        Map<Long, SeriesState> byId = new HashMap<>();
        for (SeriesTables.Known known : SeriesTables.ofRun(sql, row.id())) {
            SeriesKey key = SeriesTables.key(sql, words, known);
            SeriesState one = new SeriesState(known.id(), known.word(), key, known.all());
            state.series.put(key, one);
            byId.put(known.id(), one);
        }
        long summarised = sql.number("SELECT summarised FROM run WHERE id = ?", row.id());
        state.changed = sql.number("SELECT changed FROM run WHERE id = ?", row.id());
        SeriesTables.tail(
                sql,
                row.id(),
                -1,
                (id, step, micros, value) -> state.buffer(byId, id, step, micros, value));
        state.newestTail =
                SeriesTables.tail(
                        sql,
                        row.id(),
                        summarised,
                        (id, step, micros, value) -> state.count(byId, id, step, micros, value));
        state.tailRows = (int) sql.number("SELECT COUNT(*) FROM tail WHERE run = ?", row.id());
        return state;
    }

    private void count(Map<Long, SeriesState> byId, long id, long step, long micros, double value) {
        SeriesState one = byId.get(id);
        if (one != null) {
            one.all.add(step, micros, value);
            one.dirty = true;
            dirty = true;
        }
    }

    private void buffer(
            Map<Long, SeriesState> byId, long id, long step, long micros, double value) {
        SeriesState one = byId.get(id);
        if (one != null) {
            one.buffer.add(step, micros, value);
            buffered++;
            ripe |= one.buffer.size() >= RIPE;
        }
    }

    /// The series of that key; a new one has no row until [#enlist] or [#absorb], in the same transaction.
    SeriesState series(Turn turn, Words words, SeriesNumbers numbers, SeriesKey key)
            throws SQLException {
        SeriesState known = series.get(key);
        if (known != null) {
            return known;
        }
        SeriesState made =
                new SeriesState(
                        numbers.next(turn.sqlBesideSeries()),
                        words.number(turn.sqlBesideSeries(), key.key()),
                        key,
                        new Aggregate());
        fresh.add(made);
        if (key.context().isEmpty()) {
            turn.fields().gained(row, Kind.METRIC, made.word);
        }
        series.put(key, made);
        return made;
    }

    /// Writes rows for new series, as if none had a point: the tail tells of those.
    void enlist(Turn turn) {
        turn.newSeries().add(row.id(), fresh, false);
        fresh.clear();
    }

    /// About how much memory it takes, in points.
    int weight() {
        return buffered + POINTS_A_SERIES * series.size();
    }

    boolean dirty() {
        return dirty;
    }

    /// Points that [SeriesState#take] took, in one row of the tail or the journal.
    void append(Turn turn, Journal journal, byte[] tailRow, int n) throws SQLException {
        if (journal.takes(turn.sqlBesideSeries(), n)) {
            journal.add(turn, row, tailRow);
            journaled.add(tailRow);
        } else {
            append(turn.sqlBesideSeries(), tailRow);
        }
        buffered += n;
        dirty = true;
    }

    private void append(Sql sql, byte[] tailRow) throws SQLException {
        sql.inserted(
                "INSERT INTO tail (run, points) VALUES (?, ?) RETURNING seq",
                r -> newestTail = r.getLong(1),
                row.id(),
                tailRow);
        tailRows++;
    }

    /// Whether points of it lie in the journal.
    boolean isJournaled() {
        return !journaled.isEmpty();
    }

    /// What lies in the journal becomes a row of the tail, before the journal is cleared.
    void leaveJournal(Sql sql) throws SQLException {
        if (isJournaled()) {
            append(sql, journaled.take());
        }
    }

    /// Points that [SeriesState#take] took, so many that they become chunks at once.
    void absorb(Turn turn, int n) throws SQLException {
        turn.newSeries().add(row.id(), fresh, true);
        fresh.forEach(one -> one.dirty = false);
        fresh.clear();
        buffered += n;
        dirty = true;
        flush(turn, WORTH_A_CHUNK);
    }

    void ripen(SeriesState one) {
        ripe |= one.buffer.size() >= RIPE;
    }

    /// Whether there is enough for chunks.
    boolean due() {
        return ripe || buffered >= MOST_BUFFERED + residual;
    }

    /// Makes chunks when there is enough for them.
    void settle(Turn turn) throws SQLException {
        if (due()) {
            flush(turn, buffered >= MANY_BUFFERED ? WORTH_A_CHUNK_OF_MANY : WORTH_A_CHUNK);
        }
    }

    /// One row of the tail instead of many, for a run that rests. @return whether there were many
    boolean pack(Turn turn) throws SQLException {
        boolean many = tailRows > 1;
        if (many) {
            flush(turn, WORTH_A_CHUNK);
        }
        return many;
    }

    /// Series with at least `enough` points become chunks, the rest of the tail becomes one row; summaries are written with it.
    private void flush(Turn turn, int enough) throws SQLException {
        Sql sql = turn.sqlBesideSeries();
        Map<Long, Column> rest = new LinkedHashMap<>();
        residual = 0;
        for (SeriesState one : series.values()) {
            int size = one.buffer.size();
            if (size == 0) {
                continue;
            }
            Column points = PointOrder.sorted(one.buffer.toColumn());
            if (size >= enough) {
                chunks(sql, one, points);
                one.buffer = new PointBuffer();
            } else {
                rest.put(one.id, points);
                one.buffer = new PointBuffer(points);
                residual += size;
            }
        }
        sql.run("DELETE FROM tail WHERE run = ?", row.id());
        tailRows = 0;
        if (!rest.isEmpty()) {
            append(sql, TailRow.pack(rest));
        }
        buffered = residual;
        ripe = false;
        summarise(turn);
    }

    private void chunks(Sql sql, SeriesState one, Column points) throws SQLException {
        int n = points.size();
        for (int from = 0; from < n; ) {
            int to = n - from < LONGEST_CHUNK ? n : from + RIPE;
            Column chunk = from == 0 && to == n ? points : slice(points, from, to);
            SeriesTables.insertChunk(sql, row.id(), one.id, chunk);
            from = to;
        }
    }

    private static Column slice(Column points, int from, int to) {
        return new Column(
                java.util.Arrays.copyOfRange(points.steps(), from, to),
                java.util.Arrays.copyOfRange(points.micros(), from, to),
                java.util.Arrays.copyOfRange(points.values(), from, to));
    }

    /// Writes the summaries that changed, and that they include the whole tail; nothing may lie in the journal.
    void summarise(Turn turn) throws SQLException {
        List<SeriesState> changedSeries = new ArrayList<>();
        for (SeriesState one : series.values()) {
            if (one.dirty) {
                changedSeries.add(one);
            }
        }
        if (!changedSeries.isEmpty()) {
            SeriesTables.update(turn.sql(), row.id(), changedSeries);
        }
        turn.sqlBesideSeries()
                .run("UPDATE run SET summarised = ? WHERE id = ?", newestTail, row.id());
        dirty = false;
    }
}
