package dev.loupe.figure.mark.part;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

final class SharesTest {
    /// Populations of 6, 6 and 2, the textbook case in which one more seat takes a seat away (the Alabama paradox).
    @Test
    void theLargestRemaindersGetWhatIsLeft() {
        double[] states = {6, 6, 2};
        assertArrayEquals(new int[] {4, 4, 2}, Shares.of(states, 10));
        assertArrayEquals(new int[] {5, 5, 1}, Shares.of(states, 11));
    }

    @Test
    void nothingIsSharedOutWhereThereIsNothing() {
        assertArrayEquals(new int[] {0, 0}, Shares.of(new double[] {0, 0}, 100));
        assertArrayEquals(new int[0], Shares.of(new double[0], 100));
    }

    @Test
    void hugeAmountsDoNotOverflow() {
        assertArrayEquals(new int[] {50, 50}, Shares.of(new double[] {1e308, 1e308}, 100));
    }

    @Test
    void whatHoldsNothingGetsNoCell() {
        assertArrayEquals(new int[] {0, 7, 0}, Shares.of(new double[] {0, 3, 0}, 7));
    }
}
