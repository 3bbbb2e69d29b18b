package dev.loupe.figure.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;

final class WarpTest {
    /// `scipy.stats.norm.ppf` and `cdf`.
    @Test
    void probitIsTheNormalQuantile() {
        assertEquals(-1.959963984540054, Warp.PROBIT.forward(0.025), 1e-12);
        assertEquals(0.95, Warp.PROBIT.inverse(1.6448536269514722), 1e-12);
        assertEquals(0.0013498980316300933, Warp.PROBIT.inverse(-3), 1e-12);
    }

    @Test
    void onlySharesBetweenNoneAndAllHaveAPlaceOnAProbitScale() {
        assertTrue(Double.isNaN(Warp.PROBIT.forward(0)));
        assertTrue(Double.isNaN(Warp.PROBIT.forward(1)));
        assertTrue(Warp.PROBIT.inverse(Double.NEGATIVE_INFINITY) > 0);
        assertTrue(Warp.PROBIT.inverse(Double.POSITIVE_INFINITY) < 1);
    }

    @Test
    void probitTicksAreRoundPercents() {
        List<String> labels =
                Ticks.of(Warp.PROBIT, 0.002, 0.6, 5).stream().map(Tick::label).toList();
        assertEquals(List.of("1%", "5%", "20%", "50%"), labels);
    }
}
