package dev.loupe.figure.stat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;

final class ContoursTest {
    private static final Witness CONTOURPY = Witness.read("stat-shapes.json");
    private static final double[] X = CONTOURPY.array("contours/x");
    private static final double[] Y = CONTOURPY.array("contours/y");
    private static final double[][] Z = CONTOURPY.table("contours/z");
    private static final double[] LEVELS = CONTOURPY.array("contours/levels");

    private static double length(List<Contours.Line> lines) {
        double sum = 0;
        for (Contours.Line line : lines) {
            int n = line.x().length;
            for (int i = line.closed() ? 0 : 1; i < n; i++) {
                int before = (i + n - 1) % n;
                sum += Math.hypot(line.x()[i] - line.x()[before], line.y()[i] - line.y()[before]);
            }
        }
        return sum;
    }

    private static double area(List<Contours.Line> rings) {
        double sum = 0;
        for (Contours.Line ring : rings) {
            assertTrue(ring.closed());
            int n = ring.x().length;
            for (int i = 0; i < n; i++) {
                int j = (i + 1) % n;
                sum += (ring.x()[i] * ring.y()[j] - ring.x()[j] * ring.y()[i]) / 2;
            }
        }
        return sum;
    }

    @Test
    void linesAreContourpysInNumberAndLength() {
        for (int i = 0; i < LEVELS.length; i++) {
            List<Contours.Line> lines = Contours.lines(X, Y, Z, LEVELS[i]);
            assertEquals(CONTOURPY.array("contours/lines")[i], lines.size());
            Witness.near(CONTOURPY.array("contours/lengths")[i], length(lines));
        }
    }

    @Test
    void bandsHaveContourpysAreas() {
        for (int i = 0; i + 1 < LEVELS.length; i++) {
            double found = area(Contours.band(X, Y, Z, LEVELS[i], LEVELS[i + 1]));
            Witness.near(CONTOURPY.array("contours/areas")[i], found);
        }
    }

    @Test
    void bandsEndWhereCornersAreNotKnown() {
        double[][] masked = new double[Z.length][];
        for (int r = 0; r < Z.length; r++) {
            masked[r] = Z[r].clone();
            for (int c = 0; c < masked[r].length; c++) {
                if (Math.abs(masked[r][c]) > 0.95) {
                    masked[r][c] = Double.NaN;
                }
            }
        }
        for (int i = 0; i + 1 < LEVELS.length; i++) {
            double found = area(Contours.band(X, Y, masked, LEVELS[i], LEVELS[i + 1]));
            Witness.near(CONTOURPY.array("contours/masked_areas")[i], found);
        }
    }

    @Test
    void bandsOfAllLevelsTileTheGrid() {
        double sum =
                area(Contours.band(X, Y, Z, Double.NEGATIVE_INFINITY, 0))
                        + area(Contours.band(X, Y, Z, 0, Double.POSITIVE_INFINITY));
        assertEquals(4 * 3, sum, 1e-9);
    }

    @Test
    void aHillIsOneRingAnticlockwise() {
        double[] axis = {0, 1, 2};
        double[][] hill = {{0, 0, 0}, {0, 1, 0}, {0, 0, 0}};
        List<Contours.Line> lines = Contours.lines(axis, axis, hill, 0.5);
        assertEquals(1, lines.size());
        assertTrue(lines.getFirst().closed());
        assertEquals(4, lines.getFirst().x().length);
        assertEquals(0.5, area(lines), 1e-12);
        List<Contours.Line> ring = Contours.band(axis, axis, hill, 0, 0.5);
        assertEquals(2, ring.size());
        assertEquals(3.5, area(ring), 1e-12);
    }

    @Test
    void aSaddleGoesWithItsCentre() {
        double[] axis = {0, 1};
        double[][] low = {{1, 0}, {0, 1}};
        assertEquals(2, Contours.lines(axis, axis, low, 0.6).size());
        assertEquals(0.16, area(Contours.band(axis, axis, low, 0.6, 9)), 1e-12);
        assertEquals(1 - 0.16, area(Contours.band(axis, axis, low, 0.4, 9)), 1e-12);
    }

    @Test
    void flatGroundHasNoLineAndAllOrNoArea() {
        double[] axis = {0, 1, 2};
        double[][] flat = {{3, 3, 3}, {3, 3, 3}, {3, 3, 3}};
        assertTrue(Contours.lines(axis, axis, flat, 3).isEmpty());
        List<Contours.Line> all = Contours.band(axis, axis, flat, 3, 4);
        assertEquals(1, all.size());
        assertEquals(4, area(all), 1e-12);
        assertTrue(Contours.band(axis, axis, flat, 4, 5).isEmpty());
        assertTrue(Contours.lines(new double[0], new double[0], new double[0][], 1).isEmpty());
    }

    @Test
    void openLinesKeepHigherGroundOnTheirLeft() {
        double[] axis = {0, 1};
        List<Contours.Line> lines = Contours.lines(axis, axis, new double[][] {{0, 2}, {0, 2}}, 1);
        assertFalse(lines.getFirst().closed());
        assertArrayEquals(new double[] {0.5, 0.5}, lines.getFirst().x());
        assertArrayEquals(new double[] {1, 0}, lines.getFirst().y());
    }

    @Test
    void heightsHoldTheSharesOfMassTheyNameInADensity() {
        PlaneDensity plane = PlaneDensity.of(X, new double[] {0, 2, 1, 5, 3, 4, 6, 2, 1});
        double[] heights = plane.heights(0.5, 0.9);
        double total = 0;
        double above = 0;
        for (double[] row : plane.z()) {
            for (double z : row) {
                total += z;
                above += z >= heights[0] ? z : 0;
            }
        }
        assertEquals(0.5, above / total, 0.01);
        assertTrue(heights[1] < heights[0]);
    }
}
