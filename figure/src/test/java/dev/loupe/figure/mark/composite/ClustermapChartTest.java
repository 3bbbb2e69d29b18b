package dev.loupe.figure.mark.composite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.scene.Axis;
import dev.loupe.figure.scene.Panel;
import dev.loupe.figure.spec.Channel;

import org.junit.jupiter.api.Test;

import java.util.List;

final class ClustermapChartTest {
    private static Axis vertical(Figure figure) {
        return figure.scene().panels().stream()
                .map(Panel::y)
                .filter(y -> y.kind() == Axis.Kind.BAND)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void likeRowsStandTogether() {
        Table table =
                Table.of("name", "a", "b", "c", "d")
                        .with("one", 0, 9, 1, 8)
                        .with("two", 0, 9, 0, 9);
        Figure figure = Figure.of(table).mark("clustermap").y("name");
        List<String> order = vertical(figure).categories();
        assertEquals(1, Math.abs(order.indexOf("a") - order.indexOf("c")));
        assertEquals(1, Math.abs(order.indexOf("b") - order.indexOf("d")));
        assertEquals(
                List.of("a", "b", "c", "d"),
                vertical(figure.with("trees", "columns")).categories());
    }

    @Test
    void correlationLooksAtShapesNotAtSizes() {
        Table table =
                Table.of("name", "up", "down", "up too")
                        .with("one", 1, 3, 100)
                        .with("two", 2, 2, 200)
                        .with("three", 3, 1, 300);
        Figure figure = Figure.of(table).mark("clustermap").y("name").with("metric", "correlation");
        List<String> order = vertical(figure).categories();
        assertEquals(1, Math.abs(order.indexOf("up") - order.indexOf("up too")));
    }

    @Test
    void aCellWithoutAValueIsNamed() {
        Table table = Table.of("x", "a", "b", "a").with("y", "p", "p", "q").with("v", 1, 2, 3);
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                Figure.of(table)
                                        .mark("clustermap", "x", "y")
                                        .channel(Channel.VALUE, "v")
                                        .scene());
        assertEquals(
                "A clustermap needs a value in every cell, but there is none for q and b.",
                e.getMessage());
    }
}
