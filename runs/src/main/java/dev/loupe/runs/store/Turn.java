package dev.loupe.runs.store;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One transaction of the writer, shared by the works of a group.
///
/// All runs touched in it get the same change number, taken from the counter at the end: on PostgreSQL the counter's row lock orders
/// the transactions of several servers, so that a reader who has seen number `n` never misses a smaller one that commits later.
final class Turn {
    /// Learns the change number of the runs that a transaction touched.
    interface Numbered {
        void changed(RunRow run, long change);
    }

    private static final long UNHEARD = -1;
    private static final long NOW = -2;
    private final Sql sql;
    private final Map<RunRow, Touch> touched = new LinkedHashMap<>();
    private final FieldTally fields = new FieldTally();
    private final NewSeries newSeries = new NewSeries();
    private final NewPoints newPoints = new NewPoints();

    Turn(Sql sql) {
        this.sql = sql;
    }

    /// The connection, on which all that was told so far is written.
    Sql sql() throws SQLException {
        write();
        return sql;
    }

    private void write() throws SQLException {
        newSeries.write(sql);
        newPoints.write(sql);
    }

    /// Forgets what is kept back.
    void drop() {
        newSeries.drop();
        newPoints.drop();
    }

    /// The connection, for work that has nothing to do with the tables `series` and `journal`.
    Sql sqlBesideSeries() {
        return sql;
    }

    /// Where rows for new series are kept back.
    NewSeries newSeries() {
        return newSeries;
    }

    /// Where points of small batches are kept back.
    NewPoints newPoints() {
        return newPoints;
    }

    /// How much was written or is kept back to be written.
    long writes() {
        return sql.writes() + newSeries.added() + newPoints.added();
    }

    /// Where it is said which fields runs gain and lose.
    FieldTally fields() {
        return fields;
    }

    /// Says that the run was heard of, and something of it changes in this transaction.
    void touch(RunRow run) {
        touched.computeIfAbsent(run, r -> new Touch()).heard = NOW;
    }

    /// Says that the store keeps something of the run in another way; nobody was heard.
    void kept(RunRow run) {
        touched.computeIfAbsent(run, r -> new Touch());
    }

    /// Says that the run got points. @param micros wall time of the newest of them
    void touch(RunRow run, int points, long micros) {
        Touch touch = touched.computeIfAbsent(run, r -> new Touch());
        touch.heard = NOW;
        touch.points += points;
        touch.micros = Math.max(touch.micros, micros);
    }

    /// Says that nothing of the run was heard after a time.
    void heard(RunRow run, long millis) {
        touched.computeIfAbsent(run, r -> new Touch()).heard = millis;
    }

    /// Writes what the touched runs' rows keep of it.
    void finish(Numbered numbered) throws SQLException {
        write();
        if (touched.isEmpty()) {
            return;
        }
        long now = System.currentTimeMillis();
        long change =
                sql.number(
                        "UPDATE counter SET value = value + 1 WHERE name = 'change' RETURNING value");
        List<@Nullable Object[]> rows = new ArrayList<>(touched.size());
        touched.keySet().forEach(run -> numbered.changed(run, change));
        touched.forEach(
                (run, touch) -> {
                    long heard = touch.heard == NOW ? now : touch.heard;
                    rows.add(
                            new Object[] {
                                change,
                                heard,
                                heard,
                                touch.points,
                                touch.micros,
                                touch.micros,
                                run.id()
                            });
                });
        sql.batch(
                "UPDATE run SET changed = ?, heartbeat_ms = CASE WHEN ? = -1 THEN heartbeat_ms ELSE ? END, points = points + ?,"
                        + " last_micros = CASE WHEN last_micros < ? THEN ? ELSE last_micros END WHERE id = ?",
                rows);
        fields.settle(sql);
    }

    /// Tells the listeners, after the commit.
    void tell(Listeners listeners) {
        touched.keySet().forEach(run -> listeners.changed(run.project(), run.runId()));
    }

    private static final class Touch {
        private long heard = UNHEARD;
        private long points;
        private long micros;
    }
}
