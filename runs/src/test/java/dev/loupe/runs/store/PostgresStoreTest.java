package dev.loupe.runs.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loupe.core.RunId;
import dev.loupe.runs.Intake;
import dev.loupe.runs.Refused;
import dev.loupe.runs.Runs;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Batch;
import dev.loupe.runs.domain.Points;
import dev.loupe.runs.domain.RunStatus;
import dev.loupe.runs.domain.SeriesKey;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/// The contract on a PostgreSQL 15 that the test starts; left out, visibly, where Debian's `postgresql-15` is not installed.
final class PostgresStoreTest extends StoreContract {
    private static @Nullable Postgres postgres;
    private @Nullable String url;

    @BeforeAll
    static void startServer() throws IOException, InterruptedException {
        assumeTrue(
                Postgres.installed(),
                "PostgreSQL 15 is not installed (apt install postgresql-15): its store is not tested.");
        postgres = Postgres.start();
    }

    @AfterAll
    static void stopServer() {
        if (postgres != null) {
            postgres.close();
        }
    }

    @BeforeEach
    @Override
    void begin() {
        url = null;
        super.begin();
    }

    @Override
    Store open() {
        if (url == null) {
            try {
                url = Objects.requireNonNull(postgres).newDatabase();
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }
        return Stores.open(url, folder.resolve("artifacts"));
    }

    @Test
    void twoServersWriteTheSameRunAndEveryPointIsThereOnce() {
        RunId run = newRun();
        try (Store other = open()) {
            List<CompletableFuture<Intake.Receipt>> sent = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                Store server = i % 2 == 0 ? store : other;
                sent.add(server.intake().submit(points(run, i * 50L, 100)));
            }
            int stored = sent.stream().map(CompletableFuture::join).mapToInt(r -> r.stored()).sum();
            assertEquals(99 * 50 + 100, stored);
            for (Store server : List.of(store, other)) {
                assertEquals(stored, server.series().all(run, SeriesKey.of("loss")).size());
                assertEquals(stored, server.runs().series(run).getFirst().count());
            }
        }
    }

    @Test
    void serversThatTakeRunsInTurnsOfTheirOwnDoNotLoseABatch() {
        List<RunId> runs = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            runs.add(newRun());
        }
        try (Store other = open()) {
            List<CompletableFuture<Intake.Receipt>> sent = new ArrayList<>();
            for (int round = 0; round < 60; round++) {
                for (int i = 0; i < runs.size(); i++) {
                    Batch batch = points(runs.get(i), round * 20L, 20);
                    Batch opposite =
                            points(runs.get(runs.size() - 1 - i), 10_000 + round * 20L, 20);
                    sent.add(store.intake().submit(batch));
                    sent.add(other.intake().submit(opposite));
                }
            }
            int stored = sent.stream().map(CompletableFuture::join).mapToInt(r -> r.stored()).sum();
            assertEquals(runs.size() * 60 * 40, stored);
            for (RunId run : runs) {
                assertEquals(60 * 40, store.series().all(run, SeriesKey.of("loss")).size());
            }
        }
    }

    @Test
    void whatOneServerWritesTheOtherReadsAndFinds() {
        try (Store other = open()) {
            RunId run = newRun();
            assertEquals("one", other.runs().find(run).orElseThrow().name());
            other.intake().write(points(run, 0, 10));
            assertEquals(9.0, store.runs().series(run).getFirst().last());
        }
    }

    @Test
    void changesOfTwoServersInTurnAreInTheSearchOfBoth() {
        try (Store other = open()) {
            new RandomChanges(2, List.of((SqlStore) store, (SqlStore) other)).compare(40);
        }
    }

    @Test
    void aDatabaseThatIsNotThereIsRefusedWithASentence() {
        String absent = Objects.requireNonNull(url).replaceFirst("/store\\d+", "/absent");
        Refused refused = assertThrows(Refused.class, () -> Stores.open(absent, folder));
        assertEquals(Refused.Why.UNAVAILABLE, refused.why());
    }

    private RunId newRun() {
        return store.runs()
                .create(
                        new Runs.NewRun(
                                null, "0", "one", "", 1, RunStatus.RUNNING, List.of(), Map.of()))
                .id();
    }

    /// Points of steps `from`, `from + 1`, …, each with its step as value.
    private static Batch points(RunId run, long from, int count) {
        long[] steps = new long[count];
        long[] micros = new long[count];
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            steps[i] = from + i;
            micros[i] = 1_000_000 * (from + i);
            values[i] = from + i;
        }
        return Batch.of(
                run,
                new Points(List.of(SeriesKey.of("loss")), new int[count], steps, micros, values));
    }
}
