package dev.loupe.figure.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.spec.LegendSpec;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What legends show of dash and symbol.
final class LegendOfLooksTest {
    private static final Table TABLE =
            Table.of("x", 1, 2, 1, 2, 1, 2, 1, 2)
                    .with("y", 1, 2, 2, 3, 3, 4, 4, 5)
                    .with("a", new String[] {"p", "p", "q", "q", "p", "p", "q", "q"})
                    .with("b", new String[] {"u", "u", "u", "u", "v", "v", "v", "v"});

    private static List<Item.Group> entries(List<Item> items) {
        List<Item.Group> found = new ArrayList<>();
        for (Item item : items) {
            if (item instanceof Item.Group group) {
                if (group.meaning().role() == Role.LEGEND_ENTRY) {
                    found.add(group);
                } else {
                    found.addAll(entries(group.items()));
                }
            }
        }
        return found;
    }

    private static List<Item.Path> paths(Item.Group entry) {
        return entry.items().stream()
                .flatMap(i -> i instanceof Item.Path path ? Stream.of(path) : Stream.of())
                .toList();
    }

    private static List<String> keys(Figure figure) {
        return entries(figure.scene().items()).stream().map(e -> e.meaning().series()).toList();
    }

    @Test
    void colourDashAndSymbolOfOneColumnAreOneLegendWithAllThree() {
        Figure figure =
                Figure.of(TABLE)
                        .line("x", "y")
                        .color("a")
                        .dash("a")
                        .point("x", "y")
                        .color("a")
                        .shape("a")
                        .legend(LegendSpec.RIGHT);
        List<Item.Group> entries = entries(figure.scene().items());
        assertEquals(List.of("a = p", "a = q"), keys(figure));
        Item.Path line = paths(entries.get(1)).getFirst();
        Item.Path dot = paths(entries.get(1)).getLast();
        assertTrue(line.stroke() != null && line.stroke().dash().length > 0, "the second dash");
        assertEquals(4, dot.outline().points().length / 2, "the second symbol, a square: " + dot);
    }

    @Test
    void colourAndDashOfTwoColumnsAreTwoLegends() {
        Figure figure =
                Figure.of(TABLE).line("x", "y").color("a").dash("b").legend(LegendSpec.RIGHT);
        assertEquals(List.of("a = p", "a = q", "b = u", "b = v"), keys(figure));
        List<Item.Group> entries = entries(figure.scene().items());
        Item.Path solid = paths(entries.get(2)).getFirst();
        Item.Path dashed = paths(entries.get(3)).getFirst();
        assertTrue(solid.stroke() != null && solid.stroke().dash().length == 0, "solid");
        assertTrue(dashed.stroke() != null && dashed.stroke().dash().length > 0, "dashed");
    }

    @Test
    void symbolsAloneHaveALegendOfTheirOwn() {
        Figure figure = Figure.of(TABLE).point("x", "y").shape("b");
        assertEquals(List.of("b = u", "b = v"), keys(figure));
    }

    @Test
    void dashesOfDensitiesAreLines() {
        Figure figure = Figure.of(TABLE).mark("kde").x("y").color("a").dash("a");
        Item.Path line = paths(entries(figure.scene().items()).get(1)).getFirst();
        assertTrue(line.stroke() != null && line.stroke().dash().length > 0, "dashed");
    }
}
