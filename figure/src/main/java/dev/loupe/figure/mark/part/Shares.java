package dev.loupe.figure.mark.part;

import java.util.Arrays;
import java.util.Comparator;

/// Whole numbers in proportion to amounts, by the largest remainders (Hamilton's method of seats): each differs from its exact
/// share by less than one, and together they are what is to be shared out.
final class Shares {
    private Shares() {}

    /// @param amounts `[n]` at least 0
    /// @param cells   to be shared out, at least 0
    /// @return        `[n]` adding up to `cells`; all 0 if the amounts are
    static int[] of(double[] amounts, int cells) {
        int n = amounts.length;
        int[] shares = new int[n];
        double most = Arrays.stream(amounts).max().orElse(0);
        if (!(most > 0)) {
            return shares;
        }
        double whole = 0;
        for (double amount : amounts) {
            whole += amount / most;
        }
        double[] remainders = new double[n];
        int left = cells;
        for (int i = 0; i < n; i++) {
            double exact = amounts[i] / most / whole * cells;
            shares[i] = Math.min(left, (int) exact);
            remainders[i] = exact - shares[i];
            left -= shares[i];
        }
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> remainders[i]).reversed());
        for (int k = 0; left > 0; k = (k + 1) % n) {
            if (amounts[order[k]] > 0) {
                shares[order[k]]++;
                left--;
            }
        }
        return shares;
    }
}
