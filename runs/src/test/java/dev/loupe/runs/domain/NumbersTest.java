package dev.loupe.runs.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.Random;

final class NumbersTest {
    @Test
    void exponentsAreWrittenAsPeopleWriteThem() {
        assertEquals("1e-4", Numbers.text(1e-4));
        assertEquals("-2.5e-7", Numbers.text(-2.5e-7));
        assertEquals("1e22", Numbers.text(1e22));
        assertEquals("0.001", Numbers.text(1e-3));
        assertEquals("10.0", Numbers.text(10));
    }

    @Test
    void everyDoubleReadsBackAsItself() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertEquals(value, Numbers.parse(Numbers.text(value)));
            }
        }
    }
}
