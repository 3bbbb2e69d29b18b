package dev.loupe.networks.cost;

import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Order;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntToLongFunction;

/// How long the values of one graph are needed when its operators run in order and nothing is written over what it is made of.
///
/// @param fixed `[nodes]` those that are computed beforehand
/// @param bytes of each value, −1 if not known
record Liveness(Graph graph, boolean[] fixed, IntToLongFunction bytes) {
    /// Values live from the node that makes them to the last that takes them; inputs from the start, outputs to the end.
    long peak() {
        int[] order = Order.of(graph);
        int[] last = new int[graph.values().size()];
        Arrays.fill(last, -1);
        for (int k = 0; k < order.length; k++) {
            for (Node.Port port : graph.nodes().get(order[k]).inputs()) {
                if (port.value() >= 0) {
                    last[port.value()] = k;
                }
            }
        }
        graph.outputs().forEach(v -> last[v] = Integer.MAX_VALUE);
        long live = 0;
        for (int input : graph.inputs()) {
            live = Amounts.plus(live, bytes.applyAsLong(input));
        }
        long peak = live;
        boolean[] there = new boolean[last.length];
        graph.inputs().forEach(v -> there[v] = true);
        for (int k = 0; k < order.length && peak >= 0; k++) {
            Node node = graph.nodes().get(order[k]);
            if (fixed[order[k]]) {
                continue;
            }
            for (Node.Port port : node.outputs()) {
                if (port.value() >= 0 && !there[port.value()]) {
                    there[port.value()] = true;
                    live = Amounts.plus(live, bytes.applyAsLong(port.value()));
                }
            }
            peak = live < 0 ? Amounts.UNKNOWN : Math.max(peak, live);
            live = live < 0 ? live : live - freed(node, k, last, there);
        }
        return peak;
    }

    private long freed(Node node, int at, int[] last, boolean[] there) {
        long freed = 0;
        Set<Integer> values = new HashSet<>();
        node.inputs().forEach(port -> values.add(port.value()));
        node.outputs().forEach(port -> values.add(port.value()));
        for (int value : values) {
            if (value >= 0 && there[value] && last[value] <= at) {
                there[value] = false;
                freed += Math.max(0, bytes.applyAsLong(value));
            }
        }
        return freed;
    }
}
