package dev.loupe.cli.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Gradient-boosted trees for several classes: each round adds one tree a class, fitted to gradient and curvature of the cross-entropy
/// (Chen and Guestrin 2016, equations 5 and 7), over features cut into at most 32 bins.
final class BoostedTrees implements Classifier {
    private static final int BINS = 32;
    private static final float REGULAR = 1;

    private final int classes;
    private final int depth;
    private final float rate;
    private final float share;
    private final Random random;
    private final Samples train;
    private final float[][] edges;
    private final byte[][] binned;
    private final float[][] scores;
    private final List<Node[]> rounds = new ArrayList<>();
    private final double[] gains;

    private sealed interface Node {
        record Leaf(float value) implements Node {}

        record Split(int feature, float below, Node left, Node right) implements Node {}
    }

    /// @param rate  how much of each tree is added
    /// @param share the part of the rows that a round sees
    BoostedTrees(Samples train, int depth, float rate, float share, long seed) {
        this.train = train;
        this.classes = train.classes().size();
        this.depth = depth;
        this.rate = rate;
        this.share = share;
        this.random = new Random(seed);
        int features = train.features().size();
        this.edges = new float[features][];
        this.binned = new byte[features][train.size()];
        this.gains = new double[features];
        this.scores = new float[train.size()][classes];
        for (int f = 0; f < features; f++) {
            bin(f);
        }
    }

    private void bin(int feature) {
        float[] values = new float[train.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = train.x()[row][feature];
        }
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        float[] cuts = new float[BINS - 1];
        int n = 0;
        for (int i = 1; i < BINS; i++) {
            int at = (int) ((long) i * sorted.length / BINS);
            if (sorted[at] > sorted[0] && (n == 0 || sorted[at] > cuts[n - 1])) {
                cuts[n++] = sorted[at];
            }
        }
        edges[feature] = Arrays.copyOf(cuts, n);
        for (int row = 0; row < values.length; row++) {
            int at = Arrays.binarySearch(edges[feature], values[row]);
            binned[feature][row] = (byte) (at >= 0 ? at + 1 : -at - 1);
        }
    }

    /// Adds one tree a class.
    void round() {
        int[] rows =
                IntStream.range(0, train.size())
                        .filter(row -> random.nextFloat() < share)
                        .toArray();
        float[] gradient = new float[train.size()];
        float[] curvature = new float[train.size()];
        Node[] trees = new Node[classes];
        float[][] p = new float[train.size()][];
        for (int row : rows) {
            p[row] = Classifier.softmax(scores[row]);
        }
        for (int c = 0; c < classes; c++) {
            for (int row : rows) {
                gradient[row] = p[row][c] - (train.y()[row] == c ? 1 : 0);
                curvature[row] = Math.max(1e-6f, p[row][c] * (1 - p[row][c]));
            }
            trees[c] = grow(rows, gradient, curvature, depth);
        }
        rounds.add(trees);
        for (int row = 0; row < train.size(); row++) {
            add(trees, train.x()[row], scores[row]);
        }
    }

    private Node grow(int[] rows, float[] gradient, float[] curvature, int left) {
        double g = 0;
        double h = 0;
        for (int row : rows) {
            g += gradient[row];
            h += curvature[row];
        }
        Node leaf = new Node.Leaf((float) (-rate * g / (h + REGULAR)));
        if (left == 0 || rows.length < 4) {
            return leaf;
        }
        double best = 1e-3;
        int feature = -1;
        int cut = 0;
        for (int f = 0; f < edges.length; f++) {
            double[] gs = new double[BINS];
            double[] hs = new double[BINS];
            for (int row : rows) {
                gs[binned[f][row]] += gradient[row];
                hs[binned[f][row]] += curvature[row];
            }
            double gl = 0;
            double hl = 0;
            for (int b = 0; b < edges[f].length; b++) {
                gl += gs[b];
                hl += hs[b];
                double gain =
                        gl * gl / (hl + REGULAR)
                                + (g - gl) * (g - gl) / (h - hl + REGULAR)
                                - g * g / (h + REGULAR);
                if (gain > best) {
                    best = gain;
                    feature = f;
                    cut = b;
                }
            }
        }
        if (feature < 0) {
            return leaf;
        }
        gains[feature] += best;
        int at = cut;
        byte[] bins = binned[feature];
        int[] below = Arrays.stream(rows).filter(row -> bins[row] <= at).toArray();
        int[] above = Arrays.stream(rows).filter(row -> bins[row] > at).toArray();
        return new Node.Split(
                feature,
                edges[feature][cut],
                grow(below, gradient, curvature, left - 1),
                grow(above, gradient, curvature, left - 1));
    }

    private static void add(Node[] trees, float[] x, float[] scores) {
        for (int c = 0; c < trees.length; c++) {
            Node node = trees[c];
            while (node instanceof Node.Split split) {
                node = x[split.feature()] < split.below() ? split.left() : split.right();
            }
            scores[c] += node instanceof Node.Leaf leaf ? leaf.value() : 0;
        }
    }

    @Override
    public float[] scores(float[] row) {
        float[] sum = new float[classes];
        rounds.forEach(trees -> add(trees, row, sum));
        return sum;
    }

    /// The part of all gain that each feature's splits have. `[features]`, sums to 1
    double[] importance() {
        double all = Arrays.stream(gains).sum();
        return Arrays.stream(gains).map(gain -> all > 0 ? gain / all : 0).toArray();
    }

    int leaves() {
        return rounds.stream()
                .mapToInt(trees -> Arrays.stream(trees).mapToInt(BoostedTrees::leaves).sum())
                .sum();
    }

    private static int leaves(Node node) {
        return node instanceof Node.Split split ? leaves(split.left()) + leaves(split.right()) : 1;
    }
}
