package dev.loupe.figure.stat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class QuantilesTest {
    private static final Witness NUMPY = Witness.read("stat-basics.json");
    private static final double[] V = NUMPY.array("v");

    @Test
    void quantilesAreNumpysLinear() {
        double[] sorted = Quantiles.sorted(V);
        double[] found = Quantiles.of(sorted, NUMPY.array("quantiles/shares"));
        assertArrayEquals(NUMPY.array("quantiles/values"), found);
    }

    @Test
    void whatIsNotFiniteIsLeftOut() {
        double[] sorted =
                Quantiles.sorted(new double[] {3, Double.NaN, 1, Double.NEGATIVE_INFINITY, 2});
        assertArrayEquals(new double[] {1, 2, 3}, sorted);
        assertEquals(Double.NaN, Quantiles.median(new double[0]));
        assertThrows(IllegalArgumentException.class, () -> Quantiles.of(sorted, 1.01));
    }

    @Test
    void theMiddleOfTheWidestRangeIsZero() {
        double[] sorted = {-Double.MAX_VALUE, Double.MAX_VALUE};
        assertEquals(0, Quantiles.median(sorted));
    }

    @Test
    void momentsAreNumpysAndSurviveAnOffset() {
        Moments m = Moments.of(V);
        Witness.near(
                NUMPY.array("moments"), new double[] {m.mean(), m.sd(), m.se(), m.populationSd()});
        double[] shifted = V.clone();
        for (int i = 0; i < V.length; i++) {
            shifted[i] += 1e9;
        }
        assertEquals(NUMPY.array("moments_offset")[0], Moments.of(shifted).mean(), 1e-6);
        assertEquals(NUMPY.array("moments_offset")[1], Moments.of(shifted).sd(), 1e-6);
    }

    @Test
    void momentsOfHugeAndTinyNumbersStayFinite() {
        Moments huge = Moments.of(new double[] {1e308, 1.5e308, Double.NaN});
        assertEquals(1.25e308, huge.mean(), 1e293);
        assertEquals(0.5e308 / Math.sqrt(2), huge.sd(), 1e293);
        Moments tiny = Moments.of(new double[] {1e-310, 3e-310});
        assertEquals(2e-310, tiny.mean(), 1e-322);
        assertEquals(2e-310 / Math.sqrt(2), tiny.sd(), 1e-322);
        assertEquals(Double.NaN, Moments.of(new double[] {5}).sd());
    }

    @Test
    void boxesAreMatplotlibs() {
        BoxNumbers box = BoxNumbers.of(V);
        Witness.near(
                NUMPY.array("box"),
                new double[] {box.low(), box.q1(), box.median(), box.q3(), box.high()});
        assertArrayEquals(NUMPY.ints("fliers"), box.outliers());
        Witness.near(NUMPY.number("notch"), box.notch());
        BoxNumbers narrow = BoxNumbers.ofShares(V, 0.05, 0.95);
        Witness.near(NUMPY.array("box_5_95"), new double[] {narrow.low(), narrow.high()});
    }

    @Test
    void whiskersWithoutLimitReachTheExtremes() {
        BoxNumbers box =
                BoxNumbers.of(new double[] {1, 1, 1, 1, 900, Double.NaN}, Double.POSITIVE_INFINITY);
        assertEquals(900, box.high());
        assertEquals(5, box.count());
        assertArrayEquals(new int[0], box.outliers());
        assertArrayEquals(new int[] {4}, BoxNumbers.of(new double[] {1, 1, 1, 1, 900}).outliers());
    }

    @Test
    void ecdfRisesByEachRowsShare() {
        Ecdf ecdf = Ecdf.of(new double[] {2, 1, 2, Double.NaN, 5});
        assertArrayEquals(new double[] {1, 2, 5}, ecdf.x());
        assertArrayEquals(new double[] {0.25, 0.75, 1}, ecdf.share());
        assertEquals(0, ecdf.at(0.9));
        assertEquals(0.75, ecdf.at(4));
        Ecdf weighted = Ecdf.of(V, NUMPY.array("w"));
        assertArrayEquals(NUMPY.array("ecdf/x"), weighted.x());
        Witness.near(NUMPY.array("ecdf/weighted"), weighted.share());
    }
}
