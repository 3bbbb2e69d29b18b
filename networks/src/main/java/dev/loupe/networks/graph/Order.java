package dev.loupe.networks.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// An order in which nodes that make values stand before those that take them.
public final class Order {
    private Order() {}

    /// `[nodes]` all nodes of a graph; what lies on or behind a cycle, which only illegal graphs have, stands last in the file's order. O(nodes + edges).
    public static int[] of(Graph graph) {
        List<Node> nodes = graph.nodes();
        int[] maker = new int[graph.values().size()];
        Arrays.fill(maker, -1);
        for (int i = 0; i < nodes.size(); i++) {
            for (Node.Port out : nodes.get(i).outputs()) {
                if (out.value() >= 0) {
                    maker[out.value()] = i;
                }
            }
        }
        List<List<Integer>> takers = new ArrayList<>();
        nodes.forEach(node -> takers.add(new ArrayList<>(2)));
        int[] waiting = new int[nodes.size()];
        int[] order = new int[nodes.size()];
        int count = 0;
        for (int i = 0; i < nodes.size(); i++) {
            for (Node.Port in : nodes.get(i).inputs()) {
                if (in.value() >= 0 && maker[in.value()] >= 0) {
                    takers.get(maker[in.value()]).add(i);
                    waiting[i]++;
                }
            }
            if (waiting[i] == 0) {
                order[count++] = i;
            }
        }
        for (int k = 0; k < count; k++) {
            for (int taker : takers.get(order[k])) {
                if (--waiting[taker] == 0) {
                    order[count++] = taker;
                }
            }
        }
        for (int i = 0; i < waiting.length; i++) {
            if (waiting[i] > 0) {
                order[count++] = i;
            }
        }
        return order;
    }
}
