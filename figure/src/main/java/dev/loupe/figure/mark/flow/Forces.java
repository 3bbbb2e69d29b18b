package dev.loupe.figure.mark.flow;

import java.util.Arrays;

/// Places of nodes that push each other away while links pull them together. Equal input gives equal places: no chance is used.
///
/// Nodes start on a sunflower's spiral by their number. Each round adds repulsion k²/d between all pairs and attraction d²/k along links,
/// and moves every node by at most the temperature, which falls evenly. Up to 500 nodes all pairs are looked at; above, a quadtree
/// stands for far ones. Sources: Fruchterman and Reingold, Software: Practice and Experience 21(11), 1991; Barnes and Hut, Nature 324, 1986.
///
/// @param x,y `[nodes]` about the origin; the distance that two linked nodes like is near 1
record Forces(double[] x, double[] y) {
    private static final int MOST_PAIRS = 500;
    private static final double GOLDEN = Math.PI * (3 - Math.sqrt(5));
    private static final double GRAVITY = 0.06;
    private static final double LEAST = 1e-3;

    /// @param source,target `[links]` nodes; a link from a node to itself pulls nothing
    /// @param weight        `[links]` in `[0, 1]`, how strongly a link pulls
    static Forces of(int nodes, int[] source, int[] target, double[] weight) {
        double[] x = new double[nodes];
        double[] y = new double[nodes];
        for (int i = 0; i < nodes; i++) {
            double radius = 0.9 * Math.sqrt(i + 0.5);
            x[i] = radius * Math.cos(i * GOLDEN);
            y[i] = radius * Math.sin(i * GOLDEN);
        }
        int rounds = nodes <= MOST_PAIRS ? 300 : nodes <= 2_000 ? 150 : 50;
        double hot = 0.35 * Math.sqrt(nodes + 1.0);
        double[] fx = new double[nodes];
        double[] fy = new double[nodes];
        for (int round = 0; round < rounds; round++) {
            Arrays.fill(fx, 0);
            Arrays.fill(fy, 0);
            if (nodes <= MOST_PAIRS) {
                repelPairs(x, y, fx, fy);
            } else {
                Quadtree tree = new Quadtree(x, y);
                for (int i = 0; i < nodes; i++) {
                    tree.repel(i, fx, fy);
                }
            }
            for (int link = 0; link < source.length; link++) {
                int a = source[link];
                int b = target[link];
                double dx = x[b] - x[a];
                double dy = y[b] - y[a];
                double pull = (0.3 + 0.7 * weight[link]) * Math.hypot(dx, dy);
                fx[a] += dx * pull;
                fy[a] += dy * pull;
                fx[b] -= dx * pull;
                fy[b] -= dy * pull;
            }
            double most = hot * (1 - round / (double) rounds);
            for (int i = 0; i < nodes; i++) {
                fx[i] -= GRAVITY * x[i];
                fy[i] -= GRAVITY * y[i];
                double force = Math.hypot(fx[i], fy[i]);
                double step = force > most ? most / force : 1;
                x[i] += 0.5 * step * fx[i];
                y[i] += 0.5 * step * fy[i];
            }
        }
        return new Forces(x, y);
    }

    private static void repelPairs(double[] x, double[] y, double[] fx, double[] fy) {
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                double dx = x[i] - x[j];
                double dy = y[i] - y[j];
                double push = 1 / Math.max(LEAST, dx * dx + dy * dy);
                fx[i] += dx * push;
                fy[i] += dy * push;
                fx[j] -= dx * push;
                fy[j] -= dy * push;
            }
        }
    }
}
