package dev.loupe.runs.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loupe.core.RunId;
import dev.loupe.runs.RunSearch;
import dev.loupe.runs.Runs;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Batch;
import dev.loupe.runs.domain.Lifecycle;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.Points;
import dev.loupe.runs.domain.RunStatus;
import dev.loupe.runs.domain.SeriesKey;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/// Search against a second, naive implementation over maps: every query is made together with the predicate that it means.
final class RandomSearchTest {
    private static final double[] VALUES = {
        -1, 0.5, 1, 2, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
    };

    @TempDir Path folder;
    private final Random random = new Random(42);
    private final RandomQueries queries = new RandomQueries(random);
    private final Map<String, NaiveRun> runs = new TreeMap<>();

    private void add(Store store, int i) {
        NaiveRun facts = new NaiveRun(i % 5);
        List<Param> params = new ArrayList<>();
        for (String key : List.of("lr", "model")) {
            if (random.nextInt(4) > 0) {
                String text = queries.one(RandomQueries.TEXTS);
                params.add(Param.of(key, text));
                facts.texts.put("params." + key, text);
            }
        }
        facts.texts.put("status", "RUNNING");
        RunId id = new RunId("r" + i);
        store.runs()
                .create(
                        new Runs.NewRun(
                                id,
                                "0",
                                "n" + i,
                                "me",
                                facts.start,
                                RunStatus.RUNNING,
                                params,
                                Map.of()));
        runs.put(id.value(), facts);
        log(store, id);
    }

    private void log(Store store, RunId id) {
        NaiveRun facts = Objects.requireNonNull(runs.get(id.value()));
        Map<String, String> tags = new HashMap<>();
        if (random.nextBoolean()) {
            tags.put("a b", queries.one(RandomQueries.TEXTS));
            facts.texts.put("tags.`a b`", Objects.requireNonNull(tags.get("a b")));
        }
        for (String key : List.of("loss", "val/acc")) {
            int n = random.nextInt(4);
            if (n > 0) {
                double[] known = facts.points.getOrDefault(key, new double[0]);
                double[] all = java.util.Arrays.copyOf(known, known.length + n);
                long[] steps = new long[n];
                double[] values = new double[n];
                for (int i = 0; i < n; i++) {
                    steps[i] = known.length + i;
                    values[i] = VALUES[random.nextInt(VALUES.length)];
                    all[known.length + i] = values[i];
                }
                facts.points.put(key, all);
                store.intake()
                        .write(
                                Batch.of(
                                        id,
                                        new Points(
                                                List.of(SeriesKey.of(key)),
                                                new int[n],
                                                steps,
                                                steps,
                                                values)));
            }
        }
        store.intake().write(new Batch(id, Points.NONE, List.of(), tags));
    }

    private void compare(Store store) {
        for (int i = 0; i < 150; i++) {
            RandomQueries.Made made = queries.made(3);
            List<RandomQueries.Sorted> orders = List.of(queries.sorted(), queries.sorted());
            Comparator<Map.Entry<String, NaiveRun>> by =
                    (x, y) -> {
                        int first = orders.get(0).by().compare(x.getValue(), y.getValue());
                        int second =
                                first != 0
                                        ? first
                                        : orders.get(1).by().compare(x.getValue(), y.getValue());
                        return second != 0
                                ? second
                                : Long.compare(y.getValue().start, x.getValue().start);
                    };
            List<String> expected =
                    runs.entrySet().stream()
                            .filter(e -> !e.getValue().deleted && made.passes().test(e.getValue()))
                            .sorted(by.thenComparing(Map.Entry::getKey))
                            .map(Map.Entry::getKey)
                            .toList();
            List<String> texts = orders.stream().map(RandomQueries.Sorted::text).toList();
            RunSearch.Question all =
                    new RunSearch.Question(
                            List.of("0"),
                            made.text(),
                            texts,
                            Lifecycle.ACTIVE,
                            List.of(),
                            0,
                            1_000);
            List<String> found =
                    store.search().search(all).rows().stream()
                            .map(row -> row.run().value())
                            .toList();
            assertEquals(expected, found, () -> made.text() + " by " + texts);
            String printed = dev.loupe.runs.query.Queries.filter(made.text()).toString();
            RunSearch.Question page =
                    new RunSearch.Question(
                            List.of("0"), printed, texts, Lifecycle.ACTIVE, List.of(), 5, 7);
            RunSearch.Answer answer = store.search().search(page);
            assertEquals(expected.size(), answer.matched(), printed);
            assertEquals(
                    expected.stream().skip(5).limit(7).toList(),
                    answer.rows().stream().map(row -> row.run().value()).toList(),
                    printed);
        }
    }

    @Test
    void searchEqualsTheNaiveOneAlsoAfterChanges() {
        try (Store store = Stores.open(folder.toString(), null)) {
            for (int i = 0; i < 60; i++) {
                add(store, i);
            }
            compare(store);
            for (int i = 0; i < 60; i += 3) {
                log(store, new RunId("r" + i));
            }
            store.runs().delete(new RunId("r7"));
            Objects.requireNonNull(runs.get("r7")).deleted = true;
            add(store, 60);
            compare(store);
        }
    }

    @Test
    void aKeyWithoutPrefixMeansWhatItIsInItsProject() {
        try (Store store = Stores.open(folder.toString(), null)) {
            String other = store.projects().create("other", null, Map.of()).id();
            store.runs()
                    .create(
                            new Runs.NewRun(
                                    new RunId("a"),
                                    "0",
                                    "a",
                                    "",
                                    1,
                                    RunStatus.RUNNING,
                                    List.of(Param.of("depth", "3")),
                                    Map.of()));
            store.runs()
                    .create(
                            new Runs.NewRun(
                                    new RunId("b"),
                                    other,
                                    "b",
                                    "",
                                    1,
                                    RunStatus.RUNNING,
                                    List.of(),
                                    Map.of()));
            store.intake()
                    .write(
                            Batch.of(
                                    new RunId("b"),
                                    new Points(
                                            List.of(SeriesKey.of("depth")),
                                            new int[1],
                                            new long[1],
                                            new long[1],
                                            new double[] {9})));
            for (String project : List.of("0", other)) {
                RunSearch.Question question =
                        new RunSearch.Question(
                                List.of(project),
                                "depth >= 3",
                                List.of(),
                                null,
                                List.of("depth"),
                                0,
                                10);
                assertEquals(1, store.search().search(question).matched(), project);
            }
        }
    }

    @Test
    void fieldsCountTheRunsThatHaveThemAlsoAfterChanges() {
        try (Store store = Stores.open(folder.toString(), null)) {
            for (int i = 0; i < 20; i++) {
                add(store, i);
            }
            fieldsEqualTheNaiveCount(store);
            store.runs().delete(new RunId("r3"));
            Objects.requireNonNull(runs.get("r3")).deleted = true;
            log(store, new RunId("r4"));
            fieldsEqualTheNaiveCount(store);
        }
    }

    private void fieldsEqualTheNaiveCount(Store store) {
        for (String key : List.of("loss", "val/acc")) {
            long expected =
                    runs.values().stream()
                            .filter(f -> !f.deleted && f.points.containsKey(key))
                            .count();
            List<RunSearch.FieldUse> found =
                    store.search()
                            .fields(List.of("0"), RunSearch.Kind.METRIC, key.toUpperCase(), 0, 9);
            assertEquals(
                    List.of(
                            new RunSearch.FieldUse(
                                    key.equals("loss") ? "metrics.loss" : "metrics.`val/acc`",
                                    RunSearch.Kind.METRIC,
                                    key,
                                    "",
                                    expected)),
                    found);
        }
        long expected =
                runs.values().stream()
                        .filter(f -> !f.deleted && f.texts.containsKey("params.lr"))
                        .count();
        assertEquals(
                expected,
                store.search()
                        .fields(List.of("0"), RunSearch.Kind.PARAM, "lr", 0, 9)
                        .getFirst()
                        .runs());
    }
}
