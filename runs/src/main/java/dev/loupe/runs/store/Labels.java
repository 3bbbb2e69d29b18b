package dev.loupe.runs.store;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Tags and params of things that are not runs, as rows of `label`.
final class Labels {
    void put(Sql sql, String kind, String owner, Map<String, String> texts) throws SQLException {
        for (Map.Entry<String, String> text : texts.entrySet()) {
            sql.run(
                    "INSERT INTO label (kind, owner, key, text) VALUES (?, ?, ?, ?)"
                            + " ON CONFLICT (kind, owner, key) DO UPDATE SET text = excluded.text",
                    kind,
                    owner,
                    text.getKey(),
                    text.getValue());
        }
    }

    /// Null texts remove. @return how many were removed or set
    int change(Sql sql, String kind, String owner, Map<String, @Nullable String> texts)
            throws SQLException {
        int changed = 0;
        for (Map.Entry<String, @Nullable String> text : texts.entrySet()) {
            String value = text.getValue();
            if (value == null) {
                changed +=
                        sql.run(
                                "DELETE FROM label WHERE kind = ? AND owner = ? AND key = ?",
                                kind,
                                owner,
                                text.getKey());
            } else {
                put(sql, kind, owner, Map.of(text.getKey(), value));
                changed++;
            }
        }
        return changed;
    }

    void drop(Sql sql, String kind, String owner) throws SQLException {
        sql.run("DELETE FROM label WHERE kind = ? AND owner = ?", kind, owner);
    }

    void rename(Sql sql, String kind, String owner, String newOwner) throws SQLException {
        sql.run("UPDATE label SET owner = ? WHERE kind = ? AND owner = ?", newOwner, kind, owner);
    }

    SortedMap<String, String> of(Sql sql, String kind, String owner) throws SQLException {
        SortedMap<String, String> texts = new TreeMap<>();
        sql.each(
                "SELECT key, text FROM label WHERE kind = ? AND owner = ?",
                r -> texts.put(r.getString(1), r.getString(2)),
                kind,
                owner);
        return texts;
    }

    /// By owner.
    Map<String, SortedMap<String, String>> all(Sql sql, String kind) throws SQLException {
        Map<String, SortedMap<String, String>> all = new HashMap<>();
        sql.each(
                "SELECT owner, key, text FROM label WHERE kind = ?",
                r ->
                        all.computeIfAbsent(r.getString(1), o -> new TreeMap<>())
                                .put(r.getString(2), r.getString(3)),
                kind);
        return all;
    }
}
