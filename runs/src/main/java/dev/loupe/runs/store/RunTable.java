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
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// All runs of some projects as columns. Times and states are loaded with the runs, other fields when they are asked for ([RunColumns]); all are brought up to date
/// by asking for the runs that changed since. Guarded by its own monitor.
final class RunTable {
    private static final String COLUMNS =
            "SELECT id, run_id, status, start_ms, end_ms, deleted, points, changed, heartbeat_ms, project FROM run";

    final List<RunId> ids = new ArrayList<>();
    final BitSet deleted = new BitSet();
    final NumberColumn started = new NumberColumn(0);
    final String projects;
    final RunOrdinals ordinals = new RunOrdinals();
    private final TextColumn status = new TextColumn(0);
    private final NumberColumn ended = new NumberColumn(0);
    private final NumberColumn heard = new NumberColumn(0);
    private final NumberColumn duration = new NumberColumn(0);
    private final NumberColumn points = new NumberColumn(0);
    private final Map<String, FieldColumn> attributes =
            Map.of(
                    "status", status,
                    "start_time", started,
                    "end_time", ended,
                    "heartbeat", heard,
                    "duration", duration,
                    "points", points);
    private final RunColumns columns;
    private long[] rows = new long[64];
    private long[] changes = new long[64];
    private int[] numbers = new int[64];
    private final Map<Long, Integer> counted = new HashMap<>();
    private long seen = -1;

    /// @param projects their numbers, separated by commas
    RunTable(String projects, Words words) {
        this.projects = projects;
        this.columns = new RunColumns(this, words);
    }

    int size() {
        return ids.size();
    }

    /// The number of the newest change that is taken in.
    long seen() {
        return seen;
    }

    /// Brings the runs up to date. O(changed runs).
    void refresh(Sql sql) throws SQLException {
        long[] newest = {seen};
        String among = COLUMNS + " WHERE project IN (" + projects + ")";
        EachRun each =
                r -> {
                    newest[0] = Math.max(newest[0], r.getLong(8));
                    take(r);
                };
        if (seen < 0) {
            sql.each(among + " ORDER BY id", each::take);
        } else {
            sql.each(among + " AND changed > ? ORDER BY id", each::take, seen);
        }
        seen = newest[0];
    }

    private interface EachRun {
        void take(ResultSet r) throws SQLException;
    }

    private void take(ResultSet r) throws SQLException {
        long row = r.getLong(1);
        int known = ordinals.of(row);
        int run = known < 0 ? ids.size() : known;
        if (known < 0) {
            ordinals.put(row, run);
            ids.add(new RunId(r.getString(2)));
            if (run >= rows.length) {
                rows = Arrays.copyOf(rows, 2 * run);
                changes = Arrays.copyOf(changes, 2 * run);
                numbers = Arrays.copyOf(numbers, 2 * run);
            }
            rows[run] = row;
            numbers[run] = counted.merge(r.getLong(10), 1, Integer::sum);
        }
        changes[run] = r.getLong(8);
        status.set(run, RunStatus.values()[r.getInt(3)].name());
        started.set(run, r.getLong(4));
        Long end = Sql.nullableLong(r, 5);
        if (end == null) {
            ended.clear(run);
            duration.clear(run);
        } else {
            ended.set(run, end);
            duration.set(run, (end - started.at(run)) / 1e3);
        }
        deleted.set(run, r.getInt(6) != 0);
        points.set(run, r.getLong(7));
        heard.set(run, r.getLong(9));
    }

    /// The places of runs that changed after a change.
    int[] changedAfter(long change) {
        int[] some = new int[16];
        int n = 0;
        for (int run = 0; run < size(); run++) {
            if (changes[run] > change) {
                if (n == some.length) {
                    some = Arrays.copyOf(some, 2 * n);
                }
                some[n++] = run;
            }
        }
        return Arrays.copyOf(some, n);
    }

    /// The key of a run's row.
    long row(int run) {
        return rows[run];
    }

    /// Which run of its project it is, counted from 1.
    int number(int run) {
        return numbers[run];
    }

    /// Loads what is not here of some fields, and brings what is here up to date; to be called after [#refresh], without a connection in hand.
    void load(Database database, Collection<Field> fields) {
        columns.load(
                database,
                fields.stream()
                        .filter(
                                f ->
                                        !attributes.containsKey(f.key())
                                                || f.kind() != Field.Kind.ATTRIBUTE)
                        .toList());
    }

    /// The values of a field that was loaded.
    FieldColumn column(Field field) {
        FieldColumn own = field.kind() == Field.Kind.ATTRIBUTE ? attributes.get(field.key()) : null;
        return own == null ? columns.of(field) : Objects.requireNonNull(own);
    }

    long bytes() {
        return 200L * size() + columns.bytes();
    }

    /// Gives up the columns used least lately until at most `most` bytes are held.
    void shrink(long most) {
        columns.shrink(most - 200L * size());
    }
}
