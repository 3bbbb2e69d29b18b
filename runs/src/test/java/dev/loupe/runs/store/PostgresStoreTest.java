package dev.loupe.runs.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loupe.core.RunId;
import dev.loupe.runs.Intake;
import dev.loupe.runs.Refused;
import dev.loupe.runs.Runs;
import dev.loupe.runs.Store;
import dev.loupe.runs.artifact.ContentFolder;
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
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

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
        return Stores.open(url, new ContentFolder(folder.resolve("artifacts")));
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
    void twoServersWriteManyRunsInAnyOrderAndNoBatchIsRefused() {
        List<RunId> runs = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            runs.add(newRun());
        }
        Random random = new Random(7);
        try (Store other = open()) {
            List<CompletableFuture<Intake.Receipt>> sent = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                Store server = i % 2 == 0 ? store : other;
                RunId run = runs.get(random.nextInt(runs.size()));
                sent.add(server.intake().submit(points(run, i * 100L, 100)));
            }
            int stored = sent.stream().map(CompletableFuture::join).mapToInt(r -> r.stored()).sum();
            assertEquals(40_000, stored);
            long read = 0;
            for (RunId run : runs) {
                read += other.series().all(run, SeriesKey.of("loss")).size();
            }
            assertEquals(40_000, read);
        }
    }

    @Test
    void twoServersNumberTheVersionsOfAModelWithoutGapsAndAgreeOnWhoMadeAProject()
            throws Exception {
        store.registry().createRegistered("net", "", Map.of());
        try (Store other = open();
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> versions = new ArrayList<>();
            List<Future<Boolean>> made = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Store server = i % 2 == 0 ? store : other;
                String name = "project " + i / 8;
                versions.add(
                        threads.submit(
                                () ->
                                        server.registry()
                                                .createVersion(
                                                        "net", "s3://b", null, null, null, "",
                                                        Map.of())
                                                .version()));
                made.add(
                        threads.submit(
                                () -> {
                                    try {
                                        server.projects().create(name, null, Map.of());
                                        return true;
                                    } catch (Refused refused) {
                                        assertEquals(
                                                Refused.Why.EXISTS,
                                                refused.why(),
                                                refused.getMessage());
                                        return false;
                                    }
                                }));
            }
            Set<Integer> numbers = new TreeSet<>();
            for (Future<Integer> version : versions) {
                numbers.add(version.get());
            }
            assertEquals(IntStream.rangeClosed(1, 40).boxed().toList(), List.copyOf(numbers));
            int projects = 0;
            for (Future<Boolean> one : made) {
                projects += one.get() ? 1 : 0;
            }
            assertEquals(5, projects);
        }
    }

    @Test
    void aTextThatPostgresCannotHoldIsRefusedAloneAndOthersOfItsGroupAreStored() {
        RunId run = newRun();
        for (int round = 0; round < 20; round++) {
            List<CompletableFuture<Intake.Receipt>> sent = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                sent.add(store.intake().submit(points(run, round * 100 + i * 10, 10)));
            }
            CompletableFuture<Intake.Receipt> bad =
                    store.intake()
                            .submit(new Batch(run, Points.NONE, List.of(), Map.of("key", "a\0b")));
            for (int i = 10; i < 20; i++) {
                sent.add(store.intake().submit(points(run, 10_000 + round * 100 + i * 10, 10)));
            }
            Refused refused = assertThrows(Refused.class, () -> Writer.await(bad));
            assertEquals(Refused.Why.INVALID, refused.why(), refused.getMessage());
            sent.forEach(CompletableFuture::join);
        }
        assertEquals(4_000, store.series().all(run, SeriesKey.of("loss")).size());
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
        Refused refused =
                assertThrows(Refused.class, () -> Stores.open(absent, new ContentFolder(folder)));
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
