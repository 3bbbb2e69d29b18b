package dev.loupe.networks.weights;

import dev.loupe.core.bytes.Bytes;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// Numbers in blocks ([Blocks]) as they lie, all of a tensor. First the extremes: of most groups their scale and offset tell that none of its numbers is beyond all before, so that few codes are looked at. Then the sums of each
/// group follow from those of its codes, which are small whole numbers, and its numbers are told apart into bins by where each level falls.
final class BlockSweep {
    /// Levels beyond which this is not the fast way.
    private static final int MOST = 64;

    /// Elements that are sorted out at a time.
    private static final int STRETCH = 4096;

    /// How many times as far from 0 as all numbers a group may begin, or its greatest level lie.
    private static final double FARTHEST = 256;

    private final Blocks kind;
    private final Bytes bytes;
    private final long blocks;
    private final int some;
    private final byte[] part;
    private final Quants quants;
    private final Moments moments = new Moments();
    private final double lowest;
    private final double highest;
    private long finite;
    private double farthest;

    private BlockSweep(Blocks kind, Bytes bytes, long blocks) {
        this.kind = kind;
        this.bytes = bytes;
        this.blocks = blocks;
        some = Math.max(1, STRETCH / kind.elements());
        part = new byte[some * kind.bytes()];
        quants = new Quants(kind, some);
        lowest = Arrays.stream(kind.levels()).min().orElseThrow();
        highest = Arrays.stream(kind.levels()).max().orElseThrow();
    }

    /// Whether numbers of this type are read so.
    static boolean suits(Blocks kind, long count) {
        return kind.levels().length <= MOST && count % kind.elements() == 0;
    }

    /// What `count` numbers are like.
    static TensorStats stats(Blocks kind, Bytes bytes, long count) {
        return new BlockSweep(kind, bytes, count / kind.elements()).stats();
    }

    private TensorStats stats() {
        each(this::extremes);
        farthest = FARTHEST * Math.max(Math.abs(moments.min()), Math.abs(moments.max()));
        int groups = quants.scales.length;
        GroupCounts counts =
                kind.levels().length <= GroupCounts.MOST ? new GroupCounts(kind, groups) : null;
        GroupSums sums = new GroupSums(kind, counts, groups);
        Bins bins = new Bins(moments.min(), moments.max());
        GroupBins told = new GroupBins(kind, bins, counts, groups);
        each(n -> take(n, counts, sums, told));
        told.finish();
        return moments.stats(finite == 0 ? new long[0] : bins.counts());
    }

    private interface Visit {
        void blocks(int n);
    }

    private void each(Visit visit) {
        for (long from = 0; from < blocks; from += some) {
            int n = (int) Math.min(some, blocks - from);
            kind.copy(bytes, from, n, part);
            visit.blocks(n);
        }
    }

    private int groups(int blocks) {
        return blocks * kind.elements() / kind.group();
    }

    private void extremes(int n) {
        quants.unpackScales(part, n);
        for (int g = 0; g < groups(n); g++) {
            double a = quants.scales[g] * lowest + quants.offsets[g];
            double b = quants.scales[g] * highest + quants.offsets[g];
            if (quants.finite(g)) {
                finite++;
                if (moments.widens(Math.min(a, b), Math.max(a, b))) {
                    widen(g);
                }
            }
        }
    }

    private void widen(int group) {
        int block = group * kind.group() / kind.elements();
        quants.unpack(part, block, block);
        double[] values = new double[kind.group()];
        quants.group(group, values, 0);
        for (double value : values) {
            moments.widen(value);
        }
    }

    private void take(int n, @Nullable GroupCounts counts, GroupSums sums, GroupBins told) {
        int groups = groups(n);
        quants.unpack(part, n);
        if (counts != null) {
            counts.count(quants.codes, groups);
        }
        sums.sum(quants.codes, groups);
        int from = 0;
        for (int g = 0; g <= groups; g++) {
            if (g == groups || !tame(g)) {
                if (g > from) {
                    take(from, g - from, sums, told);
                }
                if (g < groups) {
                    oneByOne(g, told);
                }
                from = g + 1;
            }
        }
    }

    /// Whether a group is finite and does not begin so far beyond all numbers that its sums would cancel.
    private boolean tame(int g) {
        return Math.abs(quants.offsets[g]) + 128 * Math.abs(quants.scales[g]) <= farthest;
    }

    private void oneByOne(int group, GroupBins told) {
        double[] values = new double[kind.group()];
        quants.group(group, values, 0);
        moments.add(values, values.length);
        if (quants.finite(group)) {
            told.exactly(quants, group);
        }
    }

    private void take(int from, int n, GroupSums sums, GroupBins told) {
        moments.add(
                kind.group(), quants.scales, quants.offsets, sums.firsts, sums.seconds, from, n);
        moments.addZeros(sums.zeros(quants, from, n));
        told.add(quants, from, n);
    }
}
