package dev.loupe.runs.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.RunId;
import dev.loupe.runs.Refused;
import dev.loupe.runs.RunSearch;
import dev.loupe.runs.Runs;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Batch;
import dev.loupe.runs.domain.Points;
import dev.loupe.runs.domain.RunStatus;
import dev.loupe.runs.domain.SeriesKey;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

final class SqliteStoreTest extends StoreContract {
    @Override
    Store open() {
        return Stores.open(folder.toString(), null);
    }

    @Override
    int manyKeys() {
        return 100_000;
    }

    @Test
    void aSecondOpeningIsRefusedWithTheHoldersProcess() {
        Refused refused = assertThrows(Refused.class, this::open);
        assertTrue(
                String.valueOf(refused.getMessage())
                        .startsWith(
                                "The store "
                                        + folder
                                        + " is open already in process "
                                        + ProcessHandle.current().pid()),
                refused.getMessage());
    }

    @Test
    void aStoreOfEveryOlderVersionIsBroughtUpToDateWithWhatItHolds() throws Exception {
        for (int version = 1; version < Schema.STEPS.size(); version++) {
            Path old = folder.resolve("version " + version);
            try (Database database = Database.inFolder(old);
                    Sql sql = database.connect()) {
                sql.define(Schema.STEP_TABLE);
                for (int step = 0; step < version; step++) {
                    Schema.take(sql, step);
                }
                sql.run(
                        "INSERT INTO project (id, name, artifact_location, created_ms, updated_ms) VALUES (5, 'kept', 'x', 1, 1)");
            }
            try (Store opened = Stores.open(old.toString(), null)) {
                assertEquals("kept", opened.projects().find("5").orElseThrow().name());
                RunId run =
                        opened.runs()
                                .create(
                                        new Runs.NewRun(
                                                null,
                                                "5",
                                                "a",
                                                "",
                                                1,
                                                RunStatus.RUNNING,
                                                List.of(),
                                                Map.of()))
                                .id();
                Points point =
                        new Points(
                                List.of(SeriesKey.of("loss")),
                                new int[1],
                                new long[1],
                                new long[1],
                                new double[] {0.5});
                opened.intake().write(Batch.of(run, point));
                opened.registry().createRegistered("net", "", Map.of());
                assertEquals(
                        1,
                        opened.search()
                                .search(
                                        new RunSearch.Question(
                                                List.of("5"),
                                                "metrics.loss = 0.5",
                                                List.of(),
                                                null,
                                                List.of(),
                                                0,
                                                10))
                                .matched());
            }
            try (Database database = Database.inFolder(old);
                    Sql sql = database.connect()) {
                assertEquals(Schema.STEPS.size(), sql.number("SELECT MAX(step) FROM schema_step"));
            }
        }
    }

    @Test
    void aStoreOfANewerVersionIsLeftAlone() throws SQLException {
        store.close();
        try (var connection =
                        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("loupe.db"));
                var statement = connection.createStatement()) {
            statement.execute("INSERT INTO schema_step (step) VALUES (99)");
        }
        Refused refused = assertThrows(Refused.class, this::open);
        assertEquals(
                "The store "
                        + folder
                        + " has schema 99, this Loupe knows up to 10: it was written by a newer version; nothing was changed.",
                refused.getMessage());
    }
}
