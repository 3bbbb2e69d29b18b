package dev.loupe.runs.store;

import dev.loupe.runs.Refused;
import dev.loupe.runs.domain.SeriesKey;
import dev.loupe.runs.series.Aggregate;
import dev.loupe.runs.series.BrokenChunk;
import dev.loupe.runs.series.ChunkCodec;
import dev.loupe.runs.series.Column;
import dev.loupe.runs.series.JournalRow;
import dev.loupe.runs.series.TailRow;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Rows of the tables `series`, `journal`, `tail` and `chunk`. Doubles lie in them as their bits, since SQLite has no NaN.
final class SeriesTables {
    private static final String AGGREGATE =
            "first_step, first_micros, first_value, last_step, last_micros, last_value, min_value, min_step, max_value, max_step, total";

    /// A row of `series`.
    record Known(long id, long word, String context, Aggregate all) {}

    private SeriesTables() {}

    static List<Known> ofRun(Sql sql, long run) throws SQLException {
        return sql.list(
                "SELECT id, word, context, n, nans, " + AGGREGATE + " FROM series WHERE run = ?",
                r -> new Known(r.getLong(1), r.getLong(2), r.getString(3), aggregate(r, 4)),
                run);
    }

    static @Nullable Long id(Sql sql, long run, long word, String context) throws SQLException {
        long id =
                sql.number(
                        "SELECT id FROM series WHERE word = ? AND context = ? AND run = ?",
                        word,
                        context,
                        run);
        return id == 0 ? null : id;
    }

    /// The values of a new row.
    static @Nullable Object[] row(long run, SeriesState series, Aggregate all) {
        return values(all, series.word, series.key.context(), run, series.id, all.n, all.nans);
    }

    /// @param rows each as [#row] makes it
    static void insert(Sql sql, List<@Nullable Object[]> rows) throws SQLException {
        sql.batch(
                "INSERT INTO series (word, context, run, id, n, nans, "
                        + AGGREGATE
                        + ") VALUES ("
                        + Sql.places(17)
                        + ")",
                rows);
    }

    static void update(Sql sql, long run, List<SeriesState> dirty) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>(dirty.size());
        for (SeriesState series : dirty) {
            Object[] aggregate = values(series.all, series.all.n, series.all.nans);
            Object[] row = java.util.Arrays.copyOf(aggregate, aggregate.length + 3);
            row[aggregate.length] = series.word;
            row[aggregate.length + 1] = series.key.context();
            row[aggregate.length + 2] = run;
            rows.add(row);
            series.dirty = false;
        }
        sql.batch(
                "UPDATE series SET n = ?, nans = ?, "
                        + AGGREGATE.replace(",", " = ?,")
                        + " = ? WHERE word = ? AND context = ? AND run = ?",
                rows);
    }

    static void insertChunk(Sql sql, long run, long series, Column points) throws SQLException {
        Aggregate all = Aggregate.of(points);
        Object[] head = values(all, run, series, all.n, all.nans);
        Object[] row = java.util.Arrays.copyOf(head, head.length + 1);
        row[head.length] = ChunkCodec.encode(points);
        sql.run(
                "INSERT INTO chunk (run, series, n, nans, "
                        + AGGREGATE
                        + ", points) VALUES ("
                        + Sql.places(16)
                        + ")",
                row);
    }

    /// The points of one chunk, sorted. @throws Refused `DAMAGED` if its bytes break the format
    static Column points(Sql sql, long chunk) throws SQLException {
        return sql.one(
                        "SELECT points FROM chunk WHERE id = ?",
                        r -> decode(r.getBytes(1), "chunk " + chunk),
                        chunk)
                .orElse(Column.EMPTY);
    }

    /// Hands over steps and values of one chunk. @throws Refused `DAMAGED` if its bytes break the format
    static void draw(byte[] bytes, long chunk, ChunkCodec.Sink into) {
        try {
            ChunkCodec.decode(bytes, into);
        } catch (BrokenChunk e) {
            throw damaged("chunk " + chunk, e);
        }
    }

    /// The times of one chunk. @throws Refused `DAMAGED` if its bytes break the format
    static long[] times(byte[] bytes, long chunk) {
        try {
            return ChunkCodec.times(bytes);
        } catch (BrokenChunk e) {
            throw damaged("chunk " + chunk, e);
        }
    }

    static Column decode(byte[] bytes, String what) {
        try {
            return ChunkCodec.decode(bytes);
        } catch (BrokenChunk e) {
            throw damaged(what, e);
        }
    }

    private static Refused damaged(String what, BrokenChunk e) {
        return new Refused(
                Refused.Why.DAMAGED,
                "Stored points are damaged: " + what + ", " + e.getMessage() + ".",
                e);
    }

    /// The points of a run that lie in the journal or in its tail after a row. The journal is read first: points that move on meanwhile are seen twice, not lost.
    static void recent(Sql sql, long run, long after, TailRow.Sink sink) throws SQLException {
        sql.each(
                "SELECT points FROM journal",
                r -> {
                    try {
                        JournalRow.decode(r.getBytes(1), run, sink);
                    } catch (BrokenChunk e) {
                        throw damaged("a row of the journal", e);
                    }
                });
        tail(sql, run, after, sink);
    }

    /// All points of a run's tail after a row, oldest first. @return the number of the newest row, `after` if there is none
    static long tail(Sql sql, long run, long after, TailRow.Sink sink) throws SQLException {
        long[] newest = {after};
        sql.each(
                "SELECT seq, points FROM tail WHERE run = ? AND seq > ? ORDER BY seq",
                r -> {
                    newest[0] = r.getLong(1);
                    try {
                        TailRow.decode(r.getBytes(2), sink);
                    } catch (BrokenChunk e) {
                        throw damaged("tail row " + newest[0], e);
                    }
                },
                run,
                after);
        return newest[0];
    }

    static Aggregate aggregate(ResultSet row, int from) throws SQLException {
        Aggregate all = new Aggregate();
        all.n = row.getLong(from);
        all.nans = row.getLong(from + 1);
        all.firstStep = row.getLong(from + 2);
        all.firstMicros = row.getLong(from + 3);
        all.first = Double.longBitsToDouble(row.getLong(from + 4));
        all.lastStep = row.getLong(from + 5);
        all.lastMicros = row.getLong(from + 6);
        all.last = Double.longBitsToDouble(row.getLong(from + 7));
        all.min = Double.longBitsToDouble(row.getLong(from + 8));
        all.minStep = row.getLong(from + 9);
        all.max = Double.longBitsToDouble(row.getLong(from + 10));
        all.maxStep = row.getLong(from + 11);
        all.total = Double.longBitsToDouble(row.getLong(from + 12));
        return all;
    }

    static SeriesKey key(Sql sql, Words words, Known known) throws SQLException {
        return new SeriesKey(words.text(sql, known.word()), known.context());
    }

    private static Object[] values(Aggregate all, Object... before) {
        Object[] row = java.util.Arrays.copyOf(before, before.length + 11);
        int at = before.length;
        row[at++] = all.firstStep;
        row[at++] = all.firstMicros;
        row[at++] = Double.doubleToRawLongBits(all.first);
        row[at++] = all.lastStep;
        row[at++] = all.lastMicros;
        row[at++] = Double.doubleToRawLongBits(all.last);
        row[at++] = Double.doubleToRawLongBits(all.min);
        row[at++] = all.minStep;
        row[at++] = Double.doubleToRawLongBits(all.max);
        row[at++] = all.maxStep;
        row[at] = Double.doubleToRawLongBits(all.total);
        return row;
    }
}
