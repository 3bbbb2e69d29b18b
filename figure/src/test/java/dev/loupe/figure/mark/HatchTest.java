package dev.loupe.figure.mark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.draw.Drawing;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/// Java2D's areas are the witness of what lies inside.
final class HatchTest {
    /// A ring with a bite, so that lines are cut several times.
    private static final Outline AREA =
            new Outline.Builder()
                    .circle(100, 100, 90)
                    .circle(100, 100, 40)
                    .move(150, 90)
                    .line(185, 90)
                    .line(185, 110)
                    .line(150, 110)
                    .close()
                    .build();

    private static Path2D path(Outline outline) {
        Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        double[] at = outline.points();
        int p = 0;
        for (byte step : outline.steps()) {
            switch (step) {
                case Outline.MOVE -> path.moveTo(at[p++], at[p++]);
                case Outline.LINE -> path.lineTo(at[p++], at[p++]);
                case Outline.CURVE ->
                        path.curveTo(at[p++], at[p++], at[p++], at[p++], at[p++], at[p++]);
                default -> path.closePath();
            }
        }
        return path;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "\\", "-", "|", "+", "x", "//", ".", "o", "/-"})
    void strokesLieInsideTheArea(String signs) {
        Area area = new Area(path(AREA));
        double[] at = new Hatch(signs).within(AREA, 1).points();
        assertTrue(at.length > 40, "strokes");
        for (int i = 0; i < at.length; i += 2) {
            boolean near = area.intersects(at[i] - 0.2, at[i + 1] - 0.2, 0.4, 0.4);
            assertTrue(near, at[i] + ", " + at[i + 1]);
        }
    }

    /// Parallel lines at a distance cover as much length as the area has of that width.
    @ParameterizedTest
    @ValueSource(strings = {"/", "\\", "-", "|", "//", "+"})
    void linesTakeTheAreaOverTheirDistance(String signs) {
        double[] at = new Hatch(signs).within(AREA, 1).points();
        double length = 0;
        for (int i = 0; i < at.length; i += 4) {
            length += Math.hypot(at[i + 2] - at[i], at[i + 3] - at[i + 1]);
        }
        double area = Math.PI * (90 * 90 - 40 * 40) - 35 * 20;
        double times = signs.equals("//") || signs.equals("+") ? 2 : 1;
        assertEquals(times * area / 8, length, 0.03 * times * area / 8);
    }

    @Test
    void unknownSignsAreSaid() {
        assertEquals(
                "A hatch is written with the signs / \\ - | + x . o, but /? has ?.",
                assertThrows(IllegalArgumentException.class, () -> new Hatch("/?")).getMessage());
    }

    @Test
    void classesHaveTheirPatternsInPanelAndLegend() {
        Table table =
                Table.of("day", "a", "a", "b", "b")
                        .with("kind", "p", "q", "p", "q")
                        .with("n", 1, 2, 3, 4);
        Item.Group all =
                new Item.Group(
                        Meaning.NONE,
                        null,
                        Drawing.of(Figure.of(table).bar("day", "n").hatch("kind").spec())
                                .scene()
                                .items());
        List<Item.Path> strokes = new ArrayList<>();
        collect(all, strokes);
        assertEquals(
                List.of("kind = q", "kind = q"),
                strokes.stream()
                        .filter(p -> p.meaning().role() == Role.NONE)
                        .map(p -> p.meaning().series())
                        .filter(s -> !s.isEmpty())
                        .toList());
        assertEquals(
                1, strokes.stream().filter(p -> p.meaning().role() == Role.LEGEND_ENTRY).count());
    }

    private static void collect(Item.Group group, List<Item.Path> to) {
        for (Item item : group.items()) {
            switch (item) {
                case Item.Group inner -> collect(inner, to);
                case Item.Path path -> to.add(path);
                default -> {}
            }
        }
    }
}
