package dev.loupe.runs.store;

import dev.loupe.core.Wording;
import dev.loupe.runs.Refused;
import dev.loupe.runs.Registry.Registered;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Registered models and their aliases.
final class RegisteredRows {
    static final Wording NAMELESS =
            Wording.of("registered.nameless", "Registered model name must not be empty.");
    static final String TAGS = "registered";

    private final Labels labels;
    private final VersionRows versions;

    RegisteredRows(Labels labels, VersionRows versions) {
        this.labels = labels;
        this.versions = versions;
    }

    Registered create(Sql sql, String name, String description, Map<String, String> tags)
            throws SQLException {
        SqlProjects.named(name, NAMELESS);
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
        SqlProjects.named(newName, NAMELESS);
        if (!newName.equals(name)) {
            free(sql, newName);
            versions.rename(sql, name, newName);
            labels.rename(sql, TAGS, name, newName);
            for (String table : new String[] {"registered_model", "model_alias"}) {
                sql.run("UPDATE " + table + " SET name = ? WHERE name = ?", newName, name);
            }
        }
        VersionRows.touch(sql, newName);
        return existing(sql, newName);
    }

    Registered describe(Sql sql, String name, String description) throws SQLException {
        existing(sql, name);
        sql.run("UPDATE registered_model SET description = ? WHERE name = ?", description, name);
        VersionRows.touch(sql, name);
        return existing(sql, name);
    }

    int delete(Sql sql, String name) throws SQLException {
        existing(sql, name);
        versions.drop(sql, name);
        labels.drop(sql, TAGS, name);
        for (String table : new String[] {"model_alias", "registered_model"}) {
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
        versions.existing(sql, name, version);
        return sql.run(
                "INSERT INTO model_alias (name, alias, version) VALUES (?, ?, ?)"
                        + " ON CONFLICT (name, alias) DO UPDATE SET version = excluded.version",
                name,
                alias,
                version);
    }
}
