package dev.loupe.runs.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.RunId;
import dev.loupe.runs.Refused;
import dev.loupe.runs.Runs;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Batch;
import dev.loupe.runs.domain.Points;
import dev.loupe.runs.domain.RunStatus;
import dev.loupe.runs.domain.SeriesKey;
import dev.loupe.runs.domain.SeriesSummary;
import dev.loupe.runs.series.JournalRow;
import dev.loupe.runs.series.TailRow;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;

/// Points of small batches are found once, wherever they lie: in the journal, in the tail, in chunks.
final class JournalTest {
    private static final SeriesKey LOSS = SeriesKey.of("loss");
    private static final List<RunId> RUNS = List.of(new RunId("one"), new RunId("two"));

    @TempDir Path folder;

    private Store open(String name) {
        return Stores.open(folder.resolve(name).toString(), null);
    }

    private static void begin(Store store) {
        for (RunId run : RUNS) {
            store.runs()
                    .create(
                            new Runs.NewRun(
                                    run,
                                    "0",
                                    run.value(),
                                    "",
                                    1_000,
                                    RunStatus.RUNNING,
                                    List.of(),
                                    Map.of()));
        }
    }

    private static Points points(long from, int n) {
        long[] steps = LongStream.range(from, from + n).toArray();
        long[] micros = LongStream.of(steps).map(step -> step * 1_000).toArray();
        double[] values = LongStream.of(steps).mapToDouble(step -> 1.0 / (1 + step)).toArray();
        return new Points(List.of(LOSS), new int[n], steps, micros, values);
    }

    private static Points point(SeriesKey series, long step) {
        return new Points(
                List.of(series), new int[1], new long[] {step}, new long[1], new double[] {step});
    }

    private static void log(Store store, long from, int n) {
        send(store, from, n).forEach(Writer::await);
    }

    private static List<CompletableFuture<?>> send(Store store, long from, int n) {
        List<CompletableFuture<?>> answers = new ArrayList<>();
        for (RunId run : RUNS) {
            answers.add(store.intake().submit(Batch.of(run, points(from, n))));
        }
        return answers;
    }

    private static void assertHolds(Store store, long n) {
        for (RunId run : RUNS) {
            assertArrayEquals(
                    LongStream.range(0, n).toArray(), store.series().all(run, LOSS).steps());
            SeriesSummary summary = store.runs().series(run).getFirst();
            assertEquals(n, summary.count());
            assertEquals(n - 1, summary.lastStep());
        }
    }

    private long count(String name, String table) throws SQLException {
        try (Sql sql = new Sql(connection(name), Dialect.SQLITE)) {
            return sql.number("SELECT COUNT(*) FROM " + table);
        }
    }

    private java.sql.Connection connection(String name) throws SQLException {
        return java.sql.DriverManager.getConnection(
                "jdbc:sqlite:" + folder.resolve(name).resolve("loupe.db"));
    }

    /// What a power cut would leave: the files as they are, without what closing does.
    private void copy(String from, String to) throws IOException {
        Path target = Files.createDirectories(folder.resolve(to));
        for (String file : List.of("loupe.db", "loupe.db-wal")) {
            Files.copy(folder.resolve(from).resolve(file), target.resolve(file));
        }
    }

    @Test
    void pointsAreThereOnceAtEachPlaceTheyComeThrough() throws Exception {
        try (Store store = open("store")) {
            begin(store);
            for (int step = 0; step < 3_000; step++) {
                send(store, step, 1);
                if (step % 500 == 3) {
                    log(store, step, 1);
                    assertHolds(store, step + 1);
                }
            }
            log(store, 2_999, 1);
            assertHolds(store, 3_000);
            assertTrue(count("store", "chunk") > 0, "2,048 points of a series are a chunk");
        }
        assertEquals(0, count("store", "journal"), "closing leaves nothing in the journal");
        try (Store store = open("store")) {
            assertHolds(store, 3_000);
        }
    }

    @Test
    void whatLiesInTheJournalIsThereAfterTheProgramWasKilled() throws Exception {
        try (Store store = open("store")) {
            begin(store);
            log(store, 0, 40);
            log(store, 40, 2);
            log(store, 42, 1);
            for (int tries = 0; count("store", "journal") == 0 && tries < 100; tries++) {
                log(store, 42, 1);
                log(store, 43 + tries, 1);
            }
            assertTrue(count("store", "journal") > 0);
            long held = store.series().all(RUNS.getFirst(), LOSS).steps().length;
            copy("store", "copy");
            assertHolds(store, held);
            try (Store killed = open("copy")) {
                assertEquals(0, count("copy", "journal"));
                assertHolds(killed, held);
                log(killed, held - 1, 2);
                assertHolds(killed, held + 1);
            }
        }
    }

    /// Each refused batch begins a series, then meets a damaged chunk: the works that share its transaction are done again.
    @Test
    void aRefusedWorkTakesOnlyItsOwnPointsWithIt() throws Exception {
        try (Store store = open("store")) {
            begin(store);
            store.intake().write(Batch.of(RUNS.getFirst(), points(0, 20_000)));
        }
        try (Sql sql = new Sql(connection("store"), Dialect.SQLITE)) {
            assertTrue(sql.run("UPDATE chunk SET points = x'00ff'") > 0);
        }
        SeriesKey good = SeriesKey.of("good");
        try (Store store = open("store")) {
            List<CompletableFuture<?>> answers = new ArrayList<>();
            List<CompletableFuture<?>> refused = new ArrayList<>();
            for (int step = 0; step < 300; step++) {
                for (RunId run : RUNS) {
                    answers.add(store.intake().submit(Batch.of(run, point(good, step))));
                }
                if (step % 7 == 3) {
                    Points mixed =
                            new Points(
                                    List.of(SeriesKey.of("new " + step), good, LOSS),
                                    new int[] {0, 1, 2},
                                    new long[] {step, 1_000 + step, 5},
                                    new long[3],
                                    new double[3]);
                    refused.add(store.intake().submit(Batch.of(RUNS.getFirst(), mixed)));
                }
            }
            answers.forEach(Writer::await);
            for (CompletableFuture<?> answer : refused) {
                assertEquals(
                        Refused.Why.DAMAGED,
                        assertThrows(Refused.class, () -> Writer.await(answer)).why());
            }
        }
        try (Store store = open("store")) {
            for (RunId run : RUNS) {
                assertEquals(300, store.series().all(run, good).steps().length);
                for (SeriesSummary summary : store.runs().series(run)) {
                    assertEquals(
                            summary.series().equals(good) ? 300 : 20_000,
                            summary.count(),
                            summary.series().key());
                }
            }
        }
    }

    @Test
    void aDamagedRowOfTheJournalKeepsWhatLiesBeforeTheDamageAndNothingElseIsLost()
            throws Exception {
        try (Store store = open("store")) {
            begin(store);
            log(store, 0, 1);
        }
        try (Sql sql = new Sql(connection("store"), Dialect.SQLITE)) {
            byte[] tailRow = sql.one("SELECT points FROM tail", r -> r.getBytes(1)).orElseThrow();
            long run = sql.number("SELECT run FROM tail");
            JournalRow row = new JournalRow();
            row.add(run, oneMore(sql.number("SELECT id FROM series WHERE run = ?", run)));
            row.add(Long.MAX_VALUE, tailRow);
            row.add(run + 1, tailRow);
            byte[] whole = row.take();
            sql.run(
                    "INSERT INTO journal (points) VALUES (?)",
                    (Object) Arrays.copyOf(whole, whole.length - 3));
        }
        try (Store store = open("store")) {
            assertArrayEquals(new long[] {0, 7}, store.series().all(RUNS.getFirst(), LOSS).steps());
            assertEquals(2, store.runs().series(RUNS.getFirst()).getFirst().count());
            assertArrayEquals(new long[] {0}, store.series().all(RUNS.getLast(), LOSS).steps());
            log(store, 8, 1);
        }
        assertEquals(0, count("store", "journal"));
        assertEquals(1, count("store", "tail WHERE run = 0"), "the damaged bytes are kept");
    }

    private static byte[] oneMore(long series) {
        return TailRow.encode(
                new long[] {series}, new long[] {7}, new long[] {7_000}, new double[] {0.5}, 1);
    }
}
