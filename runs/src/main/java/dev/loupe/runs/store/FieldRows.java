package dev.loupe.runs.store;

import dev.loupe.runs.query.Field;
import dev.loupe.runs.query.FieldColumn;
import dev.loupe.runs.query.FieldColumn.ManyColumn;
import dev.loupe.runs.query.FieldColumn.NumberColumn;
import dev.loupe.runs.query.FieldColumn.TextColumn;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/// Reads the values of one field for all runs, or for some.
final class FieldRows {
    private FieldRows() {}

    static FieldColumn empty(Field field, int runs) {
        return switch (field.kind()) {
            case METRIC -> new NumberColumn(runs);
            case PARAM, TAG, BARE, ATTRIBUTE -> new TextColumn(runs);
            case DATASET -> new ManyColumn();
        };
    }

    /// @param some keys of runs, separated by commas; empty for all
    static void load(
            Sql sql,
            Words words,
            Field field,
            FieldColumn into,
            Map<Long, Integer> ordinals,
            String some)
            throws SQLException {
        if (field.kind() == Field.Kind.DATASET) {
            datasets(sql, field, (ManyColumn) into, ordinals, some);
            return;
        }
        Long word = words.find(sql, field.key());
        if (word == null) {
            return;
        }
        String among = some.isEmpty() ? "" : " AND run IN (" + some + ")";
        switch (into) {
            case NumberColumn numbers -> {
                String column = column(field.summary());
                sql.each(
                        "SELECT run, "
                                + column
                                + " FROM series WHERE word = ? AND context = '' AND n > 0"
                                + among,
                        r -> {
                            Integer run = ordinals.get(r.getLong(1));
                            if (run != null) {
                                numbers.set(run, value(field.summary(), r));
                            }
                        },
                        word);
            }
            case TextColumn texts -> {
                String table = field.kind() == Field.Kind.PARAM ? "param" : "tag";
                sql.each(
                        "SELECT run, text FROM " + table + " WHERE word = ?" + among,
                        r -> {
                            Integer run = ordinals.get(r.getLong(1));
                            if (run != null) {
                                texts.set(run, r.getString(2));
                            }
                        },
                        word);
            }
            case ManyColumn many ->
                    throw new IllegalStateException("only datasets have several texts");
        }
    }

    private static void datasets(
            Sql sql, Field field, ManyColumn into, Map<Long, Integer> ordinals, String some)
            throws SQLException {
        String among = some.isEmpty() ? "" : " WHERE d.run IN (" + some + ")";
        String question =
                field.key().equals("context")
                        ? "SELECT d.run, l.text FROM dataset_input d JOIN label l ON l.kind = 'input' AND l.owner = CAST(d.id AS TEXT)"
                                + " AND l.key = 'mlflow.data.context'"
                        : "SELECT d.run, d." + field.key() + " FROM dataset_input d";
        sql.each(
                question + among,
                r -> {
                    Integer run = ordinals.get(r.getLong(1));
                    if (run != null) {
                        into.add(run, r.getString(2));
                    }
                });
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
