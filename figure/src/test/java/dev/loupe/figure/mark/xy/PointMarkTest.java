package dev.loupe.figure.mark.xy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Scene;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

final class PointMarkTest {
    private static final Table ROWS =
            Table.of("x", 1.0, 2.0, 3.0).with("y", 1.0, 2.0, 3.0).with("z", 0.0, 5.0, 9.0);

    @Test
    void colourByNumberIsSeenInDotsThatAreDrawnAsLines() {
        List<Integer> filled = colours(Figure.of(ROWS).point("x", "y").color("z"));
        assertEquals(3, filled.stream().distinct().count());
        Figure crosses = Figure.of(ROWS).point("x", "y").color("z").with("symbol", "cross");
        assertEquals(filled, colours(crosses));
        Figure rings = Figure.of(ROWS).point("x", "y").color("z").with("hollow", true);
        assertEquals(filled, colours(rings));
    }

    /// What each dot is drawn in, in the order of rows: its filling, or its line where it has none.
    private static List<Integer> colours(Figure figure) {
        return flat(figure.scene())
                .filter(d -> d.meaning().role() == Role.MARK)
                .flatMap(
                        d ->
                                Stream.iterate(0, i -> i < d.x().length, i -> i + 1)
                                        .map(
                                                i ->
                                                        d.fill(i) == 0 || d.symbol().open()
                                                                ? Objects.requireNonNull(d.stroke())
                                                                        .colour()
                                                                        .argb()
                                                                : d.fill(i)))
                .toList();
    }

    private static Stream<Item.Dots> flat(Scene scene) {
        return flat(scene.items());
    }

    private static Stream<Item.Dots> flat(List<Item> items) {
        return items.stream()
                .flatMap(
                        item ->
                                item instanceof Item.Group group
                                        ? flat(group.items())
                                        : item instanceof Item.Dots dots
                                                ? Stream.of(dots)
                                                : Stream.of());
    }
}
