package dev.loupe.runs.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loupe.core.RunId;
import dev.loupe.runs.RunSearch;
import dev.loupe.runs.Runs;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Batch;
import dev.loupe.runs.domain.Lifecycle;
import dev.loupe.runs.domain.Numbers;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.Points;
import dev.loupe.runs.domain.RunStatus;
import dev.loupe.runs.domain.SeriesKey;

import org.jspecify.annotations.Nullable;
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
import java.util.function.Predicate;

/// Search against a second, naive implementation over maps: every query is made together with the predicate that it means.
final class RandomSearchTest {
    private static final List<String> SUMMARIES =
            List.of("last", "first", "min", "max", "count", "nans");
    private static final List<String> TEXTS =
            List.of("0.1", "1e-2", "0.10", "abc", "ABC", "a%c", "-3", "", "x\ny");
    private static final List<String> PATTERNS =
            List.of("a%", "%c", "A_C", "%", "_", "0.1%", "x%y");
    private static final double[] VALUES = {
        -1, 0.5, 1, 2, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
    };

    @TempDir Path folder;
    private final Random random = new Random(42);
    private final Map<String, Facts> runs = new TreeMap<>();

    private static final class Facts {
        final long start;
        boolean deleted;
        final Map<String, double[]> points = new HashMap<>();
        final Map<String, String> texts = new HashMap<>();

        Facts(long start) {
            this.start = start;
        }

        @Nullable Double number(String key, String summary) {
            double[] all = points.get(key);
            if (all == null) {
                return null;
            }
            double min = Double.NaN;
            double max = Double.NaN;
            double nans = 0;
            for (double value : all) {
                if (Double.isNaN(value)) {
                    nans++;
                } else {
                    min = Double.isNaN(min) || value < min ? value : min;
                    max = Double.isNaN(max) || value > max ? value : max;
                }
            }
            return switch (summary) {
                case "last" -> all[all.length - 1];
                case "first" -> all[0];
                case "min" -> min;
                case "max" -> max;
                case "count" -> (double) all.length;
                default -> nans;
            };
        }
    }

    private record Made(String text, Predicate<Facts> passes) {}

    private record Sorted(String text, Comparator<Facts> by) {}

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private Made made(int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            Made a = made(depth - 1);
            Made b = made(depth - 1);
            return switch (random.nextInt(3)) {
                case 0 -> new Made("(" + a.text + " and " + b.text + ")", a.passes.and(b.passes));
                case 1 -> new Made("(" + a.text + " OR " + b.text + ")", a.passes.or(b.passes));
                default -> new Made("NOT (" + a.text + ")", a.passes.negate());
            };
        }
        return random.nextBoolean() ? numberTest() : textTest();
    }

    private Made numberTest() {
        String sign = one(List.of("=", "!=", "<", "<=", ">", ">="));
        double than = new double[] {-1, 0, 0.1, 0.5, 1, 2, 3}[random.nextInt(7)];
        if (random.nextInt(3) == 0) {
            String key = one(List.of("lr", "model"));
            return new Made(
                    "params." + key + " " + sign + " " + than,
                    f -> {
                        String text = f.texts.get("params." + key);
                        return text != null
                                && Numbers.isNumber(text)
                                && holds(Double.parseDouble(text), sign, than);
                    });
        }
        String key = one(List.of("loss", "val/acc", "never"));
        String summary = one(SUMMARIES);
        String field =
                summary.equals("last") && random.nextBoolean()
                        ? "metrics.`" + key + "`"
                        : summary + "(metrics." + key + ")";
        return new Made(
                field + " " + sign + " " + than,
                f -> {
                    Double value = f.number(key, summary);
                    return value != null && holds(value, sign, than);
                });
    }

    private static boolean holds(double a, String sign, double b) {
        return switch (sign) {
            case "=" -> a == b;
            case "!=" -> a != b;
            case "<" -> a < b;
            case "<=" -> a <= b;
            case ">" -> a > b;
            default -> a >= b;
        };
    }

    private Made textTest() {
        String field = one(List.of("params.lr", "params.model", "tags.`a b`", "status"));
        String word = one(TEXTS);
        String pattern = one(PATTERNS);
        String quoted = "'" + word + "'";
        return switch (random.nextInt(8)) {
            case 0 -> with(field, " = " + quoted, word::equals);
            case 1 -> with(field, " != " + quoted, text -> !word.equals(text));
            case 2 -> with(field, " LIKE '" + pattern + "'", text -> like(text, pattern));
            case 3 ->
                    with(
                            field,
                            " ilike '" + pattern + "'",
                            text -> like(text.toLowerCase(), pattern.toLowerCase()));
            case 4 ->
                    with(
                            field,
                            " NOT IN (" + quoted + ", 'RUNNING')",
                            text -> !text.equals(word) && !text.equals("RUNNING"));
            case 5 ->
                    with(
                            field,
                            " =~ '^[a-c]+$'",
                            text ->
                                    !text.isEmpty()
                                            && text.chars().allMatch(c -> c >= 'a' && c <= 'c'));
            case 6 -> with(field, " !~ '1'", text -> text.indexOf('1') < 0);
            default -> new Made(field + " IS NULL", f -> f.texts.get(field) == null);
        };
    }

    private static Made with(String field, String test, Predicate<String> passes) {
        return new Made(
                field + test,
                f -> {
                    String text = f.texts.get(field);
                    return text != null && passes.test(text);
                });
    }

    private static boolean like(String text, String pattern) {
        if (pattern.isEmpty()) {
            return text.isEmpty();
        }
        if (pattern.charAt(0) == '%') {
            return like(text, pattern.substring(1))
                    || !text.isEmpty() && like(text.substring(1), pattern);
        }
        return !text.isEmpty()
                && (pattern.charAt(0) == '_' || pattern.charAt(0) == text.charAt(0))
                && like(text.substring(1), pattern.substring(1));
    }

    private Sorted sorted() {
        int sign = random.nextBoolean() ? 1 : -1;
        String way = sign > 0 ? " ASC" : " desc";
        if (random.nextBoolean()) {
            String key = one(List.of("loss", "val/acc", "never"));
            String summary = one(SUMMARIES);
            return new Sorted(
                    summary + "(`" + key + "`)" + way,
                    (f, g) ->
                            order(
                                    numberOf(f.number(key, summary)),
                                    numberOf(g.number(key, summary)),
                                    sign));
        }
        return new Sorted("params.model" + way, (f, g) -> order(textOf(f), textOf(g), sign));
    }

    /// How a value sorts: its rank, whether the direction turns that rank round, and what decides within it.
    private record Place(int rank, double number, String text) {}

    private static Place numberOf(@Nullable Double value) {
        return value == null
                ? new Place(3, 0, "")
                : value.isNaN() ? new Place(2, 0, "") : new Place(0, value, "");
    }

    private static Place textOf(Facts facts) {
        String text = facts.texts.get("params.model");
        return text == null
                ? new Place(3, 0, "")
                : Numbers.isNumber(text)
                        ? new Place(0, Double.parseDouble(text), "")
                        : new Place(1, 0, text);
    }

    private static int order(Place a, Place b, int sign) {
        if (a.rank != b.rank) {
            return Integer.compare(a.rank, b.rank) * (a.rank >= 2 || b.rank >= 2 ? 1 : sign);
        }
        int by = Double.compare(a.number, b.number);
        return sign * (by != 0 ? by : a.text.compareTo(b.text));
    }

    private void add(Store store, int i) {
        Facts facts = new Facts(i % 5);
        List<Param> params = new ArrayList<>();
        for (String key : List.of("lr", "model")) {
            if (random.nextInt(4) > 0) {
                String text = one(TEXTS);
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
        Facts facts = Objects.requireNonNull(runs.get(id.value()));
        Map<String, String> tags = new HashMap<>();
        if (random.nextBoolean()) {
            tags.put("a b", one(TEXTS));
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
            Made made = made(3);
            List<Sorted> orders = List.of(sorted(), sorted());
            Comparator<Map.Entry<String, Facts>> by =
                    (x, y) -> {
                        int first = orders.get(0).by.compare(x.getValue(), y.getValue());
                        int second =
                                first != 0
                                        ? first
                                        : orders.get(1).by.compare(x.getValue(), y.getValue());
                        return second != 0
                                ? second
                                : Long.compare(y.getValue().start, x.getValue().start);
                    };
            List<String> expected =
                    runs.entrySet().stream()
                            .filter(e -> !e.getValue().deleted && made.passes.test(e.getValue()))
                            .sorted(by.thenComparing(Map.Entry::getKey))
                            .map(Map.Entry::getKey)
                            .toList();
            List<String> texts = orders.stream().map(Sorted::text).toList();
            RunSearch.Question all =
                    new RunSearch.Question(
                            List.of("0"), made.text, texts, Lifecycle.ACTIVE, List.of(), 0, 1_000);
            List<String> found =
                    store.search().search(all).rows().stream()
                            .map(row -> row.run().value())
                            .toList();
            assertEquals(expected, found, () -> made.text + " by " + texts);
            String printed = dev.loupe.runs.query.Queries.filter(made.text).toString();
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
