package dev.loupe.runs.store;

import dev.loupe.runs.Refused;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/// An opened database: where connections come from, a pool of them for reads, and the folder's lock on SQLite.
///
/// Reads see what was committed when they began (WAL on SQLite, READ COMMITTED on PostgreSQL) and never wait for the writer.
final class Database implements AutoCloseable {
    private static final int READERS = 8;

    /// A question put to the database by a reader.
    interface Question<T> {
        T ask(Sql sql) throws SQLException;
    }

    private final Dialect dialect;
    private final String url;
    private final @Nullable FolderLock lock;
    private final ConcurrentLinkedDeque<Sql> idle = new ConcurrentLinkedDeque<>();
    private final Semaphore readers = new Semaphore(READERS);
    private volatile boolean closed;

    private Database(Dialect dialect, String url, @Nullable FolderLock lock) {
        this.dialect = dialect;
        this.url = url;
        this.lock = lock;
    }

    /// Opens `loupe.db` in a folder, which is made if it is absent, and holds the folder's lock until closed.
    static Database inFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new Refused(
                    Refused.Why.UNAVAILABLE,
                    "The store's folder " + folder + " cannot be made: " + e.getMessage() + ".",
                    e);
        }
        FolderLock lock = FolderLock.take(folder);
        try {
            Database database =
                    new Database(Dialect.SQLITE, "jdbc:sqlite:" + folder.resolve("loupe.db"), lock);
            database.check();
            return database;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /// Opens a PostgreSQL database by its JDBC URL.
    static Database atUrl(String url) {
        Database database = new Database(Dialect.POSTGRESQL, url, null);
        database.check();
        return database;
    }

    Dialect dialect() {
        return dialect;
    }

    /// A connection of one's own, in auto-commit.
    Sql connect() throws SQLException {
        Properties properties = new Properties();
        if (dialect == Dialect.SQLITE) {
            properties.setProperty("busy_timeout", "10000");
            properties.setProperty("jdbc.get_generated_keys", "false");
        } else {
            properties.setProperty("reWriteBatchedInserts", "true");
            properties.setProperty("ApplicationName", "loupe");
        }
        Connection connection = DriverManager.getConnection(url, properties);
        if (dialect == Dialect.SQLITE) {
            try (var statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode=WAL");
                statement.execute("PRAGMA synchronous=FULL");
                statement.execute("PRAGMA cache_size=-16000");
                statement.execute("PRAGMA mmap_size=268435456");
                statement.execute("PRAGMA wal_autocheckpoint=4000");
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        }
        return new Sql(connection, dialect);
    }

    /// Asks with a connection of the pool. @throws Refused if the database fails
    <T> T read(Question<T> question) {
        readers.acquireUninterruptibly();
        Sql sql = null;
        boolean sound = false;
        try {
            sql = idle.pollFirst();
            if (sql == null) {
                sql = connect();
            }
            T answer = question.ask(sql);
            sound = true;
            return answer;
        } catch (SQLException e) {
            throw Failure.of(e);
        } catch (RuntimeException e) {
            sound = true;
            throw e;
        } finally {
            give(sql, sound);
            readers.release();
        }
    }

    private void give(@Nullable Sql sql, boolean sound) {
        if (sql == null) {
            return;
        }
        if (sound && !closed) {
            idle.addFirst(sql);
        } else {
            quietly(sql);
        }
    }

    private void check() {
        try (Sql sql = connect()) {
            sql.number("SELECT 1");
        } catch (SQLException e) {
            throw new Refused(
                    Refused.Why.UNAVAILABLE,
                    "The store cannot be opened: " + Failure.of(e).getMessage(),
                    e);
        }
    }

    private static void quietly(Sql sql) {
        try {
            sql.close();
        } catch (SQLException ignored) {
            // The connection is given up either way.
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Sql sql = idle.pollFirst(); sql != null; sql = idle.pollFirst()) {
            quietly(sql);
        }
        if (lock != null) {
            lock.close();
        }
    }
}
