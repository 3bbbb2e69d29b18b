package dev.loupe.networks.scope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.Reading;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.Formats;
import dev.loupe.networks.cost.ModelCosts;
import dev.loupe.networks.find.NodeQuery;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.open.OpenModel;
import dev.loupe.networks.open.OpenModels;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

final class OwnWeightsTest {
    private static final String HELD =
            """
            <ir_version: 8, opset_import: ["" : 17]>
            agraph (float[1, 2] x) => (float[1, 3] y) {
                w = Constant <value = float[2, 3] {1, 2, 3, 4, 5, 6}> ()
                axes = Constant <value = int64[2] {0, 1}> ()
                t = Transpose (w)
                u = Transpose (t)
                y = MatMul (x, u)
            }
            """;

    @TempDir Path folder;

    private static Model read(Path file) throws IOException {
        if (Formats.read(ModelFile.open(file)) instanceof Reading.Read<Model>(Model model)) {
            return model;
        }
        throw new AssertionError(file + " was not read");
    }

    private static Node first(Graph graph, String operator) {
        return graph.nodes().stream()
                .filter(n -> n.operator().equals(operator))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatSeveralOperatorsTakeCountsOnceInTheirScope() throws IOException {
        String twice =
                HELD.replace(
                        "y = MatMul (x, u)",
                        "z = MatMul (x, u)\n    v = MatMul (x, u)\n    y = Add (z, v)");
        Path file = Files.writeString(folder.resolve("twice.onnx"), twice);
        Graph graph = read(file).graphs().getFirst();
        OwnWeights weights = OwnWeights.of(graph);
        assertEquals(
                12,
                graph.nodes().stream()
                        .filter(n -> n.operator().equals("MatMul"))
                        .mapToLong(weights::parameters)
                        .sum());
        Member.Scope top = Hierarchy.of(graph, true, true).top();
        assertEquals(6, new ScopeWeights(graph, weights).parameters(top));
    }

    @Test
    void whatANodeHoldsIsAWeightOfTheOperatorBehind() throws IOException {
        Path file = Files.writeString(folder.resolve("held.onnx"), HELD);
        Model model = read(file);
        Graph graph = model.graphs().getFirst();
        assertEquals(0, model.parameters(), "inspect counts no constants");
        assertEquals(6, OwnWeights.of(graph).parameters(first(graph, "MatMul")));
        ModelCosts costs = ModelCosts.of(model, Map.of());
        assertEquals(6, costs.total().parameters());
        assertEquals(6, costs.nodes().get(4).cost().parameters());
        assertEquals(List.of(4), NodeQuery.of("params=6 op=MatMul").find(graph, 9));
        OpenModel open = new OpenModels().open(file);
        assertEquals(List.of("w"), open.tensors().stream().map(t -> t.name()).toList());
        assertEquals(1, open.held().size());
        assertEquals(0, open.tensor(0, graph.nodes().getFirst().outputs().getFirst().value()));
    }

    /// The weights of a quantised model are those of the model that it was made of, and scales and zero points.
    @Test
    void scaledIntegersAreWeightsOfTheConvolution() throws IOException {
        Graph base = read(Fixtures.file("diff/base.onnx")).graphs().getFirst();
        Graph scaled = read(Fixtures.file("diff/qdq.onnx")).graphs().getFirst();
        long before = OwnWeights.of(base).parameters(first(base, "Conv"));
        long after = OwnWeights.of(scaled).parameters(first(scaled, "Conv"));
        assertTrue(after >= before && after <= before + 64, before + " and " + after);
        long all =
                ModelCosts.of(read(Fixtures.file("diff/qdq.onnx")), Map.of()).total().parameters();
        assertEquals(read(Fixtures.file("diff/qdq.onnx")).parameters(), all, "none is lost");
    }
}
