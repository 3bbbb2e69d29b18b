package dev.loupe.networks.scope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.Reading;
import dev.loupe.figure.theme.Theme;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.Formats;
import dev.loupe.networks.GraphSketch;
import dev.loupe.networks.draw.Diagram;
import dev.loupe.networks.draw.DiagramScene;
import dev.loupe.networks.draw.Drafting;
import dev.loupe.networks.draw.EdgeLabels;
import dev.loupe.networks.draw.View;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.scope.Member.Scope;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

final class CopyDifferenceTest {
    private static final IntPredicate NONE = i -> false;

    /// Layers of six operators; some are wider, without dropout, with another activation, with another number of heads.
    private static GraphSketch layers(
            int n, IntPredicate wide, IntPredicate bare, IntPredicate relu, IntPredicate heads) {
        GraphSketch sketch = new GraphSketch().input("x");
        String at = "x";
        for (int i = 0; i < n; i++) {
            String home = "/layers." + i + "/";
            String last = "r" + i;
            sketch.node(home + "norm/Norm", "Norm", "n" + i, at)
                    .node(home + "attn/Attention", "Attention", "a" + i, "n" + i)
                    .with("heads", heads.test(i) ? 8 : 12)
                    .node(home + "mlp/up/MatMul", "MatMul", "u" + i, "a" + i)
                    .shaped("u" + i, 1, 16, wide.test(i) ? 1024 : 768)
                    .node(home + "mlp/Act", relu.test(i) ? "Relu" : "Gelu", "g" + i, "u" + i)
                    .shaped("g" + i, 1, 16, wide.test(i) ? 1024 : 768)
                    .node(home + "mlp/down/MatMul", "MatMul", last, "g" + i);
            if (!bare.test(i)) {
                sketch.node(home + "Dropout", "Dropout", "d" + i, last);
                last = "d" + i;
            }
            sketch.node(home + "Add", "Add", "h" + i, last, at);
            at = "h" + i;
        }
        return sketch.node("/head/Gemm", "Gemm", "y", at).output("y");
    }

    private static List<Scope> repeats(Graph graph) {
        return Hierarchy.of(graph, true, false).top().members().stream()
                .filter(Scope.class::isInstance)
                .map(Scope.class::cast)
                .toList();
    }

    private static List<String> told(Graph graph) {
        return told(graph, List.copyOf(repeats(graph)));
    }

    private static List<String> told(Graph graph, List<Member> members) {
        List<Scope> repeats = members.stream().map(Scope.class::cast).toList();
        assertEquals(1, repeats.size(), repeats.toString());
        return CopyDifference.of(graph, repeats.getFirst()).stream()
                .map(CopyDifference::text)
                .toList();
    }

    @Test
    void copiesThatAreAlikeDifferInNothing() {
        assertEquals(List.of(), told(layers(12, NONE, NONE, NONE, NONE).graph()));
    }

    @Test
    void shapesAttributesAndOperatorsThatDifferAreTold() {
        Graph graph = layers(12, i -> i == 3, i -> i == 5, i -> i == 7, i -> i == 9).graph();
        assertEquals(12, repeats(graph).getFirst().times());
        assertEquals(
                List.of(
                        "layers.3: 768 → 1024 in 2 shapes",
                        "layers.5: no Dropout",
                        "layers.7: Relu instead of Gelu",
                        "layers.9: Attention heads 12 → 8"),
                told(graph));
    }

    @Test
    void theCopyThatIsDrawnIsOneOfTheMany() {
        Graph graph = layers(6, i -> i == 0, NONE, NONE, NONE).graph();
        assertEquals(List.of("layers.0: 768 → 1024 in 2 shapes"), told(graph));
        assertEquals(
                List.of("layers.0: no Dropout"),
                told(layers(6, NONE, i -> i == 0, NONE, NONE).graph()));
    }

    @Test
    void anOperatorThatOnlyOneCopyHasIsDrawnAsItsNeighbour() {
        Graph graph = layers(8, NONE, i -> i != 4, NONE, NONE).graph();
        assertEquals(List.of("layers.4: Dropout added"), told(graph));
        Diagram diagram = Drafting.of(layers(8, NONE, i -> i != 4, NONE, NONE).model(), View.FIRST);
        assertTrue(diagram.boxes().stream().noneMatch(b -> b.label().equals("Dropout")));
    }

    @Test
    void waysWithinACopyThatDiffersAreNotDrawn() {
        View open = View.FIRST.open(Set.of("layers.0…7", "layers.0…7/attn"));
        Diagram alike = Drafting.of(layers(8, NONE, NONE, NONE, NONE).model(), open);
        Diagram odd = Drafting.of(layers(8, NONE, i -> i == 4, NONE, NONE).model(), open);
        assertEquals(alike.edges().size(), odd.edges().size());
    }

    @Test
    void whatIsJoinedOtherwiseDiffers() {
        GraphSketch sketch = new GraphSketch().input("x0");
        for (int i = 0; i < 5; i++) {
            String home = "/block_" + i + "/";
            String in = "x" + i;
            sketch.node(home + "A", "A", "a" + i, in)
                    .node(home + "B", "B", "b" + i, "a" + i)
                    .node(home + "C", "C", "c" + i, i == 2 ? "a" + i : "b" + i)
                    .node(home + "D", "D", "x" + (i + 1), "c" + i, "b" + i);
        }
        assertEquals(List.of("block_2: C joined otherwise"), told(sketch.output("x5").graph()));
    }

    @Test
    void copiesOfARealFileAreHeldAgainstEachOther() throws java.io.IOException {
        if (!(Formats.read(ModelFile.open(Fixtures.file("repeats/copies.onnx")))
                instanceof Reading.Read<Model>(Model model))) {
            throw new AssertionError("not read");
        }
        Graph graph = model.graphs().getFirst();
        assertEquals(
                List.of(
                        "layers.3: 8 → 12 in 2 shapes",
                        "layers.7: Sigmoid instead of Relu",
                        "layers.9: no Mul"),
                told(
                        graph,
                        ((Scope) Hierarchy.of(graph, true, false).top().members().getFirst())
                                .members()));
    }

    @Test
    void halvesOfTwoKindsAreTwoRepeats() {
        Graph graph = layers(8, NONE, i -> i >= 4, NONE, NONE).graph();
        assertEquals(List.of(4, 4), repeats(graph).stream().map(Scope::times).toList());
        Graph tail = layers(12, NONE, i -> i >= 10, NONE, NONE).graph();
        assertEquals(List.of(10, 2), repeats(tail).stream().map(Scope::times).toList());
    }

    @Test
    void thePictureSaysHowManyDifferAndWhere() {
        Diagram diagram =
                Drafting.of(
                        layers(12, i -> i == 3, NONE, i -> i == 7, NONE).model(),
                        View.FIRST.open(Set.of("layers.0…11", "layers.0…11/mlp")));
        Diagram.Box layers =
                diagram.boxes().stream().filter(b -> b.times() > 1).findFirst().orElseThrow();
        assertEquals("× 12, 2 differ: 3, 7", layers.repeat());
        Diagram.Box attention = box(diagram, "attn");
        assertEquals(0, attention.odd());
        assertEquals(2, box(diagram, "mlp").odd());
        String svg =
                DiagramScene.of(diagram, EdgeLabels.NONE, Theme.DARK, "t", "d").items().toString();
        assertTrue(
                svg.contains(
                        "2 differ: layers.3: 768 → 1024 in 2 shapes; layers.7: Relu instead of Gelu"),
                svg);
    }

    private static Diagram.Box box(Diagram diagram, String label) {
        return diagram.boxes().stream()
                .filter(b -> b.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError(diagram.boxes().toString()));
    }
}
