package dev.loupe.figure.stat;

import java.util.Arrays;

/// A tree of clusters, joined pair by pair from single rows up: what a dendrogram draws.
///
/// Nearest-neighbour chains (Müllner, arXiv:1109.2378, algorithm 3) with the update of Lance and
/// Williams; join k makes cluster n + k, joins are in order of height and the lower-numbered child
/// is the left one, as in `scipy.cluster.hierarchy.linkage`.
///
/// @param left `[n − 1]` child: a row below n, or n + an earlier join
/// @param right `[n − 1]`
/// @param height `[n − 1]` ascending: the distance at which the children join
/// @param size `[n − 1]` rows in the joined cluster
public record Clustering(int[] left, int[] right, double[] height, int[] size) {
    /// More rows than this are refused: distances of all pairs are kept.
    public static final int MOST_ROWS = 5_000;

    /// What the distance of two clusters is.
    public enum Linkage {
        /// Of their nearest rows.
        SINGLE,
        /// Of their farthest rows.
        COMPLETE,
        /// The mean over pairs of rows.
        AVERAGE,
        /// How much joining adds to the squares within clusters.
        WARD
    }

    /// The tree of rows by Euclidean distance. O(n² · columns).
    ///
    /// @param rows `[n][columns]` finite
    /// @throws IllegalArgumentException if n is 0 or above 5,000, rows differ in length or a number
    ///   is not finite
    public static Clustering of(double[][] rows, Linkage linkage) {
        int n = rows.length;
        if (n < 1 || n > MOST_ROWS) {
            throw new IllegalArgumentException(
                    "clustering takes 1 to " + MOST_ROWS + " rows, but got " + n);
        }
        double[][] distance = new double[n][n];
        for (int i = 0; i < n; i++) {
            Finite.sameLength(rows[0].length, rows[i].length);
            for (int j = 0; j < i; j++) {
                double sum = 0;
                for (int c = 0; c < rows[i].length; c++) {
                    double d = rows[i][c] - rows[j][c];
                    sum += d * d;
                }
                if (!Double.isFinite(sum)) {
                    throw new IllegalArgumentException(
                            "rows "
                                    + j
                                    + " and "
                                    + i
                                    + " must have a finite distance, but have "
                                    + sum);
                }
                distance[i][j] = Math.sqrt(sum);
                distance[j][i] = distance[i][j];
            }
        }
        return ofDistances(distance, linkage);
    }

    /// The tree of rows by given distances. O(n²).
    ///
    /// @param distance `[n][n]` symmetric; overwritten
    public static Clustering ofDistances(double[][] distance, Linkage linkage) {
        int n = distance.length;
        int[] size = new int[n];
        Arrays.fill(size, 1);
        int[] chain = new int[n + 1];
        int length = 0;
        int[] a = new int[n - 1];
        int[] b = new int[n - 1];
        double[] height = new double[n - 1];
        for (int join = 0; join < n - 1; join++) {
            if (length == 0) {
                while (size[chain[0]] == 0) {
                    chain[0]++;
                }
                length = 1;
            }
            int x;
            int y;
            double least;
            while (true) {
                x = chain[length - 1];
                y = length > 1 ? chain[length - 2] : -1;
                least = y >= 0 ? distance[x][y] : Double.POSITIVE_INFINITY;
                for (int i = 0; i < n; i++) {
                    if (size[i] > 0 && i != x && distance[x][i] < least) {
                        least = distance[x][i];
                        y = i;
                    }
                }
                if (length > 1 && y == chain[length - 2]) {
                    break;
                }
                chain[length++] = y;
            }
            length -= 2;
            int gone = Math.min(x, y);
            int kept = Math.max(x, y);
            a[join] = gone;
            b[join] = kept;
            height[join] = least;
            for (int i = 0; i < n; i++) {
                if (size[i] > 0 && i != gone && i != kept) {
                    double d =
                            joined(
                                    linkage,
                                    distance[i][gone],
                                    distance[i][kept],
                                    least,
                                    size[gone],
                                    size[kept],
                                    size[i]);
                    distance[i][kept] = d;
                    distance[kept][i] = d;
                }
            }
            size[kept] += size[gone];
            size[gone] = 0;
            if (length == 0) {
                chain[0] = 0;
            }
        }
        return labelled(a, b, height, n);
    }

    private static double joined(
            Linkage linkage, double dx, double dy, double dxy, double nx, double ny, double ni) {
        return switch (linkage) {
            case SINGLE -> Math.min(dx, dy);
            case COMPLETE -> Math.max(dx, dy);
            case AVERAGE -> (nx * dx + ny * dy) / (nx + ny);
            case WARD ->
                    Math.sqrt(
                            Math.max(
                                    0,
                                    ((ni + nx) * dx * dx + (ni + ny) * dy * dy - ni * dxy * dxy)
                                            / (nx + ny + ni)));
        };
    }

    private static Clustering labelled(int[] a, int[] b, double[] height, int n) {
        int[] order = Order.ascending(height);
        int[] parent = new int[2 * n - 1];
        int[] members = new int[2 * n - 1];
        Arrays.setAll(parent, i -> i);
        Arrays.fill(members, 0, n, 1);
        int[] left = new int[n - 1];
        int[] right = new int[n - 1];
        int[] size = new int[n - 1];
        for (int k = 0; k < n - 1; k++) {
            int x = root(parent, a[order[k]]);
            int y = root(parent, b[order[k]]);
            left[k] = Math.min(x, y);
            right[k] = Math.max(x, y);
            size[k] = members[x] + members[y];
            members[n + k] = size[k];
            parent[x] = n + k;
            parent[y] = n + k;
        }
        return new Clustering(left, right, Finite.at(order, height), size);
    }

    private static int root(int[] parent, int at) {
        int root = at;
        while (parent[root] != root) {
            root = parent[root];
        }
        for (int i = at; i != root; ) {
            int up = parent[i];
            parent[i] = root;
            i = up;
        }
        return root;
    }

    /// The rows as a dendrogram lines them up, left children first: no branches cross.
    public int[] leaves() {
        int n = left.length + 1;
        int[] leaves = new int[n];
        int[] stack = new int[n + 1];
        int depth = 0;
        int count = 0;
        stack[depth++] = 2 * n - 2;
        while (depth > 0) {
            int at = stack[--depth];
            if (at < n) {
                leaves[count++] = at;
            } else {
                stack[depth++] = right[at - n];
                stack[depth++] = left[at - n];
            }
        }
        return leaves;
    }

    /// One bracket per join: up from the left child, across, and down to the right child. Leaf i of
    /// [#leaves] stands at i.
    ///
    /// @return `[n − 1][6]`: place and foot of the left leg, place and foot of the right leg,
    ///   height, place of the middle
    public double[][] brackets() {
        int n = left.length + 1;
        double[] place = new double[2 * n - 1];
        double[] foot = new double[2 * n - 1];
        int[] leaves = leaves();
        for (int i = 0; i < n; i++) {
            place[leaves[i]] = i;
        }
        double[][] brackets = new double[n - 1][];
        for (int k = 0; k < n - 1; k++) {
            double middle = (place[left[k]] + place[right[k]]) / 2;
            place[n + k] = middle;
            foot[n + k] = height[k];
            brackets[k] =
                    new double[] {
                        place[left[k]],
                        foot[left[k]],
                        place[right[k]],
                        foot[right[k]],
                        height[k],
                        middle
                    };
        }
        return brackets;
    }
}
