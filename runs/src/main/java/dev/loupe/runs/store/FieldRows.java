package dev.loupe.runs.store;

import dev.loupe.runs.query.Field;
import dev.loupe.runs.query.FieldColumn;
import dev.loupe.runs.query.FieldColumn.ManyColumn;
import dev.loupe.runs.query.FieldColumn.NumberColumn;
import dev.loupe.runs.query.FieldColumn.TextColumn;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/// Reads the values of one field for all runs of a table, or for some.
final class FieldRows {
    /// How many runs are named in one question.
    static final int AT_ONCE = 256;

    private FieldRows() {}

    static FieldColumn empty(Field field, int runs) {
        return switch (field.kind()) {
            case METRIC -> new NumberColumn(runs);
            case PARAM, TAG, BARE, ATTRIBUTE -> new TextColumn(runs);
            case DATASET -> new ManyColumn();
        };
    }

    /// By one scan of an index.
    static void all(Sql sql, Words words, Field field, FieldColumn into, RunTable table)
            throws SQLException {
        read(sql, words, field, into, table, "", new Object[0]);
    }

    /// @param runs their places in the table; their values must have been cleared
    static void some(
            Sql sql, Words words, Field field, FieldColumn into, RunTable table, int[] runs)
            throws SQLException {
        for (int from = 0; from < runs.length; from += AT_ONCE) {
            int n = Math.min(AT_ONCE, runs.length - from);
            int places = Math.max(1, Integer.highestOneBit(2 * n - 1));
            Object[] rows = new Object[places];
            for (int i = 0; i < places; i++) {
                rows[i] = table.row(runs[from + Math.min(i, n - 1)]);
            }
            read(sql, words, field, into, table, " IN (" + Sql.places(places) + ")", rows);
        }
    }

    /// @param among what follows the name of the run's column, empty for all
    private static void read(
            Sql sql,
            Words words,
            Field field,
            FieldColumn into,
            RunTable table,
            String among,
            Object[] rows)
            throws SQLException {
        switch (field.kind()) {
            case DATASET -> datasets(sql, field, (ManyColumn) into, table, among, rows);
            case ATTRIBUTE -> {
                String some =
                        among.isEmpty()
                                ? " WHERE project IN (" + table.projects + ")"
                                : " WHERE id" + among;
                String column = field.key().equals("user") ? "user_name" : field.key();
                texts(sql, "SELECT id, " + column + " FROM run" + some, into, table, rows);
            }
            case METRIC, PARAM, TAG, BARE -> {
                Long word = words.find(sql, field.key());
                if (word == null) {
                    return;
                }
                boolean metric = field.kind() == Field.Kind.METRIC;
                Object[] keys = metric ? new Object[] {word, field.context()} : new Object[] {word};
                Object[] values = Arrays.copyOf(keys, keys.length + rows.length);
                System.arraycopy(rows, 0, values, keys.length, rows.length);
                String some = among.isEmpty() ? "" : " AND run" + among;
                if (metric) {
                    metric(sql, field.summary(), (NumberColumn) into, table, some, values);
                } else {
                    String rowsOf = field.kind() == Field.Kind.PARAM ? "param" : "tag";
                    texts(
                            sql,
                            "SELECT run, text FROM " + rowsOf + " WHERE word = ?" + some,
                            into,
                            table,
                            values);
                }
            }
        }
    }

    private static void texts(
            Sql sql, String question, FieldColumn into, RunTable table, Object[] values)
            throws SQLException {
        TextColumn texts = (TextColumn) into;
        sql.each(
                question,
                r -> {
                    int run = table.ordinals.of(r.getLong(1));
                    if (run >= 0) {
                        texts.set(run, r.getString(2));
                    }
                },
                values);
    }

    private static void metric(
            Sql sql,
            Field.Summary summary,
            NumberColumn into,
            RunTable table,
            String some,
            Object[] values)
            throws SQLException {
        sql.each(
                "SELECT run, "
                        + column(summary)
                        + " FROM series WHERE word = ? AND context = ? AND n > 0"
                        + some,
                r -> {
                    int run = table.ordinals.of(r.getLong(1));
                    if (run >= 0) {
                        into.set(run, value(summary, r));
                    }
                },
                values);
    }

    private static void datasets(
            Sql sql, Field field, ManyColumn into, RunTable table, String among, Object[] rows)
            throws SQLException {
        String some = among.isEmpty() ? "" : " WHERE d.run" + among;
        String question =
                field.key().equals("context")
                        ? "SELECT d.run, l.text FROM dataset_input d JOIN label l ON l.kind = 'input' AND l.owner = CAST(d.id AS TEXT)"
                                + " AND l.key = 'mlflow.data.context'"
                        : "SELECT d.run, d." + field.key() + " FROM dataset_input d";
        sql.each(
                question + some,
                r -> {
                    int run = table.ordinals.of(r.getLong(1));
                    if (run >= 0) {
                        into.add(run, r.getString(2));
                    }
                },
                rows);
    }

    private static String column(Field.Summary summary) {
        return switch (summary) {
            case LAST -> "last_value";
            case FIRST -> "first_value";
            case MIN -> "min_value";
            case MAX -> "max_value";
            case MEAN -> "total, n, nans";
            case COUNT -> "n";
            case NANS -> "nans";
            case ARGMIN -> "min_step, n, nans";
            case ARGMAX -> "max_step, n, nans";
            case LASTSTEP -> "last_step";
        };
    }

    private static double value(Field.Summary summary, ResultSet r) throws SQLException {
        return switch (summary) {
            case LAST, FIRST, MIN, MAX -> Double.longBitsToDouble(r.getLong(2));
            case COUNT, NANS, LASTSTEP -> r.getLong(2);
            case MEAN ->
                    r.getLong(3) == r.getLong(4)
                            ? Double.NaN
                            : Double.longBitsToDouble(r.getLong(2)) / (r.getLong(3) - r.getLong(4));
            case ARGMIN, ARGMAX -> r.getLong(3) == r.getLong(4) ? Double.NaN : r.getLong(2);
        };
    }
}
