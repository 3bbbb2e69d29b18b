package dev.loupe.networks.weights;

import dev.loupe.core.bytes.Bytes;

import java.util.Arrays;

/// Numbers in blocks ([Blocks]) as they lie, all of a tensor. Of a group of them the sums and extremes follow from those of its codes, which are small whole numbers; its numbers are told apart into bins by a
/// table of where each code falls, or, where there are more codes than numbers in a group, one by one.
final class BlockSweep {
    /// Codes beyond which a set of those that occur has no place in a word.
    private static final int MOST = 64;

    /// What sums of levels are moved by, so that none is negative.
    private static final int BIAS = 128;

    private final Blocks kind;
    private final Bytes bytes;
    private final long blocks;
    private final Quants quants;
    private final double[] levels;
    private final boolean rising;

    /// `[codes]` the level's square from bit 32 on, one from bit 16 on if it is 0, and itself, moved, below.
    private final long[] parts;

    private BlockSweep(Blocks kind, Bytes bytes, long blocks) {
        this.kind = kind;
        this.bytes = bytes;
        this.blocks = blocks;
        quants = kind.quants();
        levels = kind.levels();
        double[] sorted = levels.clone();
        Arrays.sort(sorted);
        rising = Arrays.equals(levels, sorted);
        parts = new long[levels.length];
        for (int code = 0; code < parts.length; code++) {
            long level = (long) levels[code];
            parts[code] = level * level << 32 | (level == 0 ? 1L << 16 : 0) | level + BIAS;
        }
    }

    /// Whether numbers of this type are read so.
    static boolean suits(Blocks kind, long count) {
        return kind.levels().length <= MOST && count % kind.elements() == 0;
    }

    /// What `count` numbers are like.
    static TensorStats stats(Blocks kind, Bytes bytes, long count) {
        BlockSweep sweep = new BlockSweep(kind, bytes, count / kind.elements());
        Moments moments = new Moments();
        sweep.each((part, at) -> sweep.sum(part, at, moments));
        if (moments.finite() == 0) {
            return moments.stats(new long[0]);
        }
        Bins bins = new Bins(moments.min(), moments.max());
        sweep.each((part, at) -> sweep.tell(part, at, bins));
        return moments.stats(bins.counts());
    }

    private interface Visit {
        void block(byte[] part, int at);
    }

    private void each(Visit visit) {
        int some = Math.max(1, (1 << 14) / kind.bytes());
        byte[] part = new byte[some * kind.bytes()];
        for (long from = 0; from < blocks; from += some) {
            int n = (int) Math.min(some, blocks - from);
            kind.copy(bytes, from, n, part);
            for (int block = 0; block < n; block++) {
                visit.block(part, block * kind.bytes());
            }
        }
    }

    private void sum(byte[] part, int at, Moments into) {
        kind.unpacking().unpack(part, at, quants);
        for (int g = 0; g < quants.scales.length; g++) {
            double scale = quants.scales[g];
            double offset = quants.offsets[g];
            if (Double.isFinite(scale + offset)) {
                group(g * kind.group(), scale, offset, into);
            } else {
                double[] values = new double[kind.elements()];
                quants.spread(levels, values, 0);
                int from = g * kind.group();
                into.add(Arrays.copyOfRange(values, from, from + kind.group()), kind.group());
            }
        }
    }

    private void group(int from, double scale, double offset, Moments into) {
        int n = kind.group();
        byte[] codes = quants.codes;
        long sums = 0;
        long seen = 0;
        for (int k = from; k < from + n; k++) {
            sums += parts[codes[k]];
            seen |= 1L << codes[k];
        }
        double sum = (int) (sums & 0xffff) - BIAS * n;
        double squares = sums >>> 32;
        double least = levels[Long.numberOfTrailingZeros(seen)];
        double most = levels[MOST - 1 - Long.numberOfLeadingZeros(seen)];
        for (long left = rising ? 0 : seen; left != 0; left &= left - 1) {
            double level = levels[Long.numberOfTrailingZeros(left)];
            least = Math.min(least, level);
            most = Math.max(most, level);
        }
        double a = scale * least + offset;
        double b = scale * most + offset;
        double smallest = Math.min(a, b);
        double greatest = Math.max(a, b);
        int zeros =
                smallest > 0 || greatest < 0
                        ? 0
                        : offset == 0 && scale != 0
                                ? (int) (sums >>> 16 & 0xffff)
                                : zeros(from, scale, offset);
        into.add(n, scale, offset, sum, squares, smallest, greatest, zeros);
    }

    private int zeros(int from, double scale, double offset) {
        double level = scale == 0 ? 0 : Math.rint(-offset / scale);
        if (scale * level + offset != 0) {
            return 0;
        }
        int zeros = 0;
        for (int k = from; k < from + kind.group(); k++) {
            zeros += scale == 0 || levels[quants.codes[k]] == level ? 1 : 0;
        }
        return zeros;
    }

    private void tell(byte[] part, int at, Bins into) {
        kind.unpacking().unpack(part, at, quants);
        for (int g = 0; g < quants.scales.length; g++) {
            double scale = quants.scales[g];
            double offset = quants.offsets[g];
            if (Double.isFinite(scale + offset)) {
                into.add(quants.codes, g * kind.group(), kind.group(), levels, scale, offset);
            }
        }
    }
}
