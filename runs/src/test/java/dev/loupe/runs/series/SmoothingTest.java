package dev.loupe.runs.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.io.IOException;

final class SmoothingTest {
    private static void equalsWitness(Smoothing smoothing, String column) throws IOException {
        Witness witness = Witness.read("smoothing.csv");
        assertArrayEquals(
                witness.column(column),
                smoothing.of(witness.column("x"), witness.column("y")),
                1e-12);
    }

    @Test
    void emaIsTensorBoards() throws IOException {
        equalsWitness(new Smoothing.Ema(0.6), "ema06");
    }

    @Test
    void timeWeightedEmaIsTheDocumentedOne() throws IOException {
        equalsWitness(new Smoothing.TimeWeighted(0.6), "twema06");
    }

    @Test
    void gaussianIsScipysWithCorrectedEnds() throws IOException {
        equalsWitness(new Smoothing.Gaussian(2), "gaussian2");
    }

    @Test
    void runningMeanIsNumpysConvolution() throws IOException {
        equalsWitness(new Smoothing.RunningMean(5), "mean5");
    }

    @Test
    void emaSkipsWhatIsNotFiniteAndShowsIt() {
        double[] y = {1, Double.NaN, Double.POSITIVE_INFINITY, 3};
        double[] expected = {1, Double.NaN, Double.POSITIVE_INFINITY, (0.25 + 1.5) / 0.75};
        assertArrayEquals(expected, new Smoothing.Ema(0.5).of(new double[] {0, 1, 2, 3}, y), 1e-15);
    }

    @Test
    void runningMeanForgetsADivergedPointOutsideItsWindow() {
        double[] y = {1, 1e300, 1, 1, 1, 1, 1};
        double[] smooth = new Smoothing.RunningMean(3).of(y, y);
        assertEquals(1, smooth[4]);
        assertEquals(1, smooth[6]);
    }

    @Test
    void runningMeanOfEveryWindowEqualsTheDirectSum() {
        double[] y = {3, 1, 4, 1, 5, Double.NaN, 2, 6, 5, 3};
        for (int window = 1; window <= 24; window++) {
            double[] expected = new double[y.length];
            for (int i = 0; i < y.length; i++) {
                double sum = 0;
                int n = 0;
                for (int j = Math.max(0, i - (window - 1) / 2);
                        j <= Math.min(y.length - 1, i + window / 2);
                        j++) {
                    if (!Double.isNaN(y[j])) {
                        sum += y[j];
                        n++;
                    }
                }
                expected[i] = Double.isNaN(y[i]) ? Double.NaN : sum / n;
            }
            assertArrayEquals(
                    expected,
                    new Smoothing.RunningMean(window).of(y, y),
                    1e-14,
                    "window " + window);
        }
    }
}
