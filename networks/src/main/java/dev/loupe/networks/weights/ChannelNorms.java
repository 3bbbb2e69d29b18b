package dev.loupe.networks.weights;

import dev.loupe.core.Shape;

/// Norms of the slices along one dimension, such as the filters of a convolution. Of finite values; `bad` counts the others.
///
/// @param axis the dimension, from 0
/// @param l1   sums of absolute values
/// @param l2   Euclidean norms
/// @param max  greatest absolute values
/// @param zeros how many are 0
/// @param bad  how many are NaN or infinite
public record ChannelNorms(
        int axis, double[] l1, double[] l2, double[] max, long[] zeros, long[] bad) {
    private static final int STRETCH = 8192;
    private static final int MOST = 1 << 24;

    /// One pass.
    ///
    /// @throws IllegalArgumentException with one sentence if there is no such dimension, or it is too long
    public static ChannelNorms of(TensorNumbers numbers, int axis) {
        Shape shape = numbers.shape();
        if (axis < 0 || axis >= shape.rank()) {
            throw new IllegalArgumentException(
                    "The tensor is %s, so its dimensions are 0 to %d, but %d was asked for."
                            .formatted(shape, shape.rank() - 1, axis));
        }
        long extent = SlicePart.extent(shape, axis);
        if (extent > MOST) {
            throw new IllegalArgumentException(
                    "Dimension %d has %d channels; at most %d are measured."
                            .formatted(axis, extent, MOST));
        }
        long inner = 1;
        for (int d = axis + 1; d < shape.rank(); d++) {
            inner *= SlicePart.extent(shape, d);
        }
        ChannelNorms norms = empty(axis, (int) extent);
        norms.fill(numbers, inner);
        return norms;
    }

    private static ChannelNorms empty(int axis, int n) {
        return new ChannelNorms(
                axis, new double[n], new double[n], new double[n], new long[n], new long[n]);
    }

    private void fill(TensorNumbers numbers, long inner) {
        double[] values = new double[STRETCH];
        long left = inner;
        int channel = 0;
        for (long at = 0; at < numbers.count(); at += STRETCH) {
            int n = (int) Math.min(STRETCH, numbers.count() - at);
            numbers.read(at, 1, values, n);
            for (int i = 0; i < n; ) {
                int end = (int) Math.min(n, i + left);
                add(channel, values, i, end);
                left -= end - i;
                i = end;
                if (left == 0) {
                    left = inner;
                    channel = channel + 1 == l1.length ? 0 : channel + 1;
                }
            }
        }
        for (int c = 0; c < l2.length; c++) {
            l2[c] = Math.sqrt(l2[c]);
        }
    }

    /// Four sums in turn, so that none waits for the one before it.
    private void add(int channel, double[] values, int from, int to) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        double squares0 = 0;
        double squares1 = 0;
        double squares2 = 0;
        double squares3 = 0;
        int i = from;
        for (; i < to - 3; i += 4) {
            double v0 = Math.abs(values[i]);
            double v1 = Math.abs(values[i + 1]);
            double v2 = Math.abs(values[i + 2]);
            double v3 = Math.abs(values[i + 3]);
            sum0 += v0;
            sum1 += v1;
            sum2 += v2;
            sum3 += v3;
            squares0 += v0 * v0;
            squares1 += v1 * v1;
            squares2 += v2 * v2;
            squares3 += v3 * v3;
        }
        for (; i < to; i++) {
            double v = Math.abs(values[i]);
            sum0 += v;
            squares0 += v * v;
        }
        double sum = sum0 + sum1 + (sum2 + sum3);
        if (!(sum < Double.POSITIVE_INFINITY)) {
            addFinite(channel, values, from, to);
            return;
        }
        l1[channel] += sum;
        l2[channel] += squares0 + squares1 + (squares2 + squares3);
        max[channel] = Math.max(max[channel], greatest(values, from, to));
        zeros[channel] += Moments.zeros(values, from, to);
    }

    /// The greatest absolute value of finite numbers.
    private static double greatest(double[] values, int from, int to) {
        double least = 0;
        double most = 0;
        for (int i = from; i < to; i++) {
            least = Math.min(least, values[i]);
            most = Math.max(most, values[i]);
        }
        return Math.max(-least, most);
    }

    private void addFinite(int channel, double[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            double v = Math.abs(values[i]);
            if (!(v < Double.POSITIVE_INFINITY)) {
                bad[channel]++;
                continue;
            }
            l1[channel] += v;
            l2[channel] += v * v;
            max[channel] = Math.max(max[channel], v);
            zeros[channel] += v == 0 ? 1 : 0;
        }
    }
}
