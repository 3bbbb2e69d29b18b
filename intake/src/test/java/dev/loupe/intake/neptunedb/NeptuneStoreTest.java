package dev.loupe.intake.neptunedb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.bytes.ProtoWriter;
import dev.loupe.intake.Format;
import dev.loupe.intake.Reader;
import dev.loupe.intake.RecordingLogbook;
import dev.loupe.intake.RecordingLogbook.Point;
import dev.loupe.intake.RecordingLogbook.Recorded;
import dev.loupe.intake.open.Formats;
import dev.loupe.runs.domain.MediaItem;
import dev.loupe.runs.domain.MediaKind;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.RunStatus;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Against what fixtures/intake/make-neptune-3.py logged.
final class NeptuneStoreTest {
    private static final Path FIXTURE = Path.of("../fixtures/intake/neptune-3");
    private static final List<Format> FORMATS = List.of(new NeptuneStoreFormat());

    @TempDir Path folder;

    private static RecordingLogbook fixture() throws IOException {
        RecordingLogbook book = Reader.read(FIXTURE, Formats.ALL);
        assertEquals(List.of(), book.damage);
        assertEquals(2, book.runs.size());
        return book;
    }

    private static MediaItem item(Recorded run, String key, int step) {
        return run.media.stream()
                .filter(i -> i.series().key().equals(key) && i.step() == step)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatTheClientLoggedIsThere() throws IOException {
        Recorded run = fixture().named("a model");
        assertEquals("team/proj", run.opening.project());
        assertEquals(1767225600000L, run.opening.startMillis());
        assertEquals(new Param("net.lr", "0.5", Param.Type.NUMBER), run.params.get("net.lr"));
        assertEquals("3", run.param("net.layers"));
        assertEquals("1.0E300", run.param("net.big"));
        assertEquals("true", run.param("flag"));
        assertEquals("tëxt", run.param("text"));
        assertEquals("2026-01-02T03:04:05Z", run.param("day"));
        assertEquals("[\"x\",\"y\"]", run.param("set"));
        assertEquals("a first try", run.tag("mlflow.note.content"));
        assertEquals("[\"one\"]", run.tag("neptune.tags"));
        assertEquals("[\"all\"]", run.tag("neptune.group_tags"));
        assertEquals("first", run.tag("neptune.run_id"));
        double[] loss = new double[6];
        for (int step = 0; step < loss.length; step++) {
            loss[step] = 1.0 / (step + 1);
        }
        assertArrayEquals(loss, run.values("train/loss"));
        assertTrue(
                run.series.getOrDefault("train/loss", Set.of()).stream()
                        .allMatch(p -> p.micros() == 1767225600000000L));
        assertEquals(
                List.of(0L, 500_000L, 1_000_000L),
                run.series.getOrDefault("half", Set.of()).stream().map(Point::step).toList());
        assertEquals("1000000", run.tag("stepScale/half"));
        assertFalse(run.tags.containsKey("stepScale/train/loss"));
        assertEquals(
                List.of("epoch 1", "done, größer"),
                run.console.stream().map(line -> line.text()).toList());
    }

    @Test
    void thingsAtStepsAndFilesAreThereButNoneFromElsewhere() throws IOException {
        Recorded run = fixture().named("a model");
        assertEquals("{\"text\":\"good\"}", item(run, "said", 2).meta());
        assertEquals(
                "{\"edges\":[0.0,1.0,3.0],\"counts\":[3.0,4.0]}", item(run, "grads", 1).meta());
        assertEquals(
                "{\"edges\":[0.0,1.0,3.0],\"counts\":[0.5,0.5]}", item(run, "grads", 2).meta());
        MediaItem picture = item(run, "pictures", 3);
        assertEquals(MediaKind.IMAGE, picture.kind());
        assertEquals("pictures/3.png", picture.path());
        assertEquals(67, run.file("pictures/3.png").length);
        assertEquals("the plan\n", new String(run.file("notes/plan.txt"), StandardCharsets.UTF_8));
        assertEquals(Set.of("pictures/3.png", "notes/plan.txt"), run.files.keySet());
        assertEquals("/etc/hostname", run.tag("neptune.elsewhere.elsewhere"));
    }

    @Test
    void aForkNamesWhereItCameFrom() throws IOException {
        RecordingLogbook book = fixture();
        Recorded fork = book.named("second");
        assertEquals("first", fork.tag("neptune.forking.parent"));
        assertEquals("2.5", fork.tag("neptune.forking.step"));
        assertEquals(
                book.named("a model").opening.id().value(), fork.tag("neptune.forking.parent_run"));
    }

    private Path store() throws IOException {
        Path copy = folder.resolve("run_operations.sqlite3");
        return Files.copy(FIXTURE.resolve("team_proj_2/run_operations.sqlite3"), copy);
    }

    @Test
    void aRunThatNobodyWritesToHasEnded() throws IOException {
        Path copy = store();
        Files.setLastModifiedTime(copy, FileTime.fromMillis(System.currentTimeMillis()));
        assertEquals(RunStatus.RUNNING, status());
        Files.setLastModifiedTime(copy, FileTime.fromMillis(1_767_225_700_000L));
        assertEquals(RunStatus.FINISHED, status());
    }

    private RunStatus status() throws IOException {
        return Reader.read(folder, FORMATS).runs.values().iterator().next().status;
    }

    private static void execute(Connection client, String command) throws SQLException {
        try (Statement sql = client.createStatement()) {
            sql.execute(command);
        }
    }

    private static void append(Connection sql, byte[] operation) throws SQLException {
        try (PreparedStatement add =
                sql.prepareStatement(
                        "INSERT INTO run_operations (timestamp, operation_type, operation, operation_size_bytes) VALUES (7, 0, ?, 0)")) {
            add.setBytes(1, operation);
            add.executeUpdate();
        }
    }

    private static byte[] point(int step, double value) {
        ProtoWriter message = new ProtoWriter();
        message.message(1, new ProtoWriter().varint(1, step));
        message.message(
                8,
                new ProtoWriter()
                        .text(1, "train/loss")
                        .message(2, new ProtoWriter().f64(1, value)));
        return message.array();
    }

    @Test
    void operationsThatTheClientWritesAndDeletesAreFollowed() throws IOException, SQLException {
        Path store = store();
        RecordingLogbook book = new RecordingLogbook();
        try (Connection client = DriverManager.getConnection("jdbc:sqlite:" + store);
                Reader.Opened opened = new Reader.Opened(folder, FORMATS, book)) {
            execute(client, "PRAGMA journal_mode = WAL");
            opened.read();
            append(client, point(4, 0.5));
            opened.read();
            assertArrayEquals(new double[] {0.25, 0.5}, book.named("second").values("train/loss"));
            execute(client, "DELETE FROM run_operations");
            opened.read();
            append(client, point(5, Double.NaN));
            append(client, new byte[] {10, 100});
            append(client, point(6, 2));
            opened.read();
        }
        Recorded run = book.named("second");
        assertArrayEquals(new double[] {0.25, 0.5, Double.NaN, 2}, run.values("train/loss"));
        assertEquals(
                List.of(3L, 4L, 5L, 6L),
                run.series.getOrDefault("train/loss", Set.of()).stream().map(Point::step).toList());
        assertEquals(1, book.damage.size());
        assertTrue(book.damage.getFirst().startsWith("Operation "), book.damage.getFirst());
    }

    @Test
    void readingLeavesNothingBesideTheStore() throws IOException {
        store();
        Reader.read(folder, FORMATS);
        try (Stream<Path> all = Files.list(folder)) {
            assertEquals(1, all.count());
        }
    }

    @Test
    void aStoreThatIsNotWholeIsSaidOnceNobodyWrites() throws IOException {
        Path store = store();
        byte[] all = Files.readAllBytes(store);
        java.util.Arrays.fill(all, all.length / 2, all.length, (byte) 1);
        Files.write(store, all);
        Files.setLastModifiedTime(store, FileTime.fromMillis(1_000));
        RecordingLogbook book = Reader.read(folder, FORMATS);
        assertTrue(book.damage.size() <= 1);
        assertTrue(book.damage.isEmpty() || book.damage.getFirst().contains("cannot be read"));
    }
}
