package dev.loupe.runs.store;

import dev.loupe.runs.RunSearch;
import dev.loupe.runs.RunSearch.Kind;
import dev.loupe.runs.query.Field;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The fields that runs of some projects have, with how many runs have them.
final class FieldCatalogue {
    private static final List<String> ATTRIBUTES =
            List.of(
                    "name",
                    "status",
                    "start_time",
                    "end_time",
                    "duration",
                    "user",
                    "run_id",
                    "points",
                    "artifact_uri");

    private FieldCatalogue() {}

    static List<RunSearch.FieldUse> of(
            Sql sql, List<Long> projects, @Nullable Kind kind, String part) throws SQLException {
        String wanted = part.toLowerCase(Locale.ROOT);
        List<RunSearch.FieldUse> fields = new ArrayList<>();
        if (projects.isEmpty()) {
            return fields;
        }
        String among = projects.stream().map(String::valueOf).collect(Collectors.joining(","));
        long runs =
                sql.number(
                        "SELECT COUNT(*) FROM run WHERE deleted = 0 AND project IN ("
                                + among
                                + ")");
        for (Kind one : Kind.values()) {
            if (kind != null && kind != one) {
                continue;
            }
            if (one == Kind.ATTRIBUTE) {
                ATTRIBUTES.stream()
                        .filter(a -> a.contains(wanted))
                        .forEach(a -> fields.add(new RunSearch.FieldUse(a, one, a, runs)));
            } else {
                keys(sql, one, among, wanted, fields);
            }
        }
        return fields;
    }

    private static void keys(
            Sql sql, Kind kind, String among, String wanted, List<RunSearch.FieldUse> into)
            throws SQLException {
        String table = kind == Kind.METRIC ? "series" : kind == Kind.PARAM ? "param" : "tag";
        Field.Kind as =
                kind == Kind.METRIC
                        ? Field.Kind.METRIC
                        : kind == Kind.PARAM ? Field.Kind.PARAM : Field.Kind.TAG;
        String plain = kind == Kind.METRIC ? " AND t.context = ''" : "";
        sql.each(
                "SELECT w.text, c.runs FROM (SELECT t.word AS word, COUNT(*) AS runs FROM run r JOIN "
                        + table
                        + " t ON t.run = r.id"
                        + plain
                        + " WHERE r.deleted = 0 AND r.project IN ("
                        + among
                        + ") GROUP BY t.word) c JOIN word w ON w.id = c.word ORDER BY w.text",
                r -> {
                    String key = r.getString(1);
                    if (key.toLowerCase(Locale.ROOT).contains(wanted)) {
                        into.add(
                                new RunSearch.FieldUse(
                                        new Field(as, Field.Summary.LAST, key).toString(),
                                        kind,
                                        key,
                                        r.getLong(2)));
                    }
                });
    }
}
