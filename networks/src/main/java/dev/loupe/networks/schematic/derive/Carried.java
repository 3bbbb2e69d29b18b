package dev.loupe.networks.schematic.derive;

import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Order;
import dev.loupe.networks.graph.Type;
import dev.loupe.networks.scope.Constants;
import dev.loupe.networks.scope.OwnWeights;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What of a graph carries its data: inputs and operators from which an output follows, without constants, shapes, indices and masks.
///
/// @param nodes  operators, in an order in which makers come first; −1 − v for the graph's input v
/// @param takers for each place in `nodes` those that take what it makes
record Carried(int[] nodes, List<List<Integer>> takers) {
    /// Weights of more elements are those of layers.
    private static final long LIGHT = 16;

    /// An input that more take is a mask or a position, seen at the first one only.
    private static final int SHARED = 4;

    static Carried of(Graph graph) {
        int[] order = Order.of(graph);
        boolean[] fixed = Constants.fixed(graph);
        boolean[] left = beside(graph, order, fixed);
        needed(graph, order, left);
        List<Integer> nodes = new ArrayList<>();
        Map<Integer, Integer> makers = new HashMap<>();
        Map<Integer, List<Integer>> taken = new HashMap<>();
        for (int i : order) {
            for (Node.Port port : left[i] ? List.<Node.Port>of() : graph.nodes().get(i).inputs()) {
                taken.computeIfAbsent(port.value(), v -> new ArrayList<>()).add(i);
            }
        }
        int[] maker = Constants.makers(graph);
        for (int input : graph.inputs()) {
            if (taken.containsKey(input) && maker[input] < 0) {
                makers.put(input, nodes.size());
                nodes.add(-1 - input);
            }
        }
        int inputs = nodes.size();
        List<Set<Integer>> takers = new ArrayList<>();
        nodes.forEach(n -> takers.add(new HashSet<>()));
        for (int i : order) {
            if (left[i]) {
                continue;
            }
            int place = nodes.size();
            nodes.add(i);
            takers.add(new HashSet<>());
            Node node = graph.nodes().get(i);
            for (Node.Port port : node.inputs()) {
                Integer from = makers.get(port.value());
                boolean shared =
                        from != null
                                && from < inputs
                                && taken.getOrDefault(port.value(), List.of()).size() > SHARED;
                if (from != null && (!shared || takers.get(from).isEmpty())) {
                    takers.get(from).add(place);
                }
            }
            node.outputs().forEach(port -> makers.put(port.value(), place));
        }
        return new Carried(
                nodes.stream().mapToInt(n -> n).toArray(),
                takers.stream().map(t -> t.stream().sorted().toList()).toList());
    }

    /// `[nodes]` constants, and what works on whole numbers, truths and small tables alone.
    private static boolean[] beside(Graph graph, int[] order, boolean[] fixed) {
        OwnWeights weights = new OwnWeights(graph, fixed);
        boolean[] light = new boolean[graph.values().size()];
        for (int input : graph.inputs()) {
            light[input] = counts(graph.values().get(input).type());
        }
        boolean[] beside = fixed.clone();
        for (int i : order) {
            Node node = graph.nodes().get(i);
            boolean small = node.subgraphs().isEmpty() && weights.parameters(node) <= LIGHT;
            boolean all = node.subgraphs().isEmpty();
            boolean any = false;
            for (Node.Port port : node.inputs()) {
                int v = port.value();
                if (v >= 0 && !graph.values().get(v).initialised()) {
                    any = true;
                    all &= light[v];
                }
            }
            boolean numbers =
                    small
                            && !node.outputs().isEmpty()
                            && node.outputs().stream()
                                    .allMatch(
                                            p ->
                                                    p.value() < 0
                                                            || counts(
                                                                    graph.values()
                                                                            .get(p.value())
                                                                            .type()));
            beside[i] |=
                    any && all && (small || CardWords.joins(node))
                            || numbers
                            || node.operator().equals("Shape");
            int carried =
                    beside[i] ? 0 : node.operator().equals("DynamicQuantizeLinear") ? 1 : 1 << 16;
            node.outputs().stream()
                    .skip(carried)
                    .filter(p -> p.value() >= 0)
                    .forEach(p -> light[p.value()] = true);
        }
        return beside;
    }

    private static boolean counts(Type type) {
        return type instanceof Type.TensorOf tensor
                && tensor.element() != null
                && Set.of("int64", "int32", "bool", "string").contains(tensor.element().name());
    }

    /// Leaves out what no output follows from.
    private static void needed(Graph graph, int[] order, boolean[] left) {
        boolean[] wanted = new boolean[graph.values().size()];
        graph.outputs().forEach(v -> wanted[v] = true);
        for (int k = order.length - 1; k >= 0; k--) {
            Node node = graph.nodes().get(order[k]);
            boolean needed =
                    node.outputs().stream().anyMatch(p -> p.value() >= 0 && wanted[p.value()]);
            left[order[k]] |= !needed && !graph.outputs().isEmpty();
            if (needed) {
                node.inputs().stream()
                        .filter(p -> p.value() >= 0)
                        .forEach(p -> wanted[p.value()] = true);
            }
        }
    }
}
