package dev.loupe.networks.graph;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;

/// Operators of a graph that its outputs depend on. Others are there beside them: what saves and restores variables, training, summaries.
public final class Needed {
    private final int[] makers;
    private final BitSet needed;
    private final Deque<Integer> open = new ArrayDeque<>();

    private Needed(Unfolded unfolded) {
        Graph base = unfolded.base();
        makers = new int[unfolded.graph().values().size()];
        Arrays.fill(makers, -1);
        needed = new BitSet(base.nodes().size());
        for (int node = 0; node < base.nodes().size(); node++) {
            for (Node.Port made : base.nodes().get(node).outputs()) {
                if (made.value() >= 0) {
                    makers[made.value()] = node;
                }
            }
        }
    }

    /// By index, without those of bodies; all where no output is made by an operator. O(operators + values).
    public static BitSet of(Unfolded unfolded) {
        Graph base = unfolded.base();
        Needed found = new Needed(unfolded);
        base.outputs().forEach(found::value);
        while (!found.open.isEmpty()) {
            int node = found.open.pop();
            base.nodes().get(node).inputs().forEach(taken -> found.value(taken.value()));
            unfolded.taken(node).forEach(found::value);
        }
        if (found.needed.isEmpty()) {
            found.needed.set(0, base.nodes().size());
        }
        return found.needed;
    }

    private void value(int value) {
        int maker = value < 0 ? -1 : makers[value];
        if (maker >= 0 && !needed.get(maker)) {
            needed.set(maker);
            open.push(maker);
        }
    }
}
