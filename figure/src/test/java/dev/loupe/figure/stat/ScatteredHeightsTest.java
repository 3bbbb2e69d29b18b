package dev.loupe.figure.stat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// Heights between scattered places are those of Matplotlib's `LinearTriInterpolator`.
final class ScatteredHeightsTest {
    private static final Witness PYTHON = Witness.read("stat-lines.json");

    @Test
    void heightsAreMatplotlibs() {
        ScatteredHeights read =
                ScatteredHeights.of(
                        PYTHON.array("scattered/x"),
                        PYTHON.array("scattered/y"),
                        PYTHON.array("scattered/height"));
        double[][] expected = PYTHON.table("scattered/z");
        int every = (int) PYTHON.number("scattered/every");
        for (int r = 0; r < expected.length; r++) {
            for (int c = 0; c < expected[r].length; c++) {
                Witness.near(
                        expected[r][c], read.z()[r * every][c * every], 1, "at " + r + ", " + c);
            }
        }
    }

    @Test
    void placesOnOneLineHaveNoHeightsBetweenThem() {
        double[] line = {1, 2, 3, 4, 5};
        assertEquals(0, ScatteredHeights.of(line, line, line).x().length);
        assertEquals(
                0, ScatteredHeights.of(new double[0], new double[0], new double[0]).z().length);
    }
}
