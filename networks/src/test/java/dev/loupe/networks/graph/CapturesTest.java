package dev.loupe.networks.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.loupe.core.Reading;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.Formats;
import dev.loupe.networks.draw.Diagram;
import dev.loupe.networks.draw.Drafting;
import dev.loupe.networks.draw.View;
import dev.loupe.networks.format.ModelFile;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.Set;

final class CapturesTest {
    private static Model model(String name) throws IOException {
        if (Formats.read(ModelFile.open(Fixtures.file(name)))
                instanceof Reading.Read<Model>(Model model)) {
            return model;
        }
        throw new AssertionError(name + " was not read");
    }

    /// Both branches of the fixture's `If` take `x` from around them.
    @Test
    void whatBranchesTakeFromAroundThemGoesIntoTheNodeThatRunsThem() throws IOException {
        Model model = model("branches.onnx");
        Graph graph = Captures.told(model).graphs().getFirst();
        Node choice =
                graph.nodes().stream()
                        .filter(n -> n.operator().equals("If"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(
                List.of("choose", "x"),
                choice.inputs().stream().map(p -> graph.values().get(p.value()).name()).toList());
        Diagram diagram = Drafting.of(model, View.FIRST.open(Set.of()));
        assertEquals(4, diagram.edges().size(), "x, choose, between the two, y");
    }

    @Test
    void aModelWithoutThemStaysAsItIs() throws IOException {
        Model model = model("conv.onnx");
        assertSame(model, Captures.told(model));
    }
}
