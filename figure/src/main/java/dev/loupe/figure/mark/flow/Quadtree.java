package dev.loupe.figure.mark.flow;

import java.util.Arrays;

/// Points in nested squares, each with its mass and centre, so that far ones push as one. O(n log n) to build.
///
/// Source: Barnes and Hut, Nature 324, 1986.
final class Quadtree {
    /// A square seen under less than this share of its distance counts as one point.
    private static final double OPENING = 0.8;

    private static final int DEEPEST = 40;
    private static final double LEAST = 1e-3;

    private final double[] x;
    private final double[] y;
    private int[] child = new int[64];
    private double[] mass = new double[16];
    private double[] sumX = new double[16];
    private double[] sumY = new double[16];
    private int count = 1;
    private final double left;
    private final double top;
    private final double side;

    Quadtree(double[] x, double[] y) {
        this.x = x;
        this.y = y;
        this.left = Arrays.stream(x).min().orElse(0);
        this.top = Arrays.stream(y).min().orElse(0);
        double right = Arrays.stream(x).max().orElse(0);
        double bottom = Arrays.stream(y).max().orElse(0);
        this.side = Math.max(1e-9, Math.max(right - left, bottom - top));
        for (int i = 0; i < x.length; i++) {
            insert(i);
        }
    }

    /// A leaf keeps one point; a second one splits it. Children are numbered from 1, points as −1 − point, 0 is empty.
    private void insert(int point) {
        int cell = 0;
        double cx = left;
        double cy = top;
        double size = side;
        for (int depth = 0; ; depth++) {
            weigh(cell, point);
            size /= 2;
            int quadrant = quadrant(point, cx, cy, size);
            int slot = 4 * cell + quadrant;
            int there = child[slot];
            if (there == 0) {
                child[slot] = -1 - point;
                return;
            }
            if (depth >= DEEPEST) {
                return;
            }
            cx += (quadrant & 1) * size;
            cy += (quadrant >> 1) * size;
            if (there < 0) {
                int other = -1 - there;
                int fresh = cell();
                child[slot] = fresh;
                child[4 * fresh + quadrant(other, cx, cy, size / 2)] = there;
                weigh(fresh, other);
                there = fresh;
            }
            cell = there;
        }
    }

    private int quadrant(int point, double cx, double cy, double half) {
        return (x[point] >= cx + half ? 1 : 0) + (y[point] >= cy + half ? 2 : 0);
    }

    private void weigh(int cell, int point) {
        mass[cell]++;
        sumX[cell] += x[point];
        sumY[cell] += y[point];
    }

    private int cell() {
        if (count == mass.length) {
            child = Arrays.copyOf(child, 2 * child.length);
            mass = Arrays.copyOf(mass, 2 * count);
            sumX = Arrays.copyOf(sumX, 2 * count);
            sumY = Arrays.copyOf(sumY, 2 * count);
        }
        return count++;
    }

    /// Adds to `fx`, `fy` how all other points push this one.
    void repel(int point, double[] fx, double[] fy) {
        visit(0, side, point, fx, fy);
    }

    private void visit(int cell, double size, int point, double[] fx, double[] fy) {
        double dx = x[point] - sumX[cell] / mass[cell];
        double dy = y[point] - sumY[cell] / mass[cell];
        double square = dx * dx + dy * dy;
        if (size * size < OPENING * OPENING * square) {
            push(dx, dy, square, mass[cell], point, fx, fy);
            return;
        }
        for (int quadrant = 0; quadrant < 4; quadrant++) {
            int there = child[4 * cell + quadrant];
            if (there > 0) {
                visit(there, size / 2, point, fx, fy);
            } else if (there < 0 && -1 - there != point) {
                int other = -1 - there;
                double ox = x[point] - x[other];
                double oy = y[point] - y[other];
                push(ox, oy, ox * ox + oy * oy, 1, point, fx, fy);
            }
        }
    }

    private static void push(
            double dx, double dy, double square, double mass, int point, double[] fx, double[] fy) {
        double push = mass / Math.max(LEAST, square);
        fx[point] += dx * push;
        fy[point] += dy * push;
    }
}
