package dev.loupe.runs.store;

import dev.loupe.core.RunId;
import dev.loupe.runs.series.TailRow;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Where points of small batches lie until they become rows of the tail, about once a second. The tail's rows lie apart by run, so a commit of single points writes a page a run there; of the journal
/// it writes one, however many runs log at once. Used by the writer alone, and on SQLite alone: PostgreSQL writes changed bytes rather than pages, and servers that share it would clear each other's rows.
///
/// A run's points in the journal are in memory too ([RunState]), in no row of the tail and in no summary. Readers go through all of it, so it stays short.
final class Journal {
    private static final int MOST_POINTS = 16;
    private static final int MOST_BYTES = 65_536;

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
    List<RunRow> runs(Sql sql, RunRows rows) throws SQLException {
        if (!known) {
            Set<Long> ids = new LinkedHashSet<>();
            SeriesTables.journal(sql, (run, tailRow) -> ids.add(run));
            for (long id : ids) {
                String run =
                        sql.one("SELECT run_id FROM run WHERE id = ?", r -> r.getString(1), id)
                                .orElseThrow();
                runs.add(rows.of(sql, new RunId(run)));
            }
            known = true;
        }
        return new ArrayList<>(runs);
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

    /// A transaction was undone: which runs have points here must be read again.
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
