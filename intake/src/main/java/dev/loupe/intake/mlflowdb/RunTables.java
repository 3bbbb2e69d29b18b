package dev.loupe.intake.mlflowdb;

import dev.loupe.intake.FilesBelow;
import dev.loupe.intake.FilesByCustom;
import dev.loupe.intake.Logbook;
import dev.loupe.intake.Opening;
import dev.loupe.intake.RunLog;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.RunStatus;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `runs`, `params` and `tags`, and the files of runs whose artifacts lie below what was opened.
final class RunTables {
    private final Path file;
    private final Path root;
    private final String folder;
    private final Map<String, RunLog> logs = new HashMap<>();
    private final Map<String, FilesBelow> files = new HashMap<>();
    private final Set<String> deleted = new HashSet<>();

    /// @param folder names the project of runs whose experiment has no name
    RunTables(Path file, Path root, String folder) {
        this.file = file;
        this.root = root;
        this.folder = folder;
    }

    /// The runs that were told of, by their ids.
    Map<String, RunLog> logs() {
        return logs;
    }

    /// The runs that were told as deleted.
    Set<String> deleted() {
        return deleted;
    }

    /// Tells of all runs how they stand.
    void tell(Connection sql, Logbook book) throws SQLException {
        try (PreparedStatement ask =
                        sql.prepareStatement(
                                "SELECT r.run_uuid, r.name, e.name, r.user_id, r.start_time, r.end_time, r.status, r.lifecycle_stage, e.lifecycle_stage, r.artifact_uri"
                                        + " FROM runs r JOIN experiments e ON e.experiment_id = r.experiment_id");
                ResultSet r = ask.executeQuery()) {
            while (r.next()) {
                String id = String.valueOf(r.getString(1));
                String name = text(r, 2);
                RunLog log =
                        logs.computeIfAbsent(
                                id,
                                k -> {
                                    try {
                                        return book.run(
                                                new Opening(
                                                        Rows.run(k),
                                                        text(r, 3).isEmpty() ? folder : text(r, 3),
                                                        name.isEmpty() ? k : name,
                                                        text(r, 4),
                                                        r.getLong(5)));
                                    } catch (SQLException e) {
                                        throw new IllegalStateException(e);
                                    }
                                });
                long end = r.getLong(6);
                boolean open = r.wasNull();
                log.status(status(text(r, 7)), open ? null : end);
                if ("deleted".equals(r.getString(8)) || "deleted".equals(r.getString(9))) {
                    if (deleted.add(id)) {
                        log.deleted();
                    }
                } else {
                    deleted.remove(id);
                }
                Path artifacts = ArtifactPlace.of(text(r, 10), file, root);
                if (artifacts != null) {
                    files.computeIfAbsent(id, k -> new FilesBelow(artifacts, ""));
                }
            }
        }
    }

    private static String text(ResultSet r, int column) {
        try {
            String text = r.getString(column);
            return text == null ? "" : text;
        } catch (SQLException e) {
            return "";
        }
    }

    private static RunStatus status(String word) {
        for (RunStatus status : RunStatus.values()) {
            if (status.name().equals(word)) {
                return status;
            }
        }
        return RunStatus.RUNNING;
    }

    /// Tells params and tags.
    void words(Connection sql) throws SQLException {
        Map<String, List<Param>> params = new LinkedHashMap<>();
        pairs(
                sql,
                "params",
                (run, key, value) ->
                        params.computeIfAbsent(run, k -> new ArrayList<>())
                                .add(Param.of(key, value)));
        params.forEach(
                (run, all) -> {
                    RunLog log = logs.get(run);
                    if (log != null) {
                        log.params(all);
                    }
                });
        Map<String, Map<String, String>> tags = new LinkedHashMap<>();
        pairs(
                sql,
                "tags",
                (run, key, value) ->
                        tags.computeIfAbsent(run, k -> new LinkedHashMap<>()).put(key, value));
        tags.forEach(
                (run, all) -> {
                    RunLog log = logs.get(run);
                    if (log != null) {
                        log.tags(all);
                    }
                });
    }

    @FunctionalInterface
    private interface Pair {
        void of(String run, String key, String value);
    }

    private static void pairs(Connection sql, String table, Pair each) throws SQLException {
        try (PreparedStatement ask =
                        sql.prepareStatement("SELECT run_uuid, key, value FROM " + table);
                ResultSet r = ask.executeQuery()) {
            while (r.next()) {
                each.of(text(r, 1), text(r, 2), text(r, 3));
            }
        }
    }

    /// Tells files that are new or changed.
    void files() throws IOException {
        for (Map.Entry<String, FilesBelow> entry : files.entrySet()) {
            RunLog log = logs.get(entry.getKey());
            if (log != null) {
                FilesByCustom.tellAll(entry.getValue(), log);
            }
        }
    }
}
