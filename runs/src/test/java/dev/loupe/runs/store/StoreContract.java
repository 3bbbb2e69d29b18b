package dev.loupe.runs.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.RunId;
import dev.loupe.runs.Intake;
import dev.loupe.runs.Refused;
import dev.loupe.runs.Runs;
import dev.loupe.runs.domain.Batch;
import dev.loupe.runs.domain.Lifecycle;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.Points;
import dev.loupe.runs.domain.Project;
import dev.loupe.runs.domain.Run;
import dev.loupe.runs.domain.RunStatus;
import dev.loupe.runs.domain.SeriesKey;
import dev.loupe.runs.domain.SeriesSummary;
import dev.loupe.runs.series.Column;
import dev.loupe.runs.series.Reduced;
import dev.loupe.runs.series.Viewport;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/// What every store does, whatever database it is on.
abstract class StoreContract extends ConsoleContract {
    @Test
    void freshStoreHoldsTheDefaultProject() {
        assertEquals("Default", store.projects().find("0").orElseThrow().name());
    }

    @Test
    void projectNamesAreUniqueEvenWhenDeleted() {
        Project project = store.projects().create("penguins", null, Map.of("a", "b"));
        assertEquals(Map.of("a", "b"), project.tags());
        store.projects().delete(project.id());
        assertEquals(
                Lifecycle.DELETED, store.projects().named("penguins").orElseThrow().lifecycle());
        Refused refused =
                assertThrows(
                        Refused.class, () -> store.projects().create("penguins", null, Map.of()));
        assertEquals(Refused.Why.EXISTS, refused.why());
        assertThrows(Refused.class, () -> store.projects().delete(project.id()));
    }

    @Test
    void restoringAProjectBringsBackOnlyTheRunsThatWentWithIt() {
        String project = store.projects().create("p", null, Map.of()).id();
        Run early = run(project, "deleted before");
        Run late = run(project, "deleted with it");
        store.runs().delete(early.id());
        store.projects().delete(project);
        assertEquals(Lifecycle.DELETED, store.runs().find(late.id()).orElseThrow().lifecycle());
        store.projects().restore(project);
        assertEquals(Lifecycle.ACTIVE, store.runs().find(late.id()).orElseThrow().lifecycle());
        assertEquals(Lifecycle.DELETED, store.runs().find(early.id()).orElseThrow().lifecycle());
    }

    @Test
    void aProjectTakesRunsAlongThatWereDeletedAsPartOfIt() {
        String project = store.projects().create("p", null, Map.of()).id();
        Run part = run(project, "put away with it, one by one");
        Run early = run(project, "deleted before");
        Run elsewhere = run("0", "elsewhere");
        List.of(part, early, elsewhere).forEach(run -> store.runs().delete(run.id()));
        store.projects().delete(project, List.of(part.id(), elsewhere.id()));
        reopen();
        store.projects().restore(project);
        assertEquals(Lifecycle.ACTIVE, store.runs().find(part.id()).orElseThrow().lifecycle());
        assertEquals(Lifecycle.DELETED, store.runs().find(early.id()).orElseThrow().lifecycle());
        assertEquals(
                Lifecycle.DELETED, store.runs().find(elsewhere.id()).orElseThrow().lifecycle());
    }

    @Test
    void aRunKeepsItsFacts() {
        Run run = run("0", "first");
        store.intake()
                .write(
                        new Batch(
                                run.id(),
                                Points.NONE,
                                List.of(Param.of("lr", "0.1"), Param.of("opt.name", "adam")),
                                Map.of("k", "v")));
        store.runs().update(run.id(), new Runs.Change("renamed", RunStatus.FINISHED, 5_000L, null));
        reopen();
        Run found = store.runs().find(run.id()).orElseThrow();
        assertEquals("renamed", found.name());
        assertEquals(RunStatus.FINISHED, found.status());
        assertEquals(5_000L, found.endMillis());
        assertEquals(
                List.of("lr", "opt.name"),
                store.runs().params(run.id()).stream().map(Param::key).toList());
        assertEquals(Param.Type.NUMBER, store.runs().params(run.id()).getFirst().type());
        assertEquals(Map.of("k", "v", Run.NAME, "renamed"), store.runs().tags(run.id()));
    }

    @Test
    void aChangedParamRefusesTheWholeBatch() {
        Run run = run("0", "r");
        store.intake()
                .write(new Batch(run.id(), Points.NONE, List.of(Param.of("lr", "0.1")), Map.of()));
        Batch bad =
                new Batch(
                        run.id(),
                        points("loss", new long[] {1}, 0.5),
                        List.of(Param.of("lr", "0.2")),
                        Map.of("t", "x"));
        Refused refused = assertThrows(Refused.class, () -> store.intake().write(bad));
        assertEquals(
                "Changing param values is not allowed. Param with key='lr' was already logged with value='0.1' for run ID='"
                        + run.id()
                        + "'. Attempted logging new value '0.2'.",
                refused.getMessage());
        assertEquals(0, store.series().all(run.id(), SeriesKey.of("loss")).size());
        assertEquals(Map.of(Run.NAME, "r"), store.runs().tags(run.id()));
    }

    @Test
    void aParamWhoseExponentIsWrittenInAnotherWayIsTheSame() {
        Run run = run("0", "r");
        for (String text : List.of("1.0E-4", "1e-4")) {
            store.intake()
                    .write(
                            new Batch(
                                    run.id(),
                                    Points.NONE,
                                    List.of(Param.of("lr", text)),
                                    Map.of()));
        }
        assertEquals(List.of(Param.of("lr", "1.0E-4")), store.runs().params(run.id()));
    }

    @Test
    void valuesStepsAndOrderAreKeptBitByBit() {
        Run run = run("0", "r");
        double payload = Double.longBitsToDouble(0x7ff8_0000_0000_1234L);
        long[] steps = {5, Long.MIN_VALUE, -3, Long.MAX_VALUE, 0, 1, 2};
        double[] values = {
            Double.NaN,
            -0.0,
            Double.NEGATIVE_INFINITY,
            Double.MIN_VALUE,
            payload,
            0.1,
            Double.POSITIVE_INFINITY
        };
        long[] micros = {1, 2, 3, 4, 5, 6, 7};
        store.intake()
                .write(
                        Batch.of(
                                run.id(),
                                new Points(
                                        List.of(SeriesKey.of("π/损失 \uD83D\uDD2D")),
                                        new int[7],
                                        steps,
                                        micros,
                                        values)));
        reopen();
        Column all = store.series().all(run.id(), SeriesKey.of("π/损失 \uD83D\uDD2D"));
        assertArrayEquals(new long[] {Long.MIN_VALUE, -3, 0, 1, 2, 5, Long.MAX_VALUE}, all.steps());
        long[] bits =
                java.util.Arrays.stream(all.values())
                        .mapToLong(Double::doubleToRawLongBits)
                        .toArray();
        double[] expected = {
            -0.0,
            Double.NEGATIVE_INFINITY,
            payload,
            0.1,
            Double.POSITIVE_INFINITY,
            Double.NaN,
            Double.MIN_VALUE
        };
        assertArrayEquals(
                java.util.Arrays.stream(expected).mapToLong(Double::doubleToRawLongBits).toArray(),
                bits);
    }

    @Test
    void aRepeatedPointIsStoredOnce() {
        Run run = run("0", "r");
        long[] steps = new long[3_000];
        double[] values = new double[3_000];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = i;
            values[i] = Math.sin(i);
        }
        Batch batch = Batch.of(run.id(), points("loss", steps, values));
        assertEquals(new Intake.Receipt(3_000, 0), store.intake().write(batch));
        assertEquals(new Intake.Receipt(0, 3_000), store.intake().write(batch));
        reopen();
        assertEquals(new Intake.Receipt(0, 3_000), store.intake().write(batch));
        assertArrayEquals(values, store.series().all(run.id(), SeriesKey.of("loss")).values());
        assertEquals(
                new Intake.Receipt(1, 0),
                store.intake().write(Batch.of(run.id(), points("loss", new long[] {7}, 42))));
    }

    @Test
    void summariesTellTheTruthBeforeAndAfterChunks() {
        Run run = run("0", "r");
        Random random = new Random(7);
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int from = 0; from < 5_000; from += 50) {
            long[] steps = new long[50];
            double[] values = new double[50];
            for (int i = 0; i < 50; i++) {
                steps[i] = from + i;
                values[i] = from + i == 4_321 ? Double.NaN : random.nextGaussian();
                if (from + i != 4_321) {
                    sum += values[i];
                    least = Math.min(least, values[i]);
                }
            }
            store.intake().write(Batch.of(run.id(), points("loss", steps, values)));
        }
        SeriesSummary summary = store.runs().series(run.id()).getFirst();
        assertEquals(5_000, summary.count());
        assertEquals(1, summary.nanCount());
        assertEquals(least, summary.min());
        assertEquals(4_999, summary.lastStep());
        assertEquals(sum / 4_999, summary.mean(), 1e-12);
        reopen();
        assertEquals(summary, store.runs().series(run.id()).getFirst());
    }

    @Test
    void aViewportFromChunksEqualsTheReductionOfAllPoints() {
        Run run = run("0", "r");
        Random random = new Random(11);
        double level = 0;
        List<Double> all = new ArrayList<>();
        for (int from = 0; from < 40_000; from += 1_000) {
            long[] steps = new long[1_000];
            double[] values = new double[1_000];
            for (int i = 0; i < 1_000; i++) {
                steps[i] = from + i;
                level += random.nextGaussian();
                values[i] = (from + i) % 9_973 == 0 ? Double.NaN : level;
                all.add(values[i]);
            }
            store.intake().write(Batch.of(run.id(), points("loss", steps, values)));
        }
        double[] x = new double[40_000];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
        }
        double[] y = all.stream().mapToDouble(Double::doubleValue).toArray();
        for (double[] range :
                new double[][] {
                    {0, 39_999}, {100.5, 39_000}, {12_345, 23_456}, {-50, 50_000}, {500, 700}
                }) {
            Reduced expected = new Viewport(range[0], range[1], 20, false).reduce(x, y);
            Reduced found =
                    store.series()
                            .byStep(run.id(), SeriesKey.of("loss"), range[0], range[1], 20)
                            .drawn();
            assertArrayEquals(expected.x(), found.x());
            assertArrayEquals(expected.y(), found.y());
            assertEquals(expected.of(), found.of());
        }
    }

    @Test
    void linesAndBandsOfGrowingSeriesEqualThoseOfAllPoints() {
        new GrowingLines(store).compare(7);
    }

    /// How many series one run gets.
    int manyKeys() {
        return 20_000;
    }

    @Test
    void manyKeysWork() {
        Run run = run("0", "r");
        int keys = manyKeys();
        List<SeriesKey> series = new ArrayList<>();
        int[] of = new int[keys];
        for (int i = 0; i < keys; i++) {
            series.add(SeriesKey.of("layer/" + i));
            of[i] = i;
        }
        for (int step = 0; step < 5; step++) {
            long[] steps = new long[keys];
            java.util.Arrays.fill(steps, step);
            double[] values = new double[keys];
            java.util.Arrays.setAll(values, i -> i * 0.5);
            store.intake().write(Batch.of(run.id(), new Points(series, of, steps, steps, values)));
        }
        assertEquals(keys, store.runs().series(run.id()).size());
        assertEquals(5, store.series().all(run.id(), SeriesKey.of("layer/19999")).size());
    }

    @Test
    void writersInParallelLoseNothing() {
        List<Run> runs = new ArrayList<>();
        List<CompletableFuture<Intake.Receipt>> receipts = new ArrayList<>();
        for (int r = 0; r < 8; r++) {
            Run run = run("0", "r" + r);
            runs.add(run);
            for (int batch = 0; batch < 40; batch++) {
                long[] steps = new long[100];
                double[] values = new double[100];
                for (int i = 0; i < 100; i++) {
                    steps[i] = batch * 100L + i;
                    values[i] = Math.sqrt(steps[i] + r);
                }
                receipts.add(
                        store.intake().submit(Batch.of(run.id(), points("loss", steps, values))));
            }
        }
        receipts.forEach(CompletableFuture::join);
        reopen();
        for (int r = 0; r < 8; r++) {
            Column all = store.series().all(runs.get(r).id(), SeriesKey.of("loss"));
            assertEquals(4_000, all.size());
            assertEquals(Math.sqrt(3_999 + r), all.values()[3_999]);
        }
    }

    @Test
    void loggingToADeletedOrUnknownRunIsRefused() {
        Run run = run("0", "r");
        store.runs().delete(run.id());
        store.runs().delete(run.id());
        Batch batch = Batch.of(run.id(), points("loss", new long[] {1}, 1));
        assertEquals(
                Refused.Why.STATE,
                assertThrows(Refused.class, () -> store.intake().write(batch)).why());
        Batch lost = Batch.of(RunId.random(), points("loss", new long[] {1}, 1));
        assertEquals(
                Refused.Why.ABSENT,
                assertThrows(Refused.class, () -> store.intake().write(lost)).why());
    }

    @Test
    void artifactsAreVerifiedListedAndDeduplicated() throws IOException {
        byte[] bytes = "weights".getBytes(StandardCharsets.UTF_8);
        store.artifacts().put("0/r/artifacts/model/a.bin", new ByteArrayInputStream(bytes));
        store.artifacts().put("0/r/artifacts/b 数.bin", new ByteArrayInputStream(bytes));
        assertEquals(
                List.of("0/r/artifacts/b 数.bin", "0/r/artifacts/model"),
                store.artifacts().list("0/r/artifacts").stream().map(e -> e.path()).toList());
        try (InputStream in = store.artifacts().open("0/r/artifacts/model/a.bin")) {
            assertArrayEquals(bytes, in.readAllBytes());
        }
        assertEquals(1, contents().size());
        store.artifacts().delete("0/r/artifacts/model");
        assertEquals(1, contents().size());
        Files.writeString(contents().getFirst(), "altered");
        try (InputStream in = store.artifacts().open("0/r/artifacts/b 数.bin")) {
            String said =
                    String.valueOf(assertThrows(IOException.class, in::readAllBytes).getMessage());
            assertTrue(said.contains("was altered"), said);
        }
        store.artifacts().delete("0/r/artifacts/b 数.bin");
        assertEquals(0, contents().size());
        assertThrows(
                Refused.class,
                () -> store.artifacts().put("0/../x", new ByteArrayInputStream(bytes)));
        assertThrows(
                Refused.class,
                () -> store.artifacts().put("/etc/x", new ByteArrayInputStream(bytes)));
    }

    private List<Path> contents() throws IOException {
        Path root = artifacts().resolve("sha256");
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    Path artifacts() {
        return folder.resolve("artifacts");
    }
}
