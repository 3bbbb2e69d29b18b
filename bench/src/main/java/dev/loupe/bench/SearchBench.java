package dev.loupe.bench;

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
import dev.loupe.runs.store.Stores;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/// How long searches take over many runs. Arguments: runs, metrics a run, params a run, points a metric, a folder (made, and used again when it holds a store).
public final class SearchBench {
    private static final int WRITERS = 256;
    private static final int REPEATS = 15;
    private static final long QUIET_MILLIS = 8_000;

    private final Store store;
    private final PrintStream out;
    private boolean change;
    private int changes;

    private SearchBench(Store store, PrintStream out) {
        this.store = store;
        this.out = out;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        int runs = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        int metrics = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        int params = args.length > 2 ? Integer.parseInt(args[2]) : 20;
        int points = args.length > 3 ? Integer.parseInt(args[3]) : 1;
        Path folder =
                args.length > 4 ? Path.of(args[4]) : Files.createTempDirectory("search-bench");
        PrintStream out =
                new PrintStream(
                        new java.io.FileOutputStream(java.io.FileDescriptor.out),
                        true,
                        java.nio.charset.StandardCharsets.UTF_8);
        boolean fill = !Files.exists(folder.resolve("loupe.db"));
        try (Store store = Stores.open(folder.toString(), null)) {
            SearchBench bench = new SearchBench(store, out);
            if (fill) {
                long began = System.nanoTime();
                bench.fill(runs, metrics, params, points);
                out.printf("filled %,d runs in %.1f s%n", runs, (System.nanoTime() - began) / 1e9);
            }
        }
        try (Store store = Stores.open(folder.toString(), null)) {
            out.println("asked at once after opening");
            new SearchBench(store, out).measure();
        }
        try (Store store = Stores.open(folder.toString(), null)) {
            Thread.sleep(QUIET_MILLIS);
            out.println("asked some seconds after opening");
            SearchBench bench = new SearchBench(store, out);
            bench.measure();
            out.println("asked after a run got a point and a tag, each time");
            bench.change = true;
            bench.measure();
        }
    }

    private void fill(int runs, int metrics, int params, int points) throws InterruptedException {
        Semaphore free = new Semaphore(WRITERS);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int r = 0; r < runs; r++) {
                free.acquire();
                int number = r;
                pool.execute(
                        () -> {
                            try {
                                one(number, metrics, params, points);
                            } finally {
                                free.release();
                            }
                        });
            }
        }
    }

    private void one(int number, int metrics, int params, int points) {
        Random random = new Random(number);
        List<Param> given = new ArrayList<>();
        for (int p = 0; p < params; p++) {
            given.add(
                    Param.of(
                            "p" + p,
                            p % 2 == 0
                                    ? Double.toString(random.nextInt(1_000) / 1e4)
                                    : "choice-" + random.nextInt(8)));
        }
        RunId id = new RunId("r%08x".formatted(number));
        store.runs()
                .create(
                        new Runs.NewRun(
                                id,
                                "0",
                                "run-" + number,
                                "bench",
                                1_000L + number,
                                RunStatus.FINISHED,
                                given,
                                Map.of()));
        List<SeriesKey> series = new ArrayList<>();
        int n = metrics * points;
        int[] of = new int[n];
        long[] steps = new long[n];
        double[] values = new double[n];
        for (int m = 0; m < metrics; m++) {
            series.add(SeriesKey.of("m" + m));
            for (int i = 0; i < points; i++) {
                of[m * points + i] = m;
                steps[m * points + i] = i;
                values[m * points + i] = random.nextDouble();
            }
        }
        store.intake().write(Batch.of(id, new Points(series, of, steps, steps, values)));
    }

    private void measure() {
        time(
                "filter metric and param, sort by a third metric, first 100",
                question("metrics.m3 < 0.5 and params.p2 < 0.05", "metrics.m7 desc", 0));
        time("all, sort by a metric, 100 from row 90,000", question("", "metrics.m8 asc", 90_000));
        time(
                "text filter LIKE, first 100",
                question(
                        "params.p1 LIKE 'choice-%' and not params.p3 = 'choice-3'",
                        "params.p1 desc", 0));
        timed(
                "groups by a param",
                () ->
                        store.search()
                                .groups(question("", "metrics.m7 desc", 0), List.of("params.p1")));
        timed("fields", () -> store.search().fields(List.of("0"), null, "", 0, 100));
    }

    private static RunSearch.Question question(String filter, String order, int offset) {
        return new RunSearch.Question(
                List.of("0"),
                filter,
                List.of(order),
                Lifecycle.ACTIVE,
                List.of("params.p0", "metrics.m3", "max(metrics.m7)", "tags.loupe.look"),
                offset,
                100);
    }

    private void time(String what, RunSearch.Question question) {
        timed(what, () -> store.search().search(question));
    }

    private void timed(String what, Runnable work) {
        double[] millis = new double[REPEATS + 1];
        for (int i = 0; i < millis.length; i++) {
            if (change) {
                change();
            }
            long began = System.nanoTime();
            work.run();
            millis[i] = (System.nanoTime() - began) / 1e6;
        }
        double cold = millis[0];
        double[] warm = Arrays.copyOfRange(millis, 1, millis.length);
        Arrays.sort(warm);
        out.printf(
                "%-60s first %8.1f ms, then median %7.1f, worst %7.1f%n",
                what, cold, warm[REPEATS / 2], warm[REPEATS - 1]);
    }

    private void change() {
        changes++;
        RunId id = new RunId("r%08x".formatted(changes));
        long[] step = {changes + 1_000_000};
        store.intake()
                .write(
                        new Batch(
                                id,
                                new Points(
                                        List.of(SeriesKey.of("m7")),
                                        new int[1],
                                        step,
                                        step,
                                        new double[] {0.5}),
                                List.of(),
                                Map.of("changed", "" + changes)));
    }
}
