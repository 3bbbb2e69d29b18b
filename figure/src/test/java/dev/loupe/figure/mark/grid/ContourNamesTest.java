package dev.loupe.figure.mark.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.draw.Drawing;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Panel;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Scene;
import dev.loupe.figure.spec.Channel;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

/// Heights written along the lines of a bowl, `x² + 2 y²`, whose lines are known ellipses.
final class ContourNamesTest {
    private static final double REACH = 2;

    private static Scene bowl(boolean labels) {
        int n = 81;
        double[] x = new double[n * n];
        double[] y = new double[n * n];
        double[] z = new double[n * n];
        for (int i = 0; i < n * n; i++) {
            x[i] = REACH * (2.0 * (i % n) / (n - 1) - 1);
            y[i] = REACH * (2.0 * (i / n) / (n - 1) - 1);
            z[i] = height(x[i], y[i]);
        }
        Figure figure =
                Figure.of(Table.of("x", x).with("y", y).with("z", z))
                        .mark("contour", "x", "y")
                        .channel(Channel.VALUE, "z")
                        .with("heights", List.of(0.01, 1.0, 2.0, 4.0, 6.0))
                        .with("labels", labels)
                        .size(600, 500);
        return Drawing.of(figure.spec()).scene();
    }

    private static double height(double x, double y) {
        return x * x + 2 * y * y;
    }

    private static Stream<Item> all(List<Item> items) {
        return items.stream()
                .flatMap(i -> i instanceof Item.Group g ? all(g.items()) : Stream.of(i));
    }

    private static List<Item.Text> names(Scene scene) {
        return all(scene.items())
                .filter(Item.Text.class::isInstance)
                .map(Item.Text.class::cast)
                .filter(text -> text.meaning().role() == Role.LABEL)
                .toList();
    }

    /// Data at a pixel.
    private static double[] data(Panel panel, double x, double y) {
        return new double[] {
            panel.x().from()
                    + (x - panel.box().x())
                            / panel.box().width()
                            * (panel.x().to() - panel.x().from()),
            panel.y().to()
                    + (y - panel.box().y())
                            / panel.box().height()
                            * (panel.y().from() - panel.y().to())
        };
    }

    @Test
    void eachNameLiesOnTheLineWhoseHeightItSays() {
        Scene scene = bowl(true);
        List<Item.Text> names = names(scene);
        assertEquals(
                List.of("1", "2", "4", "6"),
                names.stream().map(Item.Text::text).distinct().sorted().toList());
        for (Item.Text name : names) {
            double turn = Math.toRadians(name.angle());
            double down = 0.36 * name.size();
            double[] at =
                    data(
                            scene.panels().getFirst(),
                            name.x() + Math.sin(turn) * down,
                            name.y() - Math.cos(turn) * down);
            assertEquals(Double.parseDouble(name.text()), height(at[0], at[1]), 0.15);
        }
    }

    @Test
    void namesLieAlongTheLineAndNeverUpsideDown() {
        Scene scene = bowl(true);
        Panel panel = scene.panels().getFirst();
        double sx = panel.box().width() / (2 * REACH);
        double sy = panel.box().height() / (2 * REACH);
        for (Item.Text name : names(scene)) {
            assertTrue(name.angle() > -90 && name.angle() <= 90, "turned by " + name.angle());
            double[] at = data(panel, name.x(), name.y());
            double slope = Math.toDegrees(Math.atan(at[0] * sy / (2 * at[1] * sx)));
            double off = Math.abs(name.angle() - slope) % 180;
            assertTrue(Math.min(off, 180 - off) < 12, name.angle() + " along " + slope);
        }
    }

    @Test
    void linesAreCutUnderTheirNames() {
        assertEquals(0, names(bowl(false)).size());
        double whole = strokes(bowl(false));
        double cut = strokes(bowl(true));
        assertTrue(cut < whole - 4 * 10, cut + " of " + whole);
        assertTrue(cut > 0.8 * whole, cut + " of " + whole);
    }

    private static double strokes(Scene scene) {
        return all(scene.items())
                .filter(Item.Path.class::isInstance)
                .map(Item.Path.class::cast)
                .filter(path -> path.meaning().role() == Role.MARK)
                .mapToDouble(path -> length(path.outline()))
                .sum();
    }

    private static double length(Outline outline) {
        double sum = 0;
        double[] p = outline.points();
        int at = 0;
        int first = 0;
        for (byte step : outline.steps()) {
            switch (step) {
                case Outline.MOVE -> first = at;
                case Outline.LINE -> sum += Math.hypot(p[at] - p[at - 2], p[at + 1] - p[at - 1]);
                default -> sum += Math.hypot(p[first] - p[at - 2], p[first + 1] - p[at - 1]);
            }
            at += step == Outline.CLOSE ? 0 : 2;
        }
        return sum;
    }
}
