package dev.loupe.figure.gallery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.draw.Drawing;
import dev.loupe.figure.out.Png;
import dev.loupe.figure.out.SceneJson;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Scene;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.scene.Symbol;
import dev.loupe.figure.spec.Picture;
import dev.loupe.figure.type.Typeface;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

/// Every picture of the gallery can be read at 300 pixels and at 3,000, not only at the size it was made for.
final class SizesTest {
    private static final Table STEPS =
            Table.of("x", 1.0, 2.0, 3.0, 4.0)
                    .with("y", 4.0, 1.0, 3.0, 2.0)
                    .with("z", 1.0, 3.0, 2.0, 5.0);

    @TestFactory
    Stream<DynamicTest> textIsNeverSmallBesideAWidePicture() {
        return each(
                3_000,
                scene -> {
                    assertEquals(3_000, scene.width());
                    for (Item.Text text : texts(scene.items())) {
                        double share = text.size() / scene.width();
                        assertTrue(share >= 0.007, text.toString());
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> wordsNeitherMeetNorLeaveAWidePicture() {
        return each(3_000, SizesTest::apart);
    }

    @TestFactory
    Stream<DynamicTest> wordsNeitherMeetNorLeaveANarrowPicture() {
        return each(
                300,
                scene -> {
                    assertEquals(300, scene.width());
                    apart(scene);
                    for (Item.Text text : texts(scene.items())) {
                        assertTrue(text.size() >= 6.8, text.toString());
                    }
                });
    }

    @Test
    void widthAloneKeepsTheProportionsOfAFigure() {
        Figure figure = Figure.of(STEPS).line("x", "y");
        assertEquals(400, figure.scene().height());
        assertEquals(1_500, figure.size(3_000, 0).scene().height());
        assertEquals(320, figure.size(300, 0).scene().height(), 15);
    }

    @Test
    void aFlatStripKeepsTheTextOfItsHeight() {
        Figure strip = Figure.of(STEPS).line("x", "y").size(3_000, 200);
        assertEquals(11, smallest(strip.scene()));
        assertTrue(smallest(strip.size(3_000, 1_200).scene()) > 26);
    }

    @Test
    void dotsAndStrokesGrowAsTextDoes() {
        Figure figure = Figure.of(STEPS).point("x", "y").with("symbol", "cross").color("z");
        Item.Dots usual = dots(figure.scene()).getFirst();
        double larger = smallest(figure.size(3_000, 0).scene()) / smallest(figure.scene());
        assertTrue(larger > 2.5, "text is " + larger + " times as large");
        List<Item.Dots> wide = dots(figure.size(3_000, 0).scene());
        assertEquals(4, wide.stream().mapToInt(d -> d.x().length).sum());
        for (Item.Dots dots : wide) {
            assertEquals(usual.radius(0) * larger, dots.radius(0), 1e-9);
            Stroke stroke = Objects.requireNonNull(dots.stroke());
            assertEquals(Symbol.OPEN_WIDTH * larger, stroke.width(), 1e-9);
            assertEquals(dots.fill(0), stroke.colour().argb());
        }
    }

    @Test
    void whoWalksAroundABoxSeesTheSameSizes() {
        Figure figure = Figure.of(STEPS).mark("scatter3d", "x", "y").z("z").size(3_000, 0);
        Scene scene = figure.scene();
        Scene read = SceneJson.read(SceneJson.write(scene));
        double grown = smallest(scene) / smallest(figure.size(640, 0).scene());
        assertEquals(grown, Objects.requireNonNull(read.panels().getFirst().cube()).scale(), 0.001);
    }

    @Test
    void pixelsAreThoseAskedFor() throws IOException {
        for (int width : new int[] {300, 333, 640, 1_777, 3_000}) {
            Scene scene = Figure.of(STEPS).line("x", "y").size(width, 301).scene();
            var image = ImageIO.read(new ByteArrayInputStream(new Png(1).write(scene)));
            assertArrayEquals(
                    new int[] {width, 301}, new int[] {image.getWidth(), image.getHeight()});
        }
    }

    @Test
    void namesBelowNeighboursInAGridLeaveAGap() {
        for (int width : new int[] {240, 300, 420}) {
            Figure pairs = Figure.of(Samples.penguins()).mark("pairplot").color("species");
            List<Box> names =
                    texts(pairs.size(width, 0).scene().items()).stream()
                            .filter(t -> t.meaning().role() == Role.AXIS_TITLE && t.angle() == 0)
                            .map(SizesTest::box)
                            .sorted(Comparator.comparing(Box::x))
                            .toList();
            assertTrue(names.size() >= 4, names.size() + " names");
            for (int i = 1; i < names.size(); i++) {
                double gap = names.get(i).x() - names.get(i - 1).right();
                assertTrue(gap >= 4, gap + " pixels between names at " + width);
            }
        }
    }

    private interface Claim {
        void check(Scene scene);
    }

    private static Stream<DynamicTest> each(double width, Claim claim) {
        return Gallery.entries().stream()
                .map(
                        entry ->
                                DynamicTest.dynamicTest(
                                        entry.family() + " " + entry.name(),
                                        () -> claim.check(scene(entry.picture(), width))));
    }

    private static Scene scene(Picture picture, double width) {
        return Drawing.of(picture.with(picture.heading().size(width, 0))).scene();
    }

    @TestFactory
    Stream<DynamicTest> noWordIsCutByItsPanel() {
        return Gallery.entries().stream()
                .map(
                        entry ->
                                DynamicTest.dynamicTest(
                                        entry.family() + " " + entry.name(),
                                        () ->
                                                whole(
                                                        Drawing.of(entry.picture()).scene().items(),
                                                        null)));
    }

    private static void whole(List<Item> items, @Nullable Box clip) {
        for (Item item : items) {
            if (item instanceof Item.Group group) {
                whole(group.items(), group.clip() == null ? clip : group.clip());
            } else if (item instanceof Item.Text text && clip != null && text.angle() == 0) {
                Box box = box(text);
                boolean within =
                        box.x() >= clip.x() - 1
                                && box.right() <= clip.right() + 1
                                && box.y() >= clip.y() - 1
                                && box.bottom() <= clip.bottom() + 2;
                assertTrue(within, "cut: " + text);
            }
        }
    }

    private static void apart(Scene scene) {
        List<Item.Text> upright =
                texts(scene.items()).stream().filter(t -> t.angle() == 0).toList();
        for (int i = 0; i < upright.size(); i++) {
            Box box = box(upright.get(i));
            boolean within =
                    box.x() >= -1
                            && box.y() >= -1
                            && box.right() <= scene.width() + 1
                            && box.bottom() <= scene.height() + 1;
            assertTrue(within, "outside: " + upright.get(i));
            for (Item.Text text : upright.subList(i + 1, upright.size())) {
                Box other = box(text);
                double across = Math.min(box.right(), other.right()) - Math.max(box.x(), other.x());
                double down = Math.min(box.bottom(), other.bottom()) - Math.max(box.y(), other.y());
                assertTrue(across <= 1 || down <= 1, upright.get(i) + " meets " + text);
            }
        }
    }

    /// From the baseline up to capitals, and a little below.
    private static Box box(Item.Text text) {
        double width = Typeface.width(text.text(), text.size(), text.weight());
        double left =
                switch (text.anchor()) {
                    case START -> text.x();
                    case MIDDLE -> text.x() - width / 2;
                    case END -> text.x() - width;
                };
        return new Box(left, text.y() - 0.72 * text.size(), width, 0.84 * text.size());
    }

    private static double smallest(Scene scene) {
        return texts(scene.items()).stream().mapToDouble(Item.Text::size).min().orElseThrow();
    }

    private static List<Item.Text> texts(List<Item> items) {
        List<Item.Text> texts = new ArrayList<>();
        for (Item item : items) {
            if (item instanceof Item.Group group) {
                texts.addAll(texts(group.items()));
            } else if (item instanceof Item.Text text) {
                texts.add(text);
            }
        }
        return texts;
    }

    private static List<Item.Dots> dots(Scene scene) {
        List<Item.Dots> dots = new ArrayList<>();
        List<Item> left = new ArrayList<>(scene.items());
        while (!left.isEmpty()) {
            Item item = left.removeLast();
            if (item instanceof Item.Group group) {
                left.addAll(group.items());
            } else if (item instanceof Item.Dots some) {
                dots.add(some);
            }
        }
        return dots;
    }
}
