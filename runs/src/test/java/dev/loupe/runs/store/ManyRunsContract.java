package dev.loupe.runs.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loupe.core.RunId;
import dev.loupe.runs.Refused;
import dev.loupe.runs.Runs;
import dev.loupe.runs.domain.Batch;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.Points;
import dev.loupe.runs.domain.RunStatus;
import dev.loupe.runs.domain.SeriesKey;
import dev.loupe.runs.domain.SeriesSummary;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Many runs with many new series that come at once, without waiting for answers.
abstract class ManyRunsContract extends StoreUnderTest {
    private static final int RUNS = 9;
    private static final int TAGS = 40;

    /// `steps` points of each tag from a step on; the value of a point is its step.
    private static Points points(int tags, int from, int steps) {
        List<SeriesKey> keys = new ArrayList<>();
        for (int tag = 0; tag < tags; tag++) {
            keys.add(SeriesKey.of("tag " + tag));
        }
        int n = tags * steps;
        int[] of = new int[n];
        long[] at = new long[n];
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            of[i] = i % tags;
            at[i] = from + i / tags;
            values[i] = at[i];
        }
        return new Points(keys, of, at, at.clone(), values);
    }

    private static RunId id(int run) {
        return new RunId("%032x".formatted(run + 1));
    }

    private void holds(int run, int tags, int steps) {
        List<SeriesSummary> series = store.runs().series(id(run));
        assertEquals(tags, series.size(), "series of run " + run);
        for (SeriesSummary one : series) {
            assertEquals(steps, one.count(), one.series().key());
            assertEquals(0, one.min());
            assertEquals(steps - 1, one.max());
            assertEquals(steps - 1, one.lastStep());
            assertEquals((steps - 1) / 2.0, one.mean(), 1e-9);
        }
    }

    @Test
    void whatIsTakenTogetherIsSummarisedRunByRun() {
        List<CompletableFuture<?>> answers = new ArrayList<>();
        CompletableFuture<?> refused = new CompletableFuture<>();
        for (int run = 0; run < RUNS; run++) {
            answers.add(
                    store.runs()
                            .submit(
                                    new Runs.NewRun(
                                            id(run),
                                            "0",
                                            "run " + run,
                                            "me",
                                            0,
                                            RunStatus.RUNNING,
                                            List.of(Param.of("lr", "1")),
                                            Map.of())));
            int steps = run % 3 == 0 ? 5 : 450;
            answers.add(store.intake().submit(Batch.of(id(run), points(TAGS, 0, steps))));
            answers.add(store.intake().submit(Batch.of(id(run), points(TAGS + 2, steps, 2))));
            if (run == 4) {
                Points more = points(TAGS + 7, 1_000, 2);
                List<Param> changed = List.of(Param.of("lr", "2"));
                refused = store.intake().submit(new Batch(id(run), more, changed, Map.of()));
            }
            answers.add(store.intake().submit(Batch.of(id(run), points(TAGS + 2, 0, steps + 2))));
            answers.add(
                    store.runs()
                            .submit(id(run), new Runs.Change(null, RunStatus.FINISHED, 9L, null)));
        }
        answers.forEach(CompletableFuture::join);
        assertInstanceOf(
                Refused.class, assertThrows(CompletionException.class, refused::join).getCause());
        for (int opening = 0; opening < 2; opening++) {
            for (int run = 0; run < RUNS; run++) {
                holds(run, TAGS + 2, run % 3 == 0 ? 7 : 452);
                assertEquals(RunStatus.FINISHED, store.runs().find(id(run)).orElseThrow().status());
            }
            reopen();
        }
    }
}
