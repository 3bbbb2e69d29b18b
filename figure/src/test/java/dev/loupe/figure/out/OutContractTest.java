package dev.loupe.figure.out;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Scene;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.scene.Symbol;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// What every way out does with every scene: it answers, soon, in few bytes, and the same twice.
class OutContractTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Colour RED = Colour.of("#d1265b");

    private enum Out {
        SVG,
        SVG_WITH_TOOLTIPS,
        PNG,
        PDF,
        JSON,
        HTML;

        byte[] write(Scene scene) {
            return switch (this) {
                case SVG -> bytes(Svg.COMPACT.write(scene));
                case SVG_WITH_TOOLTIPS -> bytes(new Svg("t", true).write(scene));
                case PNG -> new Png(1).write(scene);
                case PDF -> Pdf.write(scene);
                case JSON -> bytes(SceneJson.write(scene));
                case HTML -> bytes(Html.write(scene, scene, "", true));
            };
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    private record Case(String name, Scene scene) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Item path(Outline outline, Stroke stroke) {
        return new Item.Path(Meaning.mark("path", "s"), outline, RED, stroke);
    }

    private static Item rect(double x, double y, double width, double height) {
        Box box = new Box(x, y, width, height);
        return new Item.Rect(Meaning.mark("rect", ""), box, 3, RED, new Stroke(RED, 1));
    }

    private static Item dots(Symbol symbol, double at, double radius, int n) {
        double[] x = new double[n];
        double[] y = new double[n];
        Arrays.fill(x, at);
        Arrays.fill(y, at);
        double[] radii = {radius};
        int[] fill = {RED.argb()};
        return new Item.Dots(
                Meaning.mark("", ""), symbol, x, y, radii, fill, null, new int[0], List.of());
    }

    private static Item text(String text, double x, double size) {
        return new Item.Text(
                Meaning.NONE, x, 20, text, size, 500, Item.Anchor.MIDDLE, 33, RED.fade(0.5));
    }

    private static Stream<Case> scenes() {
        Outline far =
                new Outline.Builder()
                        .move(-1e9, 10)
                        .line(1e9, 20)
                        .curve(1e8, 0, 0, 1e8, 5, 5)
                        .build();
        int[] cells = {RED.argb()};
        return Stream.of(
                new Case("nothing", Pictures.of(100, 50)),
                new Case("no size", Pictures.of(0, 0, rect(0, 0, 5, 5))),
                new Case("negative size", Pictures.of(-5, -9, rect(0, 0, -5, 5))),
                new Case("every kind", Pictures.everything(true)),
                new Case(
                        "empty items",
                        Pictures.of(
                                9,
                                9,
                                path(new Outline.Builder().build(), new Stroke(RED, 1)),
                                dots(Symbol.STAR, 0, 1, 0),
                                text("", 0, 12),
                                new Item.Group(Meaning.NONE, new Box(0, 0, 0, 0), List.of()),
                                new Item.Raster(
                                        Meaning.NONE,
                                        new Box(0, 0, 9, 9),
                                        0,
                                        0,
                                        new int[0],
                                        true))),
                new Case("far lines", Pictures.of(90, 90, path(far, new Stroke(RED, 2)))),
                new Case("far dashes", Pictures.of(90, 90, path(far, new Stroke(RED, 2, 1, 1)))),
                new Case("no dashes", Pictures.of(90, 90, path(far, new Stroke(RED, 2, 0, 0)))),
                new Case("no width", Pictures.of(90, 90, path(far, new Stroke(RED, 0)))),
                new Case("far rectangle", Pictures.of(90, 90, rect(-1e12, -1e12, 2e12, 2e12))),
                new Case("no numbers", Pictures.of(90, 90, rect(Double.NaN, 0, 1, Double.NaN))),
                new Case("far dots", Pictures.of(90, 90, dots(Symbol.CROSS, 1e12, 3, 500))),
                new Case("vast dots", Pictures.of(90, 90, dots(Symbol.SQUARE, 50, 1e7, 300))),
                new Case("dots of no size", Pictures.of(90, 90, dots(Symbol.CIRCLE, 50, 0, 300))),
                new Case("a heap of dots", Pictures.of(90, 90, dots(Symbol.CIRCLE, 5, 2, 50_000))),
                new Case("far heap", Pictures.of(90, 90, dots(Symbol.CIRCLE, -1e9, 2, 50_000))),
                new Case("long text", Pictures.of(90, 90, text("损失 loss ".repeat(5_000), 0, 12))),
                new Case("text of no size", Pictures.of(90, 90, text("a", 0, 0))),
                new Case("vast text", Pictures.of(90, 90, text("ä中", 1e9, 1e6))),
                new Case("hostile text", Pictures.of(90, 90, text(Pictures.HOSTILE, 0, 12))),
                new Case(
                        "a vast raster",
                        Pictures.of(
                                90,
                                90,
                                new Item.Raster(
                                        Meaning.NONE,
                                        new Box(-1e6, -1e6, 2e6, 2e6),
                                        1,
                                        1,
                                        cells,
                                        true))),
                new Case(
                        "a flat raster",
                        Pictures.of(
                                90,
                                90,
                                new Item.Raster(
                                        Meaning.NONE, new Box(1, 1, 20, 0), 1, 1, cells, false))),
                new Case("deep groups", Pictures.of(90, 90, nested(100, rect(10, 10, 20, 20)))));
    }

    private static Item nested(int depth, Item item) {
        return depth == 0
                ? item
                : nested(
                        depth - 1,
                        new Item.Group(Meaning.NONE, new Box(0, 0, 80, 80), List.of(item)));
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void everyWayOutAnswersSoonInFewBytesAndTheSameTwice(Case scene) {
        for (Out out : Out.values()) {
            byte[] first =
                    assertTimeoutPreemptively(SOON, () -> out.write(scene.scene()), out.name());
            assertTrue(first.length < 3_000_000, out + " takes " + first.length + " bytes");
            byte[] second = assertTimeoutPreemptively(SOON, () -> out.write(scene.scene()));
            assertArrayEquals(first, second, out.name());
        }
    }
}
