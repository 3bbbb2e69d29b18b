package dev.loupe.runs.store;

import dev.loupe.runs.series.JournalRow;

import java.sql.SQLException;

/// Points of small batches that a transaction takes, kept back so that those of all its runs become one row of the journal.
final class NewPoints {
    private final JournalRow row = new JournalRow();
    private long added;

    void add(long run, byte[] tailRow) {
        row.add(run, tailRow);
        added++;
    }

    /// How many batches were ever added.
    long added() {
        return added;
    }

    /// Forgets what is kept back.
    void drop() {
        row.take();
    }

    void write(Sql sql) throws SQLException {
        if (!row.isEmpty()) {
            sql.run("INSERT INTO journal (points) VALUES (?)", (Object) row.take());
        }
    }
}
