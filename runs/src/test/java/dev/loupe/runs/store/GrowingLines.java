package dev.loupe.runs.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loupe.core.RunId;
import dev.loupe.runs.Runs;
import dev.loupe.runs.SeriesReads;
import dev.loupe.runs.SeriesReads.Axis;
import dev.loupe.runs.Store;
import dev.loupe.runs.compare.Band;
import dev.loupe.runs.domain.Batch;
import dev.loupe.runs.domain.Points;
import dev.loupe.runs.domain.RunStatus;
import dev.loupe.runs.domain.SeriesKey;
import dev.loupe.runs.series.Alignment;
import dev.loupe.runs.series.Column;
import dev.loupe.runs.series.Extent;
import dev.loupe.runs.series.Reduced;
import dev.loupe.runs.series.Smoothing;
import dev.loupe.runs.series.Viewport;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Long series that grow: each time, lines and bands from what is kept in memory are compared with those computed of all points.
final class GrowingLines {
    private static final SeriesKey LOSS = SeriesKey.of("loss");
    private static final SeriesKey EPOCH = SeriesKey.of("epoch");
    private static final List<Axis> AXES =
            List.of(
                    new Axis.ByStep(),
                    new Axis.Relative(),
                    new Axis.Wall(),
                    new Axis.Metric(EPOCH));
    private static final List<Smoothing> SMOOTHINGS =
            List.of(
                    new Smoothing.None(),
                    new Smoothing.Ema(0.9),
                    new Smoothing.Ema(0),
                    new Smoothing.TimeWeighted(0.8),
                    new Smoothing.Gaussian(2),
                    new Smoothing.RunningMean(9));

    private final Store store;
    private final Random random = new Random(5);
    private final List<RunId> runs = new ArrayList<>();
    private final int[] logged = new int[3];

    GrowingLines(Store store) {
        this.store = store;
        for (int i = 0; i < logged.length; i++) {
            runs.add(
                    store.runs()
                            .create(
                                    new Runs.NewRun(
                                            null,
                                            "0",
                                            "r" + i,
                                            "",
                                            1_000 * i,
                                            RunStatus.RUNNING,
                                            List.of(),
                                            Map.of()))
                            .id());
            log(i, 17_000 + 100 * i);
        }
    }

    /// Grows by a few points, or by a chunk, then compares.
    void compare(int rounds) {
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < runs.size(); i++) {
                for (Axis axis : AXES) {
                    lines(i, axis);
                }
            }
            for (Axis axis : AXES) {
                band(axis, SMOOTHINGS.get(random.nextInt(2)));
            }
            int grown = random.nextInt(runs.size());
            log(grown, round % 3 == 2 ? 2_500 : random.nextInt(30));
        }
    }

    /// Run 0 logs in order; times of run 1 go back now and then; steps of run 2 come out of order.
    private void log(int i, int n) {
        long[] steps = new long[2 * n];
        long[] micros = new long[2 * n];
        double[] values = new double[2 * n];
        int[] of = new int[2 * n];
        for (int p = 0; p < n; p++) {
            long step = logged[i]++;
            long micro = step * 100_000L + random.nextInt(2_000);
            boolean odd = random.nextInt(500) == 0;
            for (int s = 0; s < 2; s++) {
                int at = 2 * p + s;
                of[at] = s;
                steps[at] = i == 2 && odd ? step - 5_000 : step;
                micros[at] = i == 1 && odd ? micro - 900_000 : micro;
                values[at] = s == 1 ? step / 100 : value();
            }
        }
        store.intake()
                .write(
                        Batch.of(
                                runs.get(i),
                                new Points(List.of(LOSS, EPOCH), of, steps, micros, values)));
    }

    private double value() {
        return switch (random.nextInt(300)) {
            case 0 -> Double.NaN;
            case 1 -> Double.POSITIVE_INFINITY;
            case 2 -> Double.NEGATIVE_INFINITY;
            default -> random.nextInt(4) == 0 ? random.nextInt(3) : random.nextGaussian();
        };
    }

    private Alignment aligned(int i, Axis axis) {
        Column points = store.series().all(runs.get(i), LOSS);
        return switch (axis) {
            case Axis.ByStep step -> Alignment.byStep(points);
            case Axis.Relative relative -> Alignment.byTime(points, 1_000_000L * i);
            case Axis.Wall wall -> Alignment.byTime(points, 0);
            case Axis.Metric metric ->
                    Alignment.bySeries(points, store.series().all(runs.get(i), metric.key()));
        };
    }

    private void lines(int i, Axis axis) {
        Alignment all = aligned(i, axis);
        List<SeriesReads.Line> lines = store.series().lines(runs.get(i), LOSS, axis, SMOOTHINGS);
        for (int s = 0; s < SMOOTHINGS.size(); s++) {
            double[] y = SMOOTHINGS.get(s).of(all.x(), all.y());
            same(all.x(), y, lines.get(s), i + " " + axis + " " + SMOOTHINGS.get(s));
        }
    }

    private void band(Axis axis, Smoothing smoothing) {
        Band.Member[] members = new Band.Member[runs.size()];
        for (int i = 0; i < members.length; i++) {
            Alignment all = aligned(i, axis);
            members[i] = Band.Member.of(all.x(), smoothing.of(all.x(), all.y()));
        }
        Band band = Band.of(members, Band.Kind.SD);
        SeriesReads.Banded found = store.series().band(runs, LOSS, axis, smoothing, Band.Kind.SD);
        same(band.x(), band.mean(), found.mean(), "mean " + axis);
        same(band.x(), band.low(), found.low(), "low " + axis);
        same(band.x(), band.high(), found.high(), "high " + axis);
    }

    private void same(double[] x, double[] y, SeriesReads.Line line, String what) {
        double from = x[0] + random.nextDouble() * (x[x.length - 1] - x[0]) - 1;
        double wide = random.nextDouble() * (x[x.length - 1] - x[0]);
        Viewport view = new Viewport(from, from + wide, 1 + random.nextInt(40), false);
        Reduced expected = view.reduce(x, y);
        Reduced reduced = view.reduce(line.course());
        assertArrayEquals(expected.x(), reduced.x(), what);
        assertArrayEquals(expected.y(), reduced.y(), what);
        assertArrayEquals(x, line.course().xs(), what);
        assertArrayEquals(y, line.course().ys(), what);
        assertEquals(Extent.of(x), line.x(), what);
        assertEquals(Extent.of(y), line.y(), what);
    }
}
