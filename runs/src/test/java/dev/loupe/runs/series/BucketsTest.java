package dev.loupe.runs.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.io.IOException;

final class BucketsTest {
    @Test
    void bucketsAreNumpys() throws IOException {
        Witness points = Witness.read("bucket-points.csv");
        Witness expected = Witness.read("buckets.csv");
        Buckets found =
                Buckets.of(points.column("x"), points.column("y"), new Viewport(0, 100, 8, false));
        assertArrayEquals(expected.column("start"), found.start(), 1e-12);
        assertArrayEquals(expected.column("count"), found.count());
        assertArrayEquals(expected.column("mean"), found.mean(), 1e-12);
        assertArrayEquals(expected.column("min"), found.min());
        assertArrayEquals(expected.column("max"), found.max());
        assertArrayEquals(expected.column("q25"), found.quarters()[0], 1e-12);
        assertArrayEquals(expected.column("median"), found.quarters()[1], 1e-12);
        assertArrayEquals(expected.column("q75"), found.quarters()[2], 1e-12);
    }

    @Test
    void nanIsCountedApartInfinityIsAValueAndAnEmptyBucketHasNone() {
        double[] x = {0, 0, 1, 9, 50};
        double[] y = {Double.NaN, 2, Double.POSITIVE_INFINITY, Double.NaN, 7};
        Buckets found = Buckets.of(x, y, new Viewport(0, 9, 3, false));
        assertArrayEquals(new double[] {2, 0, 0}, found.count());
        assertArrayEquals(new double[] {1, 0, 1}, found.nans());
        assertEquals(Double.POSITIVE_INFINITY, found.max()[0]);
        assertEquals(2, found.min()[0]);
        assertArrayEquals(
                new double[] {Double.NaN, Double.NaN},
                new double[] {found.mean()[1], found.quarters()[1][2]});
    }
}
