package dev.loupe.runs.series;

/// A column of 64-bit integers: in spans of 128, each packed to its own width.
///
/// ```
/// kind     byte       0 second differences, 1 plain
/// kind 0:  first      zigzag varint
///          divisor    varint, the greatest common divisor of all differences, at least 1
///          delta      zigzag varint, first difference / divisor          (n ≥ 2)
///          spans      of the n − 2 second differences / divisor
/// kind 1:  spans      of the n numbers themselves
/// span     least      zigzag varint
///          width      byte, 0 to 64
///          numbers    (number − least) in width bits each, aligned to whole bytes at the end
/// ```
///
/// Kind 1 is taken where a difference does not fit 64 bits, or where it is smaller. The form is frame-of-reference coding as in Lemire and Boytsov, "Decoding billions of
/// integers per second", 2015, section 2.
final class LongBlock {
    private static final int SPAN = 128;
    private static final int DIFFERENCES = 0;
    private static final int PLAIN = 1;

    private LongBlock() {}

    /// Steps or times: expects them to grow evenly.
    static void writeEven(Bits out, long[] numbers, int n) {
        long[] second = n < 2 ? new long[0] : secondDifferences(numbers, n);
        if (second == null) {
            writePlain(out, numbers, n);
            return;
        }
        out.octet(DIFFERENCES);
        out.zigzag(n == 0 ? 0 : numbers[0]);
        long divisor = n < 2 ? 1 : Math.max(1, divisor(numbers, n));
        out.varint(divisor);
        if (n >= 2) {
            out.zigzag((numbers[1] - numbers[0]) / divisor);
            for (int i = 0; i < second.length; i++) {
                second[i] /= divisor;
            }
            spans(out, second, second.length);
        }
    }

    /// Numbers without order.
    static void writePlain(Bits out, long[] numbers, int n) {
        out.octet(PLAIN);
        spans(out, numbers, n);
    }

    static long[] read(BitCursor in, int n) {
        int kind = in.octet();
        if (kind == PLAIN) {
            long[] numbers = new long[n];
            readSpans(in, numbers, 0, n);
            return numbers;
        }
        if (kind != DIFFERENCES) {
            throw new BrokenChunk(in.position(), "a column of kind 0 or 1", "kind " + kind);
        }
        long[] numbers = new long[n];
        long first = in.zigzag();
        long divisor = in.varint();
        if (n > 0) {
            numbers[0] = first;
        }
        if (n >= 2) {
            long delta = in.zigzag() * divisor;
            readSpans(in, numbers, 2, n - 2);
            long at = first + delta;
            numbers[1] = at;
            for (int i = 2; i < n; i++) {
                delta += numbers[i] * divisor;
                at += delta;
                numbers[i] = at;
            }
        }
        return numbers;
    }

    /// Passes over a column of `n` numbers.
    static void skip(BitCursor in, int n) {
        int kind = in.octet();
        if (kind != PLAIN && kind != DIFFERENCES) {
            throw new BrokenChunk(in.position(), "a column of kind 0 or 1", "kind " + kind);
        }
        int packed = n;
        if (kind == DIFFERENCES) {
            in.zigzag();
            in.varint();
            packed = Math.max(0, n - 2);
            if (n >= 2) {
                in.zigzag();
            }
        }
        for (int from = 0; from < packed; from += SPAN) {
            in.zigzag();
            in.skip(Math.min(SPAN, packed - from), width(in));
        }
    }

    private static int width(BitCursor in) {
        int width = in.octet();
        if (width > 64) {
            throw new BrokenChunk(in.position(), "a width of at most 64 bits", width + "");
        }
        return width;
    }

    private static void spans(Bits out, long[] numbers, int n) {
        for (int from = 0; from < n; from += SPAN) {
            int to = Math.min(n, from + SPAN);
            long least = Long.MAX_VALUE;
            long most = Long.MIN_VALUE;
            for (int i = from; i < to; i++) {
                least = Math.min(least, numbers[i]);
                most = Math.max(most, numbers[i]);
            }
            int width = 64 - Long.numberOfLeadingZeros(most - least);
            out.zigzag(least);
            out.octet(width);
            for (int i = from; i < to; i++) {
                out.put(numbers[i] - least, width);
            }
            out.align();
        }
    }

    private static void readSpans(BitCursor in, long[] into, int start, int n) {
        for (int from = 0; from < n; from += SPAN) {
            int size = Math.min(SPAN, n - from);
            long least = in.zigzag();
            int width = width(in);
            in.unpack(into, start + from, size, width, least);
        }
    }

    /// Null if a difference overflows.
    private static long @org.jspecify.annotations.Nullable [] secondDifferences(
            long[] numbers, int n) {
        long[] second = new long[n - 2];
        long before = numbers[1] - numbers[0];
        if (overflows(numbers[1], numbers[0], before)) {
            return null;
        }
        for (int i = 2; i < n; i++) {
            long delta = numbers[i] - numbers[i - 1];
            long change = delta - before;
            if (overflows(numbers[i], numbers[i - 1], delta) || overflows(delta, before, change)) {
                return null;
            }
            second[i - 2] = change;
            before = delta;
        }
        return second;
    }

    private static boolean overflows(long a, long b, long difference) {
        return ((a ^ b) & (a ^ difference)) < 0;
    }

    private static long divisor(long[] numbers, int n) {
        long divisor = 0;
        for (int i = 1; i < n && divisor != 1; i++) {
            long b = numbers[i] - numbers[i - 1];
            if (b == Long.MIN_VALUE) {
                return 1;
            }
            b = Math.abs(b);
            while (b != 0) {
                long rest = divisor % b;
                divisor = b;
                b = rest;
            }
        }
        return divisor;
    }
}
