package dev.loupe.figure.stat;

import java.util.Arrays;

/// A triangulation that grows from left to right: each next point is joined to the part of the hull that it sees, then edges are flipped until circles are
/// empty (Lawson, Software for C1 surface interpolation, 1977).
///
/// Half edge e leads from corner[e] to the next corner of its triangle e / 3; twin[e] lies on its other side, −1 outside. outer[v] is the half edge that
/// leaves v along the hull.
final class TriangleSweep {
    private final double[] x;
    private final double[] y;
    private final int[] corner;
    private final int[] twin;
    private final int[] after;
    private final int[] before;
    private final int[] outer;
    private int[] stack = new int[64];
    private int edges;
    private int newest;

    /// @param x ascending; where equal, y is ascending, without repeats
    TriangleSweep(double[] x, double[] y) {
        this.x = x;
        this.y = y;
        int n = x.length;
        corner = new int[6 * n];
        twin = new int[6 * n];
        after = new int[n];
        before = new int[n];
        outer = new int[n];
        int third = 2;
        while (third < n && turn(0, 1, third) == 0) {
            third++;
        }
        if (third < n) {
            fan(third);
            for (int p = third + 1; p < n; p++) {
                add(p);
            }
        }
    }

    /// Corners, three per triangle, anticlockwise.
    int[] triangles() {
        return Arrays.copyOf(corner, edges);
    }

    /// Points around the outside, anticlockwise.
    int[] hull() {
        int[] hull = new int[x.length];
        int n = 0;
        if (edges > 0) {
            int at = newest;
            do {
                hull[n++] = at;
                at = after[at];
            } while (at != newest);
        }
        return Arrays.copyOf(hull, n);
    }

    /// The points before the apex lie on one line and are all joined to it.
    private void fan(int apex) {
        boolean left = turn(0, 1, apex) > 0;
        for (int k = 0; k + 1 < apex; k++) {
            int a = left ? k : apex - 1 - k;
            int b = left ? k + 1 : apex - 2 - k;
            int e = triangle(a, b, apex);
            follow(a, b, e);
            if (k > 0) {
                pair(e + 2, e - 3 + 1);
            }
        }
        int first = left ? 0 : apex - 1;
        int last = left ? apex - 1 : 0;
        follow(last, apex, edges - 3 + 1);
        follow(apex, first, 2);
        newest = apex;
        for (int e = 1; e < edges; e += 3) {
            flip(e);
        }
    }

    /// The newest point has the greatest x, so the next one sees a hull edge next to it.
    private void add(int p) {
        int right = newest;
        while (turn(right, after[right], p) < 0) {
            right = after[right];
        }
        int left = newest;
        while (turn(before[left], left, p) < 0) {
            left = before[left];
        }
        int first = edges;
        for (int a = left; a != right; a = after[a]) {
            int e = triangle(after[a], a, p);
            pair(e, outer[a]);
            if (e > first) {
                pair(e + 1, e - 3 + 2);
            }
        }
        int last = edges;
        follow(left, p, first + 1);
        follow(p, right, last - 3 + 2);
        newest = p;
        for (int e = first; e < last; e += 3) {
            flip(e);
        }
    }

    private void follow(int from, int to, int edge) {
        after[from] = to;
        before[to] = from;
        outer[from] = edge;
    }

    private int triangle(int a, int b, int c) {
        int e = edges;
        corner[e] = a;
        corner[e + 1] = b;
        corner[e + 2] = c;
        Arrays.fill(twin, e, e + 3, -1);
        edges += 3;
        return e;
    }

    private void pair(int a, int b) {
        twin[a] = b;
        if (b >= 0) {
            twin[b] = a;
        } else {
            outer[corner[a]] = a;
        }
    }

    /// Flips `edge`, and what that upsets, where the point across lies in the triangle's circle.
    private void flip(int edge) {
        int depth = 0;
        stack[depth++] = edge;
        while (depth > 0) {
            int a = stack[--depth];
            int b = twin[a];
            if (b < 0) {
                continue;
            }
            int ar = a - a % 3 + (a + 2) % 3;
            int al = a - a % 3 + (a + 1) % 3;
            int br = b - b % 3 + (b + 1) % 3;
            int bl = b - b % 3 + (b + 2) % 3;
            if (!inCircle(corner[ar], corner[a], corner[al], corner[bl])) {
                continue;
            }
            int outsideA = twin[ar];
            int outsideB = twin[bl];
            int pa = corner[ar];
            corner[a] = corner[bl];
            corner[b] = pa;
            pair(a, outsideB);
            pair(b, outsideA);
            pair(ar, bl);
            if (depth + 4 > stack.length) {
                stack = Arrays.copyOf(stack, 2 * stack.length);
            }
            stack[depth++] = a;
            stack[depth++] = br;
            stack[depth++] = b;
            stack[depth++] = al;
        }
    }

    private double turn(int a, int b, int c) {
        return Delaunay.turn(x[a], y[a], x[b], y[b], x[c], y[c]);
    }

    /// Whether p lies clearly inside the circle around a, b and c (anticlockwise); doubt counts as outside, so flipping ends.
    private boolean inCircle(int a, int b, int c, int p) {
        double ax = x[a] - x[p];
        double ay = y[a] - y[p];
        double bx = x[b] - x[p];
        double by = y[b] - y[p];
        double cx = x[c] - x[p];
        double cy = y[c] - y[p];
        double aa = ax * ax + ay * ay;
        double bb = bx * bx + by * by;
        double cc = cx * cx + cy * cy;
        double sum = aa * (bx * cy - by * cx) + bb * (cx * ay - cy * ax) + cc * (ax * by - ay * bx);
        double size =
                aa * (Math.abs(bx * cy) + Math.abs(by * cx))
                        + bb * (Math.abs(cx * ay) + Math.abs(cy * ax))
                        + cc * (Math.abs(ax * by) + Math.abs(ay * bx));
        return sum > 2e-15 * size;
    }
}
