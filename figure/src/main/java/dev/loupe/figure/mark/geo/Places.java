package dev.loupe.figure.mark.geo;

import dev.loupe.figure.data.Plain;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.spec.Channel;

import java.util.Arrays;

/// Rows that have a place on the Earth: longitude (`X`) and latitude (`Y`) in degrees.
final class Places {
    private static final double MOST_LON = 540;
    private static final double MOST_LAT = 90;

    private Places() {}

    /// The layer's rows whose place is known, in their order.
    ///
    /// @throws IllegalArgumentException naming the row whose place is not on the Earth
    static int[] rows(Layer layer) {
        double[] lon = layer.numbers(Channel.X);
        double[] lat = layer.numbers(Channel.Y);
        int[] rows =
                Arrays.stream(layer.rows())
                        .filter(r -> Double.isFinite(lon[r]) && Double.isFinite(lat[r]))
                        .toArray();
        for (int row : rows) {
            if (!(Math.abs(lon[row]) <= MOST_LON && Math.abs(lat[row]) <= MOST_LAT)) {
                throw new IllegalArgumentException(
                        "A place on a map has a longitude from −540 to 540 and a latitude from −90 to 90 degrees, but row %d has %s, %s."
                                .formatted(
                                        row + 1, Plain.number(lon[row]), Plain.number(lat[row])));
            }
        }
        return rows;
    }
}
