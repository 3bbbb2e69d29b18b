package dev.loupe.figure.mark.space;

import dev.loupe.figure.scene.Box;

/// How a cube is seen: turned by the azimuth about its upright axis, tipped by the elevation,
/// without perspective, so that equal lengths along an axis stay equal. The cube runs from −1 to 1
/// on each axis; heights are drawn four fifths as long.
///
/// @param cx,cy of the cube's middle, in pixels
/// @param scale pixels a unit
record View(double azimuth, double elevation, double cx, double cy, double scale) {
    private static final double HEIGHT = 0.8;

    /// Left to ticks and names at either side, and above and below.
    private static final double SIDE_SHARE = 0.17;

    private static final double TOP_SHARE = 0.11;

    static View of(double azimuth, double elevation, Box box) {
        View unit = new View(Math.toRadians(azimuth), Math.toRadians(elevation), 0, 0, 1);
        double left = 0;
        double up = 0;
        for (int corner = 0; corner < 8; corner++) {
            double[] at =
                    unit.at(
                            (corner & 1) == 0 ? -1 : 1,
                            (corner & 2) == 0 ? -1 : 1,
                            (corner & 4) == 0 ? -1 : 1);
            left = Math.max(left, Math.abs(at[0]));
            up = Math.max(up, Math.abs(at[1]));
        }
        double aside = Math.clamp(SIDE_SHARE * box.width(), 34, 52);
        double above = Math.clamp(TOP_SHARE * box.height(), 24, 34);
        double scale =
                Math.max(
                        1,
                        Math.min(
                                (box.width() / 2 - aside) / left, (box.height() / 2 - above) / up));
        return new View(unit.azimuth, unit.elevation, box.centreX(), box.centreY() - 8, scale);
    }

    /// Which wall across x stands behind the data, −1 or 1.
    double backX() {
        return Math.cos(azimuth) > 0 ? -1 : 1;
    }

    /// Which wall across y stands behind the data, −1 or 1.
    double backY() {
        return Math.sin(azimuth) > 0 ? -1 : 1;
    }

    /// @return x, y in pixels, and how near it is to the eye
    double[] at(double x, double y, double z) {
        double cos = Math.cos(azimuth);
        double sin = Math.sin(azimuth);
        double right = -x * sin + y * cos;
        double away = x * cos + y * sin;
        double high = z * HEIGHT;
        double up = high * Math.cos(elevation) - away * Math.sin(elevation);
        double near = away * Math.cos(elevation) + high * Math.sin(elevation);
        return new double[] {cx + scale * right, cy - scale * up, near};
    }

    /// How much light a face gets whose corners these are: from 0.55 edge on to 1 facing the lamp,
    /// which stands over the eye's left shoulder.
    ///
    /// @param corners `[n][3]` in cube units
    double light(double[][] corners) {
        double[] a = corners[0];
        double[] b = corners[1];
        double[] c = corners[2];
        double ux = b[0] - a[0];
        double uy = b[1] - a[1];
        double uz = (b[2] - a[2]) * HEIGHT;
        double vx = c[0] - a[0];
        double vy = c[1] - a[1];
        double vz = (c[2] - a[2]) * HEIGHT;
        double nx = uy * vz - uz * vy;
        double ny = uz * vx - ux * vz;
        double nz = ux * vy - uy * vx;
        double length = Math.sqrt(nx * nx + ny * ny + nz * nz);
        if (length == 0) {
            return 1;
        }
        double turn = azimuth - 0.7;
        double lx = Math.cos(turn) * 0.55;
        double ly = Math.sin(turn) * 0.55;
        double lz = Math.sqrt(1 - 0.55 * 0.55);
        return 0.55 + 0.45 * Math.abs((nx * lx + ny * ly + nz * lz) / length);
    }
}
