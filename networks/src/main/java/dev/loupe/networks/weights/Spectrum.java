package dev.loupe.networks.weights;

import dev.loupe.core.Shape;

import java.util.ArrayList;
import java.util.List;

/// The largest singular values of a tensor as a matrix: its first dimension along rows, all others along columns.
///
/// Found by Lanczos' method on AᵀA with a fixed start and every vector kept orthogonal to all before (Golub and Van Loan, *Matrix Computations*, 4th edition, sections 10.1 and 10.4): values are never above
/// the true ones but for rounding, and each bears a bound. A step reads the matrix once, so that cost is bounded by the number of steps: at most 48, at most 2³³ elements read in all but at least 6 steps, and at most 2²⁴ numbers
/// kept in vectors. A huge matrix is therefore never sampled; fewer of its values settle.
///
/// Stable rank: Rudelson and Vershynin, *Sampling from large matrices* (2007). Edge: Marchenko and Pastur (1967), as used on weights by Martin and Mahoney, *Implicit self-regularization in deep neural networks* (2021).
///
/// @param rows,columns of the matrix
/// @param values       largest first, at most 16 where there are more, those that settled to 1 %; at least the largest
/// @param within       for each: a singular value lies at most so far from it
/// @param steps        how many times the matrix was read
/// @param norm         the Frobenius norm
/// @param edge         the largest singular value to be expected if the elements were independent with their standard deviation σ: σ·(√rows + √columns)
public record Spectrum(
        long rows,
        long columns,
        List<Double> values,
        List<Double> within,
        int steps,
        double norm,
        double edge) {
    private static final int MOST = 48;
    private static final int LEAST = 6;
    private static final double READ = 0x1p33;
    private static final long KEPT = 1L << 24;
    private static final double SETTLED = 0.01;

    /// Of so many steps comes one value, so that none between them is missed.
    private static final int TOLD = 3;

    /// ‖A‖²_F / σ₁²: from 1 to the rank; 0 where all is 0.
    public double stableRank() {
        double ratio = norm / values.getFirst();
        return norm == 0 ? 0 : ratio * ratio;
    }

    /// How many of `values` lie beyond the edge; there may be more if all do.
    public int beyond() {
        return (int) values.stream().filter(v -> v > edge).count();
    }

    /// @throws IllegalArgumentException with one sentence if it is no matrix, not finite, or has too many columns
    public static Spectrum of(TensorNumbers numbers, TensorStats stats) {
        Shape shape = numbers.shape();
        if (shape.rank() < 2 || numbers.count() == 0) {
            throw new IllegalArgumentException(
                    "A spectrum needs a matrix, but the tensor is " + shape + ".");
        }
        long bad = stats.nan() + stats.infinite();
        if (bad > 0) {
            throw new IllegalArgumentException(
                    "A spectrum needs finite numbers, but "
                            + bad
                            + (bad == 1 ? " is not." : " are not."));
        }
        long rows = SlicePart.extent(shape, 0);
        long columns = numbers.count() / rows;
        if (columns > KEPT / LEAST) {
            throw new IllegalArgumentException(
                    "The matrix has %d columns; spectra are computed for at most %d."
                            .formatted(columns, KEPT / LEAST));
        }
        long steps = Math.max(LEAST, (long) (READ / numbers.count()));
        long rank = Math.min(rows, columns);
        long whole = Math.min(rank + 1, columns);
        steps = Math.min(Math.min(steps, MOST), Math.min(KEPT / columns, whole));
        long told = steps == whole ? rank : steps / TOLD;
        Lanczos.Found found =
                Lanczos.of(new Rows(numbers, rows, (int) columns), (int) columns, (int) steps);
        List<Double> values = new ArrayList<>();
        List<Double> within = new ArrayList<>();
        for (int i = 0; i < told; i++) {
            double value = Math.sqrt(Math.max(0, found.values()[i]));
            double off = found.residuals()[i] / Math.max(value, 1e-300);
            if (i > 0 && off > SETTLED * value) {
                break;
            }
            values.add(value);
            within.add(value == 0 ? 0 : off);
        }
        return new Spectrum(
                rows,
                columns,
                List.copyOf(values),
                List.copyOf(within),
                (int) steps,
                stats.norm(),
                stats.deviation() * (Math.sqrt(rows) + Math.sqrt(columns)));
    }

    /// AᵀA as one reading of A, row by row.
    private record Rows(TensorNumbers numbers, long rows, int columns) implements Lanczos.Operator {
        @Override
        public void apply(double[] in, double[] out) {
            double[] row = new double[columns];
            for (long r = 0; r < rows; r++) {
                numbers.read(r * columns, 1, row, columns);
                double along = Lanczos.dot(row, in);
                for (int c = 0; c < columns; c++) {
                    out[c] += along * row[c];
                }
            }
        }
    }
}
