package dev.loupe.figure.stat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BinsTest {
    private static final Witness NUMPY = Witness.read("stat-basics.json");
    private static final double[] V = NUMPY.array("v");

    @Test
    void edgesOfEveryRuleAreNumpys() {
        Witness.near(NUMPY.array("edges/auto"), BinEdges.of(V, BinEdges.Rule.AUTO));
        Witness.near(NUMPY.array("edges/fd"), BinEdges.of(V, BinEdges.Rule.FREEDMAN_DIACONIS));
        Witness.near(NUMPY.array("edges/scott"), BinEdges.of(V, BinEdges.Rule.SCOTT));
        Witness.near(NUMPY.array("edges/sturges"), BinEdges.of(V, BinEdges.Rule.STURGES));
        Witness.near(NUMPY.array("edges/sqrt"), BinEdges.of(V, BinEdges.Rule.SQRT));
    }

    @Test
    void countsAndDensitiesAreNumpys() {
        assertArrayEquals(
                NUMPY.array("hist"), Bins.of(V, BinEdges.of(V, BinEdges.Rule.AUTO)).weight());
        Bins seven = Bins.of(V, BinEdges.of(V, 7));
        assertArrayEquals(NUMPY.array("hist7"), seven.weight());
        Witness.near(NUMPY.array("density7"), seven.density());
    }

    @Test
    void unevenAndWeightedBinsAreNumpys() {
        double[] edges = NUMPY.array("uneven/edges");
        assertArrayEquals(NUMPY.array("uneven/counts"), Bins.of(V, edges).weight());
        Witness.near(NUMPY.array("uneven/weights"), Bins.of(V, edges, NUMPY.array("w")).weight());
    }

    @Test
    void theLastBinIsClosedAndTheRestIsCounted() {
        double[] values = {0, 1, 2, 2.5, -1, Double.NaN, Double.POSITIVE_INFINITY};
        Bins bins = Bins.of(values, new double[] {0, 1, 2});
        assertArrayEquals(new double[] {1, 2}, bins.weight());
        assertEquals(4, bins.left());
        assertArrayEquals(new double[] {1, 3}, bins.cumulative());
        assertArrayEquals(new double[] {1.0 / 3, 2.0 / 3}, bins.share());
    }

    @Test
    void niceEdgesAreRoundAndHoldEveryValue() {
        double[] edges = BinEdges.nice(new double[] {0.03, 0.98}, 10);
        assertArrayEquals(new double[] {0, .1, .2, .3, .4, .5, .6, .7, .8, .9, 1}, edges);
        double[] wide = BinEdges.nice(V, BinEdges.Rule.AUTO);
        assertEquals(0, Bins.of(V, wide).left());
        assertTrue(wide[0] <= -4 && wide[wide.length - 1] >= 15);
        assertEquals(Math.rint(wide[1] * 10), wide[1] * 10);
    }

    @Test
    void wholeNumbersGetBinsOfAtLeastOne() {
        double[] edges = BinEdges.nice(new double[] {1, 2, 3, 4, 5, 6}, 50);
        assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, edges);
    }

    @Test
    void equalNoAndFarValuesStillHaveBins() {
        assertArrayEquals(
                new double[] {6.5, 7.5}, BinEdges.of(new double[] {7, 7}, BinEdges.Rule.AUTO));
        assertEquals(2, Bins.of(new double[] {7, 7}).total());
        assertEquals(0, Bins.of(new double[] {Double.NaN}).total());
        assertEquals(2, Bins.of(new double[] {1e300, 1e300}).total());
        assertEquals(3, Bins.of(new double[] {-1e-300, 0, 1e-300}).total());
        double[] far = new double[1_000];
        for (int i = 0; i < far.length; i++) {
            far[i] = i % 10;
        }
        far[0] = 1e12;
        assertTrue(BinEdges.of(far, BinEdges.Rule.FREEDMAN_DIACONIS).length <= BinEdges.MOST + 1);
        assertEquals(1_000, Bins.of(far).total());
    }

    @ParameterizedTest
    @CsvSource({
        "1e17, 1e17, 32",
        "1e15, 3, 1",
        "0, 2e-323, 1e-323",
        "-4e307, 9e307, 1",
        "1e-310, 1, 1e5"
    })
    void everyMagnitudeHasBinsThatHoldAll(double low, double range, double part) {
        double[] values = new double[100];
        for (int i = 0; i < 100; i++) {
            values[i] = low + (i % 2 == 0 ? range : part) * (i / 99.0);
        }
        for (BinEdges.Rule rule : BinEdges.Rule.values()) {
            assertEquals(0, Bins.of(values, BinEdges.nice(values, rule)).left(), rule.name());
            assertEquals(0, Bins.of(values, BinEdges.of(values, rule)).left(), rule.name());
        }
    }

    @Test
    void edgesThatDoNotAscendAreRefusedByName() {
        var thrown =
                assertThrows(
                        IllegalArgumentException.class, () -> Bins.of(V, new double[] {0, 2, 1}));
        assertEquals("edges of bins must ascend, but edge 2 is 1.0", thrown.getMessage());
    }
}
