package dev.loupe.figure.mark.geo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.figure.data.GeoJson.Path;
import dev.loupe.figure.stat.Witness;

import org.junit.jupiter.api.Test;

import java.util.List;

/// The worked examples of Snyder, Map Projections: A Working Manual, USGS Professional Paper 1395,
/// appendix A.
final class ProjectionTest {
    @Test
    void mercatorIsSnyders() {
        double[] at = new Projection.Mercator(-180).at(-75, 35);
        assertArrayEquals(new double[] {1.8325957, 0.6528366}, at, 1e-7);
    }

    @Test
    void albersIsSnyders() {
        double[] at = new Projection.Albers(-96, 29.5, 45.5).at(-75, 35);
        double[] origin = new Projection.Albers(-96, 29.5, 45.5).at(-96, 23);
        assertArrayEquals(
                new double[] {0.2952720, 0.2416774}, new double[] {at[0], at[1] - origin[1]}, 1e-7);
    }

    @Test
    void orthographicIsSnyders() {
        double[] at = new Projection.Orthographic(-100, 40).at(-110, 30);
        assertArrayEquals(new double[] {-0.1503837, -0.1651911}, at, 1e-7);
        assertTrue(Double.isNaN(new Projection.Orthographic(0, 0).at(180, 0)[0]));
    }

    /// Berlin to New York, as SciPy's `geometric_slerp` goes.
    @Test
    void theShortestWayIsScipys() {
        Witness python = Witness.read("stat-lines.json");
        Path way =
                GreatCircle.through(
                        new Path(new double[] {13.405, -74.006}, new double[] {52.52, 40.7128}));
        double[] lon = python.array("great/lon");
        Witness.near(lon, way.lon());
        Witness.near(python.array("great/lat"), way.lat());
    }

    private static double area(List<double[][]> rings) {
        double sum = 0;
        for (double[][] ring : rings) {
            double twice = 0;
            int n = ring[0].length;
            for (int i = 0; i < n; i++) {
                int j = (i + 1) % n;
                twice += ring[0][i] * ring[1][j] - ring[0][j] * ring[1][i];
            }
            sum += Math.abs(twice) / 2;
        }
        return sum;
    }

    @Test
    void aRingAcrossTheAntimeridianBecomesTwoOfTheSameArea() {
        Path box =
                new Path(
                        new double[] {170, -170, -170, 170, 170},
                        new double[] {-10, -10, 10, 10, -10});
        List<double[][]> cut = Cut.ring(box, new Projection.Equirectangular(0, 0));
        assertEquals(2, cut.size());
        assertEquals(Math.toRadians(20) * Math.toRadians(20), area(cut), 1e-9);
        assertEquals(1, Cut.ring(box, new Projection.Equirectangular(180, 0)).size());
    }

    @Test
    void aRingAroundAPoleCoversIt() {
        Path cap =
                new Path(new double[] {0, 90, 180, -90, 0}, new double[] {-60, -60, -60, -60, -60});
        List<double[][]> cut = Cut.ring(cap, new Projection.Equirectangular(0, 0));
        assertEquals(2 * Math.PI * Math.toRadians(30), area(cut), 1e-9);
    }

    @Test
    void albersKeepsAreas() {
        Projection albers = new Projection.Albers(10, 20, 50);
        for (double lat : new double[] {-30, 0, 40, 65}) {
            Path box =
                    new Path(
                            new double[] {0, 20, 20, 0, 0},
                            new double[] {lat, lat, lat + 10, lat + 10, lat});
            double onTheSphere =
                    Math.toRadians(20)
                            * (Math.sin(Math.toRadians(lat + 10)) - Math.sin(Math.toRadians(lat)));
            assertEquals(onTheSphere, area(Cut.ring(box, albers)), 2e-4 * onTheSphere);
        }
    }

    @Test
    void aRingBehindTheGlobeIsNotSeenAndOneHalfBehindFollowsTheHorizon() {
        Projection globe = new Projection.Orthographic(0, 0);
        Path behind = new Path(new double[] {170, 190, 190, 170}, new double[] {-5, -5, 5, -5});
        assertTrue(Cut.ring(behind, globe).isEmpty());
        Path half =
                new Path(new double[] {30, 150, 150, 30, 30}, new double[] {-80, -80, 80, 80, -80});
        for (double[][] ring : Cut.ring(half, globe)) {
            for (int i = 0; i < ring[0].length; i++) {
                assertTrue(Math.hypot(ring[0][i], ring[1][i]) <= 1 + 1e-12);
            }
        }
        assertTrue(area(Cut.ring(half, globe)) > 0.4);
    }
}
