package dev.loupe.figure.stat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

/// Beside `numpy.cov` and `scipy.stats.chi2.ppf` (NumPy 2, SciPy 1): every point of the outline has the distance that the quantile says.
final class NormalEllipseTest {
    private static final double[] X = {1, 2, 4, 5, 7, 8.5, Double.NaN};
    private static final double[] Y = {2, 1, 5, 4, 9, 7, 100};
    private static final double[][] INVERSE = {
        {0.5509418675308886, -0.4638444399432848}, {-0.4638444399432848, 0.5008102086287213}
    };

    @Test
    void everyPointHasTheDistanceOfTheQuantile() {
        NormalEllipse ellipse = NormalEllipse.of(X, Y);
        distances(ellipse.around(0.95, 60), 5.991464547107979);
        distances(ellipse.around(0.5, 60), 1.3862943611198906);
    }

    private static void distances(double[][] points, double expected) {
        for (int i = 0; i < points[0].length; i++) {
            double dx = points[0][i] - 4.583333333333333;
            double dy = points[1][i] - 4.666666666666667;
            double distance =
                    dx * dx * INVERSE[0][0] + 2 * dx * dy * INVERSE[0][1] + dy * dy * INVERSE[1][1];
            assertEquals(expected, distance, 1e-9);
        }
    }

    @Test
    void columnsThatDoNotVaryAndFewRowsAreKnownAsSuch() {
        double[][] flat =
                NormalEllipse.of(new double[] {1, 2, 3}, new double[] {4, 4, 4}).around(0.5, 8);
        for (double y : flat[1]) {
            assertEquals(4, y);
        }
        assertFalse(NormalEllipse.of(new double[] {1, 2}, new double[] {3, 1}).known());
    }
}
