package dev.loupe.figure.scale;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class NumeralsTest {
    private static String[] of(double... values) {
        return Numerals.of(values);
    }

    private static String[] thin(String... labels) {
        for (int i = 0; i < labels.length; i++) {
            labels[i] = labels[i].replace(' ', '\u202f');
        }
        return labels;
    }

    @Test
    void allHaveTheDecimalsThatTellThemApart() {
        assertArrayEquals(new String[] {"0.80", "0.85", "0.90"}, of(0.8, 0.85, 0.9));
        assertArrayEquals(new String[] {"0", "1", "2"}, of(0, 1, 2));
        assertArrayEquals(new String[] {"0.0", "0.5", "1.0"}, of(0, 0.5, 1));
    }

    @Test
    void thousandsTakeAPrefixFromTenThousandOn() {
        assertArrayEquals(new String[] {"2000", "2005", "2010"}, of(2000, 2005, 2010));
        assertArrayEquals(thin("0", "20 k", "40 k"), of(0, 20_000, 40_000));
        assertArrayEquals(thin("0.5 M", "1.0 M", "1.5 M"), of(5e5, 1e6, 1.5e6));
    }

    @Test
    void neighboursAreNeverWrittenAlike() {
        assertArrayEquals(new String[] {"1000000000000", "1000000000005"}, of(1e12, 1e12 + 5));
        assertArrayEquals(new String[] {"1.000000000000", "1.000000000002"}, of(1, 1 + 2e-12));
        assertArrayEquals(
                new String[] {"1.00001×10⁻²⁰", "1.00002×10⁻²⁰"}, of(1.00001e-20, 1.00002e-20));
        assertArrayEquals(thin("−10.000001 M", "−10.000000 M"), of(-10_000_001, -1e7));
    }

    @Test
    void smallOnesTakeAPowerOfTen() {
        assertArrayEquals(new String[] {"0", "2×10⁻⁵", "4×10⁻⁵"}, of(0, 2e-5, 4e-5));
        assertArrayEquals(new String[] {"10⁻⁵", "2×10⁻⁵"}, of(1e-5, 2e-5));
    }

    @Test
    void minusIsATrueOneAndZeroHasNone() {
        assertArrayEquals(new String[] {"−0.2", "0.0", "0.2"}, of(-0.2, -0.0, 0.2));
    }

    @Test
    void aValueByItselfHasThreeDigits() {
        assertEquals("0.123", Numerals.brief(0.12345));
        assertEquals("12.3", Numerals.brief(12.345));
        assertEquals("12.3\u202fk", Numerals.brief(12_345));
        assertEquals("1234", Numerals.brief(1234));
        assertEquals("−1.23×10⁻⁷", Numerals.brief(-1.2345e-7));
        assertEquals("NaN", Numerals.brief(Double.NaN));
        assertEquals("∞", Numerals.brief(Double.POSITIVE_INFINITY));
    }
}
