package dev.loupe.intake.neptunedb;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/// One store as a database, opened so that nothing is written. Whatever is wrong with it is an [IOException].
final class NeptuneStore implements Closeable {
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD = 100;
    private static final long MOST_BYTES = 32 << 20;

    private final Connection sql;

    NeptuneStore(Path file) throws IOException {
        whole(file);
        try {
            sql = open(file);
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /// A store that no client has open is opened as one that cannot change, so that no lock or log appears beside it.
    private static Connection open(Path file) throws SQLException {
        boolean written = Files.exists(wal(file));
        return DriverManager.getConnection(
                "jdbc:sqlite:file:"
                        + file.toUri().getRawPath()
                        + (written ? "?mode=ro" : "?immutable=1"));
    }

    /// SQLite itself would take pages that are missing for empty ones (fileformat2.html, 1.3: size of a page and their count).
    private static void whole(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            ByteBuffer head = ByteBuffer.wrap(in.readNBytes(HEAD));
            if (head.remaining() < HEAD) {
                throw new IOException("it ends within its header");
            }
            int page = head.getChar(16) == 1 ? 1 << 16 : head.getChar(16);
            long pages = head.getInt(28) & 0xffffffffL;
            if (!Files.exists(wal(file)) && page * pages > Files.size(file)) {
                throw new IOException("it ends before its last page");
            }
        }
    }

    /// What the client writes to first.
    static Path wal(Path file) {
        return file.resolveSibling(file.getFileName() + "-wal");
    }

    /// Whether it is a database with the client's tables that names a run.
    static boolean holdsOperations(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
                return false;
            }
        }
        try (NeptuneStore store = new NeptuneStore(file)) {
            return !store.run().id().isEmpty() && store.last() >= 0;
        } catch (IOException other) {
            return false;
        }
    }

    /// Whose operations they are.
    record Run(String project, String id) {}

    Run run() throws IOException {
        try (PreparedStatement ask =
                        sql.prepareStatement("SELECT project, run_id FROM metadata LIMIT 1");
                ResultSet r = ask.executeQuery()) {
            return r.next() ? new Run(text(r, 1), text(r, 2)) : new Run("", "");
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /// The number of the last operation that was ever written; those that were sent are deleted.
    long last() throws IOException {
        try (PreparedStatement ask =
                        sql.prepareStatement(
                                "SELECT COALESCE((SELECT seq FROM sqlite_sequence WHERE name = 'run_operations'), (SELECT MAX(sequence_id) FROM run_operations), 0)");
                ResultSet r = ask.executeQuery()) {
            return r.next() ? r.getLong(1) : 0;
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /// Takes an operation.
    @FunctionalInterface
    interface Taker {
        /// @param creates whether it is a `Run`, else an `UpdateRunSnapshot`
        void operation(long number, long millis, boolean creates, byte[] message);
    }

    /// Tells the operations after a number, up to some tens of megabytes of them.
    ///
    /// @return whether there are more
    boolean operations(long after, boolean all, Taker taker) throws IOException {
        long bytes = 0;
        try (PreparedStatement ask =
                sql.prepareStatement(
                        "SELECT sequence_id, timestamp, operation_type, operation FROM run_operations WHERE sequence_id > ? ORDER BY sequence_id")) {
            ask.setLong(1, after);
            try (ResultSet r = ask.executeQuery()) {
                while (r.next()) {
                    byte[] message = r.getBytes(4);
                    if (message != null) {
                        taker.operation(r.getLong(1), r.getLong(2), r.getInt(3) == 1, message);
                        bytes += message.length;
                    }
                    if (!all && bytes > MOST_BYTES) {
                        return true;
                    }
                }
            }
            return false;
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /// Where files lie that were to be sent, by where they were to be sent to.
    Map<String, String> uploads() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (PreparedStatement ask =
                        sql.prepareStatement(
                                "SELECT destination, source_path FROM file_upload_requests");
                ResultSet r = ask.executeQuery()) {
            while (r.next()) {
                sources.put(text(r, 1), text(r, 2));
            }
            return sources;
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static String text(ResultSet r, int column) throws SQLException {
        String text = r.getString(column);
        return text == null ? "" : text;
    }

    @Override
    public void close() throws IOException {
        try {
            sql.close();
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
