package dev.loupe.figure.mark.polar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.spec.Channel;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

final class BarbsMarkTest {
    private static Figure wind(double u, double v) {
        return Figure.of(Table.of("x", 0, 1).with("y", 0, 1).with("u", u, 0).with("v", v, 0))
                .mark("barbs", "x", "y")
                .channel(Channel.U, "u")
                .channel(Channel.V, "v");
    }

    private static List<double[]> outlines(List<Item> items) {
        List<double[]> found = new ArrayList<>();
        for (Item item : items) {
            if (item instanceof Item.Group group) {
                found.addAll(outlines(group.items()));
            } else if (item instanceof Item.Path path && path.meaning().role() == Role.MARK) {
                found.add(path.outline().points());
            }
        }
        return found;
    }

    @Test
    void windFromTheWestHasItsStaffToTheLeftAndFeathersAbove() {
        double[] barb = outlines(wind(15, 0).scene().items()).getFirst();
        assertEquals(12, barb.length, "a staff, a barb and half a barb");
        assertTrue(barb[2] < barb[0], "the staff points to the west");
        assertEquals(barb[1], barb[3], 1e-9);
        assertTrue(barb[7] < barb[1] && barb[11] < barb[1], "feathers point to the north");
        double whole = barb[1] - barb[7];
        assertEquals(0.5, (barb[1] - barb[11]) / whole, 1e-9);
        double[] south = outlines(wind(15, 0).with("south", true).scene().items()).getFirst();
        assertTrue(
                south[7] > south[1] && south[11] > south[1], "south of the equator to the south");
    }

    @Test
    void halfABarbAloneStandsOffTheEnd() {
        double[] barb = outlines(wind(0, -5).scene().items()).getFirst();
        assertTrue(barb[3] < barb[1], "wind from the north has its staff upwards");
        assertTrue(barb[5] > barb[3] + 1, "the half barb begins below the end");
    }

    @Test
    void speedsThatNeedTooManyFlagsAreSaid() {
        assertEquals(
                "A wind of 5000 needs more than 20 flags of 50; the option flag says what one"
                        + " stands for.",
                assertThrows(IllegalArgumentException.class, () -> wind(5_000, 0).scene())
                        .getMessage());
    }
}
