package dev.loupe.networks.weights;

import dev.loupe.core.DataType;
import dev.loupe.core.bytes.Bytes;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Optional;

/// How often each pattern of bits occurs among a tensor's elements of at most 16 bits, or each scale with each quant among blocks of one scale ([QuantBlocks]). There are so few that everything about the numbers
/// follows from the counts, in one pass over the bytes.
///
/// @param values what each pattern stands for
/// @param counts how often it occurs
record Patterns(double[] values, long[] counts) {
    private static final ValueLayout.OfLong LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int WORDS = 1 << 16;

    /// Below so many bytes the tables cost more than they save.
    private static final long FEWEST = 1 << 18;

    private static final long FEWEST_BLOCKS = 1 << 22;

    /// Words counted before an `int` could overflow.
    private static final long ROUND = 1L << 30;

    /// Whether counting is the fast way, unless blocks have too many scales.
    private static boolean suit(DataType type, long count) {
        if (QuantBlocks.of(type.name()) != null) {
            return count % type.elements() == 0 && type.bytesFor(count) >= FEWEST_BLOCKS;
        }
        return 8 * type.bytes() / type.elements() <= 16
                && type.bytes() <= 2
                && type.bytesFor(count) >= FEWEST;
    }

    /// @param decoder of `type`, whose elements lie in their bytes from the lowest bit on
    /// @return empty where counting is not the fast way
    static Optional<Patterns> of(DataType type, Decoder decoder, Bytes bytes, long count) {
        if (!suit(type, count)) {
            return Optional.empty();
        }
        QuantBlocks kind = QuantBlocks.of(type.name());
        if (kind != null) {
            return Optional.ofNullable(BlockCounts.of(kind, bytes, count / QuantBlocks.QUANTS))
                    .map(BlockCounts::patterns);
        }
        int width = 8 * type.bytes() / type.elements();
        int perWord = 16 / width;
        long words = count / perWord;
        long[] byWord = words(bytes.segment(), words);
        int mask = (1 << width) - 1;
        long[] counts = new long[mask + 1];
        for (int word = 0; word < WORDS; word++) {
            for (int shift = 0; shift < 16; shift += width) {
                counts[word >> shift & mask] += byWord[word];
            }
        }
        for (long i = words * perWord; i < count; i++) {
            int bit = (int) (i * width % 8);
            counts[bytes.u8(i * width / 8) >> bit & mask]++;
        }
        double[] values = new double[mask + 1];
        for (int p = 0; p <= mask; p++) {
            values[p] = decoder.at(Bytes.of(new byte[] {(byte) p, (byte) (p >> 8)}), 0);
        }
        return Optional.of(new Patterns(values, counts));
    }

    /// Two tables in turn, so that equal neighbours do not wait for each other.
    private static long[] words(MemorySegment bytes, long words) {
        long[] sum = new long[WORDS];
        for (long from = 0; from < words; from += ROUND) {
            long to = Math.min(words, from + ROUND);
            int[] even = new int[WORDS];
            int[] odd = new int[WORDS];
            long whole = from + (to - from) / 4 * 4;
            for (long i = from; i < whole; i += 4) {
                long four = bytes.get(LONG, 2 * i);
                even[(int) four & 0xffff]++;
                odd[(int) four >>> 16]++;
                even[(int) (four >>> 32) & 0xffff]++;
                odd[(int) (four >>> 48)]++;
            }
            for (long i = whole; i < to; i++) {
                int low = bytes.get(ValueLayout.JAVA_BYTE, 2 * i) & 0xff;
                int high = bytes.get(ValueLayout.JAVA_BYTE, 2 * i + 1) & 0xff;
                even[high << 8 | low]++;
            }
            for (int w = 0; w < WORDS; w++) {
                sum[w] += (long) even[w] + odd[w];
            }
        }
        return sum;
    }

    /// How many numbers are not finite, or farther than `reach` from `mean`.
    long beyond(double mean, double reach) {
        long n = 0;
        for (int p = 0; p < counts.length; p++) {
            n += Math.abs(values[p] - mean) <= reach ? 0 : counts[p];
        }
        return n;
    }

    /// What the numbers are like; squares are summed about their mean.
    TensorStats stats() {
        long count = 0;
        long nan = 0;
        long infinite = 0;
        long zeros = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double sum = 0;
        double own = 0;
        for (int p = 0; p < counts.length; p++) {
            double v = values[p];
            long times = counts[p];
            count += times;
            if (Double.isNaN(v)) {
                nan += times;
            } else if (Double.isInfinite(v)) {
                infinite += times;
            } else if (times > 0) {
                zeros += v == 0 ? times : 0;
                min = Math.min(min, v);
                max = Math.max(max, v);
                sum += v * times;
                own += v * v * times;
            }
        }
        long finite = count - nan - infinite;
        if (finite == 0) {
            return TensorStats.none(count, nan, infinite);
        }
        double mean = sum / finite;
        double squares = 0;
        Bins bins = new Bins(min, max);
        for (int p = 0; p < counts.length; p++) {
            if (counts[p] > 0 && Double.isFinite(values[p])) {
                double off = values[p] - mean;
                squares += off * off * counts[p];
                bins.add(values[p], counts[p]);
            }
        }
        return new TensorStats(
                count,
                nan,
                infinite,
                zeros,
                min,
                max,
                mean,
                Math.sqrt(squares / finite),
                Math.sqrt(own),
                bins.counts());
    }
}
