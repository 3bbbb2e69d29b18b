package dev.loupe.figure.stat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Lines that follow a field of directions, about evenly spaced.
///
/// As Matplotlib's `streamplot` does: the plane is a mask of cells that at most one line may pass; lines start in free cells from the border inwards and run both
/// ways until they leave the grid, meet a taken cell (their own too), or the field vanishes or is not known. Steps are of Runge and Kutta's fourth order, a
/// fifth of a cell long.
public final class Streamlines {
    private static final int CELLS = 30;
    private static final double STEP = 0.2;
    private static final double LEAST = 0.1;

    private final double[][] u;
    private final double[][] v;
    private final int columns;
    private final int rows;
    private final int cells;
    private final boolean[][] taken;

    private Streamlines(double[][] u, double[][] v, int columns, int rows, int cells) {
        this.u = u;
        this.v = v;
        this.columns = columns;
        this.rows = rows;
        this.cells = cells;
        taken = new boolean[cells][cells];
    }

    /// Lines along the field (u, v), in the order in which they were found. O(mask cells · steps per line).
    ///
    /// @param x       `[columns]` even, ascending, at least 2
    /// @param y       `[rows]` even, ascending, at least 2
    /// @param u       `[rows][columns]` speed along x, in units of x per time
    /// @param v       `[rows][columns]` speed along y
    /// @param density 1 gives about 30 lines across; in (0, 10]
    /// @throws IllegalArgumentException if lengths do not fit, axes are not even or the density is out of range
    public static List<Contours.Line> of(
            double[] x, double[] y, double[][] u, double[][] v, double density) {
        if (!(density > 0 && density <= 10)) {
            throw new IllegalArgumentException(
                    "the density of stream lines must be in (0, 10], but is " + density);
        }
        even("x", x);
        even("y", y);
        double spanX = x[x.length - 1] - x[0];
        double spanY = y[y.length - 1] - y[0];
        int cells = Math.max(1, (int) (CELLS * density));
        var field =
                new Streamlines(
                        scaled(u, x.length, y.length, cells / spanX),
                        scaled(v, x.length, y.length, cells / spanY),
                        x.length,
                        y.length,
                        cells);
        List<Contours.Line> lines = new ArrayList<>();
        for (double[][] line : field.all()) {
            double[] px = line[0];
            double[] py = line[1];
            for (int i = 0; i < px.length; i++) {
                px[i] = x[0] + px[i] / cells * spanX;
                py[i] = y[0] + py[i] / cells * spanY;
            }
            lines.add(new Contours.Line(px, py, false));
        }
        return lines;
    }

    private static void even(String name, double[] axis) {
        if (axis.length < 2) {
            throw new IllegalArgumentException(
                    "stream lines need at least 2 " + name + ", but got " + axis.length);
        }
        double step = (axis[axis.length - 1] - axis[0]) / (axis.length - 1);
        for (int i = 1; i < axis.length; i++) {
            if (!(Math.abs(axis[i] - axis[i - 1] - step) <= 1e-5 * step)) {
                throw new IllegalArgumentException(
                        "stream lines need evenly ascending %s, but %s follows %s"
                                .formatted(name, axis[i], axis[i - 1]));
            }
        }
    }

    private static double[][] scaled(double[][] speed, int columns, int rows, double by) {
        Finite.sameLength(rows, speed.length);
        double[][] out = new double[rows][];
        for (int r = 0; r < rows; r++) {
            Finite.sameLength(columns, speed[r].length);
            out[r] = Arrays.stream(speed[r]).map(s -> s * by).toArray();
        }
        return out;
    }

    /// Starts in rings from the border inwards, each ring walked once around.
    private List<double[][]> all() {
        List<double[][]> lines = new ArrayList<>();
        for (int ring = 0; 2 * ring < cells; ring++) {
            int low = ring;
            int high = cells - 1 - ring;
            for (int c = low; c <= high; c++) {
                start(c, low, lines);
            }
            for (int r = low + 1; r <= high; r++) {
                start(high, r, lines);
            }
            for (int c = high - 1; c >= low && high > low; c--) {
                start(c, high, lines);
            }
            for (int r = high - 1; r > low; r--) {
                start(low, r, lines);
            }
        }
        return lines;
    }

    private void start(int column, int row, List<double[][]> lines) {
        if (taken[row][column]) {
            return;
        }
        var trail = new Trail();
        trail.add(row * cells + column);
        taken[row][column] = true;
        double[][] back = run(column + 0.5, row + 0.5, -1, trail);
        double[][] forth = run(column + 0.5, row + 0.5, 1, trail);
        int b = back[0].length;
        int n = b + forth[0].length - 1;
        if (n - 1 < LEAST * cells / STEP) {
            for (int i = 0; i < trail.count; i++) {
                taken[trail.cells[i] / cells][trail.cells[i] % cells] = false;
            }
            return;
        }
        double[][] line = new double[2][n];
        for (int axis = 0; axis < 2; axis++) {
            for (int i = 0; i < b; i++) {
                line[axis][i] = back[axis][b - 1 - i];
            }
            System.arraycopy(forth[axis], 1, line[axis], b, n - b);
        }
        lines.add(line);
    }

    private double[][] run(double fromX, double fromY, double sign, Trail trail) {
        double[] px = new double[64];
        double[] py = new double[64];
        px[0] = fromX;
        py[0] = fromY;
        int n = 1;
        int column = (int) fromX;
        int row = (int) fromY;
        double[] k = new double[8];
        while (true) {
            double x = px[n - 1];
            double y = py[n - 1];
            double h = sign * STEP;
            boolean known = direct(x, y, k, 0);
            known = known && direct(x + h / 2 * k[0], y + h / 2 * k[1], k, 2);
            known = known && direct(x + h / 2 * k[2], y + h / 2 * k[3], k, 4);
            known = known && direct(x + h * k[4], y + h * k[5], k, 6);
            double nextX = x + h / 6 * (k[0] + 2 * k[2] + 2 * k[4] + k[6]);
            double nextY = y + h / 6 * (k[1] + 2 * k[3] + 2 * k[5] + k[7]);
            if (!known || !(nextX >= 0 && nextX <= cells && nextY >= 0 && nextY <= cells)) {
                break;
            }
            int c = Math.min(cells - 1, (int) nextX);
            int r = Math.min(cells - 1, (int) nextY);
            if (c != column || r != row) {
                if (taken[r][c]) {
                    break;
                }
                taken[r][c] = true;
                trail.add(r * cells + c);
                column = c;
                row = r;
            }
            double moved = Math.hypot(nextX - x, nextY - y);
            if (moved < STEP / 100) {
                break;
            }
            if (n == px.length) {
                px = Arrays.copyOf(px, 2 * n);
                py = Arrays.copyOf(py, 2 * n);
            }
            px[n] = nextX;
            py[n++] = nextY;
            if (n > 40 * cells) {
                break;
            }
        }
        return new double[][] {Arrays.copyOf(px, n), Arrays.copyOf(py, n)};
    }

    /// The unit direction at a place in mask cells; false outside or where the field vanishes or is not finite.
    private boolean direct(double x, double y, double[] out, int at) {
        double gx = x / cells * (columns - 1);
        double gy = y / cells * (rows - 1);
        if (!(gx >= 0 && gx <= columns - 1 && gy >= 0 && gy <= rows - 1)) {
            return false;
        }
        int c = Math.min(columns - 2, (int) gx);
        int r = Math.min(rows - 2, (int) gy);
        double du = between(u, r, c, gx - c, gy - r);
        double dv = between(v, r, c, gx - c, gy - r);
        double speed = Math.hypot(du, dv);
        if (!(speed > 0) || !Double.isFinite(speed)) {
            return false;
        }
        out[at] = du / speed;
        out[at + 1] = dv / speed;
        return true;
    }

    private static double between(double[][] z, int r, int c, double tx, double ty) {
        double low = z[r][c] + tx * (z[r][c + 1] - z[r][c]);
        double high = z[r + 1][c] + tx * (z[r + 1][c + 1] - z[r + 1][c]);
        return low + ty * (high - low);
    }

    /// The mask cells that one line has taken.
    private static final class Trail {
        private int[] cells = new int[64];
        private int count;

        void add(int cell) {
            if (count == cells.length) {
                cells = Arrays.copyOf(cells, 2 * count);
            }
            cells[count++] = cell;
        }
    }
}
