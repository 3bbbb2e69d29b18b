package dev.loupe.figure.stat;

import java.util.Arrays;

/// The numbers of a box plot: quartiles, whiskers, and the rows beyond them.
///
/// Tukey, Exploratory Data Analysis (1977), chapter 2, with the linear quartiles that Matplotlib and seaborn draw: each whisker ends at the most extreme
/// value within 1.5 interquartile ranges of its quartile, or at the quartile when there is none.
///
/// @param count    finite values
/// @param low      where the lower whisker ends
/// @param high     where the upper whisker ends
/// @param outliers rows of the input outside the whiskers, ascending
public record BoxNumbers(
        int count, double low, double q1, double median, double q3, double high, int[] outliers) {

    /// With whiskers of 1.5 interquartile ranges.
    public static BoxNumbers of(double[] values) {
        return of(values, 1.5);
    }

    /// NaN and infinities are left out; without a finite value all numbers are NaN. O(n log n).
    ///
    /// @param reach of the whiskers in interquartile ranges, at least 0; infinity draws them to the extremes
    public static BoxNumbers of(double[] values, double reach) {
        if (!(reach >= 0)) {
            throw new IllegalArgumentException(
                    "the reach of whiskers must be at least 0, but is " + reach);
        }
        double[] sorted = Quantiles.sorted(values);
        double q1 = Quantiles.of(sorted, 0.25);
        double q3 = Quantiles.of(sorted, 0.75);
        double beyond = reach == Double.POSITIVE_INFINITY ? reach : reach * (q3 - q1);
        return of(values, sorted, q1 - beyond, q3 + beyond);
    }

    /// With whiskers that end within two quantiles, such as 0.05 and 0.95.
    public static BoxNumbers ofShares(double[] values, double lowShare, double highShare) {
        double[] sorted = Quantiles.sorted(values);
        return of(values, sorted, Quantiles.of(sorted, lowShare), Quantiles.of(sorted, highShare));
    }

    private static BoxNumbers of(double[] values, double[] sorted, double floor, double ceiling) {
        double q1 = Quantiles.of(sorted, 0.25);
        double q3 = Quantiles.of(sorted, 0.75);
        double low = q1;
        for (int i = 0; i < sorted.length && sorted[i] < q1; i++) {
            if (sorted[i] >= floor) {
                low = sorted[i];
                break;
            }
        }
        double high = q3;
        for (int i = sorted.length - 1; i >= 0 && sorted[i] > q3; i--) {
            if (sorted[i] <= ceiling) {
                high = sorted[i];
                break;
            }
        }
        int[] outliers = new int[values.length];
        int n = 0;
        for (int row = 0; row < values.length; row++) {
            if (Double.isFinite(values[row]) && (values[row] < low || values[row] > high)) {
                outliers[n++] = row;
            }
        }
        return new BoxNumbers(
                sorted.length,
                low,
                q1,
                Quantiles.median(sorted),
                q3,
                high,
                Arrays.copyOf(outliers, n));
    }

    /// Half the height of the notch around the median, `1.57 · (q3 − q1) / √n`: where two notches do not overlap, the medians differ at about the 95 %
    /// level. Source: McGill, Tukey and Larsen, The American Statistician 32 (1978).
    public double notch() {
        return 1.57 * (q3 - q1) / Math.sqrt(count);
    }
}
