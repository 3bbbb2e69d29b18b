package dev.loupe.runs.series;

/// What it takes to know any smoothed value of a long course without keeping them all: how the average stands at the start of each block of 32 points, and the least and the greatest
/// smoothed value of the block. About a byte a point. The values come out bit by bit as [Smoothing.Ema] makes them, since a block is computed by the same steps.
public final class EmaBlocks {
    static final int SHIFT = 5;
    static final int BLOCK = 1 << SHIFT;

    private final Smoothing.Ema ema;
    private final int size;
    private final double[] sums;
    private final double[] powers;
    private final double[] leastValues;
    private final double[] greatestValues;
    private final byte[] least;
    private final byte[] greatest;
    private final boolean[] gaps;
    private final Extent extent;

    /// O(points of the course).
    public EmaBlocks(Course raw, Smoothing.Ema ema) {
        this.ema = ema;
        this.size = raw.size();
        int blocks = size + BLOCK - 1 >> SHIFT;
        sums = new double[blocks + 1];
        powers = new double[blocks + 1];
        leastValues = new double[blocks];
        greatestValues = new double[blocks];
        least = new byte[blocks];
        greatest = new byte[blocks];
        gaps = new boolean[blocks];
        double[] values = new double[BLOCK];
        Smoothing.Ema.State state = ema.start();
        Extent all = Extent.NONE;
        for (int b = 0; b < blocks; b++) {
            sums[b] = state.sum;
            powers[b] = state.power;
            int n = Math.min(BLOCK, size - (b << SHIFT));
            raw.ys(b << SHIFT, values, 0, n);
            for (int i = 0; i < n; i++) {
                values[i] = state.next(values[i]);
            }
            int low = 0;
            int high = 0;
            gaps[b] = Double.isNaN(values[0]);
            for (int i = 1; i < n; i++) {
                gaps[b] |= Double.isNaN(values[i]);
                low = values[i] < values[low] ? i : low;
                high = values[i] > values[high] ? i : high;
            }
            least[b] = (byte) low;
            greatest[b] = (byte) high;
            leastValues[b] = values[low];
            greatestValues[b] = values[high];
            boolean finite = Double.isFinite(values[low]) && Double.isFinite(values[high]);
            all =
                    all.and(
                            finite
                                    ? new Extent(values[low], values[high])
                                    : Extent.of(java.util.Arrays.copyOf(values, n)));
        }
        sums[blocks] = state.sum;
        powers[blocks] = state.power;
        extent = all;
    }

    /// The average after the last point, to go on with what follows.
    public Smoothing.Ema.State end() {
        return at(sums.length - 1);
    }

    private Smoothing.Ema.State at(int block) {
        Smoothing.Ema.State state = ema.start();
        state.sum = sums[block];
        state.power = powers[block];
        return state;
    }

    /// Puts the smoothed values of a block into `into`, from a place on.
    void fill(Course raw, int block, double[] into, int place) {
        int start = block << SHIFT;
        int n = Math.min(BLOCK, size - start);
        Smoothing.Ema.State state = at(block);
        raw.ys(start, into, place, n);
        for (int i = place; i < place + n; i++) {
            into[i] = state.next(into[i]);
        }
    }

    int least(int block) {
        return (block << SHIFT) + least[block];
    }

    int greatest(int block) {
        return (block << SHIFT) + greatest[block];
    }

    /// Whether a point is the least or the greatest of its block, which has no NaN.
    boolean isExtreme(int i) {
        int block = i >> SHIFT;
        return (i == least(block) || i == greatest(block)) && !gaps[block];
    }

    /// The smoothed value of such a point.
    double extreme(int i) {
        int block = i >> SHIFT;
        return i == least(block) ? leastValues[block] : greatestValues[block];
    }

    double leastValue(int block) {
        return leastValues[block];
    }

    double greatestValue(int block) {
        return greatestValues[block];
    }

    public Extent extent() {
        return extent;
    }

    /// How much memory it takes.
    public long bytes() {
        return 35L * least.length + 128;
    }
}
