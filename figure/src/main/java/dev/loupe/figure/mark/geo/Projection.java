package dev.loupe.figure.mark.geo;

/// From places on the Earth to a plane, x to the right and y up. Degrees in, plane units out.
///
/// Source: Snyder, Map Projections: A Working Manual, USGS Professional Paper 1395 (1987), pages
/// 38–47 (Mercator), 90–91 (equirectangular), 98–103 (Albers) and 145–153 (orthographic), for the
/// sphere of radius 1.
sealed interface Projection {
    /// The longitude in the middle, where the map is cut opposite.
    double centre();

    /// @return x and y; NaN where a place is not on the map
    double[] at(double lon, double lat);

    /// Whether straight lines in degrees are straight on the map.
    boolean straight();

    /// The difference to the middle longitude, in radians.
    private static double turned(double lon, double centre) {
        return Math.toRadians(lon - centre);
    }

    /// Degrees as they are, longitudes narrowed so that places at the middle latitude keep their
    /// shape.
    record Equirectangular(double centre, double lat0) implements Projection {
        @Override
        public double[] at(double lon, double lat) {
            return new double[] {
                turned(lon, centre) * Math.cos(Math.toRadians(lat0)), Math.toRadians(lat)
            };
        }

        @Override
        public boolean straight() {
            return true;
        }
    }

    /// Angles are kept, and areas grow towards the poles; cut at 85.05 degrees, where the world is
    /// a square.
    record Mercator(double centre) implements Projection {
        static final double MOST = 85.0511287798;

        @Override
        public double[] at(double lon, double lat) {
            double phi = Math.toRadians(Math.clamp(lat, -MOST, MOST));
            return new double[] {turned(lon, centre), Math.log(Math.tan(Math.PI / 4 + phi / 2))};
        }

        @Override
        public boolean straight() {
            return false;
        }
    }

    /// Areas are kept: the cone that touches at two parallels.
    record Albers(double centre, double lat1, double lat2) implements Projection {
        private double n() {
            double n = (Math.sin(Math.toRadians(lat1)) + Math.sin(Math.toRadians(lat2))) / 2;
            return Math.abs(n) < 1e-6 ? 1e-6 : n;
        }

        private double rho(double lat) {
            double cos = Math.cos(Math.toRadians(lat1));
            double c = cos * cos + 2 * n() * Math.sin(Math.toRadians(lat1));
            return Math.sqrt(Math.max(0, c - 2 * n() * Math.sin(Math.toRadians(lat)))) / n();
        }

        @Override
        public double[] at(double lon, double lat) {
            double theta = n() * turned(lon, centre);
            double rho = rho(lat);
            return new double[] {
                rho * Math.sin(theta), rho((lat1 + lat2) / 2) - rho * Math.cos(theta)
            };
        }

        @Override
        public boolean straight() {
            return false;
        }
    }

    /// The Earth from far away: half of it is seen.
    record Orthographic(double centre, double lat0) implements Projection {
        /// Towards the eye, to the right and up, as a place on the sphere of radius 1.
        double[] space(double lon, double lat) {
            double phi = Math.toRadians(lat);
            double lambda = turned(lon, centre);
            double phi0 = Math.toRadians(lat0);
            double sin = Math.sin(phi);
            double cos = Math.cos(phi);
            return new double[] {
                cos * Math.sin(lambda),
                Math.cos(phi0) * sin - Math.sin(phi0) * cos * Math.cos(lambda),
                Math.sin(phi0) * sin + Math.cos(phi0) * cos * Math.cos(lambda)
            };
        }

        @Override
        public double[] at(double lon, double lat) {
            double[] s = space(lon, lat);
            return s[2] < 0 ? new double[] {Double.NaN, Double.NaN} : new double[] {s[0], s[1]};
        }

        @Override
        public boolean straight() {
            return false;
        }
    }
}
