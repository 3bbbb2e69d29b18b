package dev.loupe.server.embeddings;

import java.util.Comparator;
import java.util.stream.IntStream;

/// The greatest eigenvalues of a symmetric matrix and their vectors: Householder reflections to three diagonals, then implicit QR steps with Wilkinson's shift (Golub and
/// Van Loan, *Matrix Computations*, 4th edition, algorithms 8.3.1 to 8.3.3). Eigenvalues that are equal have vectors at right angles too. O(n³).
///
/// @param values  `[top]`, largest first
/// @param vectors `[top][n]`, of length 1
record Spectrum(double[] values, double[][] vectors) {
    private static final double TINY = Math.ulp(1.0);
    private static final int STEPS_A_VALUE = 60;

    /// @param matrix `[n][n]`, is overwritten
    /// @param top    how many are wanted, at most `n`
    static Spectrum of(double[][] matrix, int top) {
        int n = matrix.length;
        double[] diagonal = new double[n];
        double[] beside = new double[n];
        double[] scale = new double[n];
        reflect(matrix, beside, scale);
        for (int i = 0; i < n; i++) {
            diagonal[i] = matrix[i][i];
        }
        double[][] turned = new double[n][n];
        for (int i = 0; i < n; i++) {
            turned[i][i] = 1;
        }
        settle(diagonal, beside, turned);
        int[] order =
                IntStream.range(0, n)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> -diagonal[i]))
                        .mapToInt(i -> i)
                        .limit(top)
                        .toArray();
        double[] values = new double[top];
        double[][] vectors = new double[top][];
        for (int i = 0; i < top; i++) {
            values[i] = diagonal[order[i]];
            vectors[i] = turned[order[i]];
            for (int k = n - 3; k >= 0; k--) {
                if (scale[k] != 0) {
                    double by = scale[k] * dot(matrix[k], vectors[i], k + 1);
                    add(vectors[i], -by, matrix[k], k + 1);
                }
            }
        }
        return new Spectrum(values, vectors);
    }

    /// Leaves reflection k in row k of the matrix, right of the diagonal, as a vector v with `H = I - scale v vᵀ`.
    private static void reflect(double[][] a, double[] beside, double[] scale) {
        int n = a.length;
        double[] p = new double[n];
        for (int k = 0; k + 2 < n; k++) {
            double[] v = a[k];
            double first = v[k + 1];
            double rest = dot(v, v, k + 2);
            if (rest == 0) {
                beside[k] = first;
                continue;
            }
            double square = first * first + rest;
            double alpha = first > 0 ? -Math.sqrt(square) : Math.sqrt(square);
            beside[k] = alpha;
            v[k + 1] = first - alpha;
            scale[k] = 1 / (square - alpha * first);
            for (int i = k + 1; i < n; i++) {
                p[i] = scale[k] * dot(a[i], v, k + 1);
            }
            add(p, -scale[k] / 2 * dot(p, v, k + 1), v, k + 1);
            for (int i = k + 1; i < n; i++) {
                double vi = v[i];
                double pi = p[i];
                double[] row = a[i];
                for (int j = k + 1; j < n; j++) {
                    row[j] -= vi * p[j] + pi * v[j];
                }
            }
        }
        if (n > 1) {
            beside[n - 2] = a[n - 2][n - 1];
        }
    }

    private static void settle(double[] d, double[] e, double[][] turned) {
        int n = d.length;
        double size = 0;
        for (int i = 0; i < n; i++) {
            size = Math.max(size, Math.abs(d[i]) + Math.abs(e[i]));
        }
        int left = STEPS_A_VALUE * n;
        for (int high = n - 1; high > 0; ) {
            int low = high;
            while (low > 0 && Math.abs(e[low - 1]) > TINY * size) {
                low--;
            }
            if (low == high) {
                high--;
            } else {
                if (left-- == 0) {
                    throw new IllegalStateException("the eigenvalues do not settle");
                }
                step(d, e, turned, low, high);
            }
        }
    }

    private static void step(double[] d, double[] e, double[][] turned, int low, int high) {
        double half = (d[high - 1] - d[high]) / 2;
        double last = e[high - 1];
        double shift = d[high] - last * last / (half + Math.copySign(Math.hypot(half, last), half));
        double x = d[low] - shift;
        double z = e[low];
        for (int k = low; k < high; k++) {
            double r = Math.hypot(x, z);
            double c = r == 0 ? 1 : x / r;
            double s = r == 0 ? 0 : z / r;
            if (k > low) {
                e[k - 1] = r;
            }
            double a = d[k];
            double b = d[k + 1];
            double q = e[k];
            d[k] = c * c * a + 2 * c * s * q + s * s * b;
            d[k + 1] = s * s * a - 2 * c * s * q + c * c * b;
            e[k] = c * s * (b - a) + (c * c - s * s) * q;
            if (k + 1 < high) {
                x = e[k];
                z = s * e[k + 1];
                e[k + 1] = c * e[k + 1];
            }
            double[] one = turned[k];
            double[] other = turned[k + 1];
            for (int i = 0; i < one.length; i++) {
                double from = one[i];
                one[i] = c * from + s * other[i];
                other[i] = c * other[i] - s * from;
            }
        }
    }

    /// Four sums side by side, which a processor adds at once.
    static double dot(double[] a, double[] b, int from) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
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

    private static void add(double[] to, double by, double[] what, int from) {
        for (int i = from; i < to.length; i++) {
            to[i] += by * what[i];
        }
    }
}
