package dev.loupe.networks.scope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.networks.GraphSketch;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.scope.Member.Operator;
import dev.loupe.networks.scope.Member.Scope;

import org.junit.jupiter.api.Test;

import java.util.stream.Collectors;

final class HierarchyTest {
    private static String written(Member member) {
        return switch (member) {
            case Operator operator -> operator.name();
            case Scope scope ->
                    scope.name()
                            + (scope.times() > 1 ? "×" + scope.times() : "")
                            + scope.members().stream()
                                    .map(HierarchyTest::written)
                                    .collect(Collectors.joining(" ", "(", ")"));
        };
    }

    @Test
    void namesBecomeModulesAndRepeatsOne() {
        Hierarchy whole = Hierarchy.of(GraphSketch.transformer(3).graph(), false, false);
        assertEquals(
                "(encoder(layer.0(norm attn(q Add Softmax) Add) layer.1(norm attn(q Add Softmax) Add) layer.2(norm attn(q Add Softmax) Add)) head)",
                written(whole.top()));
        Hierarchy folded = Hierarchy.of(GraphSketch.transformer(3).graph(), true, false);
        assertEquals(
                "(encoder/layer×3(norm attn(q Add Softmax) Add) head)"
                        .replace("encoder/layer", "encoder(layer")
                        .replace(") head)", ")) head)"),
                written(folded.top()));
    }

    @Test
    void everyOperatorIsDrawnAsTheOneOfTheFirstCopy() {
        Hierarchy folded = Hierarchy.of(GraphSketch.transformer(3).graph(), true, false);
        assertEquals(2, folded.like()[2]);
        assertEquals(2, folded.like()[7]);
        assertEquals(2, folded.like()[12]);
        assertEquals(15, folded.like()[15]);
        assertTrue(folded.betweenCopies(4, 5), "from layer 0 to layer 1");
        assertFalse(folded.betweenCopies(0, 1), "within a layer");
        assertFalse(folded.betweenCopies(14, 15), "out of the last layer");
    }

    /// As ncnn's converter writes out a value that two layers take: the module is no circle then.
    @Test
    void whatAConverterPutBetweenLayersOfAModuleBelongsToIt() {
        Graph graph =
                new GraphSketch()
                        .input("x")
                        .node("split_0", "Split", "0", "x")
                        .node("/a/p/Conv", "Conv", "1", "0")
                        .node("split_1", "Split", "2", "1")
                        .node("/a/q/Relu", "Relu", "3", "2")
                        .node("/a/Add", "Add", "4", "3", "2")
                        .node("split_2", "Split", "5", "4")
                        .node("/b/Conv", "Conv", "6", "5")
                        .node("/b/Add", "Add", "7", "6", "0")
                        .output("7")
                        .graph();
        assertEquals(
                "(Split a(p Split q Add) Split b(Conv Add))",
                written(Hierarchy.of(graph, false, false).top()));
    }

    @Test
    void whatDiffersIsNotFolded() {
        Graph graph =
                new GraphSketch()
                        .input("x")
                        .node("/a.0/p/Relu", "Relu", "1", "x")
                        .node("/a.0/p/Abs", "Abs", "2", "1")
                        .node("/a.0/Neg", "Neg", "3", "2")
                        .node("/a.0/Exp", "Exp", "4", "3")
                        .node("/a.1/p/Relu", "Relu", "5", "4")
                        .node("/a.1/p/Abs", "Abs", "6", "5")
                        .node("/a.1/Neg", "Neg", "7", "6")
                        .node("/a.1/Log", "Log", "8", "7")
                        .output("8")
                        .graph();
        assertEquals(
                "(a.0(p(Relu Abs) Neg Exp) a.1(p(Relu Abs) Neg Log))",
                written(Hierarchy.of(graph, true, false).top()));
    }

    /// As PaddlePaddle's converter names what it writes out: eight pairs of helpers all over the graph are no module, three are.
    @Test
    void whatOnlySharesAPrefixIsNoModule() {
        for (int pairs : new int[] {3, 8}) {
            GraphSketch sketch = new GraphSketch().input("v0");
            for (int i = 0; i < pairs; i++) {
                sketch.node("/conv" + i + "/Conv", "Conv", "c" + i, "v" + i)
                        .node("/p2o.helper/Add", "Add", "a" + i, "c" + i)
                        .node("/p2o.helper/Clip", "Clip", "v" + (i + 1), "a" + i);
            }
            String said =
                    written(Hierarchy.of(sketch.output("v" + pairs).graph(), false, false).top());
            assertEquals(pairs < 8, said.contains("helper("), said);
            assertEquals(pairs, said.split("Clip", -1).length - 1, said);
            assertEquals(pairs >= 8, said.startsWith("(conv0 Add Clip conv1 Add Clip "), said);
        }
    }

    @Test
    void aLongListWithoutNamesIsPartedWhereLittlePasses() {
        GraphSketch sketch = new GraphSketch().input("v0");
        for (int i = 0; i < 400; i++) {
            sketch.node("", "Relu", "v" + (i + 1), "v" + i);
        }
        Scope top = Hierarchy.of(sketch.output("v400").graph(), true, true).top();
        assertTrue(top.members().size() < 20, written(top));
        assertEquals(400, top.members().stream().mapToInt(m -> ((Scope) m).members().size()).sum());
        assertEquals("section 1 of " + top.members().size(), top.members().getFirst().name());
    }
}
