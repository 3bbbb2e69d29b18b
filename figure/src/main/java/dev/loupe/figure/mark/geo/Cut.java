package dev.loupe.figure.mark.geo;

import dev.loupe.figure.data.GeoJson.Path;

import java.util.ArrayList;
import java.util.List;

/// Rings and lines as they lie on a map: resampled where the map bends them, cut where it ends.
///
/// Edges are straight in degrees (RFC 7946, 3.1.1) and cross the antimeridian where a step is
/// longer than half a turn.
final class Cut {
    private static final double STEP = 2;
    private static final double HORIZON_STEP = Math.toRadians(3);

    private Cut() {}

    /// A growing list of points.
    private static final class Line {
        private final List<double[]> points = new ArrayList<>();

        void add(double a, double b) {
            points.add(new double[] {a, b});
        }

        double[][] columns() {
            double[][] of = new double[2][points.size()];
            for (int i = 0; i < points.size(); i++) {
                of[0][i] = points.get(i)[0];
                of[1][i] = points.get(i)[1];
            }
            return of;
        }
    }

    /// @return closed rings in the plane, each `[2][n]`
    static List<double[][]> ring(Path ring, Projection projection) {
        if (projection instanceof Projection.Orthographic globe) {
            double[][] seen = aboveHorizon(dense(unwrapped(ring), true), globe);
            return seen[0].length < 3 ? List.of() : List.<double[][]>of(seen);
        }
        List<double[]> whole = unwrapped(ring);
        closeOverPole(whole);
        List<double[][]> rings = new ArrayList<>();
        double left = projection.centre() - 180;
        double low = whole.stream().mapToDouble(p -> p[0]).min().orElse(0);
        double high = whole.stream().mapToDouble(p -> p[0]).max().orElse(0);
        int first = (int) Math.floor((left - high) / 360);
        int last = (int) Math.ceil((left + 360 - low) / 360);
        for (int turn = first; turn <= last; turn++) {
            List<double[]> moved = new ArrayList<>();
            for (double[] p : whole) {
                moved.add(new double[] {p[0] + 360.0 * turn, p[1]});
            }
            List<double[]> inside = side(side(moved, left, 1), -(left + 360), -1);
            if (inside.size() >= 3) {
                rings.add(projected(dense(inside, !projection.straight()), projection));
            }
        }
        return rings;
    }

    /// @return the line in the plane, NaN where it leaves the map
    static double[][] line(Path path, Projection projection) {
        Line out = new Line();
        double before = Double.NaN;
        for (double[] p : dense(unwrapped(path), true)) {
            double lon = p[0] - 360 * Math.floor((p[0] - projection.centre() + 180) / 360);
            if (Math.abs(lon - before) > 180) {
                out.add(Double.NaN, Double.NaN);
            }
            double[] at = projection.at(lon, p[1]);
            out.add(at[0], at[1]);
            before = lon;
        }
        return out.columns();
    }

    /// Longitudes that go on without jumps; what runs along a pole is no jump.
    private static List<double[]> unwrapped(Path path) {
        List<double[]> points = new ArrayList<>(path.size());
        double turn = 0;
        for (int i = 0; i < path.size(); i++) {
            if (i > 0) {
                double step = path.lon()[i] - path.lon()[i - 1];
                boolean pole = Math.abs(path.lat()[i]) == 90 && Math.abs(path.lat()[i - 1]) == 90;
                if (Math.abs(step) > 180 && !pole) {
                    turn -= Math.copySign(360, step);
                }
            }
            points.add(new double[] {path.lon()[i] + turn, path.lat()[i]});
        }
        return points;
    }

    /// A ring that runs once around the Earth has a pole inside.
    private static void closeOverPole(List<double[]> ring) {
        double[] first = ring.getFirst();
        double[] last = ring.getLast();
        if (Math.abs(last[0] - first[0]) > 180) {
            double pole = ring.stream().mapToDouble(p -> p[1]).sum() < 0 ? -90 : 90;
            ring.add(new double[] {last[0], pole});
            ring.add(new double[] {first[0], pole});
            ring.add(first);
        }
    }

    /// What lies where `sign · longitude ≥ edge`, by Sutherland and Hodgman.
    private static List<double[]> side(List<double[]> ring, double edge, int sign) {
        List<double[]> kept = new ArrayList<>();
        int n = ring.size();
        for (int i = 0; i < n; i++) {
            double[] a = ring.get(i);
            double[] b = ring.get((i + 1) % n);
            double da = sign * a[0] - edge;
            double db = sign * b[0] - edge;
            if (da >= 0) {
                kept.add(a);
            }
            if (da >= 0 != db >= 0) {
                double t = da / (da - db);
                kept.add(new double[] {sign * edge, a[1] + t * (b[1] - a[1])});
            }
        }
        return kept;
    }

    private static List<double[]> dense(List<double[]> points, boolean bent) {
        if (!bent) {
            return points;
        }
        List<double[]> dense = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            double[] a = points.get(i);
            if (i > 0) {
                double[] z = points.get(i - 1);
                double far = Math.max(Math.abs(a[0] - z[0]), Math.abs(a[1] - z[1]));
                int parts = (int) Math.min(1_000, Math.ceil(far / STEP));
                for (int k = 1; k < parts; k++) {
                    double t = k / (double) parts;
                    dense.add(new double[] {z[0] + t * (a[0] - z[0]), z[1] + t * (a[1] - z[1])});
                }
            }
            dense.add(a);
        }
        return dense;
    }

    private static double[][] projected(List<double[]> ring, Projection projection) {
        Line out = new Line();
        for (double[] p : ring) {
            double[] at = projection.at(p[0], p[1]);
            out.add(at[0], at[1]);
        }
        return out.columns();
    }

    /// What faces the eye; where the ring goes behind and comes back, it follows the horizon the
    /// shorter way.
    private static double[][] aboveHorizon(List<double[]> ring, Projection.Orthographic globe) {
        Line out = new Line();
        int n = ring.size();
        double[] left = null;
        double[] start = null;
        for (int i = 0; i < n; i++) {
            double[] a = globe.space(ring.get(i)[0], ring.get(i)[1]);
            double[] b = globe.space(ring.get((i + 1) % n)[0], ring.get((i + 1) % n)[1]);
            if (a[2] >= 0) {
                out.add(a[0], a[1]);
            }
            if (a[2] >= 0 != b[2] >= 0) {
                double[] edge = horizon(a, b);
                if (a[2] >= 0) {
                    out.add(edge[0], edge[1]);
                    left = edge;
                } else {
                    if (left == null) {
                        start = edge;
                    } else {
                        along(left, edge, out);
                        left = null;
                    }
                    out.add(edge[0], edge[1]);
                }
            }
        }
        if (left != null && start != null) {
            along(left, start, out);
        }
        return out.columns();
    }

    private static double[] horizon(double[] a, double[] b) {
        double t = a[2] / (a[2] - b[2]);
        double x = a[0] + t * (b[0] - a[0]);
        double y = a[1] + t * (b[1] - a[1]);
        double length = Math.hypot(x, y);
        return length == 0 ? new double[] {1, 0} : new double[] {x / length, y / length};
    }

    private static void along(double[] from, double[] to, Line out) {
        double start = Math.atan2(from[1], from[0]);
        double turn = Math.atan2(to[1], to[0]) - start;
        turn -= 2 * Math.PI * Math.rint(turn / (2 * Math.PI));
        int parts = (int) Math.ceil(Math.abs(turn) / HORIZON_STEP);
        for (int k = 1; k < parts; k++) {
            double angle = start + turn * k / parts;
            out.add(Math.cos(angle), Math.sin(angle));
        }
    }
}
