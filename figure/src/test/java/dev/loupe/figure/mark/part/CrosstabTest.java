package dev.loupe.figure.mark.part;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class CrosstabTest {
    /// Expected: `(o − e) / sqrt(e)` with `e` by `scipy.stats.contingency.expected_freq`, SciPy 1.17.1.
    @Test
    void residualsEqualSciPys() {
        double[][] observed = {{32, 11}, {53, 15}, {10, 10}, {3, 30}};
        double[][] expected = {
            {1.24380228, -1.5156273},
            {1.93989638, -2.3638483},
            {-0.56441691, 0.68776661},
            {-3.76509136, 4.58792795}
        };
        Crosstab table =
                new Crosstab(
                        new String[] {"black", "brown", "red", "blond"},
                        new String[] {"brown", "blue"},
                        observed,
                        0);
        for (int column = 0; column < 4; column++) {
            for (int level = 0; level < 2; level++) {
                assertEquals(expected[column][level], table.residual(column, level), 1e-8);
            }
        }
    }

    @Test
    void whereNothingIsExpectedThereIsNoResidual() {
        Crosstab table =
                new Crosstab(
                        new String[] {"a", "b"},
                        new String[] {"c", "d"},
                        new double[][] {{1, 2}, {0, 0}},
                        0);
        assertTrue(Double.isNaN(table.residual(1, 0)));
    }
}
