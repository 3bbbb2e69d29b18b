package dev.loupe.networks.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.DataType;
import dev.loupe.core.Reading;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Scene;
import dev.loupe.figure.theme.Theme;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.Formats;
import dev.loupe.networks.GraphSketch;
import dev.loupe.networks.draw.Diagram.Box;
import dev.loupe.networks.draw.Diagram.Kind;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

final class DraftingTest {
    private static List<String> labels(Diagram diagram) {
        return diagram.boxes().stream().map(Box::label).toList();
    }

    private static Box box(Diagram diagram, String label) {
        return diagram.boxes().stream()
                .filter(b -> b.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void closedModulesShowWhatFlowsBetweenThem() {
        View closed = View.FIRST.open(Set.of());
        Diagram diagram = Drafting.of(GraphSketch.transformer(4).model(), closed);
        assertEquals(List.of("x", "mask", "encoder", "head", "y"), labels(diagram));
        assertEquals(4, diagram.edges().size());
        Diagram open =
                Drafting.of(
                        GraphSketch.transformer(4).model(),
                        View.FIRST.open(Set.of("encoder", "encoder/layer.0…3")));
        Box layer = box(open, "layer");
        assertEquals(4, layer.times());
        assertEquals(Kind.OPEN, layer.kind());
        assertTrue(labels(open).containsAll(List.of("norm", "attn", "Add")));
    }

    @Test
    void anOutputThatOnlyALaterCopyHasIsDrawnFromTheFirst() {
        for (boolean leftOut : new boolean[] {false, true}) {
            outputOfALaterCopy(leftOut);
        }
    }

    /// @param leftOut whether the other copies leave the output out by an empty name, or have fewer outputs
    private static void outputOfALaterCopy(boolean leftOut) {
        GraphSketch sketch = new GraphSketch().input("x");
        String at = "x";
        for (int i = 0; i < 8; i++) {
            String home = "/encoder/layer." + i + "/";
            sketch.node(home + "norm/Norm", "Norm", "n" + i, at);
            if (i == 4 || leftOut) {
                sketch.making(i == 4 ? "aside" : "");
            }
            sketch.node(home + "fc/MatMul", "MatMul", "f" + i, "n" + i)
                    .node(home + "act/Gelu", "Gelu", "g" + i, "f" + i)
                    .node(home + "Add", "Add", "h" + i, "g" + i, at);
            at = "h" + i;
        }
        Model model = sketch.node("/head/Concat", "Concat", "y", at, "aside").output("y").model();
        Diagram diagram =
                Drafting.of(model, View.FIRST.open(Set.of("encoder", "encoder/layer.0…7", "head")));
        assertEquals(8, box(diagram, "layer").times());
        int aside =
                model.graphs().getFirst().values().stream()
                        .map(v -> v.name())
                        .toList()
                        .indexOf("aside");
        int norm = diagram.boxes().indexOf(box(diagram, "norm"));
        assertTrue(
                diagram.edges().stream()
                        .anyMatch(
                                e ->
                                        e.from() == norm
                                                && Arrays.stream(e.values())
                                                        .anyMatch(v -> v == aside)),
                diagram.edges().toString());
    }

    @Test
    void whatLiesInAScopeIsDrawnWithinIt() {
        Diagram diagram = Drafting.of(GraphSketch.transformer(6).model(), View.FIRST);
        for (Box box : diagram.boxes()) {
            if (box.outer() >= 0) {
                Box outer = diagram.boxes().get(box.outer());
                assertTrue(
                        box.x() > outer.x()
                                && box.right() < outer.right()
                                && box.y() > outer.y() + 20
                                && box.bottom() < outer.bottom(),
                        box + " in " + outer);
            }
            assertTrue(box.x() >= 0 && box.right() <= diagram.width());
        }
    }

    @Test
    void openingAScopeLeavesTheOthersInTheirOrder() {
        Model model = GraphSketch.transformer(4).model();
        Diagram closed = Drafting.of(model, View.FIRST.open(Set.of("encoder")));
        Diagram open = Drafting.of(model, View.FIRST.open(Set.of("encoder", "encoder/layer.0…3")));
        double grown = box(open, "layer").height() - box(closed, "layer").height();
        assertEquals(box(closed, "encoder").y(), box(open, "encoder").y(), 1e-9);
        assertEquals(box(closed, "head").y() + grown, box(open, "head").y(), 1e-9);
    }

    @Test
    void anInputThatAllLayersShareIsCut() {
        Diagram cut = Drafting.of(GraphSketch.transformer(12).model(), View.FLAT);
        assertEquals(11, cut.boxes().stream().filter(b -> b.kind() == Kind.STUB).count());
        assertEquals("mask", stub(cut).label());
        Diagram whole = Drafting.of(GraphSketch.transformer(12).model(), View.FLAT.cut(false));
        assertTrue(whole.boxes().stream().noneMatch(b -> b.kind() == Kind.STUB));
    }

    private static Box stub(Diagram diagram) {
        return diagram.boxes().stream()
                .filter(b -> b.kind() == Kind.STUB)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void flatLabelsEveryOperatorAndEdgesEndAtBoxes() throws IOException {
        for (String file : List.of("conv.onnx", "branches.onnx", "external.onnx")) {
            Model model =
                    ((Reading.Read<Model>) Formats.read(ModelFile.open(Fixtures.file(file))))
                            .value();
            Diagram diagram = Drafting.of(model, View.FLAT);
            List<String> wanted =
                    new ArrayList<>(
                            model.graphs().getFirst().nodes().stream()
                                    .map(n -> n.operator())
                                    .filter(o -> !o.equals("Constant"))
                                    .toList());
            labels(diagram).forEach(wanted::remove);
            assertEquals(List.of(), wanted);
            for (Diagram.Edge edge : diagram.edges()) {
                Box to = diagram.boxes().get(edge.to());
                double[] p = edge.points();
                assertEquals(to.y(), p[p.length - 1], 1e-9);
                assertTrue(p[p.length - 2] >= to.x() && p[p.length - 2] <= to.right());
            }
        }
    }

    @Test
    void acrossIsTheSameTurned() {
        Model model = GraphSketch.transformer(3).model();
        Diagram down = Drafting.of(model, View.FLAT);
        Diagram across = Drafting.of(model, View.FLAT.across(true));
        assertEquals(down.boxes().size(), across.boxes().size());
        assertTrue(down.height() > down.width());
        assertTrue(across.width() > across.height());
    }

    @Test
    void aVeryLongPictureIsDrawnSmallerAndNoThinnerThanPromised() {
        GraphSketch sketch = new GraphSketch().input("v0");
        for (int i = 0; i < 3000; i++) {
            sketch.node("", "Relu", "v" + (i + 1), "v" + i);
        }
        Model model = sketch.output("v3000").model();
        Scene scene = ModelPicture.of(model, View.FLAT, Theme.LIGHT, "long");
        assertTrue(scene.height() <= 32_767, "" + scene.height());
        assertTrue(scene.width() * 40 >= scene.height());
        assertTrue(
                scene.items().stream()
                        .anyMatch(i -> i instanceof Item.Text t && t.text().equals("Relu")));
    }

    @Test
    void anEmptyGraphAndAnIllegalOneAreDrawn() {
        Scene empty = ModelPicture.of(new GraphSketch().model(), View.FIRST, Theme.DARK, "empty");
        assertTrue(empty.width() >= 120);
        Model cycle =
                new GraphSketch()
                        .node("", "A", "a", "b")
                        .node("", "B", "b", "a")
                        .node("", "C", "c", "c")
                        .model();
        assertTrue(labels(Drafting.of(cycle, View.FLAT)).containsAll(List.of("A", "B", "C")));
        assertEquals(
                "The model has 1 graphs, counted from 0, but graph 3 was asked for.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Drafting.of(cycle, View.FLAT.graph(3)))
                        .getMessage());
    }

    /// OpenVINO has a `Parameter` for each input, TensorFlow a `Placeholder`.
    @Test
    void anOperatorThatGivesAnInputStandsForIt() throws IOException {
        standFor("conv.xml", "Parameter", "image", "scale");
        standFor("frozen.pb", "Placeholder", "image");
    }

    private static Model read(String file) throws IOException {
        return Formats.read(ModelFile.open(Fixtures.file(file)))
                        instanceof Reading.Read<Model>(Model read)
                ? read
                : org.junit.jupiter.api.Assertions.fail(file);
    }

    private static void standFor(String file, String operator, String... inputs)
            throws IOException {
        List<Box> boxes = Drafting.of(read(file), View.FIRST).boxes();
        assertTrue(boxes.stream().noneMatch(box -> box.kind() == Kind.INPUT));
        assertEquals(
                List.of(inputs),
                boxes.stream()
                        .filter(box -> box.detail().equals(operator))
                        .map(Box::label)
                        .sorted()
                        .toList());
    }

    @Test
    void boxesSayWhatIsAppliedToWhatTheyMakeAndNoNameTwice() throws IOException {
        List<String> words =
                Drafting.of(read("quantised.tflite"), View.FLAT).boxes().stream()
                        .map(Box::detail)
                        .toList();
        assertTrue(words.contains("relu · 112"), "" + words);
        Model model =
                new GraphSketch()
                        .input("x")
                        .node("", "hard_swish", "a", "x")
                        .node("", "__not__", "b", "a")
                        .output("b")
                        .model();
        Drafting.of(model, View.FLAT)
                .boxes()
                .forEach(box -> assertFalse(box.label().equals(box.detail()), box.label()));
    }

    @Test
    void numbersHaveNoZerosThatTellNothing() {
        float[] numbers = {1e-10f, 3.47e-5f, 0.4343f, -2, Float.NEGATIVE_INFINITY, 2.5e7f};
        String[] words = {"1e-10", "3.47e-5", "0.4343", "-2", "−∞", "2.5e7"};
        for (int i = 0; i < numbers.length; i++) {
            byte[] bytes =
                    ByteBuffer.allocate(4)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putFloat(numbers[i])
                            .array();
            Tensor tensor = Tensor.mapped("", DataType.FLOAT32, Shape.of(), Bytes.of(bytes));
            assertEquals(words[i], Numbers.text(tensor));
        }
    }
}
