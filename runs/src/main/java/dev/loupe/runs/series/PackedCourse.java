package dev.loupe.runs.series;

import java.util.Arrays;

/// Points kept for many questions: floats where all values are floats, no array for steps that are evenly apart, and of each block of 64 the least and the greatest value and where they
/// lie, so that a question over n points costs n / 64 and looks at no point of a block that is not extreme among blocks. About 4.3 bytes a point for floats at even steps, at most 16.3.
public final class PackedCourse implements Course {
    private static final int BLOCK = 64;
    private static final int SHIFT = 6;
    private static final long EXACT = 1L << 53;

    private final int size;
    private final long first;
    private final long apart;
    private final double[] xs;
    private final float[] floats;
    private final double[] doubles;
    private final double[] leastValues;
    private final double[] greatestValues;
    private final byte[] least;
    private final byte[] greatest;
    private final boolean[] gaps;
    private final Extent extent;

    /// @param steps  `[n]` ascending
    /// @param values `[n]`
    public PackedCourse(long[] steps, double[] values) {
        this(steps, even(steps), values);
    }

    private PackedCourse(long[] steps, long apart, double[] values) {
        this(
                steps.length == 0 ? 0 : steps[0],
                apart,
                apart >= 0 ? new double[0] : Arrays.stream(steps).asDoubleStream().toArray(),
                values);
    }

    /// @param apart −1 when the places are those of `xs`
    private PackedCourse(long first, long apart, double[] xs, double[] values) {
        this.size = values.length;
        this.first = first;
        this.apart = apart;
        this.xs = xs;
        floats = floats(values);
        doubles = floats.length == size ? new double[0] : values;
        int blocks = size + BLOCK - 1 >> SHIFT;
        leastValues = new double[blocks];
        greatestValues = new double[blocks];
        least = new byte[blocks];
        greatest = new byte[blocks];
        gaps = new boolean[blocks];
        Extent all = Extent.NONE;
        for (int b = 0; b < blocks; b++) {
            all = all.and(block(b, values));
        }
        extent = all;
    }

    /// Finds a block's corners in one pass. @return its extent
    private Extent block(int b, double[] values) {
        int start = b << SHIFT;
        int stop = Math.min(size, start + BLOCK);
        int low = start;
        int high = start;
        boolean gap = false;
        double lowest = values[start];
        double highest = lowest;
        for (int i = start; i < stop; i++) {
            double value = values[i];
            gap |= Double.isNaN(value);
            if (value < lowest) {
                lowest = value;
                low = i;
            } else if (value > highest) {
                highest = value;
                high = i;
            }
        }
        gaps[b] = gap;
        if (!gap) {
            least[b] = (byte) (low - start);
            greatest[b] = (byte) (high - start);
            leastValues[b] = lowest;
            greatestValues[b] = highest;
        }
        return gap || Double.isInfinite(lowest) || Double.isInfinite(highest)
                ? Extent.of(Arrays.copyOfRange(values, start, stop))
                : new Extent(lowest, highest);
    }

    /// @param x `[n]` ascending
    /// @param y `[n]`
    public static PackedCourse of(double[] x, double[] y) {
        long[] whole = new long[x.length];
        for (int i = 0; i < x.length; i++) {
            whole[i] = (long) x[i];
            if (whole[i] != x[i] || Math.abs(whole[i]) >= EXACT) {
                return new PackedCourse(0, -1, x, y);
            }
        }
        return new PackedCourse(whole, y);
    }

    private static long even(long[] steps) {
        if (steps.length < 2) {
            return 0;
        }
        long apart = steps[1] - steps[0];
        boolean exact = Math.abs(steps[0]) < EXACT && Math.abs(steps[steps.length - 1]) < EXACT;
        for (int i = 2; exact && i < steps.length; i++) {
            exact = steps[i] - steps[i - 1] == apart;
        }
        return exact && apart >= 0 ? apart : -1;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
            if (floats[i] != values[i] && !Double.isNaN(values[i])) {
                return new float[0];
            }
        }
        return floats;
    }

    /// Of the values.
    public Extent extent() {
        return extent;
    }

    /// How much memory it takes.
    public long bytes() {
        return 8L * (xs.length + doubles.length) + 4L * floats.length + 19L * least.length + 128;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public double x(int i) {
        return apart >= 0 ? first + i * apart : xs[i];
    }

    @Override
    public double y(int i) {
        return floats.length > 0 ? floats[i] : doubles[i];
    }

    @Override
    public void ys(int start, double[] into, int place, int n) {
        if (floats.length == 0) {
            System.arraycopy(doubles, start, into, place, n);
            return;
        }
        for (int i = 0; i < n; i++) {
            into[place + i] = floats[start + i];
        }
    }

    @Override
    public int gap(int start, int stop) {
        for (int at = start; at < stop; ) {
            int end = Math.min(stop, (at | BLOCK - 1) + 1);
            if (gaps[at >> SHIFT]) {
                int found = scanGap(at, end);
                if (found < end) {
                    return found;
                }
            }
            at = end;
        }
        return stop;
    }

    @Override
    public int least(int start, int stop) {
        int best = start;
        double value = y(start);
        for (int at = start; at < stop; ) {
            int block = at >> SHIFT;
            int end = Math.min(stop, (at | BLOCK - 1) + 1);
            if (!whole(block, at, end)) {
                int here = scanLeast(at, end);
                if (y(here) < value) {
                    value = y(here);
                    best = here;
                }
            } else if (leastValues[block] < value) {
                value = leastValues[block];
                best = at + (least[block] & 0xff);
            }
            at = end;
        }
        return best;
    }

    @Override
    public int greatest(int start, int stop) {
        int best = start;
        double value = y(start);
        for (int at = start; at < stop; ) {
            int block = at >> SHIFT;
            int end = Math.min(stop, (at | BLOCK - 1) + 1);
            if (!whole(block, at, end)) {
                int here = scanGreatest(at, end);
                if (y(here) > value) {
                    value = y(here);
                    best = here;
                }
            } else if (greatestValues[block] > value) {
                value = greatestValues[block];
                best = at + (greatest[block] & 0xff);
            }
            at = end;
        }
        return best;
    }

    /// Whether `[start, end)` is all of a block without gaps.
    private boolean whole(int block, int start, int end) {
        return !gaps[block] && start == block << SHIFT && end == Math.min(size, start + BLOCK);
    }

    private int scanGap(int start, int stop) {
        int i = start;
        while (i < stop && !Double.isNaN(y(i))) {
            i++;
        }
        return i;
    }

    private int scanLeast(int start, int stop) {
        int best = start;
        for (int i = start + 1; i < stop; i++) {
            best = y(i) < y(best) ? i : best;
        }
        return best;
    }

    private int scanGreatest(int start, int stop) {
        int best = start;
        for (int i = start + 1; i < stop; i++) {
            best = y(i) > y(best) ? i : best;
        }
        return best;
    }
}
