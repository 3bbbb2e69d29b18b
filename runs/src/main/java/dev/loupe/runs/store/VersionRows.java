package dev.loupe.runs.store;

import dev.loupe.core.RunId;
import dev.loupe.runs.Refused;
import dev.loupe.runs.Registry.Version;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The versions of registered models.
final class VersionRows {
    static final String TAGS = "version";
    private static final String VERSIONS =
            "SELECT name, version, source, run, run_link, model, stage, status, status_message, description, user_name, created_ms, updated_ms FROM model_version";

    private final Labels labels;

    VersionRows(Labels labels) {
        this.labels = labels;
    }

    /// Says that a registered model changes now.
    ///
    /// @throws Refused `ABSENT` if there is none of that name
    static void touch(Sql sql, String name) throws SQLException {
        int found =
                sql.run(
                        "UPDATE registered_model SET updated_ms = ? WHERE name = ?",
                        System.currentTimeMillis(),
                        name);
        if (found == 0) {
            throw new Refused(
                    Refused.Why.ABSENT, "Registered Model with name=" + name + " not found");
        }
    }

    Version create(
            Sql sql,
            String name,
            String source,
            @Nullable RunId run,
            @Nullable String runLink,
            @Nullable String modelId,
            String description,
            Map<String, String> tags)
            throws SQLException {
        touch(sql, name);
        int version =
                (int)
                        sql.number(
                                "SELECT COALESCE(MAX(version), 0) + 1 FROM model_version WHERE name = ?",
                                name);
        long now = System.currentTimeMillis();
        sql.run(
                "INSERT INTO model_version (name, version, source, run, run_link, model, stage, description, user_name, created_ms, updated_ms)"
                        + " VALUES (?, ?, ?, ?, ?, ?, 'None', ?, '', ?, ?)",
                name,
                version,
                source,
                run == null ? null : run.value(),
                runLink,
                modelId,
                description,
                now,
                now);
        labels.put(sql, TAGS, owner(name, version), tags);
        return existing(sql, name, version);
    }

    Optional<Version> find(Sql sql, String name, int version) throws SQLException {
        return sql
                .list(
                        VERSIONS + " WHERE name = ? AND version = ?",
                        VersionRows::bare,
                        name,
                        version)
                .stream()
                .findFirst()
                .map(bare -> whole(sql, bare));
    }

    Version existing(Sql sql, String name, int version) throws SQLException {
        return find(sql, name, version)
                .orElseThrow(
                        () ->
                                new Refused(
                                        Refused.Why.ABSENT,
                                        "Model Version (name="
                                                + name
                                                + ", version="
                                                + version
                                                + ") not found"));
    }

    List<Version> of(Sql sql, String name) throws SQLException {
        return sql
                .list(VERSIONS + " WHERE name = ? ORDER BY version DESC", VersionRows::bare, name)
                .stream()
                .map(bare -> whole(sql, bare))
                .toList();
    }

    List<Version> all(Sql sql) throws SQLException {
        return sql
                .list(VERSIONS + " ORDER BY updated_ms DESC, name, version DESC", VersionRows::bare)
                .stream()
                .map(bare -> whole(sql, bare))
                .toList();
    }

    Version describe(Sql sql, String name, int version, String description) throws SQLException {
        return changed(sql, name, version, "description", description);
    }

    Version stage(Sql sql, String name, int version, String stage, boolean archiveOthers)
            throws SQLException {
        existing(sql, name, version);
        if (archiveOthers) {
            sql.run(
                    "UPDATE model_version SET stage = 'Archived', updated_ms = ? WHERE name = ? AND stage = ? AND version <> ?",
                    System.currentTimeMillis(),
                    name,
                    stage,
                    version);
        }
        return changed(sql, name, version, "stage", stage);
    }

    private Version changed(Sql sql, String name, int version, String column, String text)
            throws SQLException {
        existing(sql, name, version);
        sql.run(
                "UPDATE model_version SET "
                        + column
                        + " = ?, updated_ms = ? WHERE name = ? AND version = ?",
                text,
                System.currentTimeMillis(),
                name,
                version);
        touch(sql, name);
        return existing(sql, name, version);
    }

    int delete(Sql sql, String name, int version) throws SQLException {
        existing(sql, name, version);
        labels.drop(sql, TAGS, owner(name, version));
        sql.run("DELETE FROM model_alias WHERE name = ? AND version = ?", name, version);
        return sql.run("DELETE FROM model_version WHERE name = ? AND version = ?", name, version);
    }

    int tag(Sql sql, String name, int version, String key, @Nullable String value)
            throws SQLException {
        existing(sql, name, version);
        Map<String, @Nullable String> one = new HashMap<>();
        one.put(key, value);
        return labels.change(sql, TAGS, owner(name, version), one);
    }

    private static Version bare(java.sql.ResultSet r) throws SQLException {
        return new Version(
                r.getString(1),
                r.getInt(2),
                r.getString(3),
                r.getString(4) == null ? null : new RunId(r.getString(4)),
                r.getString(5),
                r.getString(6),
                r.getString(7),
                r.getString(8),
                r.getString(9),
                r.getString(10),
                r.getString(11),
                r.getLong(12),
                r.getLong(13),
                new TreeMap<>(),
                List.of());
    }

    private Version whole(Sql sql, Version v) {
        try {
            var tags = labels.of(sql, TAGS, owner(v.name(), v.version()));
            List<String> aliases =
                    sql.list(
                            "SELECT alias FROM model_alias WHERE name = ? AND version = ? ORDER BY alias",
                            r -> r.getString(1),
                            v.name(),
                            v.version());
            return new Version(
                    v.name(),
                    v.version(),
                    v.source(),
                    v.run(),
                    v.runLink(),
                    v.modelId(),
                    v.stage(),
                    v.status(),
                    v.statusMessage(),
                    v.description(),
                    v.user(),
                    v.createdMillis(),
                    v.updatedMillis(),
                    tags,
                    aliases);
        } catch (SQLException e) {
            throw Failure.of(e);
        }
    }

    /// All versions of a model get its new name.
    void rename(Sql sql, String name, String newName) throws SQLException {
        for (int version : numbers(sql, name)) {
            labels.rename(sql, TAGS, owner(name, version), owner(newName, version));
        }
        sql.run("UPDATE model_version SET name = ? WHERE name = ?", newName, name);
    }

    /// All versions of a model go.
    void drop(Sql sql, String name) throws SQLException {
        for (int version : numbers(sql, name)) {
            labels.drop(sql, TAGS, owner(name, version));
        }
        sql.run("DELETE FROM model_version WHERE name = ?", name);
    }

    private static List<Integer> numbers(Sql sql, String name) throws SQLException {
        return sql.list("SELECT version FROM model_version WHERE name = ?", r -> r.getInt(1), name);
    }

    static String owner(String name, int version) {
        return version + "/" + name;
    }
}
