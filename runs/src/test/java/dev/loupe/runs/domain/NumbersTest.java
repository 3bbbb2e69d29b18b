package dev.loupe.runs.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    void anotherSpellingOfAnExponentIsTheSameText() {
        assertTrue(Numbers.same("1e-4", "1.0E-4"));
        assertTrue(Numbers.same("0.0001", "1e-04"));
        assertTrue(Numbers.same("one", "one"));
        assertFalse(Numbers.same("0.1", "0.10"));
        assertFalse(Numbers.same("1e-4", "1e-5"));
        assertFalse(Numbers.same("adam", "adamw"));
        assertFalse(Numbers.same("1e4", "relu"));
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
