package dev.loupe.figure.stat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// How often rows of each class were taken for each class, as scikit-learn's `confusion_matrix`.
///
/// @param labels `[classes]` in the order of rows and columns
/// @param count  `[actual][predicted]` rows
public record Confusion(List<String> labels, long[][] count) {
    private static final int MOST_LABELS = 2_000;

    /// What shares are of.
    public enum Of {
        /// Of all rows.
        ALL,
        /// Of the rows of the actual class: the diagonal is recall.
        ACTUAL,
        /// Of the rows of the predicted class: the diagonal is precision.
        PREDICTED
    }

    /// All labels that occur, sorted. O(n).
    public static Confusion of(List<String> actual, List<String> predicted) {
        var labels = new TreeSet<>(actual);
        labels.addAll(predicted);
        return of(actual, predicted, List.copyOf(labels));
    }

    /// In the given order of labels; rows with another label are left out.
    ///
    /// @throws IllegalArgumentException if the lengths differ, a label occurs twice, or there are more than 2,000
    public static Confusion of(List<String> actual, List<String> predicted, List<String> labels) {
        Finite.sameLength(actual.size(), predicted.size());
        if (labels.size() > MOST_LABELS) {
            throw new IllegalArgumentException(
                    "a confusion matrix takes at most "
                            + MOST_LABELS
                            + " labels, but got "
                            + labels.size());
        }
        Map<String, Integer> place = new HashMap<>();
        for (String label : labels) {
            if (place.put(label, place.size()) != null) {
                throw new IllegalArgumentException("label '" + label + "' is given twice");
            }
        }
        long[][] count = new long[labels.size()][labels.size()];
        for (int row = 0; row < actual.size(); row++) {
            Integer a = place.get(actual.get(row));
            Integer p = place.get(predicted.get(row));
            if (a != null && p != null) {
                count[a][p]++;
            }
        }
        return new Confusion(List.copyOf(labels), count);
    }

    /// Counts as shares; 0 where there is nothing to be a share of.
    public double[][] shares(Of of) {
        int n = count.length;
        double[] actual = new double[n];
        double[] predicted = new double[n];
        double all = 0;
        for (int a = 0; a < n; a++) {
            for (int p = 0; p < n; p++) {
                actual[a] += count[a][p];
                predicted[p] += count[a][p];
                all += count[a][p];
            }
        }
        double[][] shares = new double[n][n];
        for (int a = 0; a < n; a++) {
            for (int p = 0; p < n; p++) {
                double whole =
                        switch (of) {
                            case ALL -> all;
                            case ACTUAL -> actual[a];
                            case PREDICTED -> predicted[p];
                        };
                shares[a][p] = whole == 0 ? 0 : count[a][p] / whole;
            }
        }
        return shares;
    }

    /// The share of rows on the diagonal; NaN without rows.
    public double accuracy() {
        double right = 0;
        double all = 0;
        for (int a = 0; a < count.length; a++) {
            for (int p = 0; p < count.length; p++) {
                right += a == p ? count[a][p] : 0;
                all += count[a][p];
            }
        }
        return right / all;
    }
}
