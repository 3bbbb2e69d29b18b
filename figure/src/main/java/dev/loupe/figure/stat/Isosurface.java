package dev.loupe.figure.stat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The surface on which values over a grid in space have one height, as triangles.
///
/// Each cell is cut into six tetrahedra about the same diagonal, so that neighbours agree, and each tetrahedron is cut where its edges
/// pass the level; values run straight along edges. Triangles share their corners, and a surface that does not meet the grid's border
/// or a missing value is closed. O(cells).
///
/// Source: Doi and Koide, "An efficient method of triangulating equi-valued surfaces by using tetrahedral cells", IEICE Trans. E74,
/// 1991; the six tetrahedra are Kuhn's.
///
/// @param from,to `[n]` places of the grid at the ends of the edge that each corner lies on
/// @param share   `[n]` how far along it, in `[0, 1]`
/// @param corners `[3 × triangles]` numbers of corners
public record Isosurface(int[] from, int[] to, double[] share, int[] corners) {
    /// Corners of the unit cube by the bits x, y, z.
    private static final int[][] TETRAHEDRA = {
        {0, 1, 3, 7}, {0, 1, 5, 7}, {0, 2, 3, 7}, {0, 2, 6, 7}, {0, 4, 5, 7}, {0, 4, 6, 7}
    };

    /// @param values `[nx × ny × nz]`, x fastest; NaN where there is none, which leaves a hole
    /// @param most   triangles
    /// @throws IllegalArgumentException if there are more triangles
    public static Isosurface of(double[] values, int nx, int ny, int nz, double level, int most) {
        Builder builder = new Builder(values, level, most);
        int[] cell = new int[8];
        for (int z = 0; z + 1 < nz; z++) {
            for (int y = 0; y + 1 < ny; y++) {
                for (int x = 0; x + 1 < nx; x++) {
                    for (int bits = 0; bits < 8; bits++) {
                        cell[bits] =
                                ((z + (bits >> 2)) * ny + y + (bits >> 1 & 1)) * nx
                                        + x
                                        + (bits & 1);
                    }
                    builder.cell(cell);
                }
            }
        }
        return builder.build();
    }

    private static final class Builder {
        private final double[] values;
        private final double level;
        private final int most;
        private final Map<Long, Integer> known = new HashMap<>();
        private final List<int[]> edges = new ArrayList<>();
        private final List<int[]> triangles = new ArrayList<>();

        Builder(double[] values, double level, int most) {
            this.values = values;
            this.level = level;
            this.most = most;
        }

        void cell(int[] cell) {
            int above = 0;
            for (int corner : cell) {
                if (Double.isNaN(values[corner])) {
                    return;
                }
                above += values[corner] >= level ? 1 : 0;
            }
            if (above > 0 && above < 8) {
                for (int[] four : TETRAHEDRA) {
                    tetrahedron(cell[four[0]], cell[four[1]], cell[four[2]], cell[four[3]]);
                }
            }
        }

        private void tetrahedron(int... at) {
            int[] high = Arrays.stream(at).filter(p -> values[p] >= level).toArray();
            int[] low = Arrays.stream(at).filter(p -> values[p] < level).toArray();
            if (high.length == 1 || low.length == 1) {
                int tip = high.length == 1 ? high[0] : low[0];
                int[] foot = high.length == 1 ? low : high;
                triangle(corner(tip, foot[0]), corner(tip, foot[1]), corner(tip, foot[2]));
            } else if (high.length == 2) {
                int a = corner(high[0], low[0]);
                int b = corner(high[0], low[1]);
                int c = corner(high[1], low[1]);
                int d = corner(high[1], low[0]);
                triangle(a, b, c);
                triangle(a, c, d);
            }
        }

        private void triangle(int a, int b, int c) {
            if (triangles.size() >= most) {
                throw new IllegalArgumentException(
                        "An isosurface of more than %,d triangles is too fine to be drawn."
                                .formatted(most));
            }
            triangles.add(new int[] {a, b, c});
        }

        private int corner(int p, int q) {
            int first = Math.min(p, q);
            int last = Math.max(p, q);
            return known.computeIfAbsent(
                    (long) first << 32 | last,
                    k -> {
                        edges.add(new int[] {first, last});
                        return edges.size() - 1;
                    });
        }

        Isosurface build() {
            int n = edges.size();
            double[] share = new double[n];
            for (int i = 0; i < n; i++) {
                double a = values[edges.get(i)[0]];
                double b = values[edges.get(i)[1]];
                share[i] = Math.clamp((level - a) / (b - a), 0, 1);
            }
            return new Isosurface(
                    edges.stream().mapToInt(e -> e[0]).toArray(),
                    edges.stream().mapToInt(e -> e[1]).toArray(),
                    share,
                    triangles.stream().flatMapToInt(Arrays::stream).toArray());
        }
    }

    /// A number over the grid, at each corner.
    public double[] along(double[] grid) {
        double[] at = new double[share.length];
        for (int i = 0; i < at.length; i++) {
            at[i] = (1 - share[i]) * grid[from[i]] + share[i] * grid[to[i]];
        }
        return at;
    }
}
