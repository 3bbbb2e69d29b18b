package dev.loupe.networks.layout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

final class LayeredTest {
    private static Wires wires(int n, int[]... edges) {
        double[] width = new double[n];
        double[] height = new double[n];
        Arrays.fill(width, 60);
        Arrays.fill(height, 26);
        int m = edges.length;
        int[] from = new int[m];
        int[] to = new int[m];
        int[] strand = new int[m];
        for (int e = 0; e < m; e++) {
            from[e] = edges[e][0];
            to[e] = edges[e][1];
            strand[e] = edges[e][0];
        }
        return new Wires(
                width,
                height,
                from,
                to,
                strand,
                new double[m],
                new double[m],
                new boolean[n],
                new boolean[n]);
    }

    private static int[] edge(int from, int to) {
        return new int[] {from, to};
    }

    @Test
    void aChainIsStraightAndItsResidualRunsBeside() {
        Layered drawn = Layered.of(wires(4, edge(0, 1), edge(1, 2), edge(2, 3), edge(0, 3)));
        assertArrayEquals(new int[] {0, 1, 2, 3}, drawn.rank());
        assertEquals(drawn.x()[0], drawn.x()[1]);
        assertEquals(drawn.x()[1], drawn.x()[2]);
        assertEquals(drawn.x()[2], drawn.x()[3]);
        double[] way = drawn.ways()[3];
        assertEquals(4, way.length);
        assertEquals(way[0], way[2], "bends lie under one another");
        assertTrue(Math.abs(way[0] - drawn.x()[1]) >= 30 + 12, "and beside the boxes");
        assertEquals(0, drawn.ways()[0].length);
    }

    @Test
    void branchesLieAroundWhereTheyPart() {
        Layered drawn =
                Layered.of(
                        wires(
                                5,
                                edge(0, 1),
                                edge(0, 2),
                                edge(0, 3),
                                edge(1, 4),
                                edge(2, 4),
                                edge(3, 4)));
        assertEquals(drawn.x()[0], drawn.x()[2]);
        assertEquals(drawn.x()[2], drawn.x()[4]);
        assertEquals(drawn.x()[2] - drawn.x()[1], drawn.x()[3] - drawn.x()[2]);
    }

    /// A trunk 0, 3, 6, …, from each box of which a branch of two goes to the last.
    @Test
    void aTrunkIsStraightWhereverBranchesLeaveIt() {
        int floors = 6;
        List<int[]> edges = new ArrayList<>();
        int last = 3 * floors;
        for (int floor = 0; floor < floors; floor++) {
            int at = 3 * floor;
            edges.add(edge(at, at + 3));
            edges.add(edge(at, at + 1));
            edges.add(edge(at + 1, at + 2));
            edges.add(edge(at + 2, last));
        }
        Layered drawn = Layered.of(wires(last + 1, edges.toArray(int[][]::new)));
        for (int floor = 0; floor + 2 < floors; floor++) {
            assertEquals(drawn.x()[0], drawn.x()[3 * floor], 1e-9, "floor " + floor);
        }
    }

    @Test
    void aSourceLiesJustBeforeWhatItFeeds() {
        Layered drawn = Layered.of(wires(5, edge(0, 1), edge(1, 2), edge(2, 3), edge(4, 3)));
        assertEquals(2, drawn.rank()[4]);
    }

    @Test
    void cyclesAndLoopsAreDrawnAllTheSame() {
        Layered drawn =
                Layered.of(wires(3, edge(0, 1), edge(1, 2), edge(2, 0), edge(1, 1), edge(0, 1)));
        assertArrayEquals(new int[] {0, 1, 2}, drawn.rank());
        assertEquals(2, drawn.ways()[2].length, "the edge back has a bend in the middle layer");
        assertEquals(0, drawn.ways()[3].length);
        Layered nothing = Layered.of(wires(0));
        assertEquals(0, nothing.width());
        assertEquals(0, nothing.height());
    }

    @Test
    void boxesOfALayerAreApartAndBendsLieBetweenThem() {
        Random random = new Random(7);
        for (int round = 0; round < 40; round++) {
            int n = 2 + random.nextInt(60);
            int[][] edges = new int[random.nextInt(3 * n)][];
            for (int e = 0; e < edges.length; e++) {
                edges[e] = edge(random.nextInt(n), random.nextInt(n));
            }
            Wires wires = wires(n, edges);
            Layered drawn = Layered.of(wires);
            for (int a = 0; a < n; a++) {
                assertTrue(drawn.x()[a] - 30 > -1e-6 && drawn.x()[a] + 30 < drawn.width() + 1e-6);
                for (int b = 0; b < a; b++) {
                    assertTrue(
                            drawn.rank()[a] != drawn.rank()[b]
                                    || Math.abs(drawn.x()[a] - drawn.x()[b]) >= 60 + 22 - 1e-6);
                }
            }
            for (double[] way : drawn.ways()) {
                for (int i = 0; i < way.length; i += 2) {
                    for (int box = 0; box < n; box++) {
                        boolean beside =
                                Math.abs(drawn.y()[box] - way[i + 1]) > 13
                                        || Math.abs(drawn.x()[box] - way[i]) >= 30 + 12 - 1e-6;
                        assertTrue(beside, "a bend passes box " + box);
                    }
                }
            }
            Layered again = Layered.of(wires);
            assertArrayEquals(drawn.x(), again.x());
            assertArrayEquals(drawn.y(), again.y());
        }
    }

    @Test
    void aVeryLongChainNeedsNoStack() {
        int n = 100_000;
        int[][] edges = new int[n - 1][];
        for (int e = 0; e < edges.length; e++) {
            edges[e] = edge(e, e + 1);
        }
        Layered drawn = Layered.of(wires(n, edges));
        assertEquals(n - 1, drawn.rank()[n - 1]);
        assertEquals(60, drawn.width());
    }
}
