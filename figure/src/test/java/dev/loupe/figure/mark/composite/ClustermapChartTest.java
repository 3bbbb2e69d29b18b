package dev.loupe.figure.mark.composite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.scene.Axis;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Panel;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.spec.Channel;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

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

    private static final Table LONG =
            Table.of("x", "p", "p", "q", "q", "r", "r")
                    .with("y", "a", "b", "a", "b", "a", "b")
                    .with("v", 1, 9, 2, 8, 1, 9)
                    .with("kind", "odd", "even", "odd", "even", "odd", "even")
                    .with("side", "left", "left", "right", "right", "left", "left");

    private static Figure longMap() {
        return Figure.of(LONG).mark("clustermap", "x", "y").channel(Channel.VALUE, "v");
    }

    private static List<String> entries(Figure figure) {
        List<String> names = new ArrayList<>();
        figure.scene().items().forEach(item -> collect(item, names));
        return names;
    }

    private static void collect(Item item, List<String> names) {
        if (item instanceof Item.Group group) {
            if (group.meaning().role() == Role.LEGEND_ENTRY) {
                names.add(group.meaning().series());
            }
            group.items().forEach(inner -> collect(inner, names));
        }
    }

    @Test
    void stripsOfClassesHaveAKeyEachInColoursOfTheirOwn() {
        Figure figure =
                longMap()
                        .with("row-classes", List.of("kind"))
                        .with("column-classes", List.of("side"));
        List<String> entries = entries(figure);
        assertEquals(4, entries.size());
        assertEquals(
                Set.of("kind = odd", "kind = even", "side = left", "side = right"),
                Set.copyOf(entries));
        Set<Colour> colours = new HashSet<>();
        figure.scene().items().forEach(item -> fills(item, "", colours));
        assertEquals(4, colours.size(), "no colour says two things");
        assertEquals(List.of(), entries(longMap()));
    }

    /// The colours of what stands in the legend.
    private static void fills(Item item, String series, Set<Colour> colours) {
        if (item instanceof Item.Group group) {
            String in = group.meaning().role() == Role.LEGEND_ENTRY ? "entry" : series;
            group.items().forEach(inner -> fills(inner, in, colours));
        } else if (item instanceof Item.Rect rect
                && series.equals("entry")
                && rect.fill() != null) {
            colours.add(rect.fill());
        }
    }

    @Test
    void eachRowOfAStripStandsBesideItsRowOfTheMap() {
        Table table =
                Table.of("a", 0, 9, 0, 9, 0)
                        .with("b", 9, 0, 9, 0, 9)
                        .with("kind", "low", "high", "low", "high", "low");
        Figure figure = Figure.of(table).mark("clustermap").with("row-classes", List.of("kind"));
        Numbers strip =
                figure.drawing().numbers().stream()
                        .filter(numbers -> numbers.mark().equals("tiles"))
                        .findFirst()
                        .orElseThrow();
        for (int row = 0; row < 5; row++) {
            assertEquals(
                    row % 2 == 0 ? "low" : "high",
                    Objects.requireNonNull(strip.columns().get("class")).text(row));
        }
        List<List<String>> orders =
                figure.scene().panels().stream()
                        .map(Panel::y)
                        .filter(y -> y.kind() == Axis.Kind.BAND)
                        .map(Axis::categories)
                        .distinct()
                        .toList();
        assertEquals(1, orders.size(), "the strip and the map stand in one order");
    }

    @Test
    void classesThatDisagreeOrDoNotFitAreSaid() {
        assertEquals(
                "A clustermap needs one class of side for a, but there are left and right.",
                refused(longMap().with("row-classes", List.of("side"))));
        assertEquals(
                "The option column-groups of clustermap must be one class for each column of"
                        + " numbers, but there are 2 for 1 columns.",
                refused(
                        Figure.of(LONG)
                                .mark("clustermap")
                                .with("column-groups", List.of("one", "two"))));
    }

    private static String refused(Figure figure) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, figure::scene).getMessage());
    }
}
