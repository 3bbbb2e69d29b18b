package dev.loupe.figure.mark.xy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.spec.Channel;

import org.junit.jupiter.api.Test;

import java.util.Objects;

final class SlopedRulesTest {
    private static final Box BOX = new Box(0, 0, 100, 50);
    private static final Table TABLE = Table.of("x", 1, 10).with("y", 2, 8);

    @Test
    void aLineIsCutWhereItLeavesThePanel() {
        assertArrayEquals(
                new double[] {25, 0, 75, 50},
                SlopedRules.clipped(new double[] {0, -25, 100, 75}, BOX),
                1e-9);
        assertArrayEquals(
                new double[] {0, 10, 100, 20},
                SlopedRules.clipped(new double[] {0, 10, 100, 20}, BOX),
                1e-9);
        assertNull(SlopedRules.clipped(new double[] {0, -30, 100, -1}, BOX));
        assertNull(SlopedRules.clipped(new double[] {0, Double.NaN, 100, 0}, BOX));
    }

    @Test
    void aLineThroughTheOriginLeavesAxesAsTheyAre() {
        Figure dots = Figure.of(TABLE).point("x", "y");
        Figure both = dots.mark("rule").with("slope", 1);
        assertEquals(dots.scene().panels().getFirst().x(), both.scene().panels().getFirst().x());
        assertEquals(dots.scene().panels().getFirst().y(), both.scene().panels().getFirst().y());
        assertEquals(
                "1",
                Objects.requireNonNull(
                                both.drawing().numbers().stream()
                                        .filter(numbers -> numbers.mark().equals("rule"))
                                        .findFirst()
                                        .orElseThrow()
                                        .columns()
                                        .get("slope"))
                        .text(0));
    }

    @Test
    void onALogarithmicAxisASlopeMeansNothing() {
        Figure figure =
                Figure.of(TABLE)
                        .point("x", "y")
                        .scale(Channel.X, s -> s.type("log"))
                        .mark("rule")
                        .with("slope", 1);
        assertEquals(
                "A rule with a slope needs axes along which numbers grow evenly, but one has another"
                        + " scale.",
                assertThrows(IllegalArgumentException.class, figure::scene).getMessage());
    }
}
