package dev.loupe.runs.store;

import java.sql.SQLException;

/// Gives numbers to new series, taking them from the counter in blocks. Used by the writer alone.
final class SeriesNumbers {
    private static final int BLOCK = 256;

    private long next;
    private long end;

    long next(Sql sql) throws SQLException {
        if (next == end) {
            end =
                    sql.number(
                                    "UPDATE counter SET value = value + ? WHERE name = 'series' RETURNING value",
                                    BLOCK)
                            + 1;
            next = end - BLOCK;
        }
        return next++;
    }

    /// Gives up the rest of the block, since the transaction that took it may have been undone.
    void forget() {
        next = 0;
        end = 0;
    }
}
