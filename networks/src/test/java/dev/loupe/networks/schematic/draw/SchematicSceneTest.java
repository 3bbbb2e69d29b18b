package dev.loupe.networks.schematic.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.figure.out.Svg;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Scene;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Typeface;
import dev.loupe.networks.schematic.json.ShortForm;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

final class SchematicSceneTest {
    private static Scene scene(String text) {
        return SchematicScene.of(ShortForm.read(text), Theme.LIGHT);
    }

    private static List<Item.Text> texts(Scene scene) {
        return scene.items().stream()
                .filter(Item.Text.class::isInstance)
                .map(Item.Text.class::cast)
                .toList();
    }

    private static List<String> words(Scene scene) {
        return texts(scene).stream().map(Item.Text::text).toList();
    }

    private static Box box(Item.Text text) {
        double wide = Typeface.width(text.text(), text.size(), text.weight());
        double from =
                switch (text.anchor()) {
                    case START -> text.x();
                    case MIDDLE -> text.x() - wide / 2;
                    case END -> text.x() - wide;
                };
        return new Box(from, text.y() - 0.7 * text.size(), wide, 0.75 * text.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fcnn:;title=A title that is longer than the whole picture below it, by far indeed",
                "fcnn:3,4,4,4,4,4,2;layerSpacing=30",
                "fcnn:3,4:ReLU,4,4,4,4,2;layerSpacing=30;direction=up",
                "fcnn:1000,50:ReLU,9;direction=up;bias=true;captions=size",
                "fcnn:2,2;nodes.diameter=4;layers.0.spacing=0;layers.0.names=[\"first feature\",\"second\"]",
                "fcnn:2,2;direction=down;nodes.diameter=4;layers.0.spacing=0;layers.0.names=[\"first feature\",\"second\"]",
                "lenet:",
                "lenet:1@2x2:A very long operation,1@1x1:Another long operation,64@1x1:And one more,10;layerSpacing=0",
                "lenet:;layers.1.spacing=-100;layers.2.spacing=-100",
                "alexnet:",
                "alexnet:;layerSpacing=0;sheet.textSize=12;view.yaw=75",
                "alexnet:;dimensions=true;filterDimensions=true;view.yaw=-40;view.pitch=60",
                "transformer:",
                "transformer:kind=both,experts=64,direction=down",
                "transformer:kind=both;direction=right",
                "blocks:",
                "blocks:A > (B > {C > (D)*3 A name that is long})*40 Outer name that is longer > [E | F | G > H | ] + > I",
                "blocks:A > (B > {C > (D)*3 A name that is long})*40 Outer name that is longer > [E | F | G > H | ] Concat > I;direction=right"
            })
    void labelsLieInThePictureAndNoneOnAnother(String text) {
        Scene scene = scene(text.replace("sheet.textSize", "textSize"));
        List<Box> boxes = new ArrayList<>();
        for (Item.Text label : texts(scene)) {
            Box box = box(label);
            for (Box other : boxes) {
                assertFalse(box.overlaps(other), label.text());
            }
            boxes.add(box);
            assertTrue(
                    box.x() >= 0
                            && box.y() >= 0
                            && box.right() <= scene.width()
                            && box.bottom() <= scene.height(),
                    label.text());
        }
        assertTrue(boxes.size() > 1);
    }

    @Test
    void equalSchematicsBecomeEqualPictures() {
        String text = "fcnn:9,5,2;edges.colourByWeight=true;seed=3";
        assertEquals(Svg.COMPACT.write(scene(text)), Svg.COMPACT.write(scene(text)));
        assertFalse(
                Svg.COMPACT
                        .write(scene(text))
                        .equals(Svg.COMPACT.write(scene(text.replace("seed=3", "seed=4")))));
    }

    @Test
    void neuronsBeyondTheMostAreAnEllipsis() {
        Scene scene = scene("fcnn:784,3;most=5");
        long circles =
                scene.items().stream()
                        .filter(
                                i ->
                                        i instanceof Item.Path path
                                                && path.meaning().label().startsWith("neuron"))
                        .count();
        assertEquals(5 + 3, circles);
        assertTrue(
                scene.items().stream()
                        .anyMatch(i -> i.meaning().label().equals("5 of 784 neurons drawn")));
        assertEquals(List.of("Input", "∈ ℝ⁷⁸⁴", "Output", "∈ ℝ³"), words(scene));
    }

    @Test
    void edgesGoByTheWeightsThatAreGiven() {
        Scene scene =
                scene(
                        "fcnn:2,1;edges.width=4;edges.widthByWeight=true;edges.colourByWeight=true;edges.positive=#00f;edges.negative=#f00;weights=[[[-2,1]]]");
        List<Stroke> edges =
                scene.items().stream()
                        .filter(
                                i ->
                                        i instanceof Item.Path path
                                                && path.meaning().label().startsWith("w = "))
                        .map(i -> Objects.requireNonNull(((Item.Path) i).stroke()))
                        .toList();
        assertEquals(2, edges.get(0).width(), 1e-9);
        assertEquals(4, edges.get(1).width(), 1e-9);
        assertEquals("#ff0000", edges.get(1).colour().hex());
        assertTrue(edges.get(0).colour().blue() > edges.get(0).colour().red());
    }

    @Test
    void aRepeatIsDrawnOnceWithItsTimes() {
        List<String> words = words(scene("transformer:layers=48,name=Block"));
        assertTrue(words.contains("Block × 48"), words.toString());
        assertEquals(1, words.stream().filter(w -> w.equals("Masked self-attention")).count());
    }

    @Test
    void aLinkToNothingNamesTheNearest() {
        String said =
                String.valueOf(
                        assertThrows(
                                        IllegalArgumentException.class,
                                        () ->
                                                scene(
                                                        "blocks:A;flow=[{\"card\":\"A\",\"id\":\"one\"}];links=[{\"from\":\"one\",\"to\":\"won\"}]"))
                                .getMessage());
        assertEquals("A link leads to won, but no block has that id; the nearest is one.", said);
    }

    @Test
    void theBackgroundMayBeNone() {
        assertTrue(scene("lenet:;background=none").background().invisible());
        assertEquals(
                Theme.DARK.surface(),
                SchematicScene.of(ShortForm.read("lenet:"), Theme.DARK).background());
    }
}
