package dev.loupe.intake.tensorboard;

import dev.loupe.runs.domain.Points;
import dev.loupe.runs.domain.SeriesKey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Scalars of one run on their way to the logbook, as columns.
final class Series {
    private static final int FIRST = 1 << 12;
    private final List<SeriesKey> keys = new ArrayList<>();
    private int[] ofTag = new int[0];
    private int[] of = new int[0];
    private long[] steps = new long[0];
    private long[] micros = new long[0];
    private double[] values = new double[0];
    private int n;

    void add(Tag tag, long step, long time, double value) {
        if (n == of.length) {
            int room = Math.max(FIRST, 2 * n);
            of = Arrays.copyOf(of, room);
            steps = Arrays.copyOf(steps, room);
            micros = Arrays.copyOf(micros, room);
            values = Arrays.copyOf(values, room);
        }
        of[n] = number(tag);
        steps[n] = step;
        micros[n] = time;
        values[n++] = value;
    }

    private int number(Tag tag) {
        if (tag.number >= ofTag.length) {
            int before = ofTag.length;
            ofTag = Arrays.copyOf(ofTag, Math.max(64, 2 * tag.number));
            Arrays.fill(ofTag, before, ofTag.length, -1);
        }
        if (ofTag[tag.number] < 0) {
            ofTag[tag.number] = keys.size();
            keys.add(SeriesKey.of(tag.name));
        }
        return ofTag[tag.number];
    }

    int size() {
        return n;
    }

    /// What was added since the last call; the memory goes with it.
    Points take() {
        Points points =
                new Points(
                        List.copyOf(keys),
                        Arrays.copyOf(of, n),
                        Arrays.copyOf(steps, n),
                        Arrays.copyOf(micros, n),
                        Arrays.copyOf(values, n));
        n = 0;
        of = new int[0];
        steps = new long[0];
        micros = new long[0];
        values = new double[0];
        keys.clear();
        Arrays.fill(ofTag, -1);
        return points;
    }
}
