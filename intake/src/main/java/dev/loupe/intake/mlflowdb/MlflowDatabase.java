package dev.loupe.intake.mlflowdb;

import dev.loupe.intake.Columns;
import dev.loupe.intake.FilesBelow;
import dev.loupe.intake.Logbook;
import dev.loupe.intake.RunLog;
import dev.loupe.intake.Source;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/// One database, opened read-only. New metrics are those whose row number is greater than the last one read; runs, params and tags are read again when the database changed.
final class MlflowDatabase implements Source {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int ROWS_AT_ONCE = 1 << 18;

    /// SQLite's result codes for what another holds.
    private static final int BUSY = 5;

    private static final int LOCKED = 6;

    /// How MLflow stores infinities.
    private static final double GREATEST = Double.MAX_VALUE;

    private final Path file;
    private final RunTables runs;
    private final ExperimentTables experiments;
    private final RegistryTables registry;
    private final LoggedModelTables models;
    private boolean traces;
    private @Nullable Connection connection;
    private @Nullable Object inode;
    private long version = -1;
    private long row;

    /// The stamp of the file that cannot be read.
    private String broken = "";

    /// @param mark what [#bookmark] said, or null
    MlflowDatabase(Path file, Path root, @Nullable String mark) {
        this.file = file;
        this.registry = new RegistryTables(file.toString());
        this.models = new LoggedModelTables(file, root);
        Path name = root.toAbsolutePath().normalize().getFileName();
        String folder = name == null ? "mlflow" : name.toString();
        this.runs = new RunTables(file, root, folder);
        this.experiments = new ExperimentTables(folder);
        if (mark != null) {
            try {
                JsonNode known = JSON.readTree(mark);
                row = known.path("row").asLong(0);
                known.path("deleted").forEach(run -> runs.deleted().add(run.asString("")));
                known.path("away").forEach(id -> experiments.away().add(id.asString("")));
            } catch (JacksonException odd) {
                row = 0;
            }
        }
    }

    private static Connection open(Path file) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:sqlite:file:" + file.toUri().getRawPath() + "?mode=ro");
    }

    /// Whether MLflow's tables are there.
    static boolean holdsRuns(Path file) {
        try (Connection connection = open(file);
                PreparedStatement ask =
                        connection.prepareStatement(
                                "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name IN ('experiments', 'runs', 'metrics', 'params', 'tags')");
                ResultSet found = ask.executeQuery()) {
            return found.next() && found.getInt(1) == 5;
        } catch (SQLException broken) {
            return false;
        }
    }

    @Override
    public boolean read(Logbook book) throws IOException {
        String stamp = FilesBelow.stamp(file);
        if (stamp.equals(broken)) {
            return false;
        }
        try {
            Connection sql = connected();
            long now = number(sql, "PRAGMA data_version");
            if (now == version) {
                return false;
            }
            boolean more = tell(sql, book);
            version = more ? version : now;
            return more;
        } catch (SQLException e) {
            close();
            String sentence = "The database " + file + " cannot be read: " + e.getMessage() + ".";
            if (e.getErrorCode() == BUSY || e.getErrorCode() == LOCKED) {
                throw new IOException(sentence, e);
            }
            broken = stamp;
            book.damaged(sentence);
            return false;
        }
    }

    /// Opens anew where another file lies under the path.
    private Connection connected() throws IOException, SQLException {
        Object now =
                Files.readAttributes(file, java.nio.file.attribute.BasicFileAttributes.class)
                        .fileKey();
        if (connection != null && java.util.Objects.equals(now, inode)) {
            return connection;
        }
        if (connection != null) {
            close();
            row = 0;
        }
        inode = now;
        version = -1;
        return connection = open(file);
    }

    private boolean tell(Connection sql, Logbook book) throws SQLException, IOException {
        if (number(sql, "SELECT COALESCE(MAX(rowid), 0) FROM metrics") < row) {
            row = 0;
        }
        runs.tell(sql, book);
        experiments.tell(sql, book);
        Map<String, Columns> points = new LinkedHashMap<>();
        int read = 0;
        try (PreparedStatement ask =
                sql.prepareStatement(
                        "SELECT rowid, run_uuid, key, value, timestamp, step, is_nan FROM metrics WHERE rowid > ? ORDER BY rowid LIMIT ?")) {
            ask.setLong(1, row);
            ask.setInt(2, ROWS_AT_ONCE);
            try (ResultSet r = ask.executeQuery()) {
                while (r.next()) {
                    row = r.getLong(1);
                    read++;
                    points.computeIfAbsent(r.getString(2), k -> new Columns())
                            .add(
                                    String.valueOf(r.getString(3)),
                                    r.getLong(6),
                                    r.getLong(5) * 1000,
                                    r.getBoolean(7) ? Double.NaN : value(r.getDouble(4)));
                }
            }
        }
        points.forEach(
                (run, columns) -> {
                    RunLog log = runs.logs().get(run);
                    if (log != null) {
                        log.points(columns.take());
                    }
                });
        if (read == ROWS_AT_ONCE) {
            return true;
        }
        runs.words(sql);
        LineageTables.tell(sql, runs.logs());
        models.tell(sql, book, experiments.names());
        registry.tell(sql, book);
        traces(sql, book);
        runs.files();
        return false;
    }

    private void traces(Connection sql, Logbook book) throws SQLException {
        if (!traces
                && Rows.has(sql, "trace_info")
                && number(sql, "SELECT COUNT(*) FROM (SELECT 1 FROM trace_info LIMIT 1)") > 0) {
            traces = true;
            book.passedOver("The traces in " + file + " are passed over.");
        }
    }

    static double value(double stored) {
        return stored == GREATEST
                ? Double.POSITIVE_INFINITY
                : stored == -GREATEST ? Double.NEGATIVE_INFINITY : stored;
    }

    private static long number(Connection sql, String question) throws SQLException {
        try (PreparedStatement ask = sql.prepareStatement(question);
                ResultSet r = ask.executeQuery()) {
            return r.next() ? r.getLong(1) : 0;
        }
    }

    @Override
    public String bookmark() {
        ObjectNode mark = JSON.createObjectNode();
        mark.put("row", row);
        var list = mark.putArray("deleted");
        runs.deleted().forEach(list::add);
        var away = mark.putArray("away");
        experiments.away().forEach(away::add);
        return JSON.writeValueAsString(mark);
    }

    @Override
    public void close() throws IOException {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                throw new IOException("The database " + file + " cannot be closed.", e);
            }
        }
    }
}
