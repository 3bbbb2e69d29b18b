package dev.loupe.server.embeddings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

/// Eigenvalues that are known in closed form.
final class SpectrumTest {
    private static final int SIZE = 150;
    private static final int TOP = 10;

    /// The Laplacian of a ring: eigenvalues `2 - 2 cos(2 π k / n)`, all but two of them twice.
    private static double[][] ring() {
        double[][] matrix = new double[SIZE][SIZE];
        for (int i = 0; i < SIZE; i++) {
            matrix[i][i] = 2;
            matrix[i][(i + 1) % SIZE] = -1;
            matrix[(i + 1) % SIZE][i] = -1;
        }
        return matrix;
    }

    @Test
    void aRingHasItsEigenvaluesTwiceWithVectorsAtRightAngles() {
        double[] known = new double[SIZE];
        Arrays.setAll(known, k -> 2 * Math.cos(2 * Math.PI * k / SIZE) - 2);
        Arrays.sort(known);
        Spectrum found = Spectrum.of(ring(), TOP);
        double[][] matrix = ring();
        for (int i = 0; i < TOP; i++) {
            assertEquals(-known[i], found.values()[i], 1e-12);
            double[] vector = found.vectors()[i];
            for (int row = 0; row < SIZE; row++) {
                assertEquals(
                        found.values()[i] * vector[row],
                        Spectrum.dot(matrix[row], vector, 0),
                        1e-12);
            }
            for (int j = 0; j <= i; j++) {
                assertEquals(i == j ? 1 : 0, Spectrum.dot(vector, found.vectors()[j], 0), 1e-12);
            }
        }
    }

    @Test
    void smallAndEmptyMatricesHaveTheirs() {
        assertEquals(7, Spectrum.of(new double[][] {{7}}, 1).values()[0]);
        double[] two = Spectrum.of(new double[][] {{2, 1}, {1, 2}}, 2).values();
        assertEquals(3, two[0], 1e-14);
        assertEquals(1, two[1], 1e-14);
        assertEquals(0, Spectrum.of(new double[5][5], 2).values()[1]);
    }
}
