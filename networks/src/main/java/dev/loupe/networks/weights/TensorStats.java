package dev.loupe.networks.weights;

import dev.loupe.core.DataType;

import java.util.Optional;

/// What a tensor's numbers are like. Moments are of the finite ones.
///
/// @param count     of all
/// @param nan       how many are no number
/// @param infinite  how many are +∞ or −∞
/// @param zeros     how many are 0
/// @param min,max   of the finite ones, NaN if there is none
/// @param mean      likewise
/// @param deviation the standard deviation, divided by n
/// @param norm      the Euclidean norm
/// @param counts    `[bins]` of equal width from `min` to `max`, the last closed; empty if no number is finite
public record TensorStats(
        long count,
        long nan,
        long infinite,
        long zeros,
        double min,
        double max,
        double mean,
        double deviation,
        double norm,
        long[] counts) {
    /// One pass over the bytes where elements have at most 16 bits or large tensors lie in blocks of one scale, else two; memory independent of the size.
    public static TensorStats of(Values numbers) {
        Optional<Patterns> counted =
                numbers instanceof TensorNumbers whole ? whole.patterns() : Optional.empty();
        if (counted.isPresent()) {
            return counted.get().stats();
        }
        return numbers instanceof TensorNumbers whole
                ? whole.sweep().orElseGet(() -> swept(numbers))
                : swept(numbers);
    }

    /// Of numbers of which none is finite.
    static TensorStats none(long count, long nan, long infinite) {
        double no = Double.NaN;
        return new TensorStats(count, nan, infinite, 0, no, no, no, no, 0, new long[0]);
    }

    private static TensorStats swept(Values numbers) {
        long count = numbers.count();
        double[] values = new double[Moments.STRETCH];
        Moments moments =
                numbers instanceof TensorNumbers whole && whole.type() == DataType.FLOAT32
                        ? new SingleSweep(whole.bytes()).moments(count)
                        : moments(numbers, values);
        if (moments.finite() == 0) {
            return moments.stats(new long[0]);
        }
        Bins bins = new Bins(moments.min(), moments.max());
        for (long at = 0; at < count; at += Moments.STRETCH) {
            int n = (int) Math.min(Moments.STRETCH, count - at);
            numbers.read(at, values, n);
            bins.add(values, moments.sound() ? n : Moments.finite(values, n));
        }
        return moments.stats(bins.counts());
    }

    private static Moments moments(Values numbers, double[] values) {
        Moments moments = new Moments();
        long count = numbers.count();
        for (long at = 0; at < count; at += Moments.STRETCH) {
            int n = (int) Math.min(Moments.STRETCH, count - at);
            numbers.read(at, values, n);
            moments.add(values, n);
        }
        return moments;
    }
}
