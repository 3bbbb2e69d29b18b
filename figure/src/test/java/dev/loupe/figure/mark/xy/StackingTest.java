package dev.loupe.figure.mark.xy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// Worked by hand, over two series of three places.
final class StackingTest {
    private static final double[][] HEIGHTS = {{1, 3, 2}, {3, 1, 2}};

    @Test
    void fromZeroEachLiesOnTheOneBefore() {
        Stacking pile = Stacking.of(HEIGHTS, Stacking.Base.ZERO);
        assertArrayEquals(new double[] {1, 3, 2}, pile.low()[1]);
        assertArrayEquals(new double[] {4, 4, 4}, pile.high()[1]);
    }

    @Test
    void sharesEndAtOne() {
        Stacking pile = Stacking.of(HEIGHTS, Stacking.Base.NORMALIZE);
        assertArrayEquals(new double[] {0.25, 0.75, 0.5}, pile.high()[0]);
        assertArrayEquals(new double[] {1, 1, 1}, pile.high()[1]);
    }

    @Test
    void silhouettesLieEvenlyAboutZero() {
        Stacking pile = Stacking.of(HEIGHTS, Stacking.Base.SILHOUETTE);
        assertArrayEquals(new double[] {-2, -2, -2}, pile.low()[0]);
        assertArrayEquals(new double[] {2, 2, 2}, pile.high()[1]);
    }

    /// The middles of the series rise by 1 and by 2 − 1 = 1 in the first step, weighted 3 and 1: the base falls by (3·1 + 1·1) / 4 = 1.
    /// In the second they rise by −½ and by −1 + ½ = −½, weighted 2 and 2: the base rises by ½.
    @Test
    void streamsMoveTheirBaseAgainstTheWeightedSlopeOfTheMiddles() {
        Stacking pile = Stacking.of(HEIGHTS, Stacking.Base.WIGGLE);
        double[] base = pile.low()[0];
        assertEquals(-1, base[1] - base[0], 1e-12);
        assertEquals(0.5, base[2] - base[1], 1e-12);
        assertEquals(0, base[0] + base[1] + base[2] + 6, 1e-12);
    }
}
