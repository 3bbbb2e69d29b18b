package dev.loupe.runs.store;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/// Begins the writer's transactions, on one connection that is opened anew after a transaction was undone. On PostgreSQL several servers may write at the same time until they meet at a run. Used by the writer alone.
final class Turns implements AutoCloseable {
    /// Two servers that wait for each other's runs are told so by the database after a second; this is sooner.
    private static final int LONGEST_LOCK_MILLIS = 200;

    private static final long ALONE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final String TOGETHER =
            "SELECT 1 FROM (SELECT pg_advisory_xact_lock_shared(?)) AS taken";
    private static final String ALONE = "SELECT 1 FROM (SELECT pg_advisory_xact_lock(?)) AS taken";
    private static final long WRITERS = 0x6c6f757066L;

    private final Database database;
    private long aloneUntil = System.nanoTime();
    private @Nullable Sql sql;

    Turns(Database database) {
        this.database = database;
    }

    Turn begin() throws SQLException {
        Sql open = sql;
        if (open == null) {
            open = database.connect();
            if (database.dialect() == Dialect.POSTGRESQL) {
                open.define("SET lock_timeout = " + LONGEST_LOCK_MILLIS);
            }
            open.connection().setAutoCommit(false);
            sql = open;
        }
        if (database.dialect() == Dialect.POSTGRESQL) {
            takeTurn(open);
        }
        return new Turn(open);
    }

    private void takeTurn(Sql open) throws SQLException {
        if (System.nanoTime() - aloneUntil < 0) {
            open.define("SET LOCAL lock_timeout = 0");
            open.number(ALONE, WRITERS);
        } else {
            open.number(TOGETHER, WRITERS);
        }
    }

    /// Another server was in the way: for a second, one at a time.
    void alone() {
        aloneUntil = System.nanoTime() + ALONE_NANOS;
    }

    /// Undoes the transaction that was begun last.
    void undo() {
        Sql broken = sql;
        sql = null;
        if (broken != null) {
            try (broken) {
                broken.connection().rollback();
            } catch (SQLException ignored) {
                // A fresh connection is opened for the next group.
            }
        }
    }

    @Override
    public void close() {
        Sql open = sql;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException ignored) {
                // All was committed.
            }
        }
    }
}
