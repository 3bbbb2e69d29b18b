package dev.loupe.runs.store;

import dev.loupe.core.RunId;
import dev.loupe.runs.domain.RunStatus;
import dev.loupe.runs.query.Field;
import dev.loupe.runs.query.FieldColumn;
import dev.loupe.runs.query.FieldColumn.NumberColumn;
import dev.loupe.runs.query.FieldColumn.TextColumn;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All runs of some projects as columns. Attributes are loaded with the runs, other fields when they are asked for; all are brought up to date by
/// asking for the runs that changed since. Guarded by its own monitor.
final class RunTable {
    private static final int FEW_CHANGED = 400;
    private static final String COLUMNS =
            "SELECT id, run_id, name, status, start_ms, end_ms, user_name, artifact_uri, deleted, points, changed FROM run";

    final List<RunId> ids = new ArrayList<>();
    final BitSet deleted = new BitSet();
    final NumberColumn started = new NumberColumn(0);
    private final String projects;
    private final Map<Long, Integer> ordinals = new HashMap<>();
    private final Map<String, FieldColumn> attributes = new HashMap<>();
    private final Map<Field, FieldColumn> columns = new LinkedHashMap<>(32, 0.75f, true);
    private final Words words;
    private long seen = -1;

    /// @param projects their numbers, separated by commas
    RunTable(String projects, Words words) {
        this.projects = projects;
        this.words = words;
        for (String text : new String[] {"run_id", "name", "status", "user", "artifact_uri"}) {
            attributes.put(text, new TextColumn(0));
        }
        for (String number : new String[] {"end_time", "duration", "points"}) {
            attributes.put(number, new NumberColumn(0));
        }
        attributes.put("start_time", started);
    }

    int size() {
        return ids.size();
    }

    /// Brings runs and loaded columns up to date. O(changed runs × loaded columns).
    void refresh(Sql sql) throws SQLException {
        List<Long> changed = new ArrayList<>();
        long[] newest = {seen};
        sql.each(
                COLUMNS + " WHERE project IN (" + projects + ") AND changed > ? ORDER BY id",
                r -> {
                    changed.add(r.getLong(1));
                    newest[0] = Math.max(newest[0], r.getLong(11));
                    take(r);
                },
                seen);
        boolean first = seen < 0;
        seen = newest[0];
        if (changed.isEmpty() || first) {
            return;
        }
        if (changed.size() > FEW_CHANGED) {
            columns.clear();
            return;
        }
        String some = changed.toString().replace("[", "").replace("]", "");
        for (Map.Entry<Field, FieldColumn> column : columns.entrySet()) {
            for (long run : changed) {
                clear(column.getValue(), ordinals.getOrDefault(run, -1));
            }
            FieldRows.load(sql, words, column.getKey(), column.getValue(), ordinals, some);
        }
    }

    private void take(ResultSet r) throws SQLException {
        Integer known = ordinals.get(r.getLong(1));
        int run = known == null ? ids.size() : known;
        if (known == null) {
            ordinals.put(r.getLong(1), run);
            ids.add(new RunId(r.getString(2)));
        }
        text("run_id").set(run, r.getString(2));
        text("name").set(run, r.getString(3));
        text("status").set(run, RunStatus.values()[r.getInt(4)].name());
        started.set(run, r.getLong(5));
        Long end = Sql.nullableLong(r, 6);
        if (end == null) {
            number("end_time").clear(run);
            number("duration").clear(run);
        } else {
            number("end_time").set(run, end);
            number("duration").set(run, (end - started.at(run)) / 1e3);
        }
        text("user").set(run, r.getString(7));
        text("artifact_uri").set(run, r.getString(8));
        deleted.set(run, r.getInt(9) != 0);
        number("points").set(run, r.getLong(10));
    }

    private TextColumn text(String name) {
        return (TextColumn) java.util.Objects.requireNonNull(attributes.get(name));
    }

    private NumberColumn number(String name) {
        return (NumberColumn) java.util.Objects.requireNonNull(attributes.get(name));
    }

    private static void clear(FieldColumn column, int run) {
        if (run >= 0) {
            switch (column) {
                case NumberColumn numbers -> numbers.clear(run);
                case TextColumn texts -> texts.clear(run);
                case FieldColumn.ManyColumn many -> many.clear(run);
            }
        }
    }

    /// The values of a field; loaded by one scan of an index when they are not here yet.
    FieldColumn column(Sql sql, Field field) {
        try {
            if (field.kind() == Field.Kind.ATTRIBUTE) {
                return java.util.Objects.requireNonNull(attributes.get(field.key()));
            }
            return field.kind() == Field.Kind.BARE ? meant(sql, field) : loaded(sql, field);
        } catch (SQLException e) {
            throw Failure.of(e);
        }
    }

    /// What a key without prefix means: the metric of that key if a run of these projects has one, else the param, else the tag.
    private FieldColumn meant(Sql sql, Field bare) throws SQLException {
        for (Field.Kind kind : List.of(Field.Kind.METRIC, Field.Kind.PARAM)) {
            FieldColumn column = loaded(sql, new Field(kind, bare.summary(), bare.key()));
            for (int run = 0; run < size(); run++) {
                if (column.value(run) != null) {
                    return column;
                }
            }
        }
        return loaded(sql, new Field(Field.Kind.TAG, bare.summary(), bare.key()));
    }

    private FieldColumn loaded(Sql sql, Field field) throws SQLException {
        FieldColumn known = columns.get(field);
        if (known == null) {
            known = FieldRows.empty(field, size());
            FieldRows.load(sql, words, field, known, ordinals, "");
            columns.put(field, known);
        }
        return known;
    }

    long bytes() {
        long bytes = 200L * size();
        for (FieldColumn column : columns.values()) {
            bytes += column.bytes();
        }
        return bytes;
    }

    /// Gives up the columns used least lately until at most `most` bytes are held.
    void shrink(long most) {
        var eldest = columns.entrySet().iterator();
        long held = bytes();
        while (held > most && eldest.hasNext()) {
            held -= eldest.next().getValue().bytes();
            eldest.remove();
        }
    }
}
