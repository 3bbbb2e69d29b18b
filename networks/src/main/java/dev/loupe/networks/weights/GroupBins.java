package dev.loupe.networks.weights;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// Groups of quants told apart into bins. Where a level of a group falls is worked out in whole numbers of 26 bits behind the point, six before it; numbers of a group of which one comes too near an edge of a bin are told apart
/// as they are, and so are all where groups have fewer numbers than levels.
final class GroupBins {
    private static final int POINT = 26;
    private static final int FRACTION = (1 << POINT) - 1;
    private static final double ONE = 1 << POINT;

    /// What a place can be off: half a unit for the beginning and for each of up to 127 steps, and what the rounding of floating numbers adds.
    private static final int OFF = 1 << 8;

    /// Farther from 0 than so many times their range, numbers are too coarse for that.
    private static final double REACH = 1 << 12;

    private static final int BINS = 1 << Integer.SIZE - POINT;
    private static final int TURNS = 4;

    /// Numbers held back, a stretch less than an `int` counts.
    private static final long MOST = 1 << 30;

    private final Blocks kind;
    private final Bins bins;
    private final @Nullable GroupCounts counts;
    private final int[] levels;
    private final boolean fixed;
    private final double[] values;

    /// `[TURNS · BINS]` numbers not yet added; counters in turn, so that none waits for the one before it.
    private final int[] more = new int[TURNS * BINS];

    private long held;

    /// `[groups]` where level 0 falls, and how far it is to the next.
    private final int[] starts;

    private final int[] steps;

    /// `[groups]` below 0 where a level falls too near an edge.
    private final long[] near;

    /// @param counts of the same codes; null where levels follow each other
    GroupBins(Blocks kind, Bins bins, @Nullable GroupCounts counts, int groups) {
        this.kind = kind;
        this.bins = bins;
        this.counts = counts;
        levels = new int[counts == null ? kind.levels().length : counts.codes()];
        Arrays.setAll(
                levels, code -> (int) kind.levels()[Math.min(code, kind.levels().length - 1)]);
        fixed = kind.levels().length <= kind.group() && bins.reach() < REACH;
        values = new double[Moments.STRETCH];
        starts = new int[groups];
        steps = new int[groups];
        near = new long[groups];
    }

    /// Adds the numbers of `n` groups, all finite and none beginning far beyond all numbers, from `from` on.
    void add(Quants quants, int from, int n) {
        if (!fixed) {
            exactly(quants, from, n);
            return;
        }
        place(quants, from, n);
        if (counts == null) {
            byCode(more, quants.codes, from, n);
        } else {
            for (int code = 0; code < levels.length; code++) {
                int at = code * counts.stride;
                byCount(more, counts.counts, at, levels[code], starts, steps, from, from + n);
            }
        }
        for (int code = 0; code < levels.length; code += 4) {
            near(code, from, n);
        }
        for (int g = from; g < from + n; g++) {
            if (near[g] < 0) {
                again(quants, g);
            }
        }
        held += (long) n * kind.group();
        if (held > MOST) {
            finish();
        }
    }

    /// Adds what is held back.
    void finish() {
        if (held > 0) {
            bins.add(more);
            Arrays.fill(more, 0);
            held = 0;
        }
    }

    private void place(Quants quants, int from, int n) {
        double unit = bins.scale() * ONE;
        double least = bins.min();
        double[] offsets = quants.offsets;
        double[] scales = quants.scales;
        for (int g = from; g < from + n; g++) {
            starts[g] = (int) (long) ((offsets[g] - least) * unit) + OFF;
        }
        for (int g = from; g < from + n; g++) {
            steps[g] = (int) (long) Math.rint(scales[g] * unit);
        }
        Arrays.fill(near, from, from + n, 0);
    }

    /// Tells where a level of four may fall too near an edge.
    private void near(int code, int from, int n) {
        int a = levels[code];
        int b = levels[code + 1];
        int c = levels[code + 2];
        int d = levels[code + 3];
        for (int g = from; g < from + n; g++) {
            near[g] |=
                    (starts[g] + a * steps[g] & FRACTION) - 2 * OFF
                            | (starts[g] + b * steps[g] & FRACTION) - 2 * OFF
                            | (starts[g] + c * steps[g] & FRACTION) - 2 * OFF
                            | (starts[g] + d * steps[g] & FRACTION) - 2 * OFF;
        }
    }

    /// Adds how often one code occurs in each group, four groups in turn.
    private static void byCount(
            int[] more,
            int[] times,
            int at,
            int level,
            int[] starts,
            int[] steps,
            int from,
            int to) {
        int whole = to - (to - from) % TURNS;
        for (int g = from; g < whole; g += TURNS) {
            more[starts[g] + level * steps[g] >>> POINT] += times[at + g];
            more[starts[g + 1] + level * steps[g + 1] >>> POINT | BINS] += times[at + g + 1];
            more[starts[g + 2] + level * steps[g + 2] >>> POINT | 2 * BINS] += times[at + g + 2];
            more[starts[g + 3] + level * steps[g + 3] >>> POINT | 3 * BINS] += times[at + g + 3];
        }
        for (int g = whole; g < to; g++) {
            more[starts[g] + level * steps[g] >>> POINT] += times[at + g];
        }
    }

    private void byCode(int[] more, byte[] codes, int from, int n) {
        int group = kind.group();
        for (int g = from; g < from + n; g++) {
            int step = steps[g];
            int start = starts[g] + levels[0] * step;
            for (int k = g * group; k < (g + 1) * group; k += TURNS) {
                more[start + codes[k] * step >>> POINT]++;
                more[start + codes[k + 1] * step >>> POINT | BINS]++;
                more[start + codes[k + 2] * step >>> POINT | 2 * BINS]++;
                more[start + codes[k + 3] * step >>> POINT | 3 * BINS]++;
            }
        }
    }

    /// Takes a group's numbers away from where they were counted, and adds them exactly.
    private void again(Quants quants, int group) {
        for (int k = group * kind.group(); k < (group + 1) * kind.group(); k++) {
            more[starts[group] + levels[quants.codes[k]] * steps[group] >>> POINT]--;
        }
        exactly(quants, group);
    }

    /// Adds the numbers of a finite group one by one.
    void exactly(Quants quants, int group) {
        exactly(quants, group, 1);
    }

    private void exactly(Quants quants, int from, int groups) {
        int n = 0;
        for (int g = from; g < from + groups; g++) {
            if (n + kind.group() > values.length) {
                bins.add(values, n);
                n = 0;
            }
            quants.group(g, values, n);
            n += kind.group();
        }
        bins.add(values, n);
    }
}
