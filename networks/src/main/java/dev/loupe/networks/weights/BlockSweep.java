package dev.loupe.networks.weights;

import dev.loupe.core.bytes.Bytes;

import java.util.Arrays;

/// Numbers in blocks ([Blocks]) as they lie, all of a tensor. Of a group of them the sums follow from those of its codes, which are small whole numbers; extremes are looked for where the least and the greatest
/// level would be beyond all before; its numbers are told apart into bins by a table of where each code falls, or, where there are more codes than numbers in a group, one by one.
final class BlockSweep {
    /// Levels beyond which tables take more time than they save.
    private static final int MOST = 64;

    /// Elements that are sorted out at a time.
    private static final int STRETCH = 4096;

    /// What sums of levels are moved by, so that none is negative.
    private static final int BIAS = 128;

    private final Blocks kind;
    private final Bytes bytes;
    private final long blocks;
    private final int some;
    private final Quants quants;
    private final double[] levels;
    private final double lowest;
    private final double highest;

    /// `[MOST]` of each code the level's square from bit 32 on, one from bit 16 on if it is 0, and itself, moved, below.
    private final long[] parts = new long[MOST];

    private BlockSweep(Blocks kind, Bytes bytes, long blocks) {
        this.kind = kind;
        this.bytes = bytes;
        this.blocks = blocks;
        some = Math.max(1, STRETCH / kind.elements());
        quants = new Quants(kind, some);
        levels = kind.levels();
        lowest = Arrays.stream(levels).min().orElseThrow();
        highest = Arrays.stream(levels).max().orElseThrow();
        for (int code = 0; code < levels.length; code++) {
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
        sweep.each(groups -> sweep.sum(groups, moments));
        if (moments.finite() == 0) {
            return moments.stats(new long[0]);
        }
        Bins bins = new Bins(moments.min(), moments.max());
        GroupBins told = new GroupBins(kind, bins);
        sweep.each(groups -> told.add(sweep.quants, groups));
        return moments.stats(bins.counts());
    }

    private interface Visit {
        void groups(int some);
    }

    private void each(Visit visit) {
        byte[] part = new byte[some * kind.bytes()];
        for (long from = 0; from < blocks; from += some) {
            int n = (int) Math.min(some, blocks - from);
            kind.copy(bytes, from, n, part);
            quants.unpack(part, n);
            visit.groups(n * kind.elements() / kind.group());
        }
    }

    private void sum(int groups, Moments into) {
        double[] values = new double[kind.group()];
        for (int g = 0; g < groups; g++) {
            double scale = quants.scales[g];
            double offset = quants.offsets[g];
            if (quants.finite(g)) {
                sum(g, scale, offset, into);
            } else {
                quants.group(g, values, 0);
                into.add(values, values.length);
            }
        }
    }

    private void sum(int group, double scale, double offset, Moments into) {
        int n = kind.group();
        byte[] codes = quants.codes;
        long sums = 0;
        for (int k = group * n; k < (group + 1) * n; k++) {
            sums += parts[codes[k] & MOST - 1];
        }
        double a = scale * lowest + offset;
        double b = scale * highest + offset;
        double least = Math.min(a, b);
        double most = Math.max(a, b);
        if (into.widens(least, most)) {
            extremes(group, into);
        }
        into.add(
                n,
                scale,
                offset,
                (int) (sums & 0xffff) - BIAS * n,
                sums >>> 32,
                least > 0 || most < 0
                        ? 0
                        : offset == 0 && scale != 0
                                ? (int) (sums >>> 16 & 0xffff)
                                : zeros(group, scale, offset));
    }

    private void extremes(int group, Moments into) {
        double[] values = new double[kind.group()];
        quants.group(group, values, 0);
        for (double value : values) {
            into.widen(value);
        }
    }

    private int zeros(int group, double scale, double offset) {
        double level = scale == 0 ? 0 : Math.rint(-offset / scale);
        if (scale * level + offset != 0) {
            return 0;
        }
        int n = kind.group();
        int zeros = 0;
        for (int k = group * n; k < (group + 1) * n; k++) {
            zeros += scale == 0 || levels[quants.codes[k]] == level ? 1 : 0;
        }
        return zeros;
    }
}
