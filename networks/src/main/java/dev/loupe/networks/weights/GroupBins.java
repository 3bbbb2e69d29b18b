package dev.loupe.networks.weights;

/// Groups of quants told apart into bins. Where the levels of a group fall is worked out level by level for many groups at a time, if a group has no more levels than numbers; else its numbers are.
final class GroupBins {
    /// Groups whose levels' places are held at a time.
    private static final int GROUPS = 128;

    private final Blocks kind;
    private final Bins bins;
    private final boolean few;
    private final double[] values = new double[Moments.STRETCH];

    /// `[levels · GROUPS]`
    private final int[] places;

    GroupBins(Blocks kind, Bins bins) {
        this.kind = kind;
        this.bins = bins;
        few = kind.levels().length <= kind.group();
        places = new int[few ? kind.levels().length * GROUPS : 0];
    }

    /// Adds the numbers of the first `groups` that are finite.
    void add(Quants quants, int groups) {
        if (few) {
            for (int from = 0; from < groups; from += GROUPS) {
                byLevel(quants, from, Math.min(GROUPS, groups - from));
            }
        } else {
            oneByOne(quants, groups);
        }
    }

    private void byLevel(Quants quants, int from, int n) {
        double[] levels = kind.levels();
        for (int code = 0; code < levels.length; code++) {
            bins.places(quants, from, n, levels[code], places, code * GROUPS);
        }
        for (int g = 0; g < n; g++) {
            if (quants.finite(from + g)) {
                bins.add(quants.codes, (from + g) * kind.group(), kind.group(), places, g, GROUPS);
            }
        }
    }

    private void oneByOne(Quants quants, int groups) {
        int n = 0;
        for (int g = 0; g < groups; g++) {
            if (n + kind.group() > values.length) {
                bins.add(values, n);
                n = 0;
            }
            if (quants.finite(g)) {
                quants.group(g, values, n);
                n += kind.group();
            }
        }
        bins.add(values, n);
    }
}
