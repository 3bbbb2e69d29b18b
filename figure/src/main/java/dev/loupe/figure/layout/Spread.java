package dev.loupe.figure.layout;

import java.util.Arrays;

/// Moves places apart until none is nearer to the next than a gap, each as little as it can be.
///
/// Places that touch are gathered in blocks; a block lies where the mean of its wishes is, which is what least squares ask for
/// (pool adjacent violators: Ayer and others, Annals of Mathematical Statistics 26, 1955).
public final class Spread {
    private Spread() {}

    /// @param wanted `[n]` in any order
    /// @param low,high what places should stay between, as far as there is room
    /// @return `[n]` in the order of `wanted`
    public static double[] apart(double[] wanted, double gap, double low, double high) {
        int n = wanted.length;
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(wanted[a], wanted[b]));
        double[] sum = new double[n];
        int[] count = new int[n];
        int blocks = 0;
        for (int i = 0; i < n; i++) {
            sum[blocks] = wanted[order[i]] - i * gap;
            count[blocks++] = 1;
            while (blocks > 1
                    && sum[blocks - 2] / count[blocks - 2] >= sum[blocks - 1] / count[blocks - 1]) {
                sum[blocks - 2] += sum[blocks - 1];
                count[blocks - 2] += count[blocks - 1];
                blocks--;
            }
        }
        double[] placed = new double[n];
        int next = 0;
        double most = high - (n - 1) * gap;
        for (int block = 0; block < blocks; block++) {
            double base = Math.max(low, Math.min(most, sum[block] / count[block]));
            for (int k = 0; k < count[block]; k++) {
                placed[order[next]] = base + next * gap;
                next++;
            }
        }
        return placed;
    }
}
