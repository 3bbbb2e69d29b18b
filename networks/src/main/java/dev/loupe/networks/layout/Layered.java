package dev.loupe.networks.layout;

import java.util.Arrays;

/// A layered drawing: boxes in layers from top to bottom, edges as bends between them.
///
/// @param x,y    `[n]` the middle of each box; the drawing begins at 0, 0
/// @param rank   `[n]` the layer of each box
/// @param ways   `[m]` for each edge the middles of its bends from the box it leaves to the box it enters, x and y in turn, without those within a straight run; empty for short edges and loops
/// @param tops   `[layers]` where each layer begins
/// @param bottoms `[layers]` and ends
/// @param width,height of the whole
public record Layered(
        double[] x,
        double[] y,
        int[] rank,
        double[][] ways,
        double[] tops,
        double[] bottoms,
        double width,
        double height) {

    /// Room between layers for edges to turn and be labelled.
    public static final double LAYER_GAP = 24;

    /// Bends so little apart, in pixels, lie on one line.
    private static final double STRAIGHT = 1e-3;

    /// Lays boxes out in time about linear in boxes and bends. The same input gives the same drawing.
    public static Layered of(Wires wires) {
        Ranks ranks = new Ranks(wires);
        Strands strands = new Strands(wires, ranks);
        int[][] layers = new Ordering(strands).layers;
        double[] across = new Placing(wires, strands, ranks.late, layers).x;
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        for (int p = 0; p < across.length; p++) {
            double half = strands.bend(p) ? 2 : wires.width()[p] / 2;
            left = Math.min(left, across[p] - half);
            right = Math.max(right, across[p] + half);
        }
        double[] tops = new double[layers.length];
        double[] bottoms = new double[layers.length];
        double at = 0;
        for (int r = 0; r < layers.length; r++) {
            double most = 0;
            for (int point : layers[r]) {
                most = Math.max(most, strands.bend(point) ? 0 : wires.height()[point]);
            }
            tops[r] = at;
            bottoms[r] = at + most;
            at += most + LAYER_GAP + slack(layers, r);
        }
        double height = layers.length == 0 ? 0 : bottoms[layers.length - 1];
        int n = wires.boxes();
        double[] x = new double[n];
        double[] y = new double[n];
        for (int box = 0; box < n; box++) {
            x[box] = across[box] - left;
            y[box] = (tops[strands.rank[box]] + bottoms[strands.rank[box]]) / 2;
        }
        double[][] ways = new double[wires.edges()][];
        for (int e = 0; e < ways.length; e++) {
            ways[e] = way(strands, ranks.turned[e], strands.ways[e], across, left, tops, bottoms);
        }
        return new Layered(
                x, y, ranks.rank, ways, tops, bottoms, n == 0 ? 0 : right - left, height);
    }

    /// Wide layers need more room for their edges to turn.
    private static double slack(int[][] layers, int r) {
        int many = Math.max(layers[r].length, r + 1 < layers.length ? layers[r + 1].length : 0);
        return Math.min(60, 2.0 * Math.max(0, many - 4));
    }

    private static double[] way(
            Strands strands,
            boolean turned,
            int[] points,
            double[] across,
            double left,
            double[] tops,
            double[] bottoms) {
        int bends = Math.max(0, points.length - 2);
        double[] way = new double[16];
        int kept = 0;
        double before = Double.NaN;
        for (int i = 0; i < bends; i++) {
            double x = across[points[bend(i, bends, turned)]];
            boolean straight =
                    i + 1 < bends
                            && Math.abs(x - before) < STRAIGHT
                            && Math.abs(across[points[bend(i + 1, bends, turned)]] - before)
                                    < STRAIGHT;
            if (straight) {
                continue;
            }
            if (kept + 2 > way.length) {
                way = Arrays.copyOf(way, 2 * way.length);
            }
            int layer = strands.rank[points[bend(i, bends, turned)]];
            way[kept++] = x - left;
            way[kept++] = (tops[layer] + bottoms[layer]) / 2;
            before = x;
        }
        return Arrays.copyOf(way, kept);
    }

    private static int bend(int i, int bends, boolean turned) {
        return 1 + (turned ? bends - 1 - i : i);
    }
}
