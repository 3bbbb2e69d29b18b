package dev.loupe.runs.store;

import dev.loupe.runs.Refused;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;

/// The tables, as numbered steps. A store remembers how many it has taken; opening it takes the rest, each whole or not at all.
final class Schema {
    /// In the order they are taken.
    static final List<String> STEPS =
            List.of(
                    "001-runs.sql",
                    "002-series.sql",
                    "003-registry.sql",
                    "004-fields.sql",
                    "005-media.sql",
                    "006-versions.sql",
                    "007-contexts.sql",
                    "008-journal.sql",
                    "009-console.sql",
                    "010-views.sql");

    static final String STEP_TABLE =
            "CREATE TABLE IF NOT EXISTS schema_step (step INTEGER PRIMARY KEY)";
    private static final long POSTGRESQL_LOCK = 0x6c6f757065L;

    private Schema() {}

    /// @throws Refused if the store was written by a newer Loupe
    static void bringUpToDate(Database database, String where) {
        try (Sql sql = database.connect()) {
            if (database.dialect() == Dialect.POSTGRESQL) {
                sql.number("SELECT 1 FROM (SELECT pg_advisory_lock(?)) AS taken", POSTGRESQL_LOCK);
            }
            sql.define(STEP_TABLE);
            long taken = sql.number("SELECT MAX(step) FROM schema_step");
            if (taken > STEPS.size()) {
                throw new Refused(
                        Refused.Why.STATE,
                        "The store "
                                + where
                                + " has schema "
                                + taken
                                + ", this Loupe knows up to "
                                + STEPS.size()
                                + ": it was written by a newer version; nothing was changed.");
            }
            for (int step = (int) taken; step < STEPS.size(); step++) {
                take(sql, step);
            }
        } catch (SQLException e) {
            throw Failure.of(e);
        }
    }

    /// Takes the step of that index, whole or not at all.
    static void take(Sql sql, int step) throws SQLException {
        sql.connection().setAutoCommit(false);
        for (String statement : text(STEPS.get(step)).split(";\\s*\n")) {
            if (!statement.isBlank()) {
                sql.define(statement);
            }
        }
        sql.run("INSERT INTO schema_step (step) VALUES (?)", step + 1);
        sql.connection().commit();
        sql.connection().setAutoCommit(true);
    }

    private static String text(String name) {
        try (InputStream in = Schema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(
                        "the schema step " + name + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("(?m)^--.*\n", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
