package dev.loupe.networks.diff;

import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Node;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;

/// What nodes are by themselves, by everything before them, and by everything behind them: equal numbers for equal structure, whatever names and order say.
///
/// The two cones are hashed as Merkle trees are: a node's number is made of its own and of those of its neighbours, each with the port that joins them. O(nodes + edges).
///
/// @param own    `[nodes]` operator, attributes, shapes of weights
/// @param before `[nodes]` the node with all that it depends on
/// @param behind `[nodes]` the node with all that depends on it
record Signatures(long[] own, long[] before, long[] behind) {
    private static final String LINEAR = "QLinear";

    /// One operator for what a quantised form computes in its place.
    private static final Map<String, String> FAMILY =
            Map.of(
                    "ConvInteger", "Conv",
                    "FusedConv", "Conv",
                    "MatMulInteger", "MatMul",
                    "MatMulNBits", "MatMul",
                    "FusedMatMul", "MatMul",
                    "QGemm", "Gemm");

    /// @param numbers   whether the numbers in weights matter, not only their shapes
    /// @param subgraphs what is known of the model's graphs, by index
    static Signatures of(Wiring wiring, boolean numbers, IntToLongFunction subgraphs) {
        int n = wiring.size();
        long[] weight = new long[wiring.graph.values().size()];
        for (int v = 0; v < weight.length; v++) {
            Weight known = wiring.weight(v);
            if (known != null) {
                Mix mix = new Mix("weight").add(known.shape().toString());
                weight[v] = (numbers ? mix.add(known.sample()) : mix).value();
            }
        }
        long[] own = new long[n];
        for (int i = 0; i < n; i++) {
            own[i] = own(wiring, i, weight, numbers, subgraphs);
        }
        return new Signatures(own, before(wiring, own, weight), behind(wiring, own));
    }

    static String family(Node node) {
        String operator = node.operator();
        return operator.startsWith(LINEAR)
                ? operator.substring(LINEAR.length())
                : FAMILY.getOrDefault(operator, operator);
    }

    private static long own(
            Wiring wiring, int index, long[] weight, boolean numbers, IntToLongFunction subgraphs) {
        Node node = wiring.node(index);
        Mix mix = new Mix(node.operator()).add(node.domain()).add(node.outputs().size());
        List<Attribute> attributes =
                node.attributes().stream().sorted(Comparator.comparing(Attribute::name)).toList();
        for (Attribute attribute : attributes) {
            mix.add(attribute.name());
            content(mix, attribute.content(), numbers, subgraphs);
        }
        for (Node.Port port : node.inputs()) {
            mix.add(port.value() < 0 ? 1 : weight[port.value()]);
        }
        return mix.value();
    }

    private static void content(
            Mix mix, Attribute.Content content, boolean numbers, IntToLongFunction subgraphs) {
        switch (content) {
            case Attribute.Whole(long value) -> mix.add(value);
            case Attribute.Real(double value) -> mix.add(value);
            case Attribute.Flag(boolean value) -> mix.add(value ? 1 : 0);
            case Attribute.Text(String value) -> mix.add(value);
            case Attribute.Wholes(long[] values) -> Arrays.stream(values).forEach(mix::add);
            case Attribute.Reals(double[] values) -> Arrays.stream(values).forEach(mix::add);
            case Attribute.Texts(List<String> values) -> mix.add(values);
            case Attribute.Other(String text) -> mix.add(text);
            case Attribute.Runs(int graph) -> mix.add(subgraphs.applyAsLong(graph));
            case Attribute.Weights weights -> {
                mix.add(weights.tensor().shape().toString());
                if (numbers) {
                    mix.add(Weight.stored("", weights.tensor()).sample());
                }
            }
        }
    }

    private static long[] before(Wiring wiring, long[] own, long[] weight) {
        long[] before = new long[own.length];
        for (int i : wiring.order) {
            Mix mix = new Mix("before").add(own[i]);
            for (Node.Port port : wiring.node(i).inputs()) {
                int v = port.value();
                int from = v < 0 ? -1 : wiring.maker[v];
                mix.add(
                        v < 0
                                ? 1
                                : weight[v] != 0
                                        ? weight[v]
                                        : from < 0 ? 2 : before[from] + wiring.place(v));
            }
            before[i] = mix.value();
        }
        return before;
    }

    /// Takers add up, so that their order does not matter.
    private static long[] behind(Wiring wiring, long[] own) {
        long[] outer = new long[wiring.graph.values().size()];
        List<Integer> outputs = wiring.graph.outputs();
        for (int k = 0; k < outputs.size(); k++) {
            outer[outputs.get(k)] += Mix.scramble(k + 3L);
        }
        long[] behind = new long[own.length];
        for (int k = wiring.order.length - 1; k >= 0; k--) {
            int i = wiring.order[k];
            Mix mix = new Mix("behind").add(own[i]);
            for (Node.Port port : wiring.node(i).outputs()) {
                int v = port.value();
                long sum = v < 0 ? 1 : outer[v];
                for (int t = 0; v >= 0 && t < wiring.takers(v); t++) {
                    sum += Mix.scramble(behind[wiring.taker(v, t)] + 31L * wiring.port(v, t));
                }
                mix.add(sum);
            }
            behind[i] = mix.value();
        }
        return behind;
    }

    /// What a whole graph is, as far as its outputs tell.
    static long graph(Wiring wiring, long[] before) {
        Mix mix = new Mix("graph");
        for (int output : wiring.graph.outputs()) {
            int from = wiring.maker[output];
            mix.add(from < 0 ? 2 : before[from] + wiring.place(output));
        }
        return mix.value();
    }
}
