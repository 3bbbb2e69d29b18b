package dev.loupe.networks.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Largest eigenvalues of a symmetric matrix that is only known by what it does to vectors. Starts are pseudo-random, always the same; where the space closes early it goes on with another vector, so that equal
/// eigenvalues are found as often as they are there.
final class Lanczos {
    private static final long SEED = 20_260_601;

    private Lanczos() {}

    /// Adds the product with `in` to `out`, which is 0.
    @FunctionalInterface
    interface Operator {
        void apply(double[] in, double[] out);
    }

    /// @param values    largest first
    /// @param residuals ‖Mx − λx‖ for each; an eigenvalue lies at most so far from it
    record Found(double[] values, double[] residuals) {}

    /// @param n     the matrix's order
    /// @param steps products with it, at most `n`
    static Found of(Operator matrix, int n, int steps) {
        Random random = new Random(SEED);
        List<double[]> basis = new ArrayList<>();
        double[][] small = new double[steps][steps];
        double[] next = fresh(random, n, basis);
        double left = 0;
        double scale = 0;
        for (int k = 0; k < steps; k++) {
            basis.add(next);
            double[] product = new double[n];
            matrix.apply(next, product);
            scale = Math.max(scale, Math.sqrt(dot(product, product)));
            small[k][k] = dot(product, next);
            part(product, basis);
            left = Math.sqrt(dot(product, product));
            if (left <= 1e-13 * scale) {
                left = 0;
                next = k + 1 < steps ? fresh(random, n, basis) : product;
            } else {
                divide(product, left);
                next = product;
            }
            if (k + 1 < steps) {
                small[k][k + 1] = small[k + 1][k] = left;
            }
        }
        SymmetricEigen eigen = SymmetricEigen.of(small);
        double[] residuals = new double[steps];
        for (int i = 0; i < steps; i++) {
            residuals[i] = left * Math.abs(eigen.vectors()[steps - 1][i]);
        }
        return new Found(eigen.values(), residuals);
    }

    private static double[] fresh(Random random, int n, List<double[]> basis) {
        double[] vector = new double[n];
        double length = 0;
        while (length == 0) {
            for (int i = 0; i < n; i++) {
                vector[i] = random.nextGaussian();
            }
            part(vector, basis);
            length = Math.sqrt(dot(vector, vector));
        }
        divide(vector, length);
        return vector;
    }

    /// Takes away what lies along the basis; twice, which is enough (Parlett, *The Symmetric Eigenvalue Problem*, section 6.9).
    private static void part(double[] vector, List<double[]> basis) {
        for (int twice = 0; twice < 2; twice++) {
            for (double[] one : basis) {
                double along = dot(one, vector);
                for (int i = 0; i < vector.length; i++) {
                    vector[i] -= along * one[i];
                }
            }
        }
    }

    private static void divide(double[] vector, double by) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= by;
        }
    }

    /// Four sums side by side, so that additions do not wait for each other.
    static double dot(double[] a, double[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            s0 += a[i] * b[i];
        }
        return s0 + s1 + (s2 + s3);
    }
}
