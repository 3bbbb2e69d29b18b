package dev.loupe.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Numbers are those of `scipy.stats.norm.cdf`, scipy 1.16.
final class NormalShareTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0.5",
        "1, 0.8413447460685429",
        "-1.959963984540054, 0.025",
        "-3, 0.0013498980316300933",
        "4.5, 0.9999966023268753",
        "-6, 9.865876450376946e-10",
        "40, 1",
        "-40, 0"
    })
    void sharesAreThoseOfScipy(double z, double share) {
        assertEquals(share, NormalShare.below(z), 1e-14);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.2, 0.5, 0.9, 0.999})
    void isTheInverseOfTheQuantile(double share) {
        assertEquals(share, NormalShare.below(NormalQuantile.of(share)), 1e-12);
    }

    @org.junit.jupiter.api.Test
    void nothingHasNoShare() {
        assertTrue(Double.isNaN(NormalShare.below(Double.NaN)));
    }
}
