package dev.loupe.bench;

import dev.loupe.core.RunId;
import dev.loupe.runs.Runs;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Batch;
import dev.loupe.runs.domain.Points;
import dev.loupe.runs.domain.Run;
import dev.loupe.runs.domain.RunStatus;
import dev.loupe.runs.domain.SeriesKey;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/// Points as trainings make them: falling, noisy doubles a hundred milliseconds apart, several series side by side.
final class Curves {
    private Curves() {}

    /// Writes one run of one series. @return its id
    static RunId single(Store store, int steps, int size) {
        return one(store, 0, 1, steps, size);
    }

    /// Writes `runs` runs of `series` series of `steps` points, by `writers` threads, in batches of `size` points. @return seconds
    static double write(Store store, int writers, int runs, int series, int steps, int size) {
        long began = System.nanoTime();
        try (ExecutorService pool = Executors.newFixedThreadPool(writers)) {
            for (int r = 0; r < runs; r++) {
                int number = r;
                pool.execute(() -> one(store, number, series, steps, size));
            }
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private static RunId one(Store store, int number, int series, int steps, int size) {
        Run run =
                store.runs()
                        .create(
                                new Runs.NewRun(
                                        null,
                                        "0",
                                        "bench-" + number,
                                        "",
                                        1_700_000_000_000L,
                                        RunStatus.RUNNING,
                                        List.of(),
                                        Map.of()));
        List<SeriesKey> keys =
                IntStream.range(0, series).mapToObj(s -> SeriesKey.of("metric/" + s)).toList();
        Random random = new Random(number);
        int each = Math.max(1, size / series);
        for (int from = 0; from < steps; from += each) {
            int n = Math.min(each, steps - from);
            store.intake().write(Batch.of(run.id(), batch(keys, from, n, random)));
        }
        return run.id();
    }

    static Points batch(List<SeriesKey> keys, int from, int n, Random random) {
        int all = n * keys.size();
        int[] of = new int[all];
        long[] steps = new long[all];
        long[] micros = new long[all];
        double[] values = new double[all];
        for (int i = 0, at = 0; i < n; i++) {
            long time = 1_700_000_000_000_000L + (from + i) * 100_000L + random.nextInt(2_000);
            for (int s = 0; s < keys.size(); s++, at++) {
                of[at] = s;
                steps[at] = from + i;
                micros[at] = time;
                values[at] = (float) (1 / Math.sqrt(1 + from + i) + 0.01 * random.nextGaussian());
            }
        }
        return new Points(keys, of, steps, micros, values);
    }
}
