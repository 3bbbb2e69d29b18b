package dev.loupe.networks.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.networks.GraphSketch;
import dev.loupe.networks.draw.Diagram.Kind;

import org.junit.jupiter.api.Test;

final class LongEdgesTest {
    /// A chain whose first half meets the second: node n − i takes what node i makes.
    private static GraphSketch nested(int n) {
        GraphSketch sketch = new GraphSketch().input("x");
        String at = "x";
        for (int i = 0; i < n; i++) {
            String[] takes = i < n / 2 ? new String[] {at} : new String[] {at, "v" + (n - 1 - i)};
            sketch.node("n" + i, i < n / 2 ? "Relu" : "Add", "v" + i, takes);
            at = "v" + i;
        }
        return sketch.output(at);
    }

    private static long stubs(Diagram diagram) {
        return diagram.boxes().stream().filter(b -> b.kind() == Kind.STUB).count();
    }

    @Test
    void edgesTooLongInAllAreCutEvenWhereNoneShouldBe() {
        Diagram diagram = Drafting.of(nested(20_000).model(), View.FLAT.cut(false));
        assertTrue(stubs(diagram) > 5_000);
        long doubles = diagram.edges().stream().mapToLong(e -> e.points().length).sum();
        assertTrue(doubles < 13 * 1_000_000L, doubles + " numbers of outlines");
    }

    @Test
    void fewerStayWhole() {
        assertEquals(0, stubs(Drafting.of(nested(1_000).model(), View.FLAT.cut(false))));
    }
}
