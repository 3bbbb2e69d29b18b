package dev.loupe.intake.mlflowdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.intake.Format;
import dev.loupe.intake.MlflowWitness;
import dev.loupe.intake.Reader;
import dev.loupe.intake.RecordingLogbook;
import dev.loupe.intake.SourceContract;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

final class MlflowDatabaseTest extends SourceContract {
    @TempDir Path home;

    @Override
    protected Path fixture() {
        return Path.of("../fixtures/intake/mlflow-db");
    }

    @Override
    protected List<Format> formats() {
        return List.of(new MlflowDatabaseFormat());
    }

    @Override
    protected boolean grows(Path file) {
        return false;
    }

    @Test
    void whatMlflowsClientReadsIsTold() throws IOException {
        RecordingLogbook book = Reader.read(fixture(), formats());
        assertEquals(List.of(), book.damage);
        MlflowWitness.holds("database", book);
        assertTrue(
                book.runs.values().stream().anyMatch(r -> r.files.containsKey("notes/hello.txt")),
                "artifacts are found after a move");
    }

    private void write(Path database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
            connection.createStatement().executeUpdate(sql);
        }
    }

    @Test
    void whatIsAddedIsReadOnAlsoFromABookmark() throws Exception {
        Path database = home.resolve("mlflow.db");
        Files.copy(fixture().resolve("mlflow.db"), database);
        String run = "(SELECT run_uuid FROM runs WHERE name = 'live')";
        String insert =
                "INSERT INTO metrics (key, value, timestamp, run_uuid, step, is_nan) VALUES ('loss', %d, %d, %s, %d, 0)";
        RecordingLogbook book = new RecordingLogbook();
        Map<String, String> bookmarks;
        try (Reader.Opened opened = new Reader.Opened(home, formats(), book)) {
            opened.read();
            write(database, insert.formatted(8, 100, run, 8));
            opened.read();
            bookmarks = opened.bookmarks();
        }
        write(database, insert.formatted(9, 101, run, 9));
        RecordingLogbook later = new RecordingLogbook();
        try (Reader.Opened opened = new Reader.Opened(home, formats(), later, bookmarks)) {
            opened.read();
        }
        assertEquals("[3.0, 8.0]", java.util.Arrays.toString(live(book)));
        assertEquals("[9.0]", java.util.Arrays.toString(live(later)));
    }

    private static double[] live(RecordingLogbook book) {
        return book.runs.values().stream()
                .filter(r -> r.opening.name().equals("live"))
                .findFirst()
                .orElseThrow()
                .values("loss");
    }
}
