package dev.loupe.networks.diff;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/// Finds which node of one graph is which of another. Names decide only between nodes that nothing else tells apart.
///
/// First those are paired that are alone in what they are together with all before and behind them; then those that hold the same weights; then those that are alone in what is before or behind them. From pairs it goes on along edges. O(nodes + edges)
/// but for logarithms and values that very many take.
final class Pairing {
    private static final int LARGE = 16;
    private static final long NOBODY = -1;
    private static final long INPUT = Long.MIN_VALUE / 2;
    private static final long OUTPUT = Long.MIN_VALUE / 4;

    private final Wiring a;
    private final Wiring b;
    private final Sides sides;
    private final Pairs pairs;
    private final Spread spread;

    /// @param exactA,exactB with the numbers of weights
    /// @param looseA,looseB with their shapes alone
    record Sides(
            Wiring a,
            Wiring b,
            Signatures exactA,
            Signatures exactB,
            Signatures looseA,
            Signatures looseB) {}

    private Pairing(Sides sides) {
        this.sides = sides;
        a = sides.a;
        b = sides.b;
        pairs = new Pairs(a, b);
        spread = new Spread(pairs, sides);
    }

    static Pairs of(Sides sides) {
        Pairing pairing = new Pairing(sides);
        pairing.pair();
        return pairing.pairs;
    }

    private void pair() {
        alone(whole(sides.exactA), whole(sides.exactB));
        alone(
                single(a, sides.exactA.own(), node -> weighted(a, node)),
                single(b, sides.exactB.own(), node -> weighted(b, node)));
        alone(whole(sides.looseA), whole(sides.looseB));
        alone(sides.exactA.before(), sides.exactB.before());
        alone(sides.exactA.behind(), sides.exactB.behind());
        alone(sides.looseA.before(), sides.looseB.before());
        alone(sides.looseA.behind(), sides.looseB.behind());
        inputs();
        List<Integer> outA = a.graph.outputs();
        List<Integer> outB = b.graph.outputs();
        for (int k = 0; k < Math.min(outA.size(), outB.size()); k++) {
            spread.values(outA.get(k), outB.get(k));
        }
        spread.run();
        alike(whole(sides.looseA), whole(sides.looseB));
        named();
        spread.again();
        between();
        takenInputs();
    }

    private static long[] whole(Signatures of) {
        long[] whole = new long[of.own().length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = of.before()[i] ^ Mix.scramble(of.behind()[i]);
        }
        return whole;
    }

    private static boolean weighted(Wiring wiring, int node) {
        for (var port : wiring.node(node).inputs()) {
            Weight weight = wiring.weight(port.value());
            if (weight != null && weight.held().stored() > LARGE) {
                return true;
            }
        }
        return false;
    }

    private void alone(long[] keysA, long[] keysB) {
        alone(single(a, keysA, node -> true), single(b, keysB, node -> true));
    }

    /// Pairs nodes whose key no other free node of either graph has.
    private void alone(Map<Long, Integer> inA, Map<Long, Integer> inB) {
        inB.forEach(
                (key, nodeB) -> {
                    Integer nodeA = inA.get(key);
                    if (nodeA != null && nodeA >= 0 && nodeB >= 0) {
                        pairs.join(nodeA, nodeB);
                    }
                });
    }

    /// The only free node with each key, −1 where there are several.
    private Map<Long, Integer> single(Wiring wiring, long[] keys, IntPredicate which) {
        Map<Long, Integer> found = new LinkedHashMap<>();
        for (int i = 0; i < keys.length; i++) {
            if (pairs.free(wiring, i) && which.test(i)) {
                found.merge(keys[i], i, (one, other) -> -1);
            }
        }
        return found;
    }

    /// Graph inputs of equal names, or where no name fits, of equal place.
    private void inputs() {
        List<Integer> inA = a.graph.inputs();
        List<Integer> inB = b.graph.inputs();
        Map<String, Integer> names = new HashMap<>();
        Set<Integer> open = new HashSet<>(inB);
        inB.forEach(v -> names.put(b.graph.values().get(v).name(), v));
        for (int v : inA) {
            Integer same = names.get(a.graph.values().get(v).name());
            if (same != null && open.remove(same)) {
                pairs.inputs[v] = same;
            }
        }
        for (int k = 0; k < inA.size(); k++) {
            int v = inA.get(k);
            if (pairs.inputs[v] < 0 && inA.size() == inB.size() && open.remove(inB.get(k))) {
                pairs.inputs[v] = inB.get(k);
            }
            if (pairs.inputs[v] >= 0) {
                spread.values(v, pairs.inputs[v]);
            }
        }
    }

    /// Pairs nodes of equal keys of which there are several: those of equal names first, then in order; each pair leads to its neighbours before the next is chosen.
    private void alike(long[] keysA, long[] keysB) {
        Map<Long, Deque<Integer>> inB = new HashMap<>();
        Map<String, Integer> named = new HashMap<>();
        for (int i : b.order) {
            if (pairs.freeB(i)) {
                inB.computeIfAbsent(keysB[i], k -> new ArrayDeque<>()).add(i);
                named.put(keysB[i] + b.name(i), i);
            }
        }
        for (int i : a.order) {
            Integer same = pairs.freeA(i) ? named.get(keysA[i] + a.name(i)) : null;
            if (same != null && pairs.freeB(same)) {
                pairs.join(i, same);
                spread.run();
            }
        }
        for (int i : a.order) {
            Deque<Integer> others = pairs.freeA(i) ? inB.get(keysA[i]) : null;
            Integer other = others == null ? null : nextFree(others);
            if (other != null) {
                pairs.join(i, other);
                spread.run();
            }
        }
    }

    private @Nullable Integer nextFree(Deque<Integer> nodes) {
        while (!nodes.isEmpty()) {
            int node = nodes.poll();
            if (pairs.freeB(node)) {
                return node;
            }
        }
        return null;
    }

    /// Pairs what is left where name and operator agree.
    private void named() {
        Map<String, Integer> inB = new HashMap<>();
        for (int i = 0; i < b.size(); i++) {
            if (pairs.freeB(i)) {
                inB.merge(Signatures.family(b.node(i)) + " " + b.name(i), i, (one, other) -> -1);
            }
        }
        for (int i = 0; i < a.size(); i++) {
            Integer other =
                    pairs.freeA(i) ? inB.get(Signatures.family(a.node(i)) + " " + a.name(i)) : null;
            if (other != null && other >= 0 && pairs.freeB(other)) {
                pairs.join(i, other);
                spread.run();
            }
        }
    }

    /// Pairs nodes of different operators that stand between the same neighbours.
    private void between() {
        Map<List<Long>, Integer> inB = new HashMap<>();
        for (int i = 0; i < b.size(); i++) {
            if (pairs.freeB(i)) {
                inB.merge(place(b, i), i, (one, other) -> -1);
            }
        }
        for (int i = 0; i < a.size(); i++) {
            Integer other = pairs.freeA(i) ? inB.get(place(a, i)) : null;
            if (other != null && other >= 0 && pairs.freeB(other)) {
                pairs.join(i, other);
            }
        }
    }

    /// What is around a node, in terms of b's nodes.
    private List<Long> place(Wiring wiring, int node) {
        boolean ofA = wiring == a;
        List<Long> place = new ArrayList<>();
        for (var port : wiring.node(node).inputs()) {
            int v = port.value();
            if (v >= 0 && wiring.weight(v) == null) {
                int from = wiring.maker[v];
                place.add(
                        from < 0
                                ? INPUT - (ofA ? pairs.inputs[v] : v)
                                : at(ofA ? pairs.toB[from] : from, wiring.place(v)));
            }
        }
        for (var port : wiring.node(node).outputs()) {
            int v = port.value();
            List<Long> takers = new ArrayList<>();
            for (int t = 0; v >= 0 && t < wiring.takers(v); t++) {
                int to = wiring.taker(v, t);
                takers.add(at(ofA ? pairs.toB[to] : to, wiring.port(v, t)));
            }
            if (v >= 0 && takers.isEmpty()) {
                takers.add(OUTPUT - wiring.graph.outputs().indexOf(v));
            }
            takers.sort(null);
            place.add(Long.MIN_VALUE);
            place.addAll(takers);
        }
        return place;
    }

    /// @param node −1 for one of a's that has no partner; it is like none of b's
    private static long at(int node, int port) {
        return node < 0 ? NOBODY : (long) node << 24 | port;
    }

    /// In the end an input is the one that the same nodes take.
    private void takenInputs() {
        Set<Integer> ofB = new HashSet<>(b.graph.inputs());
        Set<Integer> used = new HashSet<>();
        int[] before = pairs.inputs.clone();
        for (int v : a.graph.inputs()) {
            pairs.inputs[v] = -1;
            for (int t = 0; t < a.takers(v) && pairs.inputs[v] < 0; t++) {
                int other = pairs.toB[a.taker(v, t)];
                int w = other < 0 ? -1 : b.input(other, a.port(v, t));
                if (w >= 0 && ofB.contains(w) && used.add(w)) {
                    pairs.inputs[v] = w;
                }
            }
        }
        for (int v : a.graph.inputs()) {
            if (pairs.inputs[v] < 0 && before[v] >= 0 && used.add(before[v])) {
                pairs.inputs[v] = before[v];
            }
        }
    }
}
