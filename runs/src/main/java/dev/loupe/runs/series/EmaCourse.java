package dev.loupe.runs.series;

import java.util.Arrays;

/// A long course, smoothed. It computes a block of 32 values when one of them is looked at and remembers the last such blocks, so it is for one question and one thread.
public final class EmaCourse implements Course {
    private static final int SLOTS = 8;
    private static final int MASK = SLOTS * EmaBlocks.BLOCK - 1;

    private final Course raw;
    private final int size;
    private final EmaBlocks blocks;
    private final double[] here = new double[SLOTS * EmaBlocks.BLOCK];
    private final int[] at = new int[SLOTS];

    /// @param blocks made of the same values
    public EmaCourse(Course raw, EmaBlocks blocks) {
        this.raw = raw;
        this.size = raw.size();
        this.blocks = blocks;
        Arrays.fill(at, -1);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public double x(int i) {
        return raw.x(i);
    }

    @Override
    public double y(int i) {
        int block = i >> EmaBlocks.SHIFT;
        if (at[block & SLOTS - 1] != block && blocks.isExtreme(i)) {
            return blocks.extreme(i);
        }
        bring(block);
        return here[i & MASK];
    }

    /// Computes a block unless it is here. A point lies at its index modulo the places.
    private void bring(int block) {
        int slot = block & SLOTS - 1;
        if (at[slot] != block) {
            blocks.fill(raw, block, here, slot << EmaBlocks.SHIFT);
            at[slot] = block;
        }
    }

    /// A smoothed value is NaN where its point is.
    @Override
    public int gap(int start, int stop) {
        return raw.gap(start, stop);
    }

    @Override
    public int least(int start, int stop) {
        int best = start;
        double value = Double.POSITIVE_INFINITY;
        for (int from = start; from < stop; ) {
            int end = Math.min(stop, (from | EmaBlocks.BLOCK - 1) + 1);
            int block = from >> EmaBlocks.SHIFT;
            if (whole(from, end)) {
                if (blocks.leastValue(block) < value) {
                    value = blocks.leastValue(block);
                    best = blocks.least(block);
                }
            } else {
                bring(block);
                for (int i = from; i < end; i++) {
                    double y = here[i & MASK];
                    if (y < value) {
                        value = y;
                        best = i;
                    }
                }
            }
            from = end;
        }
        return best;
    }

    @Override
    public int greatest(int start, int stop) {
        int best = start;
        double value = Double.NEGATIVE_INFINITY;
        for (int from = start; from < stop; ) {
            int end = Math.min(stop, (from | EmaBlocks.BLOCK - 1) + 1);
            int block = from >> EmaBlocks.SHIFT;
            if (whole(from, end)) {
                if (blocks.greatestValue(block) > value) {
                    value = blocks.greatestValue(block);
                    best = blocks.greatest(block);
                }
            } else {
                bring(block);
                for (int i = from; i < end; i++) {
                    double y = here[i & MASK];
                    if (y > value) {
                        value = y;
                        best = i;
                    }
                }
            }
            from = end;
        }
        return best;
    }

    /// Whether `[start, stop)` is all of a block; it has no NaN then, as none lies in a range that is asked for.
    private boolean whole(int start, int stop) {
        return (start & EmaBlocks.BLOCK - 1) == 0
                && stop == Math.min(size, start + EmaBlocks.BLOCK);
    }
}
