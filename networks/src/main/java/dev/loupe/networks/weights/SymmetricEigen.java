package dev.loupe.networks.weights;

import java.util.Comparator;
import java.util.stream.IntStream;

/// All eigenvalues of a small symmetric matrix by Jacobi's cyclic rotations (Golub and Van Loan, *Matrix Computations*, 4th edition, section 8.5).
///
/// @param values  largest first
/// @param vectors `[row][i]`: column i belongs to `values[i]`
record SymmetricEigen(double[] values, double[][] vectors) {
    private static final int SWEEPS = 60;

    /// @param matrix is overwritten
    static SymmetricEigen of(double[][] matrix) {
        int n = matrix.length;
        double[][] turned = new double[n][n];
        double size = 0;
        for (int i = 0; i < n; i++) {
            turned[i][i] = 1;
            size += Lanczos.dot(matrix[i], matrix[i]);
        }
        for (int sweep = 0; sweep < SWEEPS && beside(matrix) > 1e-30 * size; sweep++) {
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    if (matrix[p][q] != 0) {
                        rotate(matrix, turned, p, q);
                    }
                }
            }
        }
        int[] order =
                IntStream.range(0, n)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> -matrix[i][i]))
                        .mapToInt(i -> i)
                        .toArray();
        double[] values = new double[n];
        double[][] vectors = new double[n][n];
        for (int i = 0; i < n; i++) {
            values[i] = matrix[order[i]][order[i]];
            for (int row = 0; row < n; row++) {
                vectors[row][i] = turned[row][order[i]];
            }
        }
        return new SymmetricEigen(values, vectors);
    }

    private static double beside(double[][] matrix) {
        double sum = 0;
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < i; j++) {
                sum += matrix[i][j] * matrix[i][j];
            }
        }
        return sum;
    }

    private static void rotate(double[][] matrix, double[][] turned, int p, int q) {
        double theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
        double t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        for (int k = 0; k < matrix.length; k++) {
            double a = matrix[k][p];
            double b = matrix[k][q];
            matrix[k][p] = c * a - s * b;
            matrix[k][q] = s * a + c * b;
            a = turned[k][p];
            b = turned[k][q];
            turned[k][p] = c * a - s * b;
            turned[k][q] = s * a + c * b;
        }
        for (int k = 0; k < matrix.length; k++) {
            double a = matrix[p][k];
            double b = matrix[q][k];
            matrix[p][k] = c * a - s * b;
            matrix[q][k] = s * a + c * b;
        }
    }
}
