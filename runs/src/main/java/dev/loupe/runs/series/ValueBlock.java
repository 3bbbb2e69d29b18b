package dev.loupe.runs.series;

/// A column of doubles, kept bit by bit in the narrowest of five forms.
///
/// ```
/// form 0   constant   the bits, 8 bytes little-endian
/// form 1…7 decimal    form − 1 decimals: value · 10^decimals as integers, then a LongBlock
/// form 8   float32    all are floats: their bits, mapped so that order is kept, then a LongBlock
/// form 9   float64    the same with 64 bits
/// ```
///
/// The mapping flips all bits but the sign of negative numbers, so that neighbours in value are neighbours as integers.
final class ValueBlock {
    private static final int CONSTANT = 0;
    private static final int DECIMAL = 1;
    private static final int MOST_DECIMALS = 6;
    private static final int FLOAT32 = 8;
    private static final int FLOAT64 = 9;
    private static final double[] TENS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};
    private static final double EXACT = 1L << 53;

    private ValueBlock() {}

    static void write(Bits out, double[] values, int n) {
        if (constant(values, n)) {
            out.octet(CONSTANT);
            out.fixed(n == 0 ? 0 : Double.doubleToRawLongBits(values[0]));
            return;
        }
        int decimals = decimals(values, n);
        long[] numbers = new long[n];
        if (decimals >= 0) {
            out.octet(DECIMAL + decimals);
            for (int i = 0; i < n; i++) {
                numbers[i] = Math.round(values[i] * TENS[decimals]);
            }
        } else if (floats(values, n)) {
            out.octet(FLOAT32);
            for (int i = 0; i < n; i++) {
                int bits = Float.floatToRawIntBits((float) values[i]);
                numbers[i] = bits ^ bits >> 31 & Integer.MAX_VALUE;
            }
        } else {
            out.octet(FLOAT64);
            for (int i = 0; i < n; i++) {
                long bits = Double.doubleToRawLongBits(values[i]);
                numbers[i] = bits ^ bits >> 63 & Long.MAX_VALUE;
            }
        }
        LongBlock.writePlain(out, numbers, n);
    }

    static double[] read(BitCursor in, int n) {
        int form = in.octet();
        double[] values = new double[n];
        if (form == CONSTANT) {
            java.util.Arrays.fill(values, Double.longBitsToDouble(in.fixed()));
            return values;
        }
        if (form > FLOAT64) {
            throw new BrokenChunk(in.position(), "values of form 0 to 9", "form " + form);
        }
        long[] numbers = LongBlock.read(in, n);
        if (form == FLOAT64) {
            for (int i = 0; i < n; i++) {
                values[i] = Double.longBitsToDouble(numbers[i] ^ numbers[i] >> 63 & Long.MAX_VALUE);
            }
        } else if (form == FLOAT32) {
            for (int i = 0; i < n; i++) {
                int bits = (int) numbers[i];
                values[i] = Float.intBitsToFloat(bits ^ bits >> 31 & Integer.MAX_VALUE);
            }
        } else {
            double ten = TENS[form - DECIMAL];
            for (int i = 0; i < n; i++) {
                values[i] = numbers[i] / ten;
            }
        }
        return values;
    }

    private static boolean constant(double[] values, int n) {
        for (int i = 1; i < n; i++) {
            if (Double.doubleToRawLongBits(values[i]) != Double.doubleToRawLongBits(values[0])) {
                return false;
            }
        }
        return true;
    }

    /// The fewest decimals that say all values exactly, −1 if none do.
    private static int decimals(double[] values, int n) {
        int decimals = 0;
        for (int i = 0; i < n; i++) {
            while (!exact(values[i], decimals)) {
                if (++decimals > MOST_DECIMALS) {
                    return -1;
                }
            }
        }
        for (int i = 0; i < n; i++) {
            if (!exact(values[i], decimals)) {
                return -1;
            }
        }
        return decimals;
    }

    private static boolean exact(double value, int decimals) {
        double scaled = value * TENS[decimals];
        if (!(Math.abs(scaled) < EXACT)) {
            return false;
        }
        double back = Math.round(scaled) / TENS[decimals];
        return Double.doubleToRawLongBits(back) == Double.doubleToRawLongBits(value);
    }

    private static boolean floats(double[] values, int n) {
        for (int i = 0; i < n; i++) {
            double back = (float) values[i];
            if (Double.doubleToRawLongBits(back) != Double.doubleToRawLongBits(values[i])) {
                return false;
            }
        }
        return true;
    }
}
