package dev.loupe.networks.weights;

import dev.loupe.core.bytes.Bytes;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// How often each byte of quants occurs under each scale, in blocks of one scale ([QuantBlocks]). Weights have a few thousand scales; a row of small counters for each, so that all of them stay near the processor.
final class BlockCounts {
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int SCALES = 1 << 16;
    private static final int ROW = 256;

    /// Scales beyond which the rows would take more memory than they save time.
    private static final int MOST = 1 << 14;

    /// Blocks that are counted at a time.
    private static final int PIECE = 256;

    /// Blocks of one scale counted before a counter of 16 bits could overflow: 32 quants each.
    private static final int FULL = (1 << 16) / 32 - 1;

    private final QuantBlocks kind;
    private final Quants quants;

    /// Whether bytes after the scale are counted as they lie.
    private final boolean plain;

    /// For each scale its row from 1 on, or 0.
    private final int[] slots = new int[SCALES];

    private int[] scales = new int[64];
    private char[] counters = new char[64 * ROW];
    private int[] blocks = new int[64];

    /// What no longer fitted into the counters, by row.
    private long[] @Nullable [] sums = new long[64][];

    private int rows;

    private BlockCounts(QuantBlocks kind) {
        this.kind = kind;
        quants = new Quants(kind.kind(), 1);
        plain = kind.packed() || kind.values() == ROW;
    }

    /// Null if there are more scales than weights have.
    static @Nullable BlockCounts of(QuantBlocks kind, Bytes all, long blocks) {
        BlockCounts counts = new BlockCounts(kind);
        byte[] part = new byte[PIECE * kind.kind().bytes()];
        for (long from = 0; from < blocks; from += PIECE) {
            if (counts.rows > MOST) {
                return null;
            }
            int n = (int) Math.min(PIECE, blocks - from);
            kind.kind().copy(all, from, n, part);
            counts.add(part, n);
        }
        return counts;
    }

    private void add(byte[] part, int n) {
        int size = kind.kind().bytes();
        for (int at = 0; at < n * size; at += size) {
            int scale = part[at] & 0xff | (part[at + 1] & 0xff) << 8;
            int row = slots[scale] - 1;
            if (row < 0) {
                row = begin(scale);
            }
            if (++blocks[row] > FULL) {
                empty(row);
                blocks[row] = 1;
            }
            if (plain) {
                count(part, at + 2, size - 2, counters, row * ROW);
            } else {
                quants.unpack(part, at / size, 0);
                count(quants.codes, 0, QuantBlocks.QUANTS, counters, row * ROW);
            }
        }
    }

    private static void count(byte[] part, int at, int n, char[] into, int row) {
        for (int k = at; k < at + n; k += 8) {
            long eight = (long) LONG.get(part, k);
            into[row + ((int) eight & 0xff)]++;
            into[row + ((int) (eight >>> 8) & 0xff)]++;
            into[row + ((int) (eight >>> 16) & 0xff)]++;
            into[row + ((int) (eight >>> 24) & 0xff)]++;
            into[row + ((int) (eight >>> 32) & 0xff)]++;
            into[row + ((int) (eight >>> 40) & 0xff)]++;
            into[row + ((int) (eight >>> 48) & 0xff)]++;
            into[row + (int) (eight >>> 56)]++;
        }
    }

    private int begin(int scale) {
        if (rows == blocks.length) {
            scales = Arrays.copyOf(scales, 2 * rows);
            blocks = Arrays.copyOf(blocks, 2 * rows);
            sums = Arrays.copyOf(sums, 2 * rows);
            counters = Arrays.copyOf(counters, 2 * rows * ROW);
        }
        scales[rows] = scale;
        slots[scale] = ++rows;
        return rows - 1;
    }

    private void empty(int row) {
        sums[row] = sum(row, new long[ROW]);
        Arrays.fill(counters, row * ROW, (row + 1) * ROW, '\0');
    }

    private long[] sum(int row, long[] into) {
        long[] before = sums[row];
        for (int i = 0; i < ROW; i++) {
            into[i] = counters[row * ROW + i] + (before == null ? 0 : before[i]);
        }
        return into;
    }

    /// How often each number occurs; of every scale that occurs there are as many as there are quants.
    Patterns patterns() {
        int quants = kind.values();
        double[] values = new double[rows * quants];
        long[] counts = new long[rows * quants];
        long[] bytes = new long[ROW];
        long[] times = new long[quants];
        int n = 0;
        for (int row = 0; row < rows; row++) {
            double scale = Float.float16ToFloat((short) scales[row]);
            kind.spread(sum(row, bytes), times);
            for (int q = 0; q < quants; q++) {
                values[n] = scale * kind.quant(q);
                counts[n] = times[q];
                n += times[q] > 0 ? 1 : 0;
            }
        }
        return new Patterns(Arrays.copyOf(values, n), Arrays.copyOf(counts, n));
    }
}
