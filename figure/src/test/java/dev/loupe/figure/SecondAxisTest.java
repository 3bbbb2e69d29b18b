package dev.loupe.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.figure.data.Table;
import dev.loupe.figure.draw.Drawing;
import dev.loupe.figure.json.SpecJson;
import dev.loupe.figure.out.SceneJson;
import dev.loupe.figure.scene.Axis;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Panel;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Scene;
import dev.loupe.figure.spec.Channel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Layers along a y axis of their own, at the right of the panel.
final class SecondAxisTest {
    private static final Table TABLE =
            Table.of("x", 0, 1, 2).with("near", 0, 5, 10).with("far", 10, 100, 10_000);

    private static final Figure BOTH =
            Figure.of(TABLE)
                    .point("x", "near")
                    .scale(Channel.Y, s -> s.domain(0.0, 10.0))
                    .point("x", "far")
                    .right()
                    .scale(Channel.RIGHT, s -> s.type("log").domain(1.0, 1e4))
                    .labelRight("how far");

    private static Stream<Item> all(List<Item> items) {
        return items.stream()
                .flatMap(
                        item ->
                                item instanceof Item.Group group
                                        ? all(group.items())
                                        : Stream.of(item));
    }

    private static Scene scene(Figure figure) {
        return Drawing.of(figure.spec()).scene();
    }

    private static List<Item.Text> texts(Scene scene, Role role) {
        return all(scene.items())
                .filter(Item.Text.class::isInstance)
                .map(Item.Text.class::cast)
                .filter(text -> text.meaning().role() == role)
                .toList();
    }

    /// How high the dots of a layer lie, as shares of the panel from its bottom.
    private static double[] heights(Scene scene, int layer) {
        Panel panel = scene.panels().getFirst();
        Item.Dots dots =
                all(scene.items())
                        .filter(Item.Dots.class::isInstance)
                        .map(Item.Dots.class::cast)
                        .toList()
                        .get(layer);
        return Arrays.stream(dots.y())
                .map(y -> (panel.box().bottom() - y) / panel.box().height())
                .toArray();
    }

    @Test
    void eachLayerLiesByItsOwnScale() {
        Scene scene = scene(BOTH);
        assertArrayEquals(new double[] {0, 0.5, 1}, heights(scene, 0), 1e-9);
        assertArrayEquals(new double[] {0.25, 0.5, 1}, heights(scene, 1), 1e-9);
    }

    @Test
    void ticksAndTitleOfTheSecondStandAtTheRight() {
        Scene scene = scene(BOTH);
        Panel panel = scene.panels().getFirst();
        List<String> beyond =
                texts(scene, Role.TICK).stream()
                        .filter(text -> text.x() > panel.box().right() + 1)
                        .map(Item.Text::text)
                        .toList();
        assertTrue(beyond.contains("100"), beyond.toString());
        Item.Text title = texts(scene, Role.AXIS_TITLE).getLast();
        assertEquals("how far", title.text());
        assertTrue(title.x() > panel.box().right());
        assertTrue(title.x() <= scene.width());
    }

    @Test
    void layersWithoutClassesHaveColoursOfTheirOwnAndTheAxesTakeThem() {
        Scene scene = scene(BOTH);
        Panel panel = scene.panels().getFirst();
        List<Item.Text> ticks = texts(scene, Role.TICK);
        Item.Text left =
                ticks.stream().filter(t -> t.x() < panel.box().x()).findFirst().orElseThrow();
        Item.Text right =
                ticks.stream()
                        .filter(t -> t.x() > panel.box().right() + 1)
                        .findFirst()
                        .orElseThrow();
        assertNotEquals(left.colour(), right.colour());
    }

    @Test
    void painterIsToldTheSecondAxis() {
        Scene scene = SceneJson.read(SceneJson.write(scene(BOTH)));
        Axis right = scene.panels().getFirst().right();
        assertNotNull(right);
        assertEquals(new Axis(Axis.Kind.LOG, "how far", 1, 1e4, List.of()), right);
        assertEquals("near", scene.panels().getFirst().y().name());
    }

    @Test
    void aFigureAllAtTheRightHasNoTicksAtTheLeft() {
        Scene scene = scene(Figure.of(TABLE).line("x", "far").right());
        Panel panel = scene.panels().getFirst();
        assertTrue(texts(scene, Role.TICK).stream().noneMatch(t -> t.x() < panel.box().x() - 2));
    }

    @Test
    void jsonKeepsTheAxis() {
        String written = SpecJson.write(BOTH.spec());
        assertEquals(written, SpecJson.write(SpecJson.read(written)));
        assertEquals(
                SceneJson.write(scene(BOTH)),
                SceneJson.write(Drawing.of(SpecJson.read(written)).scene()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pie      | The mark pie has no y axis, so its option axis cannot be right.",
                "pairplot | The mark pairplot is made of several panels, so its option axis cannot be right."
            })
    void marksWithoutAxesRefuseIt(String mark, String said) {
        Figure figure =
                mark.equals("pie")
                        ? Figure.of(TABLE)
                                .mark(mark)
                                .channel(Channel.VALUE, "near")
                                .color("x")
                                .right()
                        : Figure.of(TABLE).mark(mark).right();
        assertEquals(
                said,
                assertThrows(IllegalArgumentException.class, () -> scene(figure)).getMessage());
    }
}
