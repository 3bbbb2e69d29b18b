package dev.loupe.runs.store;

import dev.loupe.core.RunId;
import dev.loupe.runs.RunSearch;
import dev.loupe.runs.domain.Lifecycle;
import dev.loupe.runs.query.Evaluation;
import dev.loupe.runs.query.Field;
import dev.loupe.runs.query.FieldColumn;
import dev.loupe.runs.query.Filter;
import dev.loupe.runs.query.Queries;
import dev.loupe.runs.query.RowOrder;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Search over columns in memory. One table is kept for each set of projects asked for lately.
final class SqlRunSearch implements RunSearch {
    private static final int MOST_TABLES = 64;
    private static final int FIRST_MEMBERS = 1_000;

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

    private final Counted<FieldUse> fields =
            new Counted<>((sql, projects) -> FieldCatalogue.of(sql, projects, null, ""));
    private final Counted<SeriesUse> series = new Counted<>(SeriesCatalogue::of);

    SqlRunSearch(Database database, Words words, SqlIntake intake) {
        this.database = database;
        this.words = words;
        this.intake = intake;
    }

    /// A question, read: filter and order checked before the database is asked.
    private record Checked(Filter filter, List<Queries.Order> orders, List<Field> columns) {
        static Checked of(Question question) {
            return new Checked(
                    Queries.filter(question.filter()),
                    Queries.orders(question.orderBy()),
                    question.columns().stream().map(Queries::field).toList());
        }
    }

    private interface Use<T> {
        T of(Sql sql, RunTable table) throws SQLException;
    }

    @Override
    public Answer search(Question question) {
        Checked checked = Checked.of(question);
        return with(
                question.projects(),
                (sql, table) -> {
                    BitSet alive = alive(table, question.lifecycle());
                    int[] runs = ordered(sql, table, checked, alive);
                    List<Row> rows = new ArrayList<>();
                    List<FieldColumn> columns =
                            checked.columns.stream().map(f -> table.column(sql, f)).toList();
                    int end =
                            (int)
                                    Math.min(
                                            runs.length,
                                            (long) question.offset() + question.limit());
                    for (int i = Math.max(0, question.offset()); i < end; i++) {
                        List<@Nullable Object> values = new ArrayList<>();
                        for (FieldColumn column : columns) {
                            values.add(column.value(runs[i]));
                        }
                        rows.add(new Row(table.ids.get(runs[i]), values));
                    }
                    return new Answer(alive.cardinality(), runs.length, rows);
                });
    }

    @Override
    public List<Group> groups(Question question, List<String> by) {
        Checked checked = Checked.of(question);
        List<Field> keys = by.stream().map(Queries::field).toList();
        return with(
                question.projects(),
                (sql, table) -> {
                    int[] runs = ordered(sql, table, checked, alive(table, question.lifecycle()));
                    List<FieldColumn> keyColumns =
                            keys.stream().map(f -> table.column(sql, f)).toList();
                    Map<List<@Nullable Object>, List<Integer>> members = new LinkedHashMap<>();
                    for (int run : runs) {
                        List<@Nullable Object> key = new ArrayList<>();
                        keyColumns.forEach(column -> key.add(column.value(run)));
                        members.computeIfAbsent(key, k -> new ArrayList<>()).add(run);
                    }
                    List<FieldColumn> columns =
                            checked.columns.stream().map(f -> table.column(sql, f)).toList();
                    List<Group> groups = new ArrayList<>();
                    members.forEach((key, of) -> groups.add(group(table, key, of, columns)));
                    return groups;
                });
    }

    private static Group group(
            RunTable table,
            List<@Nullable Object> key,
            List<Integer> members,
            List<FieldColumn> columns) {
        List<RunId> first = members.stream().limit(FIRST_MEMBERS).map(table.ids::get).toList();
        List<Spread> spreads = columns.stream().map(column -> Spreads.of(column, members)).toList();
        return new Group(key, members.size(), first, spreads);
    }

    private static BitSet alive(RunTable table, @Nullable Lifecycle lifecycle) {
        BitSet alive = new BitSet(table.size());
        alive.set(0, table.size());
        if (lifecycle == Lifecycle.ACTIVE) {
            alive.andNot(table.deleted);
        } else if (lifecycle == Lifecycle.DELETED) {
            alive.and(table.deleted);
        }
        return alive;
    }

    private static int[] ordered(Sql sql, RunTable table, Checked checked, BitSet alive) {
        BitSet passing =
                new Evaluation(table.size(), field -> table.column(sql, field))
                        .passing(checked.filter);
        passing.and(alive);
        int[] runs = passing.stream().toArray();
        List<RowOrder.Comparison> orders = new ArrayList<>();
        checked.orders.forEach(
                o -> orders.add(RowOrder.by(table.column(sql, o.field()), o.descending())));
        orders.add((a, b) -> Double.compare(table.started.at(b), table.started.at(a)));
        orders.add((a, b) -> table.ids.get(a).compareTo(table.ids.get(b)));
        RowOrder.sort(
                runs,
                (a, b) -> {
                    for (RowOrder.Comparison order : orders) {
                        int by = order.compare(a, b);
                        if (by != 0) {
                            return by;
                        }
                    }
                    return 0;
                });
        return runs;
    }

    private <T> T with(List<String> projects, Use<T> use) {
        intake.settle();
        TreeSet<Long> numbers = new TreeSet<>();
        projects.forEach(project -> numbers.add(SqlProjects.number(project).orElse(-1L)));
        if (numbers.isEmpty()) {
            numbers.add(-1L);
        }
        String key = numbers.toString().replace("[", "").replace("]", "");
        RunTable table;
        synchronized (tables) {
            table = tables.computeIfAbsent(key, k -> new RunTable(k, words));
        }
        synchronized (table) {
            T answer =
                    database.read(
                            sql -> {
                                table.refresh(sql);
                                return use.of(sql, table);
                            });
            table.shrink(mostBytes);
            return answer;
        }
    }

    @Override
    public List<RunSearch.FieldUse> fields(
            List<String> projects, @Nullable Kind kind, String part, int offset, int limit) {
        intake.settle();
        List<Long> numbers = numbers(projects);
        String wanted = part.toLowerCase(Locale.ROOT);
        return database.read(sql -> this.fields.of(sql, numbers)).stream()
                .filter(
                        field ->
                                (kind == null || kind == field.kind())
                                        && field.key().toLowerCase(Locale.ROOT).contains(wanted))
                .skip(offset)
                .limit(limit)
                .toList();
    }

    @Override
    public List<SeriesUse> series(List<String> projects, String part, int offset, int limit) {
        intake.settle();
        List<Long> numbers = numbers(projects);
        String wanted = part.toLowerCase(Locale.ROOT);
        return database.read(sql -> this.series.of(sql, numbers)).stream()
                .filter(use -> use.series().key().toLowerCase(Locale.ROOT).contains(wanted))
                .skip(offset)
                .limit(limit)
                .toList();
    }

    private static List<Long> numbers(List<String> projects) {
        return projects.stream()
                .map(SqlProjects::number)
                .flatMap(Optional::stream)
                .distinct()
                .sorted()
                .toList();
    }
}
