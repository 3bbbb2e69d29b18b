package dev.loupe.figure.stat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Lines of equal height on a grid, and the areas between them, by marching squares (Lorensen and Cline 1987, in the plane).
///
/// Heights vary linearly along grid lines; a saddle joins what its mean height, at the centre, belongs to. Cells with a corner that is not finite are left
/// out, and areas end there. Lines keep higher ground on their left, so outer rings of an area run anticlockwise (y up) and holes clockwise.
public final class Contours {

    /// Joined points.
    ///
    /// @param x      `[n]`; a closed line does not repeat its first point
    /// @param y      `[n]`
    /// @param closed whether the last point joins the first
    public record Line(double[] x, double[] y, boolean closed) {}

    private final double[] x;
    private final double[] y;
    private final double[][] z;
    private final double level;
    private final boolean rings;
    private final int columns;
    private final int nodes;
    private final int[] next;
    private final Map<Integer, Integer> second = new HashMap<>();

    private Contours(double[] x, double[] y, double[][] z, double level, boolean rings) {
        this.x = x;
        this.y = y;
        this.z = z;
        this.level = level;
        this.rings = rings;
        columns = x.length;
        nodes = columns * y.length;
        next = new int[3 * nodes];
        Arrays.fill(next, -1);
    }

    /// The lines at `level`, joined as far as they go. O(cells).
    ///
    /// @param x `[columns]` ascending
    /// @param y `[rows]` ascending
    /// @param z `[rows][columns]`
    /// @throws IllegalArgumentException if the lengths do not fit
    public static List<Line> lines(double[] x, double[] y, double[][] z, double level) {
        return march(x, y, z, level, false);
    }

    /// The area where `low ≤ z < high`, as closed rings for one path filled by either rule. Rings around still higher ground run clockwise. An area that is
    /// cut by the grid's edge follows it. Infinite bounds are allowed.
    public static List<Line> band(double[] x, double[] y, double[][] z, double low, double high) {
        List<Line> rings = new ArrayList<>(march(x, y, z, low, true));
        for (Line ring : march(x, y, z, high, true)) {
            rings.add(new Line(reversed(ring.x()), reversed(ring.y()), true));
        }
        return rings;
    }

    private static List<Line> march(
            double[] x, double[] y, double[][] z, double level, boolean rings) {
        Finite.sameLength(y.length, z.length);
        for (double[] row : z) {
            Finite.sameLength(x.length, row.length);
        }
        var contours = new Contours(x, y, z, level, rings);
        contours.walkCells();
        return contours.joined();
    }

    private static double[] reversed(double[] values) {
        double[] out = new double[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[values.length - 1 - i];
        }
        return out;
    }

    private boolean known(int row, int column) {
        return row >= 0
                && column >= 0
                && row < y.length - 1
                && column < columns - 1
                && Double.isFinite(
                        z[row][column] * 0
                                + z[row][column + 1] * 0
                                + z[row + 1][column] * 0
                                + z[row + 1][column + 1] * 0);
    }

    private void walkCells() {
        boolean[] high = new boolean[4];
        int[] node = new int[4];
        int[] edge = new int[4];
        for (int r = 0; r < y.length - 1; r++) {
            for (int c = 0; c < columns - 1; c++) {
                if (!known(r, c)) {
                    continue;
                }
                int at = r * columns + c;
                corners(at, r, c, high, node, edge);
                boolean saddle = high[0] == high[2] && high[1] == high[3] && high[0] != high[1];
                boolean joined =
                        saddle
                                && z[r][c] / 4
                                                + z[r][c + 1] / 4
                                                + z[r + 1][c] / 4
                                                + z[r + 1][c + 1] / 4
                                        >= level;
                for (int i = 0; i < 4; i++) {
                    if (high[i] && !high[(i + 1) % 4]) {
                        int step = saddle ? (joined ? 1 : 3) : 1;
                        int j = (i + step) % 4;
                        while (high[j] || !high[(j + 1) % 4]) {
                            j = (j + 1) % 4;
                        }
                        link(edge[i], edge[j]);
                    }
                }
                if (rings) {
                    border(r - 1, c, 0, high, node, edge);
                    border(r, c + 1, 1, high, node, edge);
                    border(r + 1, c, 2, high, node, edge);
                    border(r, c - 1, 3, high, node, edge);
                }
            }
        }
    }

    /// Corners anticlockwise from the lower left; edge i leads from corner i to the next. A crossing is named by its grid edge, a corner by its node.
    private void corners(int at, int r, int c, boolean[] high, int[] node, int[] edge) {
        high[0] = z[r][c] >= level;
        high[1] = z[r][c + 1] >= level;
        high[2] = z[r + 1][c + 1] >= level;
        high[3] = z[r + 1][c] >= level;
        node[0] = at;
        node[1] = at + 1;
        node[2] = at + 1 + columns;
        node[3] = at + columns;
        edge[0] = nodes + at;
        edge[1] = 2 * nodes + at + 1;
        edge[2] = nodes + at + columns;
        edge[3] = 2 * nodes + at;
    }

    private void border(int r, int c, int i, boolean[] high, int[] node, int[] edge) {
        int j = (i + 1) % 4;
        if (known(r, c) || (!high[i] && !high[j])) {
            return;
        }
        link(high[i] ? node[i] : edge[i], high[j] ? node[j] : edge[i]);
    }

    private void link(int from, int to) {
        if (next[from] < 0) {
            next[from] = to;
        } else {
            second.put(from, to);
        }
    }

    private List<Line> joined() {
        List<Line> lines = new ArrayList<>();
        if (!rings) {
            boolean[] reached = new boolean[next.length];
            for (int to : next) {
                if (to >= 0) {
                    reached[to] = true;
                }
            }
            for (int start = nodes; start < next.length; start++) {
                if (next[start] >= 0 && !reached[start]) {
                    follow(start, lines);
                }
            }
        }
        for (int start = 0; start < next.length; start++) {
            while (next[start] >= 0) {
                follow(start, lines);
            }
        }
        return lines;
    }

    private void follow(int start, List<Line> lines) {
        double[] px = new double[16];
        double[] py = new double[16];
        int n = 0;
        int at = start;
        boolean closed = false;
        while (at >= 0) {
            double vx = xOf(at);
            double vy = yOf(at);
            if (n == 0 || vx != px[n - 1] || vy != py[n - 1]) {
                if (n == px.length) {
                    px = Arrays.copyOf(px, 2 * n);
                    py = Arrays.copyOf(py, 2 * n);
                }
                px[n] = vx;
                py[n++] = vy;
            }
            int to = next[at];
            if (to >= 0) {
                Integer other = second.remove(at);
                next[at] = other == null ? -1 : other;
            }
            at = to;
            if (at == start) {
                closed = true;
                break;
            }
        }
        if (closed && n > 1 && px[0] == px[n - 1] && py[0] == py[n - 1]) {
            n--;
        }
        if (n > (closed ? 2 : 1)) {
            lines.add(new Line(Arrays.copyOf(px, n), Arrays.copyOf(py, n), closed));
        }
    }

    private double xOf(int id) {
        int at = id % nodes;
        int c = at % columns;
        return id / nodes == 1 ? between(x[c], x[c + 1], at, at + 1) : x[c];
    }

    private double yOf(int id) {
        int at = id % nodes;
        int r = at / columns;
        return id / nodes == 2 ? between(y[r], y[r + 1], at, at + columns) : y[r];
    }

    private double between(double low, double high, int from, int to) {
        double a = z[from / columns][from % columns];
        double b = z[to / columns][to % columns];
        double share = (level / 2 - a / 2) / (b / 2 - a / 2);
        return low + (high - low) * Math.clamp(share, 0, 1);
    }
}
