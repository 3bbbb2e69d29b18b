package dev.loupe.networks.weights;

import dev.loupe.core.bytes.Bytes;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Numbers of `float32` as they lie, all of a tensor. Their patterns of bits, the lower bits of negative ones turned over, are ordered as they are, so that extremes, zeros and what is not finite are found
/// among integers, many at a time.
final class SingleSweep {
    private static final ValueLayout.OfInt BITS =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int MAGNITUDE = Integer.MAX_VALUE;
    private static final int INFINITE = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);

    private final MemorySegment bytes;
    private final int[] bits = new int[Moments.STRETCH];
    private final float[] floats = new float[Moments.STRETCH];
    private final double[] values = new double[Moments.STRETCH];
    private int least;
    private int most;

    SingleSweep(Bytes bytes) {
        this.bytes = bytes.segment();
    }

    /// Of the first `count`.
    Moments moments(long count) {
        Moments moments = new Moments();
        for (long at = 0; at < count; at += Moments.STRETCH) {
            int n = (int) Math.min(Moments.STRETCH, count - at);
            MemorySegment.copy(bytes, BITS, 4 * at, bits, 0, n);
            MemorySegment.copy(bytes, FLOAT, 4 * at, floats, 0, n);
            widen(n);
            spread(n);
            if (most >= INFINITE || least <= turned(1 << 31 | INFINITE)) {
                moments.add(values, n);
            } else {
                moments.add(values, n, number(least), number(most), zeros(n));
            }
        }
        return moments;
    }

    private void widen(int n) {
        for (int i = 0; i < n; i++) {
            values[i] = floats[i];
        }
    }

    private void spread(int n) {
        int smallest = Integer.MAX_VALUE;
        int greatest = Integer.MIN_VALUE;
        for (int i = 0; i < n; i++) {
            int ordered = turned(bits[i]);
            smallest = Math.min(smallest, ordered);
            greatest = Math.max(greatest, ordered);
        }
        least = smallest;
        most = greatest;
    }

    private int zeros(int n) {
        int others = 0;
        for (int i = 0; i < n; i++) {
            int magnitude = bits[i] & MAGNITUDE;
            others += -magnitude >>> 31;
        }
        return n - others;
    }

    /// From a pattern to its place in the order, and back.
    private static int turned(int pattern) {
        return pattern ^ (pattern >> 31 & MAGNITUDE);
    }

    private static double number(int ordered) {
        return Float.intBitsToFloat(turned(ordered));
    }
}
