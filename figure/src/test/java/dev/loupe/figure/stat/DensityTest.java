package dev.loupe.figure.stat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;

final class DensityTest {
    private static final Witness SCIPY = Witness.read("stat-basics.json");
    private static final double[] V = SCIPY.array("v");

    @Test
    void theCurveIsScipysWithSeabornsGrid() {
        Density density = Density.of(V);
        Witness.near(SCIPY.number("kde/bandwidth"), density.bandwidth());
        Witness.near(SCIPY.number("kde/low"), density.x()[0]);
        Witness.near(SCIPY.number("kde/high"), density.x()[199]);
        Witness.near(SCIPY.array("kde/y"), density.y(), 1e-6);
    }

    @Test
    void adjustAndCutAreSeaborns() {
        Density half = Density.of(V, 0.5, 1, 7);
        Witness.near(SCIPY.array("kde_half/x"), half.x());
        Witness.near(SCIPY.array("kde_half/y"), half.y(), 1e-6);
    }

    @Test
    void weightedCurvesAreScipys() {
        Density density = Density.of(V, SCIPY.array("w"), 1, 3, 50);
        Witness.near(SCIPY.number("kde_weighted/bandwidth"), density.bandwidth());
        Witness.near(SCIPY.array("kde_weighted/y"), density.y(), 1e-6);
    }

    @Test
    void thePlaneIsScipys() {
        PlaneDensity plane = PlaneDensity.of(V, SCIPY.array("u"), 1, 3, 12);
        Witness.near(SCIPY.array("kde_plane/x"), plane.x());
        Witness.near(SCIPY.array("kde_plane/y"), plane.y());
        double[][] z = SCIPY.table("kde_plane/z");
        for (int r = 0; r < z.length; r++) {
            Witness.near(z[r], plane.z()[r], 1e-6);
        }
    }

    @Test
    void manyRowsStayWithinAThousandthOfThePeak() {
        double[] values = twoHills(20_000, 3);
        Density binned = Density.of(values);
        double[] exact = new double[binned.x().length];
        double h = binned.bandwidth();
        for (int i = 0; i < exact.length; i++) {
            for (double v : values) {
                double z = (binned.x()[i] - v) / h;
                exact[i] += Math.exp(-0.5 * z * z) / (h * Math.sqrt(2 * Math.PI) * values.length);
            }
        }
        double peak = Arrays.stream(exact).max().getAsDouble();
        for (int i = 0; i < exact.length; i++) {
            assertEquals(exact[i], binned.y()[i], 1e-4 * peak);
        }
    }

    @Test
    void manyRowsOfThePlaneStayWithinAThousandthOfThePeak() {
        int n = 100_000;
        double[] x = twoHills(n, 4);
        double[] y = twoHills(n, 5);
        for (int i = 0; i < n; i++) {
            y[i] += 0.7 * x[i];
        }
        PlaneDensity plane = PlaneDensity.of(x, y, 1, 3, 60);
        assertEquals(n, plane.count());
        double peak = 0;
        for (double[] row : plane.z()) {
            peak = Math.max(peak, Arrays.stream(row).max().getAsDouble());
        }
        double f = Math.pow(n, -1.0 / 6);
        double[][] v = covariance(x, y);
        double a = v[0][0] * f * f;
        double b = v[0][1] * f * f;
        double d = v[1][1] * f * f;
        double det = a * d - b * b;
        for (int r = 0; r < 60; r += 7) {
            for (int c = 0; c < 60; c += 7) {
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    double dx = plane.x()[c] - x[i];
                    double dy = plane.y()[r] - y[i];
                    sum += Math.exp(-0.5 * (d * dx * dx - 2 * b * dx * dy + a * dy * dy) / det);
                }
                double exact = sum / (n * 2 * Math.PI * Math.sqrt(det));
                assertEquals(exact, plane.z()[r][c], 1e-3 * peak, r + " " + c);
            }
        }
    }

    @Test
    void fewOrEqualOrNoValuesAreNoCurve() {
        assertEquals(0, Density.of(new double[] {Double.NaN}).x().length);
        Density one = Density.of(new double[] {0.1, 0.1, 0.1});
        assertEquals(1, one.x().length);
        assertEquals(Double.NaN, one.y()[0]);
        assertEquals(0, PlaneDensity.of(V, V).z().length);
    }

    @Test
    void aFarOutlierAmongManyRowsIsNoTrouble() {
        double[] values = twoHills(6_000, 6);
        values[0] = 1e9;
        double[] y = Density.of(values, 1e-6, 3, 300).y();
        assertTrue(Arrays.stream(y).allMatch(Double::isFinite));
    }

    private static double[] twoHills(int n, long seed) {
        var random = new Random(seed);
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = random.nextGaussian() * (i % 3 == 0 ? 0.4 : 1) + (i % 3 == 0 ? 4 : 0);
        }
        return values;
    }

    private static double[][] covariance(double[] x, double[] y) {
        double mx = Arrays.stream(x).average().getAsDouble();
        double my = Arrays.stream(y).average().getAsDouble();
        double[][] v = new double[2][2];
        for (int i = 0; i < x.length; i++) {
            v[0][0] += (x[i] - mx) * (x[i] - mx) / (x.length - 1);
            v[0][1] += (x[i] - mx) * (y[i] - my) / (x.length - 1);
            v[1][1] += (y[i] - my) * (y[i] - my) / (x.length - 1);
        }
        return v;
    }
}
