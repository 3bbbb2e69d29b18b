package dev.loupe.intake.mlflowdb;

import dev.loupe.core.RunId;
import dev.loupe.intake.Opening;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Questions to a database whose tables and columns differ from version to version of MLflow: what is not there is empty.
final class Rows {
    private Rows() {}

    /// Takes the row that the cursor stands on.
    @FunctionalInterface
    interface Taker {
        void row(ResultSet r) throws SQLException;
    }

    /// All rows of a table, in the order they were written.
    static void each(Connection sql, String table, Taker taker) throws SQLException {
        if (has(sql, table)) {
            try (PreparedStatement ask =
                            sql.prepareStatement("SELECT * FROM " + table + " ORDER BY rowid");
                    ResultSet r = ask.executeQuery()) {
                while (r.next()) {
                    taker.row(r);
                }
            }
        }
    }

    static boolean has(Connection sql, String table) throws SQLException {
        try (PreparedStatement ask =
                sql.prepareStatement(
                        "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = ?")) {
            ask.setString(1, table);
            try (ResultSet r = ask.executeQuery()) {
                return r.next() && r.getInt(1) == 1;
            }
        }
    }

    /// Keys and values of each owner.
    static Map<String, SortedMap<String, String>> pairs(
            Connection sql, String table, String owner, String key, String value)
            throws SQLException {
        Map<String, SortedMap<String, String>> all = new HashMap<>();
        each(
                sql,
                table,
                r ->
                        all.computeIfAbsent(text(r, owner), o -> new TreeMap<>())
                                .put(text(r, key), text(r, value)));
        return all;
    }

    /// Empty for null, and where there is no such column.
    static String text(ResultSet r, String column) {
        String text = textOrNull(r, column);
        return text == null ? "" : text;
    }

    static @Nullable String textOrNull(ResultSet r, String column) {
        try {
            String text = r.getString(column);
            return text == null || text.isEmpty() ? null : text;
        } catch (SQLException none) {
            return null;
        }
    }

    static @Nullable RunId run(ResultSet r, String column) {
        String id = textOrNull(r, column);
        return id == null ? null : run(id);
    }

    /// MLflow's own id where it is legal.
    static RunId run(String id) {
        return RunId.legal(id) ? new RunId(id) : Opening.derived("mlflow", id);
    }
}
