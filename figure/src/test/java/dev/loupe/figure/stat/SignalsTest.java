package dev.loupe.figure.stat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

/// Spectra are SciPy's, autocorrelations statsmodels', the parts of wind barbs Matplotlib's.
final class SignalsTest {
    private static final Witness PYTHON = Witness.read("stat-signals.json");
    private static final double[] WAVE = PYTHON.array("wave");

    @Test
    void welchIsScipys() {
        same("welch", Welch.of(WAVE, 50));
        same("short", Welch.of(Arrays.copyOf(WAVE, 101), 50));
        same("odd", Welch.of(WAVE, 50, 75));
    }

    private static void same(String name, Welch found) {
        Witness.near(PYTHON.array(name + "/frequency"), found.frequency());
        Witness.near(PYTHON.array(name + "/power"), found.power());
    }

    @Test
    void segmentsWithoutAValueAreLeftOut() {
        double[] gap = WAVE.clone();
        gap[639] = Double.NaN;
        assertArrayEquals(
                Welch.of(Arrays.copyOf(WAVE, 512), 50).power(), Welch.of(gap, 50).power());
        assertTrue(Double.isNaN(Welch.of(new double[] {1, Double.NaN}, 1).power()[0]));
        assertEquals(0, Welch.of(new double[0], 1).power().length);
    }

    @Test
    void autocorrelationIsStatsmodels() {
        Witness.near(PYTHON.array("acf"), Autocorrelation.of(WAVE).values());
        Witness.near(PYTHON.array("acf40"), Autocorrelation.of(WAVE, 40).values());
        assertEquals(1.96 / Math.sqrt(700), Autocorrelation.of(WAVE).bound(), 1e-5);
    }

    @Test
    void anAutocorrelationNeedsFiniteSamplesAndFewerLags() {
        assertEquals(
                "An autocorrelation needs finite samples, but sample 2 is NaN.",
                refused(new double[] {1, Double.NaN, 3}, 1));
        assertEquals(
                "Lags of an autocorrelation must be from 0 to less than the 3 samples, but are 3.",
                refused(new double[] {1, 2, 3}, 3));
    }

    private static String refused(double[] signal, int lags) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> Autocorrelation.of(signal, lags))
                        .getMessage());
    }

    @Test
    void barbsAreMatplotlibs() {
        double[] speeds = PYTHON.array("speeds");
        for (int i = 0; i < speeds.length; i++) {
            WindBarb barb = WindBarb.of(speeds[i], 5, 10, 50);
            String said = "at " + speeds[i];
            assertEquals(PYTHON.ints("flags")[i], barb.flags(), said);
            assertEquals(PYTHON.ints("barbs")[i], barb.barbs(), said);
            assertEquals(PYTHON.ints("half")[i] == 1, barb.half(), said);
            assertEquals(PYTHON.ints("calm")[i] == 1, barb.calm(), said);
        }
    }
}
