package dev.loupe.intake;

import dev.loupe.runs.domain.Points;
import dev.loupe.runs.domain.SeriesKey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Points that are gathered before they are told.
public final class Columns {
    private final Map<SeriesKey, Integer> places = new HashMap<>();
    private final List<SeriesKey> series = new ArrayList<>();
    private int[] of = new int[256];
    private long[] steps = new long[256];
    private long[] micros = new long[256];
    private double[] values = new double[256];
    private int size;

    public void add(String key, long step, long time, double value) {
        add(SeriesKey.of(key), step, time, value);
    }

    /// @param time microseconds since 1970 UTC
    public void add(SeriesKey key, long step, long time, double value) {
        if (size == of.length) {
            int more = size * 2;
            of = Arrays.copyOf(of, more);
            steps = Arrays.copyOf(steps, more);
            micros = Arrays.copyOf(micros, more);
            values = Arrays.copyOf(values, more);
        }
        of[size] =
                places.computeIfAbsent(
                        key,
                        k -> {
                            series.add(k);
                            return series.size() - 1;
                        });
        steps[size] = step;
        micros[size] = time;
        values[size++] = value;
    }

    public int size() {
        return size;
    }

    /// All of them, and none are left.
    public Points take() {
        Points points =
                new Points(
                        List.copyOf(series),
                        Arrays.copyOf(of, size),
                        Arrays.copyOf(steps, size),
                        Arrays.copyOf(micros, size),
                        Arrays.copyOf(values, size));
        places.clear();
        series.clear();
        size = 0;
        return points;
    }
}
