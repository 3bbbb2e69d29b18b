package dev.loupe.networks.diff;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/// Which nodes of two graphs belong together so far.
final class Pairs {
    final Wiring a;
    final Wiring b;

    /// `[nodes of a]` the node of b, −1 for none.
    final int[] toB;

    /// `[nodes of b]` the node of a, −1 for none.
    final int[] toA;

    /// `[values of a]` of graph inputs alone: the input of b, −1 for none.
    final int[] inputs;

    /// Pairs whose neighbours nobody looked at.
    final Deque<int[]> fresh = new ArrayDeque<>();

    Pairs(Wiring a, Wiring b) {
        this.a = a;
        this.b = b;
        toB = new int[a.size()];
        toA = new int[b.size()];
        inputs = new int[a.graph.values().size()];
        Arrays.fill(toB, -1);
        Arrays.fill(toA, -1);
        Arrays.fill(inputs, -1);
    }

    boolean freeA(int node) {
        return !a.data[node] && toB[node] < 0;
    }

    boolean freeB(int node) {
        return !b.data[node] && toA[node] < 0;
    }

    boolean free(Wiring wiring, int node) {
        return wiring == a ? freeA(node) : freeB(node);
    }

    /// Pairs two free nodes.
    void join(int nodeA, int nodeB) {
        toB[nodeA] = nodeB;
        toA[nodeB] = nodeA;
        fresh.add(new int[] {nodeA, nodeB});
    }
}
