package dev.loupe.runs.store;

import dev.loupe.runs.series.BrokenChunk;
import dev.loupe.runs.series.JournalRow;
import dev.loupe.runs.series.TailRow;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where points of small batches lie until they become rows of the tail, about once a second. The tail's rows lie apart by run, so a commit of single points writes a page a run there; of the journal
/// it writes one, however many runs log at once. Used by the writer alone, and on SQLite alone: PostgreSQL writes changed bytes rather than pages, and servers that share it would clear each other's rows.
///
/// A run's points in the journal are in memory too ([RunState]), in no row of the tail and in no summary. Readers go through all of it, so it stays short.
final class Journal {
    private static final int MOST_POINTS = 16;
    private static final int MOST_BYTES = 65_536;
    private static final long NO_RUN = 0;
    private static final System.Logger LOG = System.getLogger(Journal.class.getName());

    private final Set<RunRow> runs = new LinkedHashSet<>();
    private int bytes;
    private boolean known;

    /// Whether so few points go here.
    boolean takes(Sql sql, int points) {
        return points <= MOST_POINTS && sql.dialect() == Dialect.SQLITE;
    }

    void add(Turn turn, RunRow run, byte[] tailRow) {
        turn.newPoints().add(run.id(), tailRow);
        runs.add(run);
        bytes += tailRow.length;
    }

    boolean full() {
        return bytes > MOST_BYTES;
    }

    /// The runs that have points here.
    List<RunRow> runs() {
        return new ArrayList<>(runs);
    }

    /// Whether memory tells what lies here: not after a start, nor after a transaction was undone.
    boolean isKnown() {
        return known;
    }

    /// Each run's part of each row becomes a row of the tail as it is. A damaged row keeps the parts before the damage; its bytes stay in the tail, under no run.
    ///
    /// @return the runs
    Set<Long> recover(Sql sql) throws SQLException {
        Map<Long, List<byte[]>> parts = new LinkedHashMap<>();
        for (byte[] row : sql.list("SELECT points FROM journal", r -> r.getBytes(1))) {
            try {
                JournalRow.each(row, (run, tailRow) -> add(parts, run, tailRow));
            } catch (BrokenChunk e) {
                add(parts, NO_RUN, row);
                LOG.log(
                        System.Logger.Level.WARNING,
                        "A row of the store's journal is damaged, {0}: points that runs got in the last second may be missing; the row is kept in the table tail, run 0.",
                        e.getMessage());
            }
        }
        for (Map.Entry<Long, List<byte[]>> part : parts.entrySet()) {
            for (byte[] tailRow : part.getValue()) {
                sql.run("INSERT INTO tail (run, points) VALUES (?, ?)", part.getKey(), tailRow);
            }
        }
        if (!parts.isEmpty()) {
            sql.run("DELETE FROM journal");
        }
        known = true;
        parts.remove(NO_RUN);
        return parts.keySet();
    }

    private static void add(Map<Long, List<byte[]>> parts, long run, byte[] tailRow) {
        parts.computeIfAbsent(run, r -> new ArrayList<>()).add(tailRow);
    }

    /// All of it became rows of the tail.
    void clear(Turn turn) throws SQLException {
        turn.newPoints().drop();
        if (!runs.isEmpty()) {
            turn.sqlBesideSeries().run("DELETE FROM journal");
            runs.clear();
        }
        bytes = 0;
    }

    /// A transaction was undone, or what runs hold of it in memory was let go.
    void forget() {
        runs.clear();
        bytes = 0;
        known = false;
    }

    /// Points of one run in the order they came, ready to become a row of the tail.
    static final class Held {
        private final List<byte[]> rows = new ArrayList<>();

        void add(byte[] tailRow) {
            rows.add(tailRow);
        }

        boolean isEmpty() {
            return rows.isEmpty();
        }

        byte[] take() {
            byte[] joined = TailRow.joined(rows);
            rows.clear();
            return joined;
        }
    }
}
