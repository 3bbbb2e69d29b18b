package dev.loupe.figure.mark.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.figure.mark.Group;
import dev.loupe.figure.scene.Box;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

final class FlowLayoutTest {
    private static final Group ALL = new Group("", "", -1, -1, -1, new int[0]);

    /// @param triples source, target, value
    private static Links links(int nodes, int... triples) {
        List<Links.Link> links = new ArrayList<>();
        for (int i = 0; i < triples.length; i += 3) {
            links.add(new Links.Link(triples[i], triples[i + 1], triples[i + 2], ALL, new int[0]));
        }
        return new Links(IntStream.range(0, nodes).mapToObj(i -> "n" + i).toList(), links, 0);
    }

    @Test
    void aNodeStandsRightOfItsFarthestSource() {
        Links links = links(4, 0, 1, 1, 1, 2, 1, 0, 2, 1, 0, 3, 1);
        assertArrayEquals(new int[] {0, 1, 2, 1}, Layering.of(links, false).column());
        assertArrayEquals(new int[] {0, 1, 2, 2}, Layering.of(links, true).column(), "justified");
    }

    @Test
    void aLinkThatClosesACycleRunsBack() {
        Layering layering = Layering.of(links(3, 0, 1, 1, 1, 2, 1, 2, 0, 1, 1, 1, 1), false);
        assertArrayEquals(new int[] {0, 1, 2}, layering.column());
        assertArrayEquals(new boolean[] {false, false, true, true}, layering.back());
    }

    @Test
    void sweepsUndoACrossing() {
        Layering layering = Layering.of(links(4, 0, 3, 1, 1, 2, 1), false);
        int[] left = layering.columns().getFirst();
        int[] right = layering.columns().getLast();
        assertEquals(left[0] == 0, right[0] == 3);
    }

    @Test
    void nodesOfAColumnAreAsHighAsTheirAmountsAndNeverOverlap() {
        Links links = links(7, 0, 4, 5, 1, 4, 3, 1, 5, 2, 2, 5, 9, 3, 6, 1, 2, 6, 4);
        Layering layering = Layering.of(links, true);
        Box box = new Box(10, 20, 300, 200);
        FlowPlaces places = FlowPlaces.of(links, layering, box, 0, 0);
        double[] through = links.through();
        for (int[] nodes : layering.columns()) {
            double end = box.y() - 1e-9;
            for (int node : nodes) {
                Box at = places.nodes()[node];
                assertEquals(through[node] * places.scale(), at.height(), 1e-9);
                assertTrue(
                        at.y() >= end, "node " + node + " at " + at.y() + ", before ends " + end);
                end = at.bottom();
            }
            assertTrue(end <= box.bottom() + 1e-9);
        }
    }

    @Test
    void theQuadtreePushesAlmostAsAllPairsDo() {
        int n = 800;
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = 30 * Math.sin(12.9898 * i) + i % 7;
            y[i] = 30 * Math.cos(78.233 * i) - i % 5;
        }
        Quadtree tree = new Quadtree(x, y);
        double error = 0;
        double size = 0;
        for (int i = 0; i < n; i++) {
            double[] fx = new double[n];
            double[] fy = new double[n];
            tree.repel(i, fx, fy);
            double ex = 0;
            double ey = 0;
            for (int j = 0; j < n; j++) {
                double dx = x[i] - x[j];
                double dy = y[i] - y[j];
                double push = i == j ? 0 : 1 / Math.max(1e-3, dx * dx + dy * dy);
                ex += dx * push;
                ey += dy * push;
            }
            error += Math.hypot(fx[i] - ex, fy[i] - ey);
            size += Math.hypot(ex, ey);
        }
        assertTrue(error / size < 0.03, "mean error " + error / size);
    }

    @Test
    void linkedNodesEndNearerThanOthers() {
        int[] source = {0, 1, 2, 0, 4, 5, 6, 4, 0};
        int[] target = {1, 2, 3, 3, 5, 6, 7, 7, 4};
        double[] weight = new double[source.length];
        Arrays.fill(weight, 1);
        Forces forces = Forces.of(8, source, target, weight);
        assertTrue(distance(forces, 0, 1) < distance(forces, 1, 5));
        assertTrue(distance(forces, 6, 7) < distance(forces, 2, 6));
        assertArrayEquals(forces.x(), Forces.of(8, source, target, weight).x(), "drawn twice");
    }

    private static double distance(Forces forces, int a, int b) {
        return Math.hypot(forces.x()[a] - forces.x()[b], forces.y()[a] - forces.y()[b]);
    }

    @Test
    void endsOnARimFillEachNodesArc() {
        Links links = links(3, 0, 1, 4, 1, 2, 2, 2, 2, 1);
        Rim rim = Rim.of(links);
        assertEquals(4 * rim.scale(), rim.length(0), 1e-12);
        assertEquals(6 * rim.scale(), rim.length(1), 1e-12);
        assertEquals(4 * rim.scale(), rim.length(2), 1e-12);
    }
}
