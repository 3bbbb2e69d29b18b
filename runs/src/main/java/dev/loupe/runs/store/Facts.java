package dev.loupe.runs.store;

import dev.loupe.runs.Refused;
import dev.loupe.runs.RunSearch.Kind;
import dev.loupe.runs.domain.Numbers;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.Run;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Params and tags of runs, as rows.
final class Facts {
    private static final int MOST_AT_ONCE = 128;

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
            if (twin != null && !Numbers.same(twin, param.text())) {
                throw new Refused(
                        Refused.Why.INVALID,
                        "Changing param values is not allowed. Param with key='%s' was already logged with value='%s' for run ID='%s'. Attempted logging new value '%s'."
                                .formatted(param.key(), twin, run.runId(), param.text()));
            }
        }
    }

    /// Writes params and tags; a param that the run has is left as it is.
    void write(Turn turn, RunRow run, List<Param> params, Map<String, String> tags)
            throws SQLException {
        for (int from = 0; from < params.size(); ) {
            int n = Math.min(MOST_AT_ONCE, Integer.highestOneBit(params.size() - from));
            insert(turn, run, params.subList(from, from + n));
            from += n;
        }
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            tag(turn, run, tag.getKey(), tag.getValue());
        }
    }

    private void insert(Turn turn, RunRow run, List<Param> params) throws SQLException {
        @Nullable Object[] values = new Object[4 * params.size()];
        for (int i = 0; i < params.size(); i++) {
            Param param = params.get(i);
            values[4 * i] = words.number(turn.sqlBesideSeries(), param.key());
            values[4 * i + 1] = run.id();
            values[4 * i + 2] = param.type().ordinal();
            values[4 * i + 3] = param.text();
        }
        String rows = String.join(", ", Collections.nCopies(params.size(), "(?, ?, ?, ?)"));
        turn.sqlBesideSeries()
                .inserted(
                        "INSERT INTO param (word, run, type, text) VALUES "
                                + rows
                                + " ON CONFLICT (word, run) DO NOTHING RETURNING word",
                        r -> turn.fields().gained(run, Kind.PARAM, r.getLong(1)),
                        values);
    }

    void overwrite(Turn turn, RunRow run, List<Param> params) throws SQLException {
        write(turn, run, params, Map.of());
        for (Param param : params) {
            turn.sqlBesideSeries()
                    .run(
                            "UPDATE param SET type = ?, text = ? WHERE word = ? AND run = ?",
                            param.type().ordinal(),
                            param.text(),
                            words.number(turn.sqlBesideSeries(), param.key()),
                            run.id());
        }
    }

    /// The text of one tag, null if the run has none of that key.
    @Nullable String tag(Sql sql, RunRow run, String key) throws SQLException {
        Long word = words.find(sql, key);
        return word == null ? null : text(sql, "tag", word, run.id());
    }

    /// Sets a tag; the tag of the name also renames the run.
    void tag(Turn turn, RunRow run, String key, String text) throws SQLException {
        Sql sql = turn.sqlBesideSeries();
        long word = words.number(sql, key);
        String update = "UPDATE tag SET text = ? WHERE word = ? AND run = ?";
        if (sql.run(update, text, word, run.id()) == 0) {
            int inserted =
                    sql.run(
                            "INSERT INTO tag (word, run, text) VALUES (?, ?, ?) ON CONFLICT (word, run) DO NOTHING",
                            word,
                            run.id(),
                            text);
            if (inserted > 0) {
                turn.fields().gained(run, Kind.TAG, word);
            } else {
                sql.run(update, text, word, run.id());
            }
        }
        if (key.equals(Run.NAME)) {
            sql.run("UPDATE run SET name = ? WHERE id = ?", text, run.id());
        }
    }

    /// @throws Refused `ABSENT` if there is no such tag
    void untag(Turn turn, RunRow run, String key) throws SQLException {
        Sql sql = turn.sqlBesideSeries();
        Long word = words.find(sql, key);
        if (word == null
                || sql.run("DELETE FROM tag WHERE word = ? AND run = ?", word, run.id()) == 0) {
            throw new Refused(
                    Refused.Why.ABSENT,
                    "No tag with name: " + key + " in run with id " + run.runId());
        }
        turn.fields().lost(run, Kind.TAG, word);
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
