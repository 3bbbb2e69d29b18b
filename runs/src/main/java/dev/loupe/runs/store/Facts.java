package dev.loupe.runs.store;

import dev.loupe.runs.Refused;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.Run;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Params and tags of runs, as rows.
final class Facts {
    private final Words words;

    Facts(Words words) {
        this.words = words;
    }

    /// @throws Refused `INVALID` if a param would change, or has two values
    void check(Sql sql, RunRow run, List<Param> params) throws SQLException {
        Map<String, String> seen = new HashMap<>();
        for (Param param : params) {
            String twin = seen.put(param.key(), param.text());
            if (twin == null) {
                Long word = words.find(sql, param.key());
                twin = word == null ? null : text(sql, "param", word, run.id());
            }
            if (twin != null && !twin.equals(param.text())) {
                throw new Refused(
                        Refused.Why.INVALID,
                        "Changing param values is not allowed. Param with key='%s' was already logged with value='%s' for run ID='%s'. Attempted logging new value '%s'."
                                .formatted(param.key(), twin, run.runId(), param.text()));
            }
        }
    }

    void write(Sql sql, RunRow run, List<Param> params, Map<String, String> tags)
            throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Param param : params) {
            rows.add(
                    new Object[] {
                        words.number(sql, param.key()),
                        run.id(),
                        param.type().ordinal(),
                        param.text()
                    });
        }
        sql.batch(
                "INSERT INTO param (word, run, type, text) VALUES (?, ?, ?, ?) ON CONFLICT (word, run) DO NOTHING",
                rows);
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            tag(sql, run, tag.getKey(), tag.getValue());
        }
    }

    void overwrite(Sql sql, RunRow run, List<Param> params) throws SQLException {
        for (Param param : params) {
            sql.run(
                    "INSERT INTO param (word, run, type, text) VALUES (?, ?, ?, ?)"
                            + " ON CONFLICT (word, run) DO UPDATE SET type = excluded.type, text = excluded.text",
                    words.number(sql, param.key()),
                    run.id(),
                    param.type().ordinal(),
                    param.text());
        }
    }

    /// Sets a tag; the tag of the name also renames the run.
    void tag(Sql sql, RunRow run, String key, String text) throws SQLException {
        sql.run(
                "INSERT INTO tag (word, run, text) VALUES (?, ?, ?) ON CONFLICT (word, run) DO UPDATE SET text = excluded.text",
                words.number(sql, key),
                run.id(),
                text);
        if (key.equals(Run.NAME)) {
            sql.run("UPDATE run SET name = ? WHERE id = ?", text, run.id());
        }
    }

    /// @throws Refused `ABSENT` if there is no such tag
    void untag(Sql sql, RunRow run, String key) throws SQLException {
        Long word = words.find(sql, key);
        if (word == null
                || sql.run("DELETE FROM tag WHERE word = ? AND run = ?", word, run.id()) == 0) {
            throw new Refused(
                    Refused.Why.ABSENT,
                    "No tag with name: " + key + " in run with id " + run.runId());
        }
    }

    List<Param> params(Sql sql, long run) throws SQLException {
        List<Param> all = new ArrayList<>();
        for (Row row : rows(sql, "SELECT word, text, type FROM param WHERE run = ?", run)) {
            all.add(new Param(words.text(sql, row.word), row.text, Param.Type.values()[row.type]));
        }
        all.sort((a, b) -> a.key().compareTo(b.key()));
        return all;
    }

    SortedMap<String, String> tags(Sql sql, long run) throws SQLException {
        SortedMap<String, String> all = new TreeMap<>();
        for (Row row : rows(sql, "SELECT word, text, 0 FROM tag WHERE run = ?", run)) {
            all.put(words.text(sql, row.word), row.text);
        }
        return all;
    }

    private record Row(long word, String text, int type) {}

    private static List<Row> rows(Sql sql, String question, long run) throws SQLException {
        return sql.list(question, r -> new Row(r.getLong(1), r.getString(2), r.getInt(3)), run);
    }

    private static @Nullable String text(Sql sql, String table, long word, long run)
            throws SQLException {
        return sql.one(
                        "SELECT text FROM " + table + " WHERE word = ? AND run = ?",
                        r -> r.getString(1),
                        word,
                        run)
                .orElse(null);
    }
}
