package dev.loupe.runs.store;

import dev.loupe.core.RunId;
import dev.loupe.runs.Refused;
import dev.loupe.runs.Registry.Registered;
import dev.loupe.runs.Registry.Version;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Registered models, their versions and aliases.
final class RegisteredRows {
    private static final String TAGS = "registered";
    private static final String VERSION_TAGS = "version";
    private static final String VERSIONS =
            "SELECT name, version, source, run, run_link, model, stage, description, user_name, created_ms, updated_ms FROM model_version";

    private final Labels labels;

    RegisteredRows(Labels labels) {
        this.labels = labels;
    }

    Registered create(Sql sql, String name, String description, Map<String, String> tags)
            throws SQLException {
        SqlProjects.named(name, "Registered model name");
        free(sql, name);
        long now = System.currentTimeMillis();
        sql.run(
                "INSERT INTO registered_model (name, description, created_ms, updated_ms) VALUES (?, ?, ?, ?)",
                name,
                description,
                now,
                now);
        labels.put(sql, TAGS, name, tags);
        return existing(sql, name);
    }

    private static void free(Sql sql, String name) throws SQLException {
        if (sql.number("SELECT COUNT(*) FROM registered_model WHERE name = ?", name) > 0) {
            throw new Refused(
                    Refused.Why.EXISTS, "Registered Model (name=" + name + ") already exists.");
        }
    }

    Optional<Registered> find(Sql sql, String name) throws SQLException {
        SortedMap<String, Integer> aliases = new TreeMap<>();
        sql.each(
                "SELECT alias, version FROM model_alias WHERE name = ?",
                r -> aliases.put(r.getString(1), r.getInt(2)),
                name);
        var tags = labels.of(sql, TAGS, name);
        return sql.one(
                "SELECT description, created_ms, updated_ms FROM registered_model WHERE name = ?",
                r ->
                        new Registered(
                                name, r.getString(1), r.getLong(2), r.getLong(3), tags, aliases),
                name);
    }

    private Registered existing(Sql sql, String name) throws SQLException {
        return find(sql, name)
                .orElseThrow(
                        () ->
                                new Refused(
                                        Refused.Why.ABSENT,
                                        "Registered Model with name=" + name + " not found"));
    }

    List<Registered> all(Sql sql) throws SQLException {
        List<Registered> all = new ArrayList<>();
        for (String name :
                sql.list("SELECT name FROM registered_model ORDER BY name", r -> r.getString(1))) {
            all.add(existing(sql, name));
        }
        return all;
    }

    Registered rename(Sql sql, String name, String newName) throws SQLException {
        existing(sql, name);
        SqlProjects.named(newName, "Registered model name");
        if (!newName.equals(name)) {
            free(sql, newName);
            for (int version :
                    sql.list(
                            "SELECT version FROM model_version WHERE name = ?",
                            r -> r.getInt(1),
                            name)) {
                labels.rename(sql, VERSION_TAGS, owner(name, version), owner(newName, version));
            }
            labels.rename(sql, TAGS, name, newName);
            for (String table : new String[] {"registered_model", "model_version", "model_alias"}) {
                sql.run("UPDATE " + table + " SET name = ? WHERE name = ?", newName, name);
            }
        }
        touch(sql, newName);
        return existing(sql, newName);
    }

    Registered describe(Sql sql, String name, String description) throws SQLException {
        existing(sql, name);
        sql.run("UPDATE registered_model SET description = ? WHERE name = ?", description, name);
        touch(sql, name);
        return existing(sql, name);
    }

    private static void touch(Sql sql, String name) throws SQLException {
        sql.run(
                "UPDATE registered_model SET updated_ms = ? WHERE name = ?",
                System.currentTimeMillis(),
                name);
    }

    int delete(Sql sql, String name) throws SQLException {
        existing(sql, name);
        for (int version :
                sql.list(
                        "SELECT version FROM model_version WHERE name = ?",
                        r -> r.getInt(1),
                        name)) {
            labels.drop(sql, VERSION_TAGS, owner(name, version));
        }
        labels.drop(sql, TAGS, name);
        for (String table : new String[] {"model_alias", "model_version", "registered_model"}) {
            sql.run("DELETE FROM " + table + " WHERE name = ?", name);
        }
        return 1;
    }

    int tag(Sql sql, String name, String key, @Nullable String value) throws SQLException {
        existing(sql, name);
        Map<String, @Nullable String> one = new HashMap<>();
        one.put(key, value);
        return labels.change(sql, TAGS, name, one);
    }

    int alias(Sql sql, String name, String alias, @Nullable Integer version) throws SQLException {
        existing(sql, name);
        if (version == null) {
            return sql.run("DELETE FROM model_alias WHERE name = ? AND alias = ?", name, alias);
        }
        existing(sql, name, version);
        return sql.run(
                "INSERT INTO model_alias (name, alias, version) VALUES (?, ?, ?)"
                        + " ON CONFLICT (name, alias) DO UPDATE SET version = excluded.version",
                name,
                alias,
                version);
    }

    Version createVersion(
            Sql sql,
            String name,
            String source,
            @Nullable RunId run,
            @Nullable String runLink,
            @Nullable String modelId,
            String description,
            Map<String, String> tags)
            throws SQLException {
        existing(sql, name);
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
        labels.put(sql, VERSION_TAGS, owner(name, version), tags);
        touch(sql, name);
        return existing(sql, name, version);
    }

    Optional<Version> version(Sql sql, String name, int version) throws SQLException {
        return sql
                .list(
                        VERSIONS + " WHERE name = ? AND version = ?",
                        RegisteredRows::bare,
                        name,
                        version)
                .stream()
                .findFirst()
                .map(bare -> whole(sql, bare));
    }

    private Version existing(Sql sql, String name, int version) throws SQLException {
        return version(sql, name, version)
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

    List<Version> versions(Sql sql, String name) throws SQLException {
        return sql
                .list(
                        VERSIONS + " WHERE name = ? ORDER BY version DESC",
                        RegisteredRows::bare,
                        name)
                .stream()
                .map(bare -> whole(sql, bare))
                .toList();
    }

    List<Version> allVersions(Sql sql) throws SQLException {
        return sql
                .list(
                        VERSIONS + " ORDER BY updated_ms DESC, name, version DESC",
                        RegisteredRows::bare)
                .stream()
                .map(bare -> whole(sql, bare))
                .toList();
    }

    Version describeVersion(Sql sql, String name, int version, String description)
            throws SQLException {
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

    int deleteVersion(Sql sql, String name, int version) throws SQLException {
        existing(sql, name, version);
        labels.drop(sql, VERSION_TAGS, owner(name, version));
        sql.run("DELETE FROM model_alias WHERE name = ? AND version = ?", name, version);
        return sql.run("DELETE FROM model_version WHERE name = ? AND version = ?", name, version);
    }

    int tagVersion(Sql sql, String name, int version, String key, @Nullable String value)
            throws SQLException {
        existing(sql, name, version);
        Map<String, @Nullable String> one = new HashMap<>();
        one.put(key, value);
        return labels.change(sql, VERSION_TAGS, owner(name, version), one);
    }

    private static String owner(String name, int version) {
        return version + "/" + name;
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
                r.getLong(10),
                r.getLong(11),
                new TreeMap<>(),
                List.of());
    }

    private Version whole(Sql sql, Version v) {
        try {
            var tags = labels.of(sql, VERSION_TAGS, owner(v.name(), v.version()));
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
}
