package dev.loupe.bench.crash;

import dev.loupe.core.RunId;
import dev.loupe.runs.domain.Batch;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.Points;
import dev.loupe.runs.domain.SeriesKey;
import dev.loupe.runs.series.Column;
import dev.loupe.runs.series.PointBuffer;
import dev.loupe.runs.series.PointOrder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// All that is ever sent to a run, batch by batch: the same for writer and checker, a function of the run's id and the batch's number.
///
/// A batch holds up to 240 points of three series, half of them up to 4, a param and a tag of its own, so that the count of stored
/// batches can be read in three ways that must agree.
final class Script {
    /// Every so many batches a file follows.
    static final int BATCHES_A_FILE = 5;

    private static final SeriesKey EVEN = SeriesKey.of("loss");
    private static final SeriesKey SLOW = new SeriesKey("val/acc", "{\"subset\":\"val\"}");
    private static final SeriesKey WILD = SeriesKey.of("wild/π");
    static final List<SeriesKey> SERIES = List.of(EVEN, SLOW, WILD);
    private static final long MICROS = 1_700_000_000_000_000L;
    private static final int MOST = 240;
    private static final int FEW = 4;

    private Script() {}

    static Batch batch(RunId run, int number) {
        return new Batch(
                run,
                points(run, number),
                List.of(param(run, number)),
                tags(run, number, number + 1));
    }

    static Param param(RunId run, int number) {
        return Param.of("param/" + number, run + ":" + number);
    }

    /// Of the batches in `[from, to)`.
    static Map<String, String> tags(RunId run, int from, int to) {
        Map<String, String> tags = new TreeMap<>();
        for (int number = from; number < to; number++) {
            tags.put("tag/" + number, run + "");
        }
        return tags;
    }

    static String path(RunId run, int number) {
        return "0/" + run + "/artifacts/file-" + number + ".bin";
    }

    /// The content of the file after a batch; some are equal to others.
    static byte[] file(RunId run, int number) {
        byte[] bytes = new byte[1 + number % 7 * 5_000];
        new SplittableRandom(number % 2 == 0 ? number : run.hashCode()).nextBytes(bytes);
        return bytes;
    }

    /// A series as it must be after so many batches.
    static Column series(RunId run, int batches, SeriesKey series) {
        PointBuffer all = new PointBuffer();
        int of = SERIES.indexOf(series);
        for (int number = 0; number < batches; number++) {
            Points points = points(run, number);
            for (int i = 0; i < points.size(); i++) {
                if (points.of()[i] == of) {
                    all.add(points.steps()[i], points.micros()[i], points.values()[i]);
                }
            }
        }
        return PointOrder.sorted(all.toColumn());
    }

    private static Points points(RunId run, int number) {
        SplittableRandom random = new SplittableRandom(31L * run.hashCode() + number);
        int n = random.nextInt(1, random.nextBoolean() ? MOST + 1 : FEW + 1);
        int[] of = new int[n];
        long[] steps = new long[n];
        long[] micros = new long[n];
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            of[i] = random.nextInt(4) % 3;
            long even = (long) number * MOST + i;
            steps[i] = of[i] == SERIES.indexOf(WILD) ? random.nextLong() : even;
            micros[i] = MICROS + even * 1_000;
            values[i] = value(random);
        }
        return new Points(SERIES, of, steps, micros, values);
    }

    private static double value(SplittableRandom random) {
        return switch (random.nextInt(50)) {
            case 0 -> Double.NaN;
            case 1 -> Double.NEGATIVE_INFINITY;
            case 2 -> -0.0;
            default -> random.nextGaussian();
        };
    }

    /// The numbers of the batches that a file follows.
    static List<Integer> files(int from, int to) {
        List<Integer> all = new ArrayList<>();
        for (int number = from; number < to; number++) {
            if (number % BATCHES_A_FILE == 0) {
                all.add(number);
            }
        }
        return all;
    }
}
