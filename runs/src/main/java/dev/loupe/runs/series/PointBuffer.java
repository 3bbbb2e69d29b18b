package dev.loupe.runs.series;

import java.util.Arrays;

/// Points of one series that grow at the end.
public final class PointBuffer {
    private static final int LEAST = 8;
    private static final long[] NO_TIMES = {};
    private static final double[] NO_VALUES = {};

    private long[] steps = NO_TIMES;
    private long[] micros = NO_TIMES;
    private double[] values = NO_VALUES;
    private int size;

    public PointBuffer() {}

    /// With room for that many points.
    public PointBuffer(int expected) {
        steps = new long[expected];
        micros = new long[expected];
        values = new double[expected];
    }

    /// Begins with points, without copying them.
    public PointBuffer(Column points) {
        steps = points.steps();
        micros = points.micros();
        values = points.values();
        size = points.size();
    }

    public int size() {
        return size;
    }

    public void add(long step, long time, double value) {
        if (size == steps.length) {
            int more = Math.max(LEAST, size + (size >> 1));
            steps = Arrays.copyOf(steps, more);
            micros = Arrays.copyOf(micros, more);
            values = Arrays.copyOf(values, more);
        }
        steps[size] = step;
        micros[size] = time;
        values[size] = value;
        size++;
    }

    public void addAll(Column points) {
        int more = points.size();
        if (size + more > steps.length) {
            int length = Math.max(size + more, size + (size >> 1));
            steps = Arrays.copyOf(steps, length);
            micros = Arrays.copyOf(micros, length);
            values = Arrays.copyOf(values, length);
        }
        System.arraycopy(points.steps(), 0, steps, size, more);
        System.arraycopy(points.micros(), 0, micros, size, more);
        System.arraycopy(points.values(), 0, values, size, more);
        size += more;
    }

    /// Whether the point is here, to the bit. O(size).
    public boolean contains(long step, long time, double value) {
        for (int i = size - 1; i >= 0; i--) {
            if (steps[i] == step
                    && micros[i] == time
                    && Double.doubleToRawLongBits(values[i]) == Double.doubleToRawLongBits(value)) {
                return true;
            }
        }
        return false;
    }

    /// All points, in the order they came; what is added later does not change them.
    public Column toColumn() {
        if (size == steps.length) {
            return new Column(steps, micros, values);
        }
        return new Column(
                Arrays.copyOf(steps, size),
                Arrays.copyOf(micros, size),
                Arrays.copyOf(values, size));
    }
}
