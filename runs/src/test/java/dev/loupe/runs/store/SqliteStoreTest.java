package dev.loupe.runs.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.runs.Refused;
import dev.loupe.runs.Store;

import org.junit.jupiter.api.Test;

import java.sql.DriverManager;
import java.sql.SQLException;

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
                        + " has schema 99, this Loupe knows up to 4: it was written by a newer version; nothing was changed.",
                refused.getMessage());
    }
}
