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

    private void add(int channel, double[] values, int from, int to) {
        double sum = 0;
        double squares = 0;
        double most = max[channel];
        int none = 0;
        int odd = 0;
        for (int i = from; i < to; i++) {
            double v = Math.abs(values[i]);
            if (!(v < Double.POSITIVE_INFINITY)) {
                odd++;
                continue;
            }
            sum += v;
            squares += v * v;
            most = Math.max(most, v);
            none += v == 0 ? 1 : 0;
        }
        l1[channel] += sum;
        l2[channel] += squares;
        max[channel] = most;
        zeros[channel] += none;
        bad[channel] += odd;
    }
}
