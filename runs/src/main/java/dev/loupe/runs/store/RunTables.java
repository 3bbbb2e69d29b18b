package dev.loupe.runs.store;

import dev.loupe.runs.query.Field;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;

/// Tables of runs in memory, one for each set of projects asked for lately, and their loading while nobody asks.
final class RunTables {
    private static final int MOST_TABLES = 64;
    private static final int WORTH_WARMING = 2_000;
    private static final long MOST_WARM_BYTES = 256L << 20;
    private static final long QUIET_NANOS = 100_000_000;

    private final Database database;
    private final Words words;
    private final SqlIntake intake;
    private final long mostBytes = Runtime.getRuntime().maxMemory() / 4;
    private final Map<String, RunTable> tables =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, RunTable> eldest) {
                    return size() > MOST_TABLES;
                }
            };

    private volatile long asked = System.nanoTime() - QUIET_NANOS;

    RunTables(Database database, Words words, SqlIntake intake) {
        this.database = database;
        this.words = words;
        this.intake = intake;
    }

    /// What is made of a table that is up to date, while it is nobody else's.
    interface Use<T> {
        T of(RunTable table);
    }

    /// Answers from the table of some projects, with these fields loaded.
    <T> T answer(List<String> projects, List<Field> fields, Use<T> use) {
        asked = System.nanoTime();
        try {
            return loaded(projects, fields, use);
        } finally {
            asked = System.nanoTime();
        }
    }

    private <T> T loaded(List<String> projects, List<Field> fields, Use<T> use) {
        intake.settle();
        RunTable table = table(projects);
        synchronized (table) {
            database.read(
                    sql -> {
                        table.refresh(sql);
                        return table;
                    });
            table.load(database, fields);
            T answer = use.of(table);
            table.shrink(mostBytes);
            return answer;
        }
    }

    private RunTable table(List<String> projects) {
        TreeSet<Long> numbers = new TreeSet<>();
        projects.forEach(project -> numbers.add(SqlProjects.number(project).orElse(-1L)));
        if (numbers.isEmpty()) {
            numbers.add(-1L);
        }
        String key = numbers.toString().replace("[", "").replace("]", "");
        synchronized (tables) {
            return tables.computeIfAbsent(key, k -> new RunTable(k, words));
        }
    }

    /// Loads the runs of large projects, then the fields that most of them have. For a thread that has time; it stands back while questions are asked.
    ///
    /// @param go     asked before each step whether to go on
    /// @param common the fields of a project, the likeliest first
    void warm(BooleanSupplier go, LongFunction<List<Field>> common) {
        long most = Math.min(mostBytes / 2, MOST_WARM_BYTES);
        List<Long> large = large();
        long held = 0;
        for (long project : large) {
            if (held >= most || !quiet(go)) {
                return;
            }
            held += loaded(List.of(Long.toString(project)), List.of(), RunTable::bytes);
        }
        for (long project : large) {
            for (Field field : common.apply(project)) {
                if (held >= most || !quiet(go)) {
                    return;
                }
                held +=
                        loaded(
                                List.of(Long.toString(project)),
                                List.of(field),
                                table -> table.column(field).bytes());
            }
        }
    }

    private List<Long> large() {
        return database.read(
                sql ->
                        sql.list(
                                "SELECT f.project FROM field_use f JOIN project p ON p.id = f.project"
                                        + " WHERE f.kind = 0 AND f.word = 0 AND f.runs >= ? AND p.deleted = 0"
                                        + " ORDER BY f.runs DESC LIMIT 8",
                                r -> r.getLong(1),
                                WORTH_WARMING));
    }

    /// Waits until no question was asked for a moment. @return whether to go on
    private boolean quiet(BooleanSupplier go) {
        while (go.getAsBoolean() && System.nanoTime() - asked < QUIET_NANOS) {
            LockSupport.parkNanos(QUIET_NANOS);
        }
        return go.getAsBoolean();
    }
}
