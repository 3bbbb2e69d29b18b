package dev.loupe.runs.store;

import dev.loupe.runs.query.Field;
import dev.loupe.runs.query.FieldColumn;
import dev.loupe.runs.query.FieldColumn.TextColumn;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The fields of a table's runs that were asked for. A column stays through changes: when it is asked for again, only the runs that changed since are read.
final class RunColumns {
    private static final int FEW_RUNS = 2_000;
    private static final int MOST_PARTS = 8;

    private final RunTable table;
    private final Words words;
    private final Map<Field, Loaded> known = new LinkedHashMap<>(32, 0.75f, true);

    /// @param seen the newest change that is in the column for all runs
    private record Loaded(FieldColumn column, long seen) {}

    RunColumns(RunTable table, Words words) {
        this.table = table;
        this.words = words;
    }

    void load(Database database, Collection<Field> fields) {
        List<Field> bare = fields.stream().filter(f -> f.kind() == Field.Kind.BARE).toList();
        List<Field> plain = fields.stream().filter(f -> f.kind() != Field.Kind.BARE).toList();
        bring(database, Stream.concat(plain.stream(), as(Field.Kind.METRIC, bare)).toList());
        List<Field> others =
                bare.stream().filter(f -> !present(meaning(f, Field.Kind.METRIC))).toList();
        bring(database, as(Field.Kind.PARAM, others).toList());
        List<Field> rest =
                others.stream().filter(f -> !present(meaning(f, Field.Kind.PARAM))).toList();
        bring(database, as(Field.Kind.TAG, rest).toList());
    }

    private static Stream<Field> as(Field.Kind kind, List<Field> bare) {
        return bare.stream().map(field -> meaning(field, kind));
    }

    private static Field meaning(Field bare, Field.Kind kind) {
        return new Field(kind, bare.summary(), bare.key());
    }

    /// Whether a run of the table has the field, which is loaded.
    private boolean present(Field field) {
        return !loaded(field).isEmpty(table.size());
    }

    /// Several columns are read side by side, each with a connection of its own.
    private void bring(Database database, List<Field> fields) {
        Set<Field> behind = new LinkedHashSet<>();
        for (Field field : fields) {
            Loaded here = known.get(field);
            if (here == null || here.seen < table.seen()) {
                behind.add(field);
            }
        }
        Map<Field, Loaded> before = new LinkedHashMap<>();
        for (Field field : behind) {
            Loaded here = known.remove(field);
            if (here != null) {
                before.put(field, here);
            }
        }
        boolean aside = behind.size() > 1 && table.size() > FEW_RUNS;
        Stream<Field> some = aside ? behind.parallelStream() : behind.stream();
        List<Map.Entry<Field, Loaded>> made =
                some.map(field -> Map.entry(field, read(database, field, before))).toList();
        made.forEach(entry -> known.put(entry.getKey(), entry.getValue()));
    }

    private Loaded read(Database database, Field field, Map<Field, Loaded> before) {
        Loaded here = before.get(field);
        FieldColumn column =
                database.read(
                        sql -> {
                            if (here != null && update(sql, field, here)) {
                                return here.column;
                            }
                            FieldColumn whole = FieldRows.empty(field, table.size());
                            FieldRows.all(sql, words, field, whole, table);
                            return whole;
                        });
        return new Loaded(column, table.seen());
    }

    /// @return whether reading the changed runs was worth it, and done
    private boolean update(Sql sql, Field field, Loaded here) throws java.sql.SQLException {
        int[] changed = table.changedAfter(here.seen);
        boolean many = changed.length > FieldRows.AT_ONCE + table.size() / MOST_PARTS;
        boolean stale =
                here.column instanceof TextColumn texts
                        && texts.words().size() > 2 * table.size() + FEW_RUNS;
        if (many || stale) {
            return false;
        }
        for (int run : changed) {
            here.column.clear(run);
        }
        FieldRows.some(sql, words, field, here.column, table, changed);
        return true;
    }

    FieldColumn of(Field field) {
        if (field.kind() != Field.Kind.BARE) {
            return loaded(field);
        }
        for (Field.Kind kind : List.of(Field.Kind.METRIC, Field.Kind.PARAM)) {
            if (present(meaning(field, kind))) {
                return loaded(meaning(field, kind));
            }
        }
        return loaded(meaning(field, Field.Kind.TAG));
    }

    private FieldColumn loaded(Field field) {
        Loaded here = known.get(field);
        if (here == null) {
            throw new IllegalStateException("the field " + field + " was not loaded");
        }
        return here.column;
    }

    long bytes() {
        return known.values().stream().mapToLong(loaded -> loaded.column.bytes()).sum();
    }

    void shrink(long most) {
        long held = bytes();
        for (Field eldest : new ArrayList<>(known.keySet())) {
            if (held <= most) {
                return;
            }
            Loaded gone = known.remove(eldest);
            held -= gone == null ? 0 : gone.column.bytes();
        }
    }
}
