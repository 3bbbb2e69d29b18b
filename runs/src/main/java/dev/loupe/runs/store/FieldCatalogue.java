package dev.loupe.runs.store;

import dev.loupe.runs.RunSearch.FieldUse;
import dev.loupe.runs.RunSearch.Kind;
import dev.loupe.runs.query.Field;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The fields that runs of some projects have, with how many runs have them; read from `field_use`, which every transaction keeps up to date ([FieldTally]).
final class FieldCatalogue {
    private static final List<String> ATTRIBUTES =
            List.of(
                    "name",
                    "status",
                    "start_time",
                    "end_time",
                    "heartbeat",
                    "duration",
                    "user",
                    "run_id",
                    "points",
                    "artifact_uri");

    private final Map<Kind, Map<String, Long>> uses = new EnumMap<>(Kind.class);

    private FieldCatalogue() {
        for (Kind kind : Kind.values()) {
            uses.put(kind, new TreeMap<>());
        }
    }

    /// Sorted by kind and key. O(fields), and O(runs) for deleted projects.
    static List<FieldUse> of(Sql sql, List<Long> projects) throws SQLException {
        List<Long> deleted =
                sql.list(
                        "SELECT id FROM project WHERE deleted <> 0 AND id IN ("
                                + among(projects)
                                + ")",
                        r -> r.getLong(1));
        List<Long> active = new ArrayList<>(projects);
        active.removeAll(deleted);
        FieldCatalogue all = new FieldCatalogue();
        if (!active.isEmpty()) {
            all.kept(sql, active);
        }
        if (!deleted.isEmpty()) {
            all.scanned(sql, deleted);
        }
        return all.list();
    }

    /// The same, counted from all rows.
    static List<FieldUse> counted(Sql sql, List<Long> projects) throws SQLException {
        FieldCatalogue all = new FieldCatalogue();
        all.scanned(sql, projects);
        return all.list();
    }

    /// The rows of a kind of field, each with `word` and `run`, as the start of a condition.
    static String rows(Kind kind) {
        return switch (kind) {
            case ATTRIBUTE -> throw new IllegalArgumentException("attributes are columns of runs");
            case PARAM -> "param t";
            case METRIC -> "(SELECT word, run FROM series WHERE context = '') t";
            case TAG -> "tag t";
        };
    }

    private static String among(List<Long> projects) {
        return projects.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private void kept(Sql sql, List<Long> projects) throws SQLException {
        sql.each(
                "SELECT f.kind, COALESCE(w.text, ''), f.runs FROM field_use f LEFT JOIN word w ON w.id = f.word"
                        + " WHERE f.runs > 0 AND f.project IN ("
                        + among(projects)
                        + ")",
                r -> add(Kind.values()[r.getInt(1)], r.getString(2), r.getLong(3)));
    }

    private void scanned(Sql sql, List<Long> projects) throws SQLException {
        String runs = " r.deleted = 0 AND r.project IN (" + among(projects) + ")";
        add(Kind.ATTRIBUTE, "", sql.number("SELECT COUNT(*) FROM run r WHERE" + runs));
        for (Kind kind : List.of(Kind.PARAM, Kind.METRIC, Kind.TAG)) {
            sql.each(
                    "SELECT w.text, c.runs FROM (SELECT t.word AS word, COUNT(*) AS runs FROM run r JOIN "
                            + rows(kind)
                            + " ON t.run = r.id WHERE"
                            + runs
                            + " GROUP BY t.word) c JOIN word w ON w.id = c.word",
                    r -> add(kind, r.getString(1), r.getLong(2)));
        }
    }

    private void add(Kind kind, String key, long runs) {
        Map<String, Long> of = uses.get(kind);
        if (of != null) {
            of.merge(key, runs, Long::sum);
        }
    }

    private List<FieldUse> list() {
        List<FieldUse> fields = new ArrayList<>();
        uses.forEach(
                (kind, keys) -> {
                    if (kind == Kind.ATTRIBUTE) {
                        long runs = keys.values().stream().mapToLong(Long::longValue).sum();
                        ATTRIBUTES.forEach(a -> fields.add(new FieldUse(a, kind, a, "", runs)));
                    } else {
                        keys.forEach(
                                (key, runs) ->
                                        fields.add(
                                                new FieldUse(
                                                        new Field(as(kind), Field.Summary.LAST, key)
                                                                .toString(),
                                                        kind,
                                                        key,
                                                        "",
                                                        runs)));
                    }
                });
        return fields;
    }

    /// The kind that a query names.
    static Field.Kind as(Kind kind) {
        return switch (kind) {
            case ATTRIBUTE -> Field.Kind.ATTRIBUTE;
            case PARAM -> Field.Kind.PARAM;
            case METRIC -> Field.Kind.METRIC;
            case TAG -> Field.Kind.TAG;
        };
    }
}
