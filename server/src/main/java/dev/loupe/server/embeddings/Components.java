package dev.loupe.server.embeddings;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/// Principal components of vectors, by the exact eigenvalues of their covariance, or of the matrix of their inner products where they are fewer than they are wide.
/// Each points where its greatest loading is positive, as scikit-learn's `PCA` turns them since 1.5.
///
/// @param explained `[components]` shares of the whole variance, largest first; zeros if all vectors are the same
/// @param places    `[components][rows]` of the vectors, from their mean
record Components(double[] explained, double[][] places) {
    static final int MOST = 10;
    static final int MOST_SIDE = 1_024;

    /// O(numbers × side + side³), where the side is the lesser of rows and width.
    ///
    /// @throws IllegalArgumentException if the side is greater than 1,024
    static Components of(Vectors vectors) {
        int rows = vectors.rows();
        int width = vectors.width();
        boolean few = rows <= width;
        int side = Math.min(rows, width);
        if (side > MOST_SIDE) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "These are %,d vectors of %,d numbers; components are found of at most %,d vectors, or of vectors of at most %,d numbers.",
                            rows,
                            width,
                            MOST_SIDE,
                            MOST_SIDE));
        }
        double[][] lines = centred(vectors, few);
        double freedom = Math.max(1, rows - 1);
        double[][] matrix = new double[side][side];
        IntStream.range(0, side)
                .parallel()
                .forEach(
                        i -> {
                            for (int j = 0; j <= i; j++) {
                                matrix[i][j] = Spectrum.dot(lines[i], lines[j], 0) / freedom;
                            }
                        });
        double whole = 0;
        for (int i = 0; i < side; i++) {
            whole += matrix[i][i];
            for (int j = 0; j < i; j++) {
                matrix[j][i] = matrix[i][j];
            }
        }
        int top = Math.min(MOST, side);
        Spectrum spectrum = Spectrum.of(matrix, top);
        double[] explained = new double[top];
        double[][] places = new double[top][];
        for (int i = 0; i < top; i++) {
            double value = Math.max(0, spectrum.values()[i]);
            explained[i] = whole == 0 ? 0 : value / whole;
            double[] mixed = mixed(lines, spectrum.vectors()[i]);
            if (few) {
                double by = Math.signum(greatest(mixed)) * Math.sqrt(value * freedom);
                places[i] = Arrays.stream(spectrum.vectors()[i]).map(u -> u * by).toArray();
            } else {
                double by = Math.signum(greatest(spectrum.vectors()[i]));
                places[i] = Arrays.stream(mixed).map(p -> p * by).toArray();
            }
        }
        return new Components(explained, places);
    }

    /// Vectors less their mean: row by row, or column by column.
    private static double[][] centred(Vectors vectors, boolean byRow) {
        int rows = vectors.rows();
        int width = vectors.width();
        double[] mean = new double[width];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < width; column++) {
                mean[column] += vectors.values()[row * width + column];
            }
        }
        double[][] lines = byRow ? new double[rows][width] : new double[width][rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < width; column++) {
                double value = vectors.values()[row * width + column] - mean[column] / rows;
                if (byRow) {
                    lines[row][column] = value;
                } else {
                    lines[column][row] = value;
                }
            }
        }
        return lines;
    }

    private static double[] mixed(double[][] lines, double[] weights) {
        double[] sum = new double[lines[0].length];
        for (int i = 0; i < lines.length; i++) {
            for (int j = 0; j < sum.length; j++) {
                sum[j] += weights[i] * lines[i][j];
            }
        }
        return sum;
    }

    private static double greatest(double[] values) {
        double greatest = 0;
        for (double value : values) {
            greatest = Math.abs(value) > Math.abs(greatest) ? value : greatest;
        }
        return greatest;
    }
}
