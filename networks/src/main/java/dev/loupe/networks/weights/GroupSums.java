package dev.loupe.networks.weights;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Sums of the levels of groups of quants, of their squares, and how many numbers are 0: from how often each code occurs, or from the codes where levels follow each other.
final class GroupSums {
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;
    private static final long BUT_HIGHEST = 0x7f7f7f7f7f7f7f7fL;
    private static final long EVEN = 0x00ff00ff00ff00ffL;

    /// Small numbers to which this is added lose their fractions.
    private static final double WHOLE = 0x1.8p52;

    private static final long WORDS = 0x0001000100010001L;

    private final Blocks kind;
    private final double[] levels;
    private final @Nullable GroupCounts counts;

    /// `[groups]` the sum of the levels.
    final float[] firsts;

    /// `[groups]` the sum of their squares.
    final float[] seconds;

    /// `[groups]` what is left of the offset beside the nearest level; 0 or none where a number may be 0.
    private final float[] rests;

    /// @param counts null where levels follow each other and are more than can be counted
    GroupSums(Blocks kind, @Nullable GroupCounts counts, int groups) {
        this.kind = kind;
        this.counts = counts;
        levels = kind.levels();
        firsts = new float[groups];
        seconds = new float[groups];
        rests = new float[groups];
    }

    /// Of the first `groups`.
    void sum(byte[] codes, int groups) {
        if (counts == null) {
            for (int g = 0; g < groups; g++) {
                sum(codes, g * kind.group(), g);
            }
            return;
        }
        Arrays.fill(firsts, 0);
        Arrays.fill(seconds, 0);
        for (int code = 0; code < levels.length; code++) {
            int level = (int) levels[code];
            add(counts.counts, code * counts.stride, level, firsts, groups);
            add(counts.counts, code * counts.stride, level * level, seconds, groups);
        }
    }

    private static void add(int[] times, int from, int what, float[] into, int groups) {
        for (int g = 0; g < groups; g++) {
            into[g] += what * times[from + g];
        }
    }

    /// Eight codes of at most six bits at a time; their squares are the middle terms of four by the same four backwards.
    private void sum(byte[] codes, int from, int to) {
        int n = kind.group();
        long sum = 0;
        long squares = 0;
        for (int k = from; k < from + n; k += 8) {
            long eight = (long) LONG.get(codes, k);
            long even = eight & EVEN;
            long odd = eight >>> 8 & EVEN;
            sum += even + odd;
            squares += even * (Long.reverseBytes(even) >>> 8) >>> 48;
            squares += odd * (Long.reverseBytes(odd) >>> 8) >>> 48;
        }
        int least = (int) levels[0];
        int first = (int) (sum * WORDS >>> 48);
        firsts[to] = first + n * least;
        seconds[to] = (int) squares + 2 * least * first + n * least * least;
    }

    /// How many numbers of `n` finite groups from `from` on are 0.
    long zeros(Quants quants, int from, int n) {
        double[] scales = quants.scales;
        double[] offsets = quants.offsets;
        for (int g = from; g < from + n; g++) {
            double level = -offsets[g] / scales[g] + WHOLE - WHOLE;
            rests[g] = (float) (scales[g] * level + offsets[g]);
        }
        long zeros = 0;
        for (int g = from; g < from + n; g++) {
            if (!(Math.abs(rests[g]) > 0)) {
                zeros += zeros(quants, g);
            }
        }
        return zeros;
    }

    private int zeros(Quants quants, int group) {
        double scale = quants.scales[group];
        double offset = quants.offsets[group];
        if (scale == 0) {
            return offset == 0 ? kind.group() : 0;
        }
        double level = offset == 0 ? 0 : Math.rint(-offset / scale);
        if (scale * level + offset != 0) {
            return 0;
        }
        if (counts == null) {
            double code = level - levels[0];
            return code >= 0 && code < levels.length ? times(quants.codes, group, (int) code) : 0;
        }
        int zeros = 0;
        for (int code = 0; code < levels.length; code++) {
            zeros += levels[code] == level ? counts.counts[code * counts.stride + group] : 0;
        }
        return zeros;
    }

    private int times(byte[] codes, int group, int code) {
        int times = 0;
        for (int k = group * kind.group(); k < (group + 1) * kind.group(); k += 8) {
            long others = ((long) LONG.get(codes, k) ^ code * EACH) + BUT_HIGHEST;
            times += Long.bitCount(~others & ~BUT_HIGHEST);
        }
        return times;
    }
}
