package dev.loupe.figure.mark.geo;

import dev.loupe.figure.data.GeoJson.Path;

import java.util.ArrayList;
import java.util.List;

/// The shortest way over a sphere.
final class GreatCircle {
    private static final double STEP = Math.toRadians(2);

    private GreatCircle() {}

    /// The same stops, with places between them at most two degrees apart. Between opposite places, where all ways are as short, none is added.
    static Path through(Path stops) {
        List<double[]> places = new ArrayList<>();
        for (int i = 0; i < stops.size(); i++) {
            if (i > 0) {
                between(space(stops, i - 1), space(stops, i), places);
            }
            places.add(new double[] {stops.lon()[i], stops.lat()[i]});
        }
        return new Path(
                places.stream().mapToDouble(p -> p[0]).toArray(),
                places.stream().mapToDouble(p -> p[1]).toArray());
    }

    /// Source: Shoemake, "Animating rotation with quaternion curves", SIGGRAPH 1985, spherical linear interpolation.
    private static void between(double[] a, double[] b, List<double[]> places) {
        double cosine = Math.clamp(a[0] * b[0] + a[1] * b[1] + a[2] * b[2], -1, 1);
        double angle = Math.acos(cosine);
        double sine = Math.sin(angle);
        if (sine < 1e-9) {
            return;
        }
        int parts = (int) Math.ceil(angle / STEP);
        for (int k = 1; k < parts; k++) {
            double t = k / (double) parts;
            double from = Math.sin((1 - t) * angle) / sine;
            double to = Math.sin(t * angle) / sine;
            double x = from * a[0] + to * b[0];
            double y = from * a[1] + to * b[1];
            double z = from * a[2] + to * b[2];
            places.add(
                    new double[] {
                        Math.toDegrees(Math.atan2(y, x)),
                        Math.toDegrees(Math.atan2(z, Math.hypot(x, y)))
                    });
        }
    }

    private static double[] space(Path path, int i) {
        double lon = Math.toRadians(path.lon()[i]);
        double lat = Math.toRadians(path.lat()[i]);
        return new double[] {
            Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)
        };
    }
}
