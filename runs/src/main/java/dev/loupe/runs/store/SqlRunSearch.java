package dev.loupe.runs.store;

import dev.loupe.core.RunId;
import dev.loupe.runs.RunSearch;
import dev.loupe.runs.domain.Lifecycle;
import dev.loupe.runs.domain.SeriesKey;
import dev.loupe.runs.query.Evaluation;
import dev.loupe.runs.query.Field;
import dev.loupe.runs.query.FieldColumn;
import dev.loupe.runs.query.Filter;
import dev.loupe.runs.query.Queries;
import dev.loupe.runs.query.RowOrder;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// Search over columns in memory: what is asked of the [RunTables].
final class SqlRunSearch implements RunSearch {
    private static final int FIRST_MEMBERS = 1_000;

    private final Database database;
    private final SqlIntake intake;
    private final RunTables tables;
    private final Counted<FieldUse> fields = new Counted<>(FieldCatalogue::of);
    private final Counted<SeriesUse> series = new Counted<>(SeriesCatalogue::of);
    private final Counted<SeriesUse> inContexts = new Counted<>(SeriesCatalogue::inContexts);

    SqlRunSearch(Database database, Words words, SqlIntake intake) {
        this.database = database;
        this.intake = intake;
        this.tables = new RunTables(database, words, intake);
    }

    /// A question, read: filter and order checked before the database is asked.
    private record Checked(Filter filter, List<Queries.Order> orders, List<Field> columns) {
        static Checked of(Question question) {
            return new Checked(
                    Queries.filter(question.filter()),
                    Queries.orders(question.orderBy()),
                    question.columns().stream().map(Queries::field).toList());
        }

        /// All fields whose values it takes to answer.
        List<Field> fields() {
            return Stream.of(
                            filter.fields(),
                            orders.stream().map(Queries.Order::field),
                            columns.stream())
                    .flatMap(all -> all)
                    .toList();
        }
    }

    @Override
    public Answer search(Question question) {
        Checked checked = Checked.of(question);
        return tables.answer(
                question.projects(),
                checked.fields(),
                table -> {
                    BitSet alive = alive(table, question.lifecycle());
                    int[] runs = ordered(table, checked, alive);
                    List<Row> rows = new ArrayList<>();
                    List<FieldColumn> columns =
                            checked.columns.stream().map(table::column).toList();
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
                        rows.add(new Row(table.ids.get(runs[i]), table.number(runs[i]), values));
                    }
                    return new Answer(alive.cardinality(), runs.length, rows);
                });
    }

    @Override
    public List<Group> groups(Question question, List<String> by) {
        Checked checked = Checked.of(question);
        List<Field> keys = by.stream().map(Queries::field).toList();
        return tables.answer(
                question.projects(),
                Stream.concat(keys.stream(), checked.fields().stream()).toList(),
                table -> {
                    int[] runs = ordered(table, checked, alive(table, question.lifecycle()));
                    List<FieldColumn> keyColumns = keys.stream().map(table::column).toList();
                    Map<List<@Nullable Object>, List<Integer>> members = new LinkedHashMap<>();
                    for (int run : runs) {
                        List<@Nullable Object> key = new ArrayList<>();
                        keyColumns.forEach(column -> key.add(column.value(run)));
                        members.computeIfAbsent(key, k -> new ArrayList<>()).add(run);
                    }
                    List<FieldColumn> columns =
                            checked.columns.stream().map(table::column).toList();
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

    private static int[] ordered(RunTable table, Checked checked, BitSet alive) {
        BitSet passing = new Evaluation(table.size(), table::column).passing(checked.filter);
        passing.and(alive);
        int[] runs = passing.stream().toArray();
        List<RowOrder.Comparison> orders = new ArrayList<>();
        checked.orders.forEach(
                o -> orders.add(RowOrder.by(table.column(o.field()), o.descending())));
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

    /// Loads what the first questions will likely ask: see [RunTables#warm].
    void warm(BooleanSupplier go) {
        tables.warm(go, this::common);
    }

    /// The fields of a project's runs, those that most have first.
    private List<Field> common(long project) {
        return database.read(sql -> fields.of(sql, List.of(project))).stream()
                .filter(use -> use.kind() != Kind.ATTRIBUTE)
                .sorted(Comparator.comparing(RunSearch.FieldUse::runs).reversed())
                .map(use -> Queries.field(use.field()))
                .toList();
    }

    @Override
    public List<RunSearch.FieldUse> fields(
            List<String> projects, @Nullable Kind kind, String part, int offset, int limit) {
        intake.settle();
        List<Long> numbers = numbers(projects);
        String wanted = part.toLowerCase(Locale.ROOT);
        Stream<FieldUse> contexts =
                kind != null && kind != Kind.METRIC
                        ? Stream.empty()
                        : database.read(sql -> inContexts.of(sql, numbers)).stream()
                                .map(SqlRunSearch::field);
        return Stream.concat(database.read(sql -> this.fields.of(sql, numbers)).stream(), contexts)
                .filter(
                        field ->
                                (kind == null || kind == field.kind())
                                        && field.key().toLowerCase(Locale.ROOT).contains(wanted))
                .skip(offset)
                .limit(limit)
                .toList();
    }

    private static FieldUse field(SeriesUse use) {
        SeriesKey series = use.series();
        Field field =
                new Field(Field.Kind.METRIC, Field.Summary.LAST, series.key(), series.context());
        return new FieldUse(
                field.toString(), Kind.METRIC, series.key(), series.context(), use.runs());
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
