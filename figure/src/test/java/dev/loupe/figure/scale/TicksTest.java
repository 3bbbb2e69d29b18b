package dev.loupe.figure.scale;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

final class TicksTest {
    private static List<String> labels(Warp warp, double low, double high, int about) {
        return Ticks.of(warp, low, high, about).stream().map(Tick::label).toList();
    }

    private static double at(String time) {
        return LocalDateTime.parse(time).toEpochSecond(ZoneOffset.UTC) * 1e6;
    }

    @Test
    void linearTicksAreExactDecimals() {
        assertArrayEquals(new double[] {0, 0.1, 0.2, 0.3, 0.4}, Ticks.linear(0, 0.42, 4));
        assertArrayEquals(new double[] {-20, 0, 20, 40}, Ticks.linear(-25, 42, 4));
    }

    @Test
    void linearTicksKeepCloseToTheNumberWanted() {
        for (double span = 1e-12; span < 1e15; span *= 3.7) {
            for (int about = 2; about <= 10; about++) {
                int n = Ticks.linear(-span / 3, span, about).length;
                assertTrue(n >= about / 2 && n <= 2 * about + 2, span + ": " + n + " for " + about);
            }
        }
    }

    @Test
    void decadesOnALogAxis() {
        assertEquals(List.of("0.01", "0.1", "1", "10", "100"), labels(Warp.LOG, 0.005, 200, 5));
        assertEquals(
                List.of("10⁻⁸", "10⁻⁴", "1", "10⁴").size(), labels(Warp.LOG, 1e-8, 1e5, 4).size());
        assertEquals(List.of("0.2", "0.5", "1", "2", "5"), labels(Warp.LOG, 0.15, 6, 6));
    }

    @Test
    void bothSidesOfZeroOnASymlogAxis() {
        assertEquals(
                List.of("−100", "−1", "0", "1", "100"), labels(new Warp.Symlog(1), -150, 150, 4));
    }

    @Test
    void theCalendarNamesWhatBegins() {
        assertEquals(
                List.of("Nov 2025", "Dec", "2026", "Feb"),
                labels(Warp.TIME, at("2025-10-20T00:00:00"), at("2026-02-15T00:00:00"), 4));
        assertEquals(
                List.of("22 Nov 06:00", "12:00", "18:00", "23 Nov", "06:00"),
                labels(Warp.TIME, at("2026-11-22T03:00:00"), at("2026-11-23T07:00:00"), 5));
        assertEquals(
                List.of("1970", "1980", "1990", "2000"),
                labels(Warp.TIME, at("1966-01-01T00:00:00"), at("2004-01-01T00:00:00"), 4));
    }

    @Test
    void partsOfSecondsSayTheirMinuteFirst() {
        double start = at("2026-11-22T14:05:09");
        assertEquals(
                List.of("14:05:09.0", ":09.5", ":10.0", ":10.5"),
                labels(Warp.TIME, start, start + 1.5e6, 4));
        double minute = at("2026-11-22T14:05:59");
        assertEquals(
                List.of("14:05:59", "14:06:00", ":01"), labels(Warp.TIME, minute, minute + 2e6, 2));
    }

    @Test
    void neverEndlessWhateverTheEnds() {
        double[] ends = {-1e300, -1, 0, 1e-300, 1, 1e18, 1e300};
        for (double low : ends) {
            for (double high : ends) {
                for (Warp warp : List.of(Warp.LINEAR, Warp.ROOT, new Warp.Symlog(1e-3))) {
                    assertTrue(Ticks.of(warp, low, high, 5).size() <= 400);
                }
                if (low > 0 && high > 0) {
                    assertTrue(Ticks.of(Warp.LOG, low, high, 5).size() <= 400);
                }
                if (Math.abs(low) < 1e17 && Math.abs(high) < 1e17) {
                    assertTrue(Ticks.of(Warp.TIME, low, high, 5).size() <= 400);
                }
            }
        }
    }
}
