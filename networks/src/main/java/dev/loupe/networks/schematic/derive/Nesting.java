package dev.loupe.networks.schematic.derive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A graph without cycles as chains with forks in them, as deep as it goes: what all ways pass stands in the chain, what lies between falls into branches that touch nowhere else.
final class Nesting {
    private static final int DEEPEST = 100;

    /// What stands in a chain.
    sealed interface Piece {}

    /// A node that all ways of its chain pass.
    record One(int node) implements Piece {}

    /// Branches from what stands before to the node that joins them.
    ///
    /// @param branches an empty one is a plain line
    /// @param join     the node, −1 where nothing joins them
    /// @param forked   whether something stands before
    record Fork(List<List<Piece>> branches, int join, boolean forked) implements Piece {}

    /// Nodes whose ways cross, so that no nesting shows them; in order.
    record Tangle(int[] nodes) implements Piece {}

    private final List<List<Integer>> takers;
    private final List<List<Integer>> makers;

    /// `[nodes]` where each stands in the part that is looked at, −1 elsewhere.
    private final int[] place;

    /// @param takers for each node those that come after it, in an order in which they do
    private Nesting(List<List<Integer>> takers) {
        this.takers = takers;
        makers = new ArrayList<>();
        takers.forEach(t -> makers.add(new ArrayList<>()));
        for (int i = 0; i < takers.size(); i++) {
            for (int taker : takers.get(i)) {
                makers.get(taker).add(i);
            }
        }
        place = new int[takers.size()];
        Arrays.fill(place, -1);
    }

    /// @param takers `[nodes]` those that take what each makes, all after it
    static List<Piece> of(List<List<Integer>> takers) {
        int[] all = new int[takers.size()];
        Arrays.setAll(all, i -> i);
        return new Nesting(takers).chain(all, false, 0);
    }

    private List<Piece> chain(int[] nodes, boolean begun, int depth) {
        boolean[] passed = passed(nodes);
        List<Piece> chain = new ArrayList<>();
        int from = 0;
        for (int at = 0; at <= nodes.length; at++) {
            boolean end = at == nodes.length;
            if (!end && passed[at]) {
                continue;
            }
            int[] between = Arrays.copyOfRange(nodes, from, at);
            int before = from == 0 ? -1 : nodes[from - 1];
            int join = end ? -1 : nodes[at];
            if (between.length > 0) {
                fork(between, before, join, begun || from > 0, depth, chain);
            }
            if (!end && (chain.isEmpty() || !joins(chain.getLast(), join))) {
                chain.add(new One(join));
            }
            from = at + 1;
        }
        return chain;
    }

    private static boolean joins(Piece last, int node) {
        return last instanceof Fork fork && fork.join() == node;
    }

    private void fork(
            int[] between, int before, int join, boolean forked, int depth, List<Piece> chain) {
        List<int[]> parts = apart(between);
        boolean direct =
                join >= 0
                        && (before < 0
                                ? forked && open(join, between)
                                : takers.get(before).contains(join));
        if (depth > DEEPEST || parts.size() == 1 && !direct) {
            chain.add(new Tangle(between));
            return;
        }
        List<List<Piece>> branches = new ArrayList<>();
        for (int[] part : parts) {
            branches.add(chain(part, forked, depth + 1));
        }
        if (direct) {
            branches.add(List.of());
        }
        chain.add(new Fork(branches, join, forked));
    }

    /// Whether something from before the chain goes straight to its first joint.
    private boolean open(int join, int[] between) {
        return makers.get(join).stream().anyMatch(m -> Arrays.binarySearch(between, m) < 0);
    }

    /// `[nodes]` whether an edge passes each by; those from outside come from before the first, those to outside go behind the last.
    private boolean[] passed(int[] nodes) {
        mark(nodes);
        int[] change = new int[nodes.length + 1];
        for (int at = 0; at < nodes.length; at++) {
            boolean entered = makers.get(nodes[at]).isEmpty();
            for (int maker : makers.get(nodes[at])) {
                entered |= place[maker] < 0;
            }
            if (entered) {
                change[0]++;
                change[at]--;
            }
            boolean left = takers.get(nodes[at]).isEmpty();
            for (int taker : takers.get(nodes[at])) {
                if (place[taker] < 0) {
                    left = true;
                } else {
                    change[at + 1]++;
                    change[place[taker]]--;
                }
            }
            if (left) {
                change[at + 1]++;
                change[nodes.length]--;
            }
        }
        unmark(nodes);
        boolean[] passed = new boolean[nodes.length];
        int over = 0;
        for (int at = 0; at < nodes.length; at++) {
            over += change[at];
            passed[at] = over > 0;
        }
        return passed;
    }

    /// Parts that no edge joins, in the order of their first nodes.
    private List<int[]> apart(int[] nodes) {
        mark(nodes);
        int[] part = new int[nodes.length];
        Arrays.fill(part, -1);
        int parts = 0;
        for (int first = 0; first < nodes.length; first++) {
            if (part[first] >= 0) {
                continue;
            }
            List<Integer> open = new ArrayList<>(List.of(first));
            part[first] = parts;
            while (!open.isEmpty()) {
                int node = nodes[open.removeLast()];
                for (List<Integer> ends : List.of(takers.get(node), makers.get(node))) {
                    for (int end : ends) {
                        if (place[end] >= 0 && part[place[end]] < 0) {
                            part[place[end]] = parts;
                            open.add(place[end]);
                        }
                    }
                }
            }
            parts++;
        }
        unmark(nodes);
        List<int[]> all = new ArrayList<>();
        for (int p = 0; p < parts; p++) {
            int own = p;
            int[] places =
                    java.util.stream.IntStream.range(0, nodes.length)
                            .filter(i -> part[i] == own)
                            .toArray();
            all.add(Arrays.stream(places).map(i -> nodes[i]).toArray());
        }
        return all;
    }

    private void mark(int[] nodes) {
        for (int at = 0; at < nodes.length; at++) {
            place[nodes[at]] = at;
        }
    }

    private void unmark(int[] nodes) {
        for (int node : nodes) {
            place[node] = -1;
        }
    }
}
