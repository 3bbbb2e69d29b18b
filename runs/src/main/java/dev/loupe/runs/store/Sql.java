package dev.loupe.runs.store;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One connection with its prepared statements, and the few shapes of question the store asks. Used by one thread at a time.
final class Sql implements AutoCloseable {
    private static final int MOST_PREPARED = 200;

    /// Makes a value of the row that the cursor stands on.
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /// Takes note of the row that the cursor stands on.
    interface EachRow {
        void take(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final Dialect dialect;
    private long writes;
    private final Map<String, PreparedStatement> prepared = new LinkedHashMap<>(64, 0.75f, true);

    Sql(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    Connection connection() {
        return connection;
    }

    Dialect dialect() {
        return dialect;
    }

    /// How many statements have changed something, or may have.
    long writes() {
        return writes;
    }

    /// Runs a statement that answers no rows.
    ///
    /// @return rows that it touched
    int run(String text, @Nullable Object... values) throws SQLException {
        writes++;
        return bound(text, values).executeUpdate();
    }

    /// Runs the same statement with each of the rows of values.
    void batch(String text, List<@Nullable Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        writes++;
        PreparedStatement statement = statement(text);
        for (@Nullable Object[] values : rows) {
            bind(statement, values);
            statement.addBatch();
        }
        statement.executeBatch();
    }

    <T> List<T> list(String text, Row<T> row, @Nullable Object... values) throws SQLException {
        List<T> all = new ArrayList<>();
        each(text, r -> all.add(row.of(r)), values);
        return all;
    }

    void each(String text, EachRow row, @Nullable Object... values) throws SQLException {
        try (ResultSet rows = bound(text, values).executeQuery()) {
            while (rows.next()) {
                row.take(rows);
            }
        }
    }

    <T> Optional<T> one(String text, Row<T> row, @Nullable Object... values) throws SQLException {
        try (ResultSet rows = bound(text, values).executeQuery()) {
            return rows.next() ? Optional.of(row.of(rows)) : Optional.empty();
        }
    }

    /// The first column of the first row, 0 when there is none or it is null.
    long number(String text, @Nullable Object... values) throws SQLException {
        return one(text, r -> r.getLong(1), values).orElse(0L);
    }

    /// Inserts a row into a table with a counted key and answers the key.
    long insert(String text, @Nullable Object... values) throws SQLException {
        writes++;
        return number(text + " RETURNING id", values);
    }

    /// Inserts rows and hands over what `RETURNING` answers of those that were new.
    void inserted(String text, EachRow row, @Nullable Object... values) throws SQLException {
        writes++;
        each(text, row, values);
    }

    /// Runs a statement of the schema, once, in this database's words.
    void define(String ddl) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(dialect.spell(ddl));
        }
    }

    /// `?, ?, …` for a list of `n` values.
    static String places(int n) {
        return String.join(", ", java.util.Collections.nCopies(n, "?"));
    }

    static @Nullable Long nullableLong(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    private PreparedStatement bound(String text, @Nullable Object[] values) throws SQLException {
        PreparedStatement statement = statement(text);
        bind(statement, values);
        return statement;
    }

    private PreparedStatement statement(String text) throws SQLException {
        PreparedStatement known = prepared.get(text);
        if (known != null) {
            return known;
        }
        if (prepared.size() >= MOST_PREPARED) {
            var eldest = prepared.entrySet().iterator();
            eldest.next().getValue().close();
            eldest.remove();
        }
        PreparedStatement made = connection.prepareStatement(text);
        prepared.put(text, made);
        return made;
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            switch (value) {
                case null -> statement.setObject(i + 1, null);
                case String text -> statement.setString(i + 1, text);
                case Long number -> statement.setLong(i + 1, number);
                case Integer number -> statement.setInt(i + 1, number);
                case Double number -> statement.setDouble(i + 1, number);
                case byte[] bytes -> statement.setBytes(i + 1, bytes);
                default -> throw new IllegalArgumentException("cannot bind a " + value.getClass());
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
