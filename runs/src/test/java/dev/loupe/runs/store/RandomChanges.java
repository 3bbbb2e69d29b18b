package dev.loupe.runs.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loupe.core.RunId;
import dev.loupe.runs.Refused;
import dev.loupe.runs.RunSearch;
import dev.loupe.runs.Runs;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Batch;
import dev.loupe.runs.domain.Lifecycle;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.Points;
import dev.loupe.runs.domain.RunStatus;
import dev.loupe.runs.domain.SeriesKey;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Changes a store at random, by one server or by several in turn, and compares what search answers with what it answers when it begins with nothing in memory.
final class RandomChanges {
    private static final List<String> QUESTIONS =
            List.of(
                    "",
                    "metrics.a > 0.5",
                    "params.p = '1' or tags.t like 'x%'",
                    "b < 3 and not name = 'n1'",
                    "mean(metrics.a) >= 0.2 and count(metrics.b) < 9",
                    "tags.t is null and status != 'FAILED'");
    private static final List<String> COLUMNS =
            List.of(
                    "metrics.a",
                    "b",
                    "params.p",
                    "params.q",
                    "tags.t",
                    "name",
                    "user",
                    "end_time",
                    "heartbeat",
                    "points",
                    "mean(metrics.a)",
                    "argmax(metrics.b)");

    private final Random random;
    private final List<SqlStore> servers;
    private final List<RunId> runs = new ArrayList<>();
    private final String other;

    RandomChanges(long seed, List<SqlStore> servers) {
        this.random = new Random(seed);
        this.servers = servers;
        this.other = servers.getFirst().projects().create("other", null, Map.of()).id();
    }

    /// Changes, then compares, `rounds` times.
    void compare(int rounds) {
        for (int i = 0; i < 5; i++) {
            create(servers.getFirst());
        }
        for (int round = 0; round < rounds; round++) {
            int changes = 1 + random.nextInt(random.nextInt(20) == 0 ? 400 : 6);
            for (int i = 0; i < changes; i++) {
                change(servers.get(random.nextInt(servers.size())));
            }
            servers.forEach(RandomChanges::settle);
            for (SqlStore server : servers) {
                compare(server, round);
            }
        }
    }

    /// Has it write the summaries that it holds back, which it would else do at any moment of the second that follows.
    private static void settle(SqlStore server) {
        var unused = server.search().fields(List.of("0"), null, "", 0, 1);
    }

    private void compare(SqlStore server, int round) {
        RunSearch cold = server.coldSearch();
        List<List<String>> places = List.of(List.of("0"), List.of("0", other));
        List<String> projects = places.get(random.nextInt(2));
        for (String filter : QUESTIONS) {
            @Nullable Lifecycle lifecycle =
                    random.nextInt(3) == 0 ? null : Lifecycle.values()[random.nextInt(2)];
            RunSearch.Question question =
                    new RunSearch.Question(
                            projects,
                            filter,
                            List.of(COLUMNS.get(random.nextInt(COLUMNS.size())) + " desc"),
                            lifecycle,
                            COLUMNS,
                            0,
                            1_000);
            String where = "round " + round + ": " + question;
            assertEquals(cold.search(question), server.search().search(question), where);
        }
        for (String project : List.of("0", other)) {
            eventually(
                    () -> server.countedFields(Long.parseLong(project)),
                    () -> fields(server, project, false).toList(),
                    "round " + round + ": fields of " + project);
            eventually(
                    () ->
                            server.search().series(List.of(project), "", 0, 1_000).stream()
                                    .filter(s -> !s.series().context().isEmpty())
                                    .map(s -> s.series() + " " + s.runs())
                                    .toList(),
                    () ->
                            fields(server, project, true)
                                    .map(f -> new SeriesKey(f.key(), f.context()) + " " + f.runs())
                                    .toList(),
                    "round " + round + ": metrics in contexts of " + project);
        }
    }

    private static Stream<RunSearch.FieldUse> fields(
            SqlStore server, String project, boolean inContext) {
        return server.search().fields(List.of(project), null, "", 0, 1_000).stream()
                .filter(f -> f.context().isEmpty() != inContext);
    }

    /// A count that took long, as on a busy machine, is answered from for ten times as long ([Counted]).
    private static void eventually(
            Supplier<List<?>> expected, Supplier<List<?>> found, String where) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!expected.get().equals(found.get()) && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        assertEquals(expected.get(), found.get(), where);
    }

    private void create(Store store) {
        runs.add(
                store.runs()
                        .create(
                                new Runs.NewRun(
                                        null,
                                        random.nextInt(3) == 0 && active(store) ? other : "0",
                                        "n" + random.nextInt(4),
                                        "u" + random.nextInt(2),
                                        1_000 + random.nextInt(3),
                                        RunStatus.RUNNING,
                                        random.nextBoolean()
                                                ? List.of(Param.of("p", "" + random.nextInt(3)))
                                                : List.of(),
                                        random.nextBoolean() ? Map.of("t", "x") : Map.of()))
                        .id());
    }

    private boolean active(Store store) {
        return store.projects().find(other).orElseThrow().lifecycle() == Lifecycle.ACTIVE;
    }

    private void change(Store store) {
        RunId run = runs.get(random.nextInt(runs.size()));
        try {
            switch (random.nextInt(12)) {
                case 0, 1 -> create(store);
                case 2, 3, 4 -> log(store, run);
                case 5 ->
                        tags(
                                store,
                                run,
                                Map.of(
                                        "t",
                                        random.nextBoolean() ? "xy" : "y",
                                        "k" + random.nextInt(9),
                                        "v"));
                case 6 -> store.runs().deleteTag(run, "t");
                case 7 ->
                        store.runs()
                                .update(
                                        run,
                                        new Runs.Change(
                                                "n" + random.nextInt(4),
                                                RunStatus.FAILED,
                                                random.nextBoolean() ? 9_000L : null,
                                                random.nextBoolean() ? 1_001L : null));
                case 8 -> store.runs().delete(run);
                case 9 -> store.runs().restore(run);
                case 10 ->
                        store.intake()
                                .overwriteParams(
                                        run,
                                        List.of(
                                                Param.of("p", "" + random.nextInt(3)),
                                                Param.of("q", "w" + random.nextInt(5))));
                default -> {
                    if (random.nextInt(4) == 0) {
                        project(store);
                    } else {
                        refused(store, run);
                    }
                }
            }
        } catch (Refused refused) {
            assertEquals(true, refused.why() != Refused.Why.UNAVAILABLE, refused.getMessage());
        }
    }

    private void project(Store store) {
        if (active(store)) {
            store.projects().delete(other);
        } else {
            store.projects().restore(other);
        }
    }

    private static void tags(Store store, RunId run, Map<String, String> tags) {
        store.intake().write(new Batch(run, Points.NONE, List.of(), tags));
    }

    /// Refused after its row was written, so that it must be undone; in one transaction with others that are not.
    private void refused(Store store, RunId run) {
        for (int i = 0; i < 20; i++) {
            var unused = store.intake().submit(points(run, "c" + random.nextInt(3), 1));
        }
        List<Param> twice = List.of(Param.of("p", "1"), Param.of("p", "2"));
        store.runs()
                .create(
                        new Runs.NewRun(
                                null,
                                "0",
                                "never",
                                "",
                                1,
                                RunStatus.RUNNING,
                                twice,
                                Map.of("t", "x")));
    }

    private void log(Store store, RunId run) {
        store.intake().write(points(run, random.nextBoolean() ? "a" : "b", 1 + random.nextInt(4)));
    }

    private Batch points(RunId run, String key, int n) {
        long[] steps = random.longs(n, 0, 50).toArray();
        double[] values = random.doubles(n, 0, 4).toArray();
        values[0] = random.nextInt(5) == 0 ? Double.NaN : values[0];
        SeriesKey series =
                random.nextInt(3) == 0
                        ? new SeriesKey(key, "{\"subset\":\"val\"}")
                        : SeriesKey.of(key);
        return Batch.of(run, new Points(List.of(series), new int[n], steps, steps, values));
    }
}
