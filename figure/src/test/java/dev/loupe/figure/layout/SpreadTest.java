package dev.loupe.figure.layout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

final class SpreadTest {
    @Test
    void placesFarApartStay() {
        assertArrayEquals(new double[] {50, 10}, Spread.apart(new double[] {50, 10}, 14, 0, 100));
    }

    @Test
    void placesThatTouchMoveAboutTheirMean() {
        assertArrayEquals(
                new double[] {43, 57, 80},
                Spread.apart(new double[] {50, 50, 80}, 14, 0, 100),
                1e-9);
    }

    @Test
    void noneLeavesTheEndsWhereThereIsRoom() {
        assertArrayEquals(
                new double[] {72, 86, 100},
                Spread.apart(new double[] {99, 99, 99}, 14, 0, 100),
                1e-9);
    }
}
