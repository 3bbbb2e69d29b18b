package dev.loupe.networks.weights;

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
    private static final int BINS = 64;
    private static final int STRETCH = 8192;

    /// Two passes, memory independent of the size. Squares are summed about the first number, so that nothing cancels (Chan, Golub and LeVeque, 1983).
    public static TensorStats of(Values numbers) {
        long n = numbers.count();
        long nan = 0;
        long infinite = 0;
        long zeros = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double shift = Double.NaN;
        double sum = 0;
        double squares = 0;
        double own = 0;
        double[] values = new double[STRETCH];
        for (long i = 0; i < n; i++) {
            if (i % STRETCH == 0) {
                numbers.read(i, values, (int) Math.min(STRETCH, n - i));
            }
            double v = values[(int) (i % STRETCH)];
            if (!Double.isFinite(v)) {
                if (Double.isNaN(v)) {
                    nan++;
                } else {
                    infinite++;
                }
                continue;
            }
            if (Double.isNaN(shift)) {
                shift = v;
            }
            zeros += v == 0 ? 1 : 0;
            min = Math.min(min, v);
            max = Math.max(max, v);
            double d = v - shift;
            sum += d;
            squares += d * d;
            own += v * v;
        }
        long finite = n - nan - infinite;
        if (finite == 0) {
            return new TensorStats(
                    n,
                    nan,
                    infinite,
                    zeros,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    0,
                    new long[0]);
        }
        double mean = sum / finite;
        return new TensorStats(
                n,
                nan,
                infinite,
                zeros,
                min,
                max,
                shift + mean,
                Math.sqrt(Math.max(0, squares / finite - mean * mean)),
                Math.sqrt(own),
                histogram(numbers, min, max, finite));
    }

    private static long[] histogram(Values numbers, double min, double max, long finite) {
        if (min == max) {
            return new long[] {finite};
        }
        long[] counts = new long[BINS];
        double scale = BINS / (max - min);
        double[] values = new double[STRETCH];
        for (long i = 0; i < numbers.count(); i++) {
            if (i % STRETCH == 0) {
                numbers.read(i, values, (int) Math.min(STRETCH, numbers.count() - i));
            }
            double v = values[(int) (i % STRETCH)];
            if (Double.isFinite(v)) {
                counts[Math.clamp((int) ((v - min) * scale), 0, BINS - 1)]++;
            }
        }
        return counts;
    }
}
