package dev.loupe.networks.diff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Goes on from pairs along edges: what takes, or makes, the same value in the same way belongs together too. Strict ways of likeness are exhausted before loose ones.
final class Spread {
    private static final int FARTHEST = 6;
    private static final int MOST_REACHED = 64;

    /// How alike two neighbours must be.
    private enum Level {
        /// Equal weights and attributes.
        EXACT(false),
        /// Equal attributes, and shapes of weights.
        LOOSE(false),
        /// The same operator.
        FAMILY(false),
        /// As [#LOOSE], over nodes that only one graph has.
        LOOSE_OVER(true),
        /// As [#FAMILY], over nodes that only one graph has.
        FAMILY_OVER(true);

        final boolean over;

        Level(boolean over) {
            this.over = over;
        }
    }

    private static final Level[] LEVELS = Level.values();

    private final Pairs pairs;
    private final Pairing.Sides sides;
    private final List<Deque<int[]>> front = new ArrayList<>();

    Spread(Pairs pairs, Pairing.Sides sides) {
        this.pairs = pairs;
        this.sides = sides;
        for (int k = 0; k < LEVELS.length; k++) {
            front.add(new ArrayDeque<>());
        }
    }

    /// Two values that are the same, though no pair of nodes makes them.
    void values(int valueA, int valueB) {
        front.getFirst().add(new int[] {~valueA, valueB});
    }

    /// Until nothing more is found.
    void run() {
        for (int level = 0; level < LEVELS.length; ) {
            front.getFirst().addAll(pairs.fresh);
            pairs.fresh.clear();
            int[] at = front.get(level).poll();
            if (at == null) {
                level++;
                continue;
            }
            if (level + 1 < LEVELS.length) {
                front.get(level + 1).add(at);
            }
            if (at[0] < 0) {
                down(~at[0], at[1], LEVELS[level]);
                up(~at[0], at[1], LEVELS[level]);
            } else {
                around(at[0], at[1], LEVELS[level]);
            }
            level = pairs.fresh.isEmpty() ? level : 0;
        }
    }

    /// Goes on once more from pairs beside nodes that are still free: what stood between them may be paired by now.
    void again() {
        for (int i = 0; i < pairs.toB.length; i++) {
            if (pairs.toB[i] >= 0 && besideFree(i)) {
                pairs.fresh.add(new int[] {i, pairs.toB[i]});
            }
        }
        run();
    }

    private boolean besideFree(int node) {
        Wiring a = pairs.a;
        for (var port : a.node(node).inputs()) {
            int from = port.value() < 0 ? -1 : a.maker[port.value()];
            if (from >= 0 && pairs.freeA(from)) {
                return true;
            }
        }
        for (var port : a.node(node).outputs()) {
            for (int t = 0; port.value() >= 0 && t < a.takers(port.value()); t++) {
                if (pairs.freeA(a.taker(port.value(), t))) {
                    return true;
                }
            }
        }
        return false;
    }

    private void around(int nodeA, int nodeB, Level level) {
        var outA = pairs.a.node(nodeA).outputs();
        var outB = pairs.b.node(nodeB).outputs();
        for (int p = 0; p < Math.min(outA.size(), outB.size()); p++) {
            if (outA.get(p).value() >= 0 && outB.get(p).value() >= 0) {
                down(outA.get(p).value(), outB.get(p).value(), level);
            }
        }
        var inA = pairs.a.node(nodeA).inputs();
        var inB = pairs.b.node(nodeB).inputs();
        for (int p = 0; p < Math.min(inA.size(), inB.size()); p++) {
            if (inA.get(p).value() >= 0 && inB.get(p).value() >= 0) {
                up(inA.get(p).value(), inB.get(p).value(), level);
            }
        }
    }

    private Object likeness(Wiring wiring, int node, Level level) {
        boolean ofA = wiring == pairs.a;
        return switch (level) {
            case EXACT -> (ofA ? sides.exactA() : sides.exactB()).own()[node];
            case LOOSE, LOOSE_OVER -> (ofA ? sides.looseA() : sides.looseB()).own()[node];
            case FAMILY, FAMILY_OVER -> Signatures.family(wiring.node(node));
        };
    }

    private boolean alike(int nodeA, int nodeB, Level level) {
        return pairs.freeA(nodeA)
                && pairs.freeB(nodeB)
                && likeness(pairs.a, nodeA, level).equals(likeness(pairs.b, nodeB, level));
    }

    private void up(int valueA, int valueB, Level level) {
        int fromA = pairs.a.maker[valueA];
        int fromB = pairs.b.maker[valueB];
        if (fromA < 0 || fromB < 0) {
            return;
        }
        if (alike(fromA, fromB, level)) {
            pairs.join(fromA, fromB);
        } else if (level.over) {
            over(line(pairs.a, fromA), line(pairs.b, fromB), level);
        }
    }

    /// Free nodes upwards, each the maker of the first input of the last.
    private List<Integer> line(Wiring wiring, int node) {
        List<Integer> line = new ArrayList<>();
        for (int at = node;
                at >= 0 && pairs.free(wiring, at) && line.size() <= FARTHEST;
                at = first(wiring, at)) {
            line.add(at);
        }
        return line;
    }

    private static int first(Wiring wiring, int node) {
        for (var port : wiring.node(node).inputs()) {
            if (port.value() >= 0 && wiring.weight(port.value()) == null) {
                return wiring.maker[port.value()];
            }
        }
        return -1;
    }

    private void over(List<Integer> lineA, List<Integer> lineB, Level level) {
        for (int sum = 1; sum <= lineA.size() + lineB.size() - 2; sum++) {
            for (int i = Math.max(0, sum - lineB.size() + 1);
                    i <= Math.min(sum, lineA.size() - 1);
                    i++) {
                if (alike(lineA.get(i), lineB.get(sum - i), level)) {
                    pairs.join(lineA.get(i), lineB.get(sum - i));
                    return;
                }
            }
        }
    }

    /// Nodes that are alike and equally far.
    private record Reached(List<Integer> nodes, int distance) {}

    private void down(int valueA, int valueB, Level level) {
        Map<Object, Reached> inA = reached(pairs.a, valueA, level);
        if (inA.isEmpty()) {
            return;
        }
        Map<Object, Reached> inB = reached(pairs.b, valueB, level);
        int nearest = Integer.MAX_VALUE;
        for (Map.Entry<Object, Reached> entry : inA.entrySet()) {
            Reached other = inB.get(entry.getKey());
            if (other != null) {
                nearest = Math.min(nearest, entry.getValue().distance + other.distance);
            }
        }
        for (Map.Entry<Object, Reached> entry : inA.entrySet()) {
            Reached other = inB.get(entry.getKey());
            if (other != null && entry.getValue().distance + other.distance == nearest) {
                join(entry.getValue().nodes, other.nodes, level);
            }
        }
    }

    /// One with one; of several, those of equal names, and in the end those that are left in their order.
    private void join(List<Integer> nodesA, List<Integer> nodesB, Level level) {
        List<Integer> leftA = new ArrayList<>(nodesA);
        List<Integer> leftB = new ArrayList<>(nodesB);
        if (leftA.size() > 1 || leftB.size() > 1) {
            Map<String, Integer> named = new LinkedHashMap<>();
            leftB.forEach(node -> named.put(pairs.b.name(node), node));
            leftA.removeIf(
                    node -> {
                        Integer same = named.get(pairs.a.name(node));
                        if (same == null || !pairs.freeA(node) || !pairs.freeB(same)) {
                            return false;
                        }
                        pairs.join(node, same);
                        return true;
                    });
            leftB.removeIf(node -> !pairs.freeB(node));
            leftA.sort(Comparator.naturalOrder());
            leftB.sort(Comparator.naturalOrder());
        }
        if (leftA.size() == leftB.size()
                && (leftA.size() == 1 || level.compareTo(Level.FAMILY) >= 0)) {
            for (int k = 0; k < leftA.size(); k++) {
                if (pairs.freeA(leftA.get(k)) && pairs.freeB(leftB.get(k))) {
                    pairs.join(leftA.get(k), leftB.get(k));
                }
            }
        }
    }

    /// The free nodes that take a value, by what they are and where they take it; where the level says so, also those behind other free nodes.
    private Map<Object, Reached> reached(Wiring wiring, int value, Level level) {
        Map<Object, Reached> found = new LinkedHashMap<>();
        Set<Integer> seen = new HashSet<>();
        Deque<int[]> open = new ArrayDeque<>();
        open.add(new int[] {value, 0});
        while (!open.isEmpty()) {
            int[] at = Objects.requireNonNull(open.poll());
            for (int k = 0; k < wiring.takers(at[0]); k++) {
                int node = wiring.taker(at[0], k);
                if (!pairs.free(wiring, node)) {
                    continue;
                }
                Object key =
                        List.of(
                                likeness(wiring, node, level),
                                level.over ? 0 : wiring.port(at[0], k));
                Reached place =
                        found.computeIfAbsent(key, x -> new Reached(new ArrayList<>(), at[1]));
                if (place.distance == at[1]
                        && (place.nodes.isEmpty() || place.nodes.getLast() != node)) {
                    place.nodes.add(node);
                }
                if (level.over
                        && at[1] < FARTHEST
                        && seen.size() < MOST_REACHED
                        && seen.add(node)) {
                    wiring.node(node).outputs().stream()
                            .filter(port -> port.value() >= 0)
                            .forEach(port -> open.add(new int[] {port.value(), at[1] + 1}));
                }
            }
        }
        return found;
    }
}
