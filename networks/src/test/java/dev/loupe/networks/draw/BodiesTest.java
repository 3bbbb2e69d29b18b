package dev.loupe.networks.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.Reading;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.Formats;
import dev.loupe.networks.GraphSketch;
import dev.loupe.networks.draw.Diagram.Box;
import dev.loupe.networks.draw.Diagram.Edge;
import dev.loupe.networks.draw.Diagram.Kind;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Captures;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Unfolded;
import dev.loupe.networks.scope.Hierarchy;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Operators that run graphs, opened in place.
final class BodiesTest {
    private static Model model(String name) throws IOException {
        if (Formats.read(ModelFile.open(Fixtures.file(name)))
                instanceof Reading.Read<Model>(Model model)) {
            return model;
        }
        throw new AssertionError(name + " was not read");
    }

    private static int box(Diagram diagram, String label) {
        return diagram.boxes().stream().map(Box::label).toList().indexOf(label);
    }

    private static Box at(Diagram diagram, String label) {
        return diagram.boxes().get(box(diagram, label));
    }

    private static String outer(Diagram diagram, String label) {
        int outer = at(diagram, label).outer();
        return outer < 0 ? "" : diagram.boxes().get(outer).label();
    }

    private static List<String> labels(Diagram diagram) {
        return diagram.boxes().stream().map(Box::label).toList();
    }

    private static boolean ends(Diagram diagram, String at, int value) {
        return diagram.edges().stream()
                .filter(e -> e.head() && e.to() == box(diagram, at))
                .anyMatch(e -> Arrays.stream(e.values()).anyMatch(v -> v == value));
    }

    private static int value(Model model, String name) {
        return model.graphs().getFirst().values().stream()
                .map(v -> v.name())
                .toList()
                .indexOf(name);
    }

    /// The fixture's `If` runs `t = x + one` or `e = −x`, where `x` is the outer graph's.
    @Test
    void branchesLieInTheirOperatorAndTakeWhatLiesAroundIt() throws IOException {
        Model model = model("branches.onnx");
        Diagram diagram = Drafting.of(model, View.FIRST);
        assertEquals(List.of("If@0"), diagram.open());
        assertEquals("If", outer(diagram, "then"));
        assertEquals("If", outer(diagram, "else"));
        assertEquals("then", outer(diagram, "Add"));
        assertEquals("then", outer(diagram, "t"));
        assertEquals("else", outer(diagram, "Neg"));
        assertEquals("else", outer(diagram, "e"));
        assertEquals(Kind.OPEN, at(diagram, "If").kind());
        assertTrue(ends(diagram, "Add", value(model, "x")));
        assertTrue(ends(diagram, "Neg", value(model, "x")));
        assertTrue(ends(diagram, "If", value(model, "choose")));
        assertFalse(ends(diagram, "If", value(model, "x")), "x goes on to where it is taken");
        assertTrue(ends(diagram, "Twice", value(model, "i")));
    }

    /// What saves and restores the variables of a SavedModel lies beside what serves.
    @Test
    void whatNoOutputNeedsStaysClosedAtFirst() throws IOException {
        List<String> seen = labels(Drafting.of(model("saved"), View.FIRST));
        assertTrue(seen.contains("Softmax"), "" + seen);
        assertFalse(seen.contains("RestoreV2") || seen.contains("SaveV2"), "" + seen);
    }

    @Test
    void everythingKeepsItsPlaceWhenAnOperatorOpens() {
        Model model =
                new GraphSketch()
                        .input("x")
                        .node("", "Relu", "a", "x")
                        .node("", "If", "b", "a")
                        .running(1)
                        .node("", "Exp", "c", "b")
                        .output("c")
                        .model(new GraphSketch().node("", "Neg", "n", "a").output("n").body());
        Diagram closed = Drafting.of(model, View.FIRST.open(Set.of()));
        Diagram open = Drafting.of(model, View.FIRST.open(Set.of("If@1")));
        assertTrue(at(closed, "If").folded());
        assertEquals(-1, box(closed, "Neg"));
        double grown = at(open, "If").height() - at(closed, "If").height();
        assertEquals(at(closed, "Relu").y(), at(open, "Relu").y(), 1e-9);
        assertEquals(at(closed, "Exp").y() + grown, at(open, "Exp").y(), 1e-9);
        assertEquals("body", outer(open, "Neg"));
        for (Edge edge : open.edges()) {
            assertTrue(edge.points().length > 2);
        }
    }

    @Test
    void loopsOfOtherFormatsOpenToo() throws IOException {
        Diagram diagram = Drafting.of(model("loops.tflite"), View.FIRST);
        assertTrue(labels(diagram).containsAll(List.of("cond", "body")), "" + labels(diagram));
    }

    @Test
    void innerOperatorsOfARepeatAreThoseOfTheDrawnCopy() {
        GraphSketch sketch = new GraphSketch().input("x");
        Graph[] bodies = new Graph[3];
        String at = "x";
        for (int i = 0; i < 3; i++) {
            String home = "/layer." + i + "/";
            sketch.node(home + "a/Norm", "Norm", "n" + i, at)
                    .node(home + "b/MatMul", "MatMul", "m" + i, "n" + i)
                    .node(home + "c/If", "If", "i" + i, "m" + i)
                    .running(i + 1)
                    .node(home + "d/Add", "Add", "h" + i, "i" + i, at);
            bodies[i] = new GraphSketch().node("", "Neg", "o", "n" + i).output("o").body();
            at = "h" + i;
        }
        Model model = sketch.node("/head/Gemm", "Gemm", "y", at).output("y").model(bodies);
        Unfolded unfolded = Unfolded.of(Captures.told(model), 0);
        Hierarchy hierarchy = Hierarchy.of(unfolded, true, true);
        int first = unfolded.bodies(2).getFirst().first();
        assertEquals(first, hierarchy.like()[unfolded.bodies(10).getFirst().first()]);
        Diagram diagram = Drafting.of(model, View.FIRST);
        assertEquals(1, labels(diagram).stream().filter("Neg"::equals).count());
        assertTrue(ends(diagram, "Neg", value(model, "n0")));
    }

    @Test
    void aGraphThatRunsItselfOrNothingIsDrawnOnce() {
        Model model =
                new GraphSketch()
                        .input("x")
                        .node("", "Loop", "y", "x")
                        .running(1, 2, 0)
                        .output("y")
                        .model(
                                new GraphSketch()
                                        .node("", "Loop", "z", "x")
                                        .running(1, 0)
                                        .output("z")
                                        .body(),
                                new GraphSketch().body());
        Diagram diagram = Drafting.of(model, View.FIRST.open(Set.of("Loop@0")));
        assertEquals(2, labels(diagram).stream().filter("Loop"::equals).count());
    }

    @Test
    void whatIsCalledAllOverIsNotRepeatedWithoutEnd() {
        GraphSketch[] sketches = new GraphSketch[20];
        for (int i = 0; i < sketches.length; i++) {
            sketches[i] = new GraphSketch().input("x");
            for (int k = 0; k < 10; k++) {
                sketches[i].node("", "Call", "y" + k, "x").running(i + 1);
            }
        }
        Graph[] bodies = new Graph[sketches.length];
        for (int i = 1; i < sketches.length; i++) {
            bodies[i - 1] = sketches[i].body();
        }
        bodies[sketches.length - 1] = new GraphSketch().node("", "Neg", "n", "x").body();
        Unfolded unfolded = Unfolded.of(sketches[0].model(bodies), 0);
        assertTrue(unfolded.graph().nodes().size() < 60_000);
        assertEquals(10, unfolded.base().nodes().size());
    }
}
