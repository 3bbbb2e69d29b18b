package dev.loupe.figure.stat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;

final class RegressionTest {
    private static final Witness STATSMODELS = Witness.read("stat-fits.json");
    private static final double[] X = STATSMODELS.array("x");
    private static final double[] Y = STATSMODELS.array("y");
    private static final double[] AT = STATSMODELS.array("at");

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5})
    void fitAndBandAreStatsmodels(int degree) {
        String name = "degree" + degree + "/";
        Regression fit = Regression.of(X, Y, degree, false);
        Witness.near(STATSMODELS.array(name + "coefficients"), fit.coefficients(), 1e-2);
        Witness.near(STATSMODELS.number(name + "r2"), fit.r2());
        Witness.near(STATSMODELS.number(name + "sd"), fit.sd());
        Witness.near(STATSMODELS.array(name + "fit"), Arrays.stream(AT).map(fit::at).toArray());
        Witness.near(STATSMODELS.array(name + "half"), fit.band(AT, 0.95));
        Witness.near(STATSMODELS.array(name + "half")[2], fit.band(AT[2], 0.95));
    }

    @Test
    void logarithmicFitsLeaveOutWhatHasNoLogarithm() {
        Regression fit = Regression.of(X, Y, 1, true);
        Witness.near(STATSMODELS.array("log/coefficients"), fit.coefficients());
        Witness.near(STATSMODELS.number("log/r2"), fit.r2());
        assertEquals(X.length - 1, fit.count());
    }

    @Test
    void residualsAreStatsmodels() {
        Residuals residuals = Residuals.of(X, Y, Regression.of(X, Y, 3, false));
        Witness.near(STATSMODELS.array("residuals"), residuals.residual(), 1);
        Witness.near(STATSMODELS.array("studentized"), residuals.standardized(), 1);
    }

    @Test
    void fewDistinctXLowerTheDegree() {
        double[] x = {2, 2, 2, Double.NaN};
        double[] y = {1, 2, 6, 9};
        Regression flat = Regression.of(x, y, 3, false);
        assertEquals(0, flat.degree());
        assertEquals(3, flat.at(100), 1e-12);
        assertEquals(Double.NaN, Regression.line(new double[0], new double[0]).at(1));
        Regression exact = Regression.line(new double[] {1e9, 1e9 + 1}, new double[] {5, 7});
        assertEquals(9, exact.at(1e9 + 2), 1e-12);
        assertEquals(Double.NaN, exact.band(1e9, 0.95));
    }

    @Test
    void lowessIsStatsmodels() {
        double[] ties = STATSMODELS.array("ties");
        Witness.near(STATSMODELS.array("lowess"), Lowess.of(X, Y).y(), 1);
        Witness.near(STATSMODELS.array("lowess_ties"), Lowess.of(ties, Y, 0.3, 2, 0).y(), 1);
        Witness.near(STATSMODELS.array("lowess_apart"), Lowess.of(X, Y, 0.5, 3, 1.5).y(), 1);
    }

    @Test
    void lowessOfManyRowsFollowsTheirLine() {
        int n = 100_000;
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = (i * 7919L) % n;
            y[i] = 3 * x[i] + (i % 5 == 0 ? 1e9 : i % 2);
        }
        Lowess lowess = Lowess.of(x, y);
        for (int i = 0; i < n; i += 999) {
            assertEquals(3 * lowess.x()[i] + 0.5, lowess.y()[i], 1);
        }
    }

    @Test
    void lowessOfEqualXIsTheirMean() {
        double[] y = Lowess.of(new double[] {4, 4, 4}, new double[] {1, 2, 3}, 1, 0, 0).y();
        assertArrayEquals(new double[] {2, 2, 2}, y, 1e-12);
        assertEquals(0, Lowess.of(new double[0], new double[0]).y().length);
    }

    @Test
    void logisticFitAndBandAreStatsmodels() {
        Logistic fit = Logistic.of(X, STATSMODELS.array("logit/outcome"));
        Witness.near(
                STATSMODELS.array("logit/params"), new double[] {fit.intercept(), fit.slope()});
        Witness.near(STATSMODELS.array("logit/p"), Arrays.stream(AT).map(fit::at).toArray());
        for (int i = 0; i < AT.length; i++) {
            Witness.near(STATSMODELS.array("logit/low")[i], fit.band(AT[i], 0.95)[0]);
            Witness.near(STATSMODELS.array("logit/high")[i], fit.band(AT[i], 0.95)[1]);
        }
        assertFalse(fit.separated());
    }

    @Test
    void partedOutcomesAreSaidToBeSo() {
        Logistic fit = Logistic.of(new double[] {1, 2, 3, 4}, new double[] {0, 0, 1, 1});
        assertTrue(fit.separated());
        assertTrue(fit.at(2) < 0.01 && fit.at(3) > 0.99);
        Logistic flat = Logistic.of(new double[] {1, 1, 1, 1}, new double[] {0, 0, 0, 1});
        assertEquals(0.25, flat.at(1), 1e-9);
        var thrown =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Logistic.of(new double[] {1, 2}, new double[] {0, 3}));
        assertEquals("outcome 1 must be 0 or 1, but is 3.0", thrown.getMessage());
    }

    @Test
    void normalQuantilePairsAreScipys() {
        QuantilePairs pairs = QuantilePairs.normal(X);
        Witness.near(STATSMODELS.array("qq"), pairs.theory());
        assertArrayEquals(Quantiles.sorted(X), pairs.sample());
        QuantilePairs same = QuantilePairs.of(X, X);
        assertEquals(1, same.slope(), 1e-12);
        assertEquals(0, same.intercept(), 1e-12);
    }

    @Test
    void correlationsOfSharedRowsArePandas() {
        double[][] columns = STATSMODELS.table("columns");
        for (Correlation.Kind kind : Correlation.Kind.values()) {
            double[][] expected =
                    STATSMODELS.table(kind == Correlation.Kind.PEARSON ? "pearson" : "spearman");
            double[][] found = Correlation.matrix(columns, kind);
            for (int r = 0; r < expected.length; r++) {
                Witness.near(expected[r], found[r]);
            }
        }
        double[] flat = {1, 1, 1};
        double[] up = {1, 2, 3};
        assertEquals(Double.NaN, Correlation.of(flat, up, Correlation.Kind.PEARSON));
    }

    @Test
    void intervalsAreScipysAndNumpys() {
        MeanBand ci = MeanBand.of(X, new MeanBand.Spread.Confidence(0.9));
        Witness.near(STATSMODELS.array("ci90"), new double[] {ci.low(), ci.high()});
        MeanBand middle = MeanBand.of(X, new MeanBand.Spread.Middle(0.8));
        Witness.near(STATSMODELS.array("pi80"), new double[] {middle.low(), middle.high()});
        MeanBand one = MeanBand.of(new double[] {4, Double.NaN});
        assertEquals(new MeanBand(1, 4, 4, 4), one);
    }
}
