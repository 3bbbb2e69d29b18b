package dev.loupe.figure.stat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;

final class DelaunayTest {
    private static final Witness SCIPY = Witness.read("stat-triangles.json");

    private static double area(Delaunay mesh, double[] x, double[] y) {
        double sum = 0;
        for (int t = 0; t < mesh.triangles().length; t += 3) {
            int a = mesh.triangles()[t];
            int b = mesh.triangles()[t + 1];
            int c = mesh.triangles()[t + 2];
            double twice = (x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a]);
            assertTrue(twice > 0, "triangle " + t / 3 + " runs clockwise");
            sum += twice / 2;
        }
        return sum;
    }

    @Test
    void trianglesAndHullAreScipys() {
        Delaunay mesh = Delaunay.of(SCIPY.array("x"), SCIPY.array("y"));
        double[][] found = new double[mesh.triangles().length / 3][3];
        for (int i = 0; i < mesh.triangles().length; i++) {
            found[i / 3][i % 3] = mesh.triangles()[i];
        }
        for (double[] triangle : found) {
            Arrays.sort(triangle);
        }
        Arrays.sort(found, Arrays::compare);
        assertArrayEquals(SCIPY.table("triangles"), found);
        int[] hull = mesh.hull().clone();
        Arrays.sort(hull);
        assertArrayEquals(SCIPY.ints("hull"), hull);
    }

    @Test
    void aRegularGridIsCoveredWithoutGaps() {
        double[] x = new double[400];
        double[] y = new double[400];
        for (int i = 0; i < 400; i++) {
            x[i] = i % 20 * 0.1;
            y[i] = i / 20 * 0.1;
        }
        Delaunay mesh = Delaunay.of(x, y);
        assertEquals(1.9 * 1.9, area(mesh, x, y), 1e-9);
        assertTrue(mesh.triangles().length / 3 >= 2 * 19 * 19);
    }

    @Test
    void noPointLiesInAnotherTrianglesCircle() {
        var random = new Random(8);
        double[] x = random.doubles(300).toArray();
        double[] y = random.doubles(300).toArray();
        Delaunay mesh = Delaunay.of(x, y);
        assertEquals(2 * 300 - 2 - mesh.hull().length, mesh.triangles().length / 3);
        area(mesh, x, y);
        for (int t = 0; t < mesh.triangles().length; t += 3) {
            int a = mesh.triangles()[t];
            double bx = x[mesh.triangles()[t + 1]] - x[a];
            double by = y[mesh.triangles()[t + 1]] - y[a];
            double cx = x[mesh.triangles()[t + 2]] - x[a];
            double cy = y[mesh.triangles()[t + 2]] - y[a];
            double d = 2 * (bx * cy - by * cx);
            double ox = (cy * (bx * bx + by * by) - by * (cx * cx + cy * cy)) / d;
            double oy = (bx * (cx * cx + cy * cy) - cx * (bx * bx + by * by)) / d;
            for (int p = 0; p < 300; p++) {
                double distance = Math.hypot(x[p] - x[a] - ox, y[p] - y[a] - oy);
                assertTrue(distance >= Math.hypot(ox, oy) * (1 - 1e-9), p + " in " + t / 3);
            }
        }
    }

    @Test
    void pointsOnALineRepeatedOrUnknownMakeNoTriangle() {
        double[] line = {0, 0.1, 0.2, 0.3};
        assertEquals(0, Delaunay.of(line, line).triangles().length);
        assertEquals(0, Delaunay.of(new double[0], new double[0]).hull().length);
        double[] x = {0, 1, 0, 0, Double.NaN, 1, 2};
        double[] y = {0, 0, 1, 0, 3, 0, 0};
        Delaunay mesh = Delaunay.of(x, y);
        assertEquals(2, mesh.triangles().length / 3);
        assertEquals(1, area(mesh, x, y), 1e-12);
    }

    @Test
    void streamLinesOfARotationAreCircles() {
        double[] axis = new double[21];
        for (int i = 0; i < 21; i++) {
            axis[i] = (i - 10) / 10.0;
        }
        double[][] u = new double[21][21];
        double[][] v = new double[21][21];
        for (int r = 0; r < 21; r++) {
            for (int c = 0; c < 21; c++) {
                u[r][c] = -axis[r];
                v[r][c] = axis[c];
            }
        }
        var lines = Streamlines.of(axis, axis, u, v, 1);
        assertTrue(lines.size() > 10 && lines.size() < 200, lines.size() + " lines");
        for (Contours.Line line : lines) {
            double radius = Math.hypot(line.x()[0], line.y()[0]);
            for (int i = 0; i < line.x().length; i++) {
                assertEquals(radius, Math.hypot(line.x()[i], line.y()[i]), 1e-4);
            }
            double turn = line.x()[0] * line.y()[1] - line.y()[0] * line.x()[1];
            assertTrue(turn > 0, "lines follow the field");
        }
    }

    @Test
    void streamLinesOfAFieldWithoutMotionAreNone() {
        double[] axis = {0, 1};
        double[][] still = new double[2][2];
        assertTrue(Streamlines.of(axis, axis, still, still, 1).isEmpty());
        double[][] unknown = {{1, Double.NaN}, {1, 1}};
        assertTrue(Streamlines.of(axis, axis, unknown, still, 1).isEmpty());
        double[][] east = {{1, 1}, {1, 1}};
        assertEquals(30, Streamlines.of(axis, axis, east, still, 1).size());
    }
}
