package dev.loupe.networks.cost;

import dev.loupe.core.Shape;
import dev.loupe.networks.cost.OperatorWork.Shapes;
import dev.loupe.networks.cost.OperatorWork.Work;
import dev.loupe.networks.graph.Node;

/// The arithmetic of operators of graphs that were synthesised from an architecture ([dev.loupe.networks.architecture.Synthesis]).
///
/// | operator | MACs |
/// |---|---|
/// | Linear | elements of the output · length of a row of the input |
/// | ExpertLinear | elements of the output, which hold the chosen experts alone · length of a row |
/// | Attention | tokens · (elements of the queries + elements of the output), as if no token were masked; 5 FLOPs for each softmax |
///
/// Norms and functions: as in [OperatorWork]; turning by positions 3 FLOPs an element; a weighted sum 2 for each element that goes in.
final class SynthesisedWork {
    private SynthesisedWork() {}

    static Work of(Node node, Shapes shapes) {
        long out = Amounts.elements(shapes.out(0));
        Shape in = shapes.in(0);
        return switch (node.operator()) {
            case "Linear" ->
                    Work.ofMacs(
                            Amounts.times(out, Amounts.extent(in, -1)),
                            node.inputs().size() > 2 ? out : 0);
            case "ExpertLinear" -> Work.ofMacs(Amounts.times(out, Amounts.extent(in, -1)), 0);
            case "Attention" -> attention(node, in, out);
            case "LayerNorm" -> new Work(0, Amounts.times(7, out));
            case "RMSNorm" -> new Work(0, Amounts.times(4, out));
            case "RoPE" -> new Work(0, Amounts.times(3, out));
            case "WeightedSum" -> new Work(0, Amounts.times(2, Amounts.elements(in)));
            case "TopK" -> new Work(0, Amounts.elements(in));
            case "Add", "Mul", "SiLU", "GELU", "Sigmoid" -> new Work(0, out);
            default -> Work.NONE;
        };
    }

    private static Work attention(Node node, @org.jspecify.annotations.Nullable Shape q, long out) {
        long tokens = Amounts.extent(q, 0);
        long heads = OperatorWork.whole(node, "heads", 1);
        return Work.ofMacs(
                Amounts.times(tokens, Amounts.plus(Amounts.elements(q), out)),
                Amounts.times(5 * heads, Amounts.times(tokens, tokens)));
    }
}
