package dev.loupe.figure.foreign.vegalite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.draw.Drawing;
import dev.loupe.figure.foreign.ForeignFigure;
import dev.loupe.figure.foreign.carry.Carried;
import dev.loupe.figure.mark.Numbers;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

/// Rules with second ends are strokes from place to place.
final class EndsTest {
    private static Numbers drawn(String ends) {
        Carried carried =
                ForeignFigure.read(
                        """
                        {"$schema": "https://vega.github.io/schema/vega-lite/v5.json",
                         "data": {"values": [{"a": 1, "b": 2, "c": 3, "d": 4}, {"a": 5, "b": 6, "c": 7, "d": 8}]},
                         "mark": "rule",
                         "encoding": {"x": {"field": "a", "type": "quantitative"},
                                      "y": {"field": "b", "type": "quantitative"}, %s}}"""
                                .formatted(ends));
        assertEquals(List.of(), carried.notes());
        return Drawing.of(carried.picture()).numbers().getFirst();
    }

    private static double[] of(Numbers numbers, String name) {
        return ((Column.Numbers) Objects.requireNonNull(numbers.columns().get(name))).values();
    }

    @Test
    void rulesRunToBothSecondEnds() {
        Numbers numbers = drawn("\"x2\": {\"field\": \"c\"}, \"y2\": {\"field\": \"d\"}");
        assertEquals("arrow", numbers.mark());
        assertArrayEquals(new double[] {3, 7}, of(numbers, "x2"));
        assertArrayEquals(new double[] {4, 8}, of(numbers, "y2"));
    }

    @Test
    void rulesWithOneSecondEndStayLevel() {
        Numbers upright = drawn("\"y2\": {\"field\": \"d\"}");
        assertArrayEquals(new double[] {1, 5}, of(upright, "x2"));
        Numbers level = drawn("\"x2\": {\"field\": \"c\"}");
        assertArrayEquals(new double[] {2, 6}, of(level, "y2"));
    }
}
