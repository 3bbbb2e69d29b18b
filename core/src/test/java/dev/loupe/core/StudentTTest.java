package dev.loupe.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

final class StudentTTest {
    /// Rows of a table of `fixtures/series`, made by scipy.
    private static List<double[]> scipys(String file) throws IOException {
        Path path = Path.of(System.getProperty("loupe.root", ".."), "fixtures", "series", file);
        return Files.readAllLines(path).stream()
                .skip(1)
                .map(
                        line ->
                                Arrays.stream(line.split(","))
                                        .mapToDouble(Double::parseDouble)
                                        .toArray())
                .toList();
    }

    @Test
    void quantilesOfRealDegreesAreScipys() throws IOException {
        for (double[] row : scipys("student.csv")) {
            double t = StudentT.quantile(row[1], row[0]);
            assertEquals(row[2], t, 1e-10 * Math.abs(row[2]), row[1] + " of " + row[0]);
        }
    }

    @Test
    void normalQuantilesAreScipys() throws IOException {
        for (double[] row : scipys("normal.csv")) {
            double tolerance = 1e-12 * Math.abs(row[1]);
            assertEquals(row[1], NormalQuantile.of(row[0]), tolerance, "p = " + row[0]);
        }
    }

    @Test
    void oneDegreeIsTheTangent() {
        for (double p = 0.01; p < 1; p += 0.01) {
            assertEquals(Math.tan(Math.PI * (p - 0.5)), StudentT.quantile(p, 1), 1e-11);
        }
    }

    @Test
    void theShareAboveAQuantileIsWhatWasAsked() {
        for (double degrees : new double[] {0.3, 2.5, 40, 5_000}) {
            for (double p = 0.05; p < 1; p += 0.05) {
                double t = StudentT.quantile(p, degrees);
                assertEquals(1 - p, StudentT.above(t, degrees), 1e-12, p + " of " + degrees);
            }
        }
    }

    @Test
    void endsAreInfiniteAndNonsenseIsRefused() {
        assertEquals(Double.POSITIVE_INFINITY, StudentT.quantile(1, 3));
        assertEquals(Double.NEGATIVE_INFINITY, NormalQuantile.of(0));
        assertEquals(1.959963984540054, StudentT.quantile(0.975, Double.POSITIVE_INFINITY), 1e-15);
        assertThrows(IllegalArgumentException.class, () -> StudentT.quantile(0.5, 0));
        assertThrows(IllegalArgumentException.class, () -> StudentT.quantile(Double.NaN, 2));
        assertThrows(IllegalArgumentException.class, () -> NormalQuantile.of(-0.1));
        assertThrows(IllegalArgumentException.class, () -> StudentT.quantile(1.1, 2));
    }
}
