package dev.loupe.networks.weights;

import java.util.Arrays;

/// A slice as cells, each of one value, or of the values that fall into it. Moments are of the finite ones, NaN where there is none.
///
/// @param rows,columns of the slice
/// @param height,width of the cells; cell i along rows holds rows ⌊i·rows/height⌋ to ⌊(i+1)·rows/height⌋ − 1
/// @param mean         `[height × width]`, row by row
/// @param min,max      likewise
/// @param bad          how many in each are NaN or infinite
public record HeatMap(
        long rows,
        long columns,
        int height,
        int width,
        double[] mean,
        double[] min,
        double[] max,
        long[] bad) {
    private static final int STRETCH = 8192;

    /// Whether every cell is one value.
    public boolean exact() {
        return rows == height && columns == width;
    }

    /// Each value is read once.
    ///
    /// @param height,width at most so many cells
    /// @throws IllegalArgumentException with one sentence if the slice keeps more than two dimensions
    public static HeatMap of(TensorNumbers numbers, TensorSlice slice, int height, int width) {
        int rank = slice.ranges().size();
        if (rank > 2) {
            throw new IllegalArgumentException(
                    "A heat map needs a slice of at most two dimensions, but this one keeps "
                            + rank
                            + ": "
                            + slice.shape()
                            + ".");
        }
        long rows = rank == 2 ? slice.ranges().getFirst().count() : slice.count() == 0 ? 0 : 1;
        long columns = rank == 0 ? 1 : slice.ranges().getLast().count();
        Cells cells =
                new Cells(
                        rows,
                        columns,
                        (int) Math.min(rows, height),
                        (int) Math.min(columns, width));
        double[] values = new double[STRETCH];
        slice.lines(
                (from, step, n) -> {
                    for (long at = 0; at < n; at += STRETCH) {
                        int some = (int) Math.min(STRETCH, n - at);
                        numbers.read(from + at * step, step, values, some);
                        cells.add(at, values, some);
                    }
                    cells.row++;
                });
        return cells.done();
    }

    /// Cells that fill row by row.
    private static final class Cells {
        private final long rows;
        private final long columns;
        private final int height;
        private final int width;
        private final double[] sum;
        private final double[] min;
        private final double[] max;
        private final long[] finite;
        private final long[] bad;
        private long row;

        Cells(long rows, long columns, int height, int width) {
            this.rows = rows;
            this.columns = columns;
            this.height = height;
            this.width = width;
            int size = height * width;
            sum = new double[size];
            min = new double[size];
            max = new double[size];
            finite = new long[size];
            bad = new long[size];
            Arrays.fill(min, Double.POSITIVE_INFINITY);
            Arrays.fill(max, Double.NEGATIVE_INFINITY);
        }

        void add(long column, double[] values, int n) {
            int line = cell(row, rows, height) * width;
            int cell = cell(column, columns, width);
            for (int i = 0; i < n; ) {
                int end = (int) Math.min(n, begin(cell + 1, columns, width) - column);
                int at = line + cell;
                for (; i < end; i++) {
                    double v = values[i];
                    if (Double.isFinite(v)) {
                        sum[at] += v;
                        min[at] = Math.min(min[at], v);
                        max[at] = Math.max(max[at], v);
                        finite[at]++;
                    } else {
                        bad[at]++;
                    }
                }
                cell++;
            }
        }

        HeatMap done() {
            for (int i = 0; i < sum.length; i++) {
                if (finite[i] == 0) {
                    min[i] = max[i] = Double.NaN;
                }
                sum[i] = min[i] == max[i] ? min[i] : sum[i] / finite[i];
            }
            return new HeatMap(rows, columns, height, width, sum, min, max, bad);
        }
    }

    private static long begin(int cell, long extent, int cells) {
        return cell * extent / cells;
    }

    private static int cell(long index, long extent, int cells) {
        int guess = (int) Math.min(cells - 1L, (long) ((double) index / extent * cells));
        while (guess > 0 && begin(guess, extent, cells) > index) {
            guess--;
        }
        while (guess < cells - 1 && begin(guess + 1, extent, cells) <= index) {
            guess++;
        }
        return guess;
    }
}
