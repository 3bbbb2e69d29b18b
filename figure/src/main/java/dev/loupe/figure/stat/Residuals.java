package dev.loupe.figure.stat;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a regression leaves over, row by row.
///
/// @param row          row of the input, ascending; rows that the fit left out are not here
/// @param fitted       `[row.length]`
/// @param residual     `[row.length]` y − fitted
/// @param standardized `[row.length]` `residual / (s √(1 − leverage))`: internally studentized, Cook and Weisberg, Residuals and Influence (1982), 2.2.1
public record Residuals(int[] row, double[] fitted, double[] residual, double[] standardized) {

    /// The residuals of the rows that `fit` was made of. O(n · degree²).
    ///
    /// @throws IllegalArgumentException if the lengths differ
    public static Residuals of(double[] x, double[] y, Regression fit) {
        int[] rows = Finite.rows(x, y);
        double[] fitted = new double[rows.length];
        int n = 0;
        for (int row : rows) {
            double value = fit.at(x[row]);
            if (Double.isFinite(value)) {
                rows[n] = row;
                fitted[n++] = value;
            }
        }
        rows = Arrays.copyOf(rows, n);
        double[] residual = new double[n];
        double[] standardized = new double[n];
        double sd = fit.sd();
        for (int i = 0; i < n; i++) {
            residual[i] = y[rows[i]] - fitted[i];
            double free = Math.sqrt(Math.max(0, 1 - fit.leverage(x[rows[i]])));
            standardized[i] = residual[i] / (sd * free);
        }
        return new Residuals(rows, Arrays.copyOf(fitted, n), residual, standardized);
    }

    /// What the least-squares line of each class leaves, row by row: NaN for rows that no line was fitted to.
    ///
    /// @param classes `[n]` the class of each row, −1 for none; null if all are one
    public static double[] byClass(double[] x, double[] y, int @Nullable [] classes) {
        double[] left = new double[x.length];
        Arrays.fill(left, Double.NaN);
        Map<Integer, List<Integer>> rows = new TreeMap<>();
        for (int row = 0; row < x.length; row++) {
            rows.computeIfAbsent(classes == null ? 0 : classes[row], k -> new ArrayList<>())
                    .add(row);
        }
        for (List<Integer> of : rows.values()) {
            double[] xs = of.stream().mapToDouble(row -> x[row]).toArray();
            double[] ys = of.stream().mapToDouble(row -> y[row]).toArray();
            Residuals residuals = of(xs, ys, Regression.line(xs, ys));
            for (int i = 0; i < residuals.row.length; i++) {
                left[of.get(residuals.row[i])] = residuals.residual[i];
            }
        }
        return left;
    }
}
