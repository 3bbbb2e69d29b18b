package dev.loupe.figure.stat;

import dev.loupe.core.StudentT;

import java.util.Arrays;

/// A polynomial fitted by least squares, with the band of its mean.
///
/// Rows are turned one by one into a triangular system by Givens rotations (Golub and Van Loan, Matrix Computations, section 5.1.8) over x moved to
/// `[−1, 1]`, so powers do not spoil the digits. The band is `ŷ ± t · s · ‖R⁻ᵀ x‖` with n − p degrees of freedom (Draper and Smith, Applied Regression
/// Analysis, section 1.4), as `statsmodels` `get_prediction`.
public final class Regression {
    private static final int MOST_DEGREE = 5;

    private final boolean logX;
    private final int count;
    private final double centre;
    private final double scale;
    private final double[][] triangle;
    private final double[] solution;
    private final double residualSquares;
    private final double totalSquares;

    private Regression(
            boolean logX, int count, double centre, double scale, double[][] rows, double total) {
        this.logX = logX;
        this.count = count;
        this.centre = centre;
        this.scale = scale;
        int p = rows.length - 1;
        triangle = rows;
        solution = new double[p];
        for (int i = p - 1; i >= 0; i--) {
            double sum = rows[i][p];
            for (int j = i + 1; j < p; j++) {
                sum -= rows[i][j] * solution[j];
            }
            solution[i] = sum / rows[i][i];
        }
        residualSquares = rows[p][p] * rows[p][p];
        totalSquares = total;
    }

    /// A straight line.
    public static Regression line(double[] x, double[] y) {
        return of(x, y, 1, false);
    }

    /// Rows in which a number is not finite (or, with `logX`, x is not above 0) are left out. Where x has too few distinct values the degree is lowered;
    /// without rows all answers are NaN. O(n · degree²).
    ///
    /// @param degree in `[1, 5]`
    /// @param logX   whether the polynomial is in the natural logarithm of x
    /// @throws IllegalArgumentException if the lengths differ or the degree is out of range
    public static Regression of(double[] x, double[] y, int degree, boolean logX) {
        if (degree < 1 || degree > MOST_DEGREE) {
            throw new IllegalArgumentException(
                    "the degree of a regression must be in [1, 5], but is " + degree);
        }
        double[] u = x;
        if (logX) {
            u = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                u[i] = Math.log(x[i]);
            }
        }
        int[] rows = Finite.rows(u, y);
        double[] us = Finite.at(rows, u);
        double[] ys = Finite.at(rows, y);
        double low = Arrays.stream(us).min().orElse(Double.NaN);
        double high = Arrays.stream(us).max().orElse(Double.NaN);
        double centre = low / 2 + high / 2;
        double scale = high > low ? high / 2 - low / 2 : 1;
        int terms = Math.min(degree + 1, Math.max(1, distinct(us, degree + 1)));
        double[][] triangle = new double[terms + 1][terms + 1];
        double[] row = new double[terms + 1];
        for (int i = 0; i < us.length; i++) {
            powers((us[i] - centre) / scale, row, terms);
            row[terms] = ys[i];
            rotateIn(triangle, row);
        }
        Moments moments = Moments.of(ys);
        double total = moments.populationSd() * moments.populationSd() * us.length;
        return new Regression(logX, us.length, centre, scale, triangle, total);
    }

    private static int distinct(double[] values, int most) {
        double[] seen = new double[most];
        int n = 0;
        for (int i = 0; i < values.length && n < most; i++) {
            boolean known = false;
            for (int k = 0; k < n; k++) {
                known |= seen[k] == values[i];
            }
            if (!known) {
                seen[n++] = values[i];
            }
        }
        return n;
    }

    private static void powers(double z, double[] row, int terms) {
        double power = 1;
        for (int k = 0; k < terms; k++) {
            row[k] = power;
            power *= z;
        }
    }

    private static void rotateIn(double[][] triangle, double[] row) {
        int width = row.length;
        for (int i = 0; i < width; i++) {
            double b = row[i];
            if (b == 0) {
                continue;
            }
            double[] above = triangle[i];
            double a = above[i];
            double r = i == width - 1 ? Math.hypot(a, b) : Math.sqrt(a * a + b * b);
            double cos = a / r;
            double sin = b / r;
            above[i] = r;
            for (int j = i + 1; j < width; j++) {
                double t = above[j];
                above[j] = cos * t + sin * row[j];
                row[j] = cos * row[j] - sin * t;
            }
        }
    }

    /// The fitted value at `x`; NaN where `x` has no logarithm that the fit needs.
    public double at(double x) {
        double z = z(x);
        double sum = 0;
        for (int k = solution.length - 1; k >= 0; k--) {
            sum = sum * z + solution[k];
        }
        return sum;
    }

    /// Half the height of the band that holds the mean at `x` with probability `level`, such as 0.95; NaN without a degree of freedom.
    public double band(double x, double level) {
        return count <= solution.length
                ? Double.NaN
                : StudentT.quantile(0.5 + level / 2, count - solution.length)
                        * sd()
                        * Math.sqrt(leverage(x));
    }

    /// The bands at many places, with one quantile for all.
    public double[] band(double[] x, double level) {
        double[] out = new double[x.length];
        double width =
                count <= solution.length
                        ? Double.NaN
                        : StudentT.quantile(0.5 + level / 2, count - solution.length) * sd();
        for (int i = 0; i < x.length; i++) {
            out[i] = width * Math.sqrt(leverage(x[i]));
        }
        return out;
    }

    /// `xᵀ (XᵀX)⁻¹ x`: how much a row at `x` draws the line to itself, in `[0, 1]` for rows of the fit.
    public double leverage(double x) {
        int p = solution.length;
        double[] v = new double[p];
        powers(z(x), v, p);
        double sum = 0;
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < i; j++) {
                v[i] -= triangle[j][i] * v[j];
            }
            v[i] /= triangle[i][i];
            sum += v[i] * v[i];
        }
        return sum;
    }

    private double z(double x) {
        return ((logX ? Math.log(x) : x) - centre) / scale;
    }

    /// The coefficients of `x⁰, x¹, …` (of log x where the fit is in log x).
    public double[] coefficients() {
        double[] out = new double[solution.length];
        for (int k = solution.length - 1; k >= 0; k--) {
            for (int j = out.length - 1; j > 0; j--) {
                out[j] = out[j - 1] / scale - out[j] * centre / scale;
            }
            out[0] = solution[k] - out[0] * centre / scale;
        }
        return out;
    }

    /// Rows of the fit.
    public int count() {
        return count;
    }

    /// The degree that was fitted.
    public int degree() {
        return solution.length - 1;
    }

    /// The standard deviation of residuals, divisor n − degree − 1; NaN without a degree of freedom.
    public double sd() {
        return count <= solution.length
                ? Double.NaN
                : Math.sqrt(residualSquares / (count - solution.length));
    }

    /// The share of y's squares that the fit explains, `1 − Σ residual² / Σ (y − mean)²`; NaN when all y are equal.
    public double r2() {
        return totalSquares > 0 ? 1 - residualSquares / totalSquares : Double.NaN;
    }
}
