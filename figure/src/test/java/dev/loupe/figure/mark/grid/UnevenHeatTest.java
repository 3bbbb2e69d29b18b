package dev.loupe.figure.mark.grid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.draw.Drawing;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Panel;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Scene;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.Witness;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Cells of unequal size lie where Matplotlib's `pcolormesh` puts them.
final class UnevenHeatTest {
    private static final Witness MATPLOTLIB = Witness.read("stat-lines.json");

    private static Figure around(double[] x, double[] y) {
        int n = x.length * y.length;
        double[] across = new double[n];
        double[] up = new double[n];
        double[] value = new double[n];
        for (int i = 0; i < n; i++) {
            across[i] = x[i % x.length];
            up[i] = y[i / x.length];
            value[i] = i;
        }
        return Figure.of(Table.of("x", across).with("y", up).with("value", value))
                .mark("heatmap", "x", "y")
                .channel(Channel.VALUE, "value")
                .with("spacing", "numbers");
    }

    private static double[] ends(Numbers numbers, String from, String to) {
        return Stream.of(from, to)
                .flatMapToDouble(
                        name ->
                                Arrays.stream(
                                        ((Column.Numbers)
                                                        Objects.requireNonNull(
                                                                numbers.columns().get(name)))
                                                .values()))
                .sorted()
                .distinct()
                .toArray();
    }

    @Test
    void edgesAreMatplotlibs() {
        Figure figure = around(MATPLOTLIB.array("edges/x"), MATPLOTLIB.array("edges/y"));
        Numbers numbers = Drawing.of(figure.spec()).numbers().getFirst();
        assertArrayEquals(MATPLOTLIB.array("edges/columns"), ends(numbers, "x", "x2"), 1e-15);
        assertArrayEquals(MATPLOTLIB.array("edges/rows"), ends(numbers, "y", "y2"), 1e-15);
    }

    @Test
    void cellsThatSayWhereTheyEndLieThere() {
        Table table =
                Table.of("x", 0, 1, 0)
                        .with("x2", 1, 4, 4)
                        .with("y", 0, 0, 2)
                        .with("y2", 2, 2, 3)
                        .with("value", 1, 2, 3);
        Figure figure =
                Figure.of(table)
                        .mark("heatmap", "x", "y")
                        .channel(Channel.X2, "x2")
                        .channel(Channel.Y2, "y2")
                        .channel(Channel.VALUE, "value");
        Scene scene = Drawing.of(figure.spec()).scene();
        Panel panel = scene.panels().getFirst();
        List<Item.Rect> cells =
                all(scene.items())
                        .filter(Item.Rect.class::isInstance)
                        .map(Item.Rect.class::cast)
                        .filter(rect -> rect.meaning().role() == Role.MARK)
                        .toList();
        assertEquals(3, cells.size());
        assertEquals(panel.box().width() / 4, cells.get(0).box().width(), 1);
        assertEquals(panel.box().width() * 3 / 4, cells.get(1).box().width(), 1);
        assertEquals(panel.box().height() / 3, cells.get(2).box().height(), 1);
        assertEquals(panel.box().y(), cells.get(2).box().y(), 1);
    }

    private static Stream<Item> all(List<Item> items) {
        return items.stream()
                .flatMap(i -> i instanceof Item.Group g ? all(g.items()) : Stream.of(i));
    }

    @Test
    void oneEndAloneIsASentence() {
        Figure figure =
                Figure.of(Table.of("x", 0, 1).with("y", 0, 1))
                        .mark("heatmap", "x", "y")
                        .channel(Channel.X2, "x");
        assertEquals(
                "Cells of a heatmap that say where they end need x2 and y2, but y2 is not given.",
                assertThrows(IllegalArgumentException.class, () -> Drawing.of(figure.spec()))
                        .getMessage());
    }
}
