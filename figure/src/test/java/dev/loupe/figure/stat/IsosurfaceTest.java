package dev.loupe.figure.stat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Spheres and tori have areas and holes that are known.
final class IsosurfaceTest {
    private static final int N = 41;

    private interface Value {
        double of(double x, double y, double z);
    }

    /// Places from −2 to 2.
    private static double place(int i) {
        return 4.0 * i / (N - 1) - 2;
    }

    private static double[] grid(Value value) {
        double[] grid = new double[N * N * N];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = value.of(place(i % N), place(i / N % N), place(i / N / N));
        }
        return grid;
    }

    private static double sphere(double x, double y, double z) {
        return Math.sqrt(x * x + y * y + z * z);
    }

    private static double torus(double x, double y, double z) {
        return Math.hypot(Math.hypot(x, y) - 1.2, z);
    }

    private static double area(Isosurface surface) {
        double[] x = surface.along(grid((a, _, _) -> a));
        double[] y = surface.along(grid((_, b, _) -> b));
        double[] z = surface.along(grid((_, _, c) -> c));
        double sum = 0;
        int[] at = surface.corners();
        for (int i = 0; i < at.length; i += 3) {
            double[] u = {
                x[at[i + 1]] - x[at[i]], y[at[i + 1]] - y[at[i]], z[at[i + 1]] - z[at[i]]
            };
            double[] v = {
                x[at[i + 2]] - x[at[i]], y[at[i + 2]] - y[at[i]], z[at[i + 2]] - z[at[i]]
            };
            sum +=
                    Math.hypot(
                                    Math.hypot(
                                            u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2]),
                                    u[0] * v[1] - u[1] * v[0])
                            / 2;
        }
        return sum;
    }

    /// Corners less edges and faces: 2 for a sphere, 0 for a torus; every edge of a closed surface has two faces.
    private static int euler(Isosurface surface) {
        Map<Long, Integer> edges = new HashMap<>();
        int[] at = surface.corners();
        for (int i = 0; i < at.length; i += 3) {
            for (int k = 0; k < 3; k++) {
                long a = at[i + k];
                long b = at[i + (k + 1) % 3];
                edges.merge(Math.min(a, b) << 32 | Math.max(a, b), 1, Integer::sum);
            }
        }
        assertTrue(edges.values().stream().allMatch(faces -> faces == 2), "closed");
        return surface.share().length - edges.size() + at.length / 3;
    }

    @Test
    void aSphereIsClosedAndHasItsArea() {
        Isosurface surface = Isosurface.of(grid(IsosurfaceTest::sphere), N, N, N, 1.37, 100_000);
        assertEquals(4 * Math.PI * 1.37 * 1.37, area(surface), 0.05);
        assertEquals(2, euler(surface));
    }

    @Test
    void aTorusHasAHole() {
        Isosurface surface = Isosurface.of(grid(IsosurfaceTest::torus), N, N, N, 0.43, 100_000);
        assertEquals(4 * Math.PI * Math.PI * 1.2 * 0.43, area(surface), 0.2);
        assertEquals(0, euler(surface));
    }

    @Test
    void cornersLieWhereTheLevelIs() {
        double[] values = grid(IsosurfaceTest::sphere);
        Isosurface surface = Isosurface.of(values, N, N, N, 1.1, 100_000);
        for (double value : surface.along(values)) {
            assertEquals(1.1, value, 1e-12);
        }
    }

    @Test
    void missingValuesLeaveHolesAndTooManyTrianglesAreSaid() {
        double[] values = grid(IsosurfaceTest::sphere);
        int whole = Isosurface.of(values, N, N, N, 1.3, 100_000).corners().length;
        double[] holed = values.clone();
        Arrays.fill(holed, 0, holed.length / 2, Double.NaN);
        int half = Isosurface.of(holed, N, N, N, 1.3, 100_000).corners().length;
        assertTrue(half > whole / 3 && half < whole * 2 / 3, half + " of " + whole);
        assertEquals(
                "An isosurface of more than 100 triangles is too fine to be drawn.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Isosurface.of(values, N, N, N, 1.3, 100))
                        .getMessage());
    }
}
