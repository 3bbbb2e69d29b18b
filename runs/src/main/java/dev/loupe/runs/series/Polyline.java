package dev.loupe.runs.series;

import java.util.Arrays;

/// Points to draw, x ascending, that grow at the end.
public final class Polyline implements ChunkCodec.Sink {
    private double[] x;
    private double[] y;
    private int size;

    /// @param expected how many points will come, roughly
    public Polyline(int expected) {
        x = new double[Math.max(16, expected)];
        y = new double[x.length];
    }

    public int size() {
        return size;
    }

    public void add(double px, double py) {
        room(1);
        x[size] = px;
        y[size++] = py;
    }

    @Override
    public void addAll(long[] steps, double[] values) {
        room(steps.length);
        for (int i = 0; i < steps.length; i++) {
            x[size + i] = steps[i];
        }
        System.arraycopy(values, 0, y, size, values.length);
        size += steps.length;
    }

    private void room(int more) {
        if (size + more > x.length) {
            int length = Math.max(size + more, x.length + (x.length >> 1));
            x = Arrays.copyOf(x, length);
            y = Arrays.copyOf(y, length);
        }
    }

    /// What to draw of it in a viewport.
    public Reduced in(Viewport view) {
        return view.reduce(Course.of(x, y, size));
    }
}
