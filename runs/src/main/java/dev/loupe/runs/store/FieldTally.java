package dev.loupe.runs.store;

import dev.loupe.runs.RunSearch.Kind;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What one transaction changes in the table `field_use`: how many runs have which fields.
///
/// It is settled at the transaction's end, while the counter's row is locked. On PostgreSQL no other server settles then, so what is read here is what those before
/// left, and those after will read what this leaves.
final class FieldTally {
    private sealed interface Entry {
        RunRow run();
    }

    private record Has(RunRow run, Kind kind, long word, int by) implements Entry {}

    private record Moved(RunRow run, boolean countedBefore) implements Entry {}

    private record Use(long project, Kind kind, long word) {}

    private final List<Entry> entries = new ArrayList<>();

    /// The run has a field that it did not have.
    void gained(RunRow run, Kind kind, long word) {
        entries.add(new Has(run, kind, word, 1));
    }

    void lost(RunRow run, Kind kind, long word) {
        entries.add(new Has(run, kind, word, -1));
    }

    void created(RunRow run) {
        gained(run, Kind.ATTRIBUTE, 0);
    }

    /// The run was deleted or restored. @param countedBefore whether its fields counted until now
    void moved(RunRow run, boolean countedBefore) {
        entries.add(new Moved(run, countedBefore));
    }

    int size() {
        return entries.size();
    }

    /// Forgets all entries but the first `size`: what came after was undone.
    void cutTo(int size) {
        entries.subList(size, entries.size()).clear();
    }

    /// Writes the difference.
    void settle(Sql sql) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        Set<RunRow> runs = new LinkedHashSet<>();
        Map<RunRow, Boolean> before = new HashMap<>();
        for (Entry entry : entries) {
            runs.add(entry.run());
            if (entry instanceof Moved moved) {
                before.putIfAbsent(moved.run, moved.countedBefore);
            }
        }
        Map<RunRow, Boolean> now = new HashMap<>();
        for (RunRow run : runs) {
            now.put(run, sql.number("SELECT deleted FROM run WHERE id = ?", run.id()) != 1);
        }
        Map<Use, Integer> difference = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (entry instanceof Has has
                    && counted(before.getOrDefault(has.run, now.get(has.run)))) {
                difference.merge(
                        new Use(project(has.run), has.kind, has.word), has.by, Integer::sum);
            }
        }
        for (Map.Entry<RunRow, Boolean> moved : before.entrySet()) {
            boolean counts = counted(now.get(moved.getKey()));
            if (counts != moved.getValue()) {
                whole(sql, moved.getKey(), counts ? 1 : -1, difference);
            }
        }
        write(sql, difference);
    }

    private static boolean counted(@Nullable Boolean said) {
        return said != null && said;
    }

    private static long project(RunRow run) {
        return Long.parseLong(run.project());
    }

    /// All fields that the run has now.
    private static void whole(Sql sql, RunRow run, int by, Map<Use, Integer> into)
            throws SQLException {
        into.merge(new Use(project(run), Kind.ATTRIBUTE, 0), by, Integer::sum);
        for (Kind kind : List.of(Kind.PARAM, Kind.METRIC, Kind.TAG)) {
            sql.each(
                    "SELECT word FROM " + FieldCatalogue.rows(kind) + " WHERE t.run = ?",
                    r -> into.merge(new Use(project(run), kind, r.getLong(1)), by, Integer::sum),
                    run.id());
        }
    }

    private static void write(Sql sql, Map<Use, Integer> difference) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        difference.forEach(
                (use, by) -> {
                    if (by != 0) {
                        rows.add(new Object[] {use.project, use.kind.ordinal(), use.word, by});
                    }
                });
        sql.batch(
                "INSERT INTO field_use (project, kind, word, runs) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (project, kind, word) DO UPDATE SET runs = field_use.runs + excluded.runs",
                rows);
    }
}
