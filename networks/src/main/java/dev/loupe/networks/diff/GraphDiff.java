package dev.loupe.networks.diff;

import dev.loupe.networks.diff.ModelDiff.Detail;
import dev.loupe.networks.diff.ModelDiff.Part;
import dev.loupe.networks.graph.Node;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What changed between two graphs whose nodes are paired.
final class GraphDiff {
    private final Pairs pairs;
    private final Wiring a;
    private final Wiring b;
    private final int graphA;
    private final int graphB;
    private final @Nullable GraphDiff around;
    private final Findings found;

    private enum Source {
        SAME,
        OTHER,
        /// A node on the way is only in one graph, which is said already.
        EXPLAINED
    }

    /// @param around of the graphs that these two lie in, whose values they may take
    GraphDiff(Pairs pairs, int graphA, int graphB, @Nullable GraphDiff around, Findings found) {
        this.pairs = pairs;
        this.graphA = graphA;
        this.graphB = graphB;
        this.around = around;
        this.found = found;
        a = pairs.a;
        b = pairs.b;
    }

    void compare() throws IOException {
        inputs();
        for (int i : a.order) {
            int j = pairs.toB[i];
            if (a.data[i]) {
                continue;
            }
            if (j < 0) {
                found.removed.add(new Part(a.name(i), a.node(i).operator(), graphA, i));
            } else {
                found.renamed += a.name(i).equals(b.name(j)) ? 0 : 1;
                nodes(i, j);
            }
        }
        for (int j : b.order) {
            if (!b.data[j] && pairs.toA[j] < 0) {
                found.added.add(new Part(b.name(j), b.node(j).operator(), graphB, j));
            }
        }
        outputs();
    }

    private void nodes(int i, int j) throws IOException {
        Node nodeA = a.node(i);
        Node nodeB = b.node(j);
        List<Detail> details = new ArrayList<>();
        boolean same =
                nodeA.operator().equals(nodeB.operator()) && nodeA.domain().equals(nodeB.domain());
        if (!same) {
            details.add(new Detail("operator", operator(nodeA), operator(nodeB)));
        }
        AttributeDiff.compare(nodeA, nodeB, same, details);
        int[] portsA = Quantised.ports(nodeA);
        int[] portsB = Quantised.ports(nodeB);
        for (int p = 0; p < Math.max(portsA.length, portsB.length); p++) {
            int v = p < portsA.length ? a.input(i, portsA[p]) : -1;
            int w = p < portsB.length ? b.input(j, portsB[p]) : -1;
            Weight heldA = v < 0 ? null : Quantised.weight(a, i, portsA[p]);
            Weight heldB = w < 0 ? null : Quantised.weight(b, j, portsB[p]);
            if (heldA != null && heldB != null) {
                found.weights(heldA, heldB, graphB, j);
            } else if (source(v, w, j) == Source.OTHER) {
                details.add(new Detail("inputs", said(a, v), said(b, w)));
            }
        }
        if (same && outputs(nodeA) != outputs(nodeB)) {
            details.add(new Detail("outputs", "" + outputs(nodeA), "" + outputs(nodeB)));
        }
        found.changed(a.name(i), details, graphB, j);
    }

    private static String operator(Node node) {
        return node.domain().isEmpty() ? node.operator() : node.domain() + "::" + node.operator();
    }

    private static long outputs(Node node) {
        return node.outputs().stream().filter(port -> port.value() >= 0).count();
    }

    private static String said(Wiring wiring, int value) {
        return value < 0 ? "none" : wiring.graph.values().get(value).name();
    }

    /// Whether two values come from the same place.
    private Source source(int v, int w, int taker) throws IOException {
        if (v < 0 && w < 0) {
            return Source.SAME;
        }
        int from = v < 0 ? -1 : a.maker[v];
        int other = w < 0 ? -1 : b.maker[w];
        if (from >= 0 && a.data[from] || other >= 0 && b.data[other]) {
            boolean texts =
                    from >= 0 && other >= 0 && AttributeDiff.equal(a.node(from), b.node(other));
            return texts ? Source.SAME : Source.OTHER;
        }
        if (from >= 0 && pairs.toB[from] < 0 || other >= 0 && pairs.toA[other] < 0) {
            return Source.EXPLAINED;
        }
        if (from >= 0 && other >= 0) {
            return pairs.toB[from] == other && a.place(v) == b.place(w)
                    ? Source.SAME
                    : Source.OTHER;
        }
        if (v < 0 || w < 0 || from >= 0 || other >= 0) {
            return Source.OTHER;
        }
        if (pairs.inputs[v] >= 0 || a.graph.inputs().contains(v)) {
            return pairs.inputs[v] == w ? Source.SAME : Source.OTHER;
        }
        return around == null ? Source.OTHER : around.captured(said(a, v), said(b, w), taker);
    }

    /// The same for values that graphs within these two take by name.
    private Source captured(String nameA, String nameB, int taker) throws IOException {
        int v = a.value(nameA);
        int w = b.value(nameB);
        if (v < 0 || w < 0) {
            return around == null || v >= 0 || w >= 0
                    ? Source.OTHER
                    : around.captured(nameA, nameB, taker);
        }
        Weight heldA = a.weight(v);
        Weight heldB = b.weight(w);
        if (heldA != null && heldB != null) {
            found.weights(heldA, heldB, graphB, -1);
            return Source.SAME;
        }
        return source(v, w, taker);
    }

    private void inputs() {
        Set<Integer> met = new HashSet<>();
        for (int v : a.graph.inputs()) {
            int w = pairs.inputs[v];
            if (w < 0) {
                found.removed.add(new Part(said(a, v), "input", graphA, -1));
            } else {
                met.add(w);
                found.changed(said(a, v), TypeDiff.of(type(a, v), type(b, w)), graphB, -1);
            }
        }
        for (int w : b.graph.inputs()) {
            if (!met.contains(w)) {
                found.added.add(new Part(said(b, w), "input", graphB, -1));
            }
        }
    }

    private static dev.loupe.networks.graph.Type type(Wiring wiring, int value) {
        return wiring.graph.values().get(value).type();
    }

    /// Outputs belong together that come from the same place, whatever their order; then those of equal names, then the rest in order.
    private void outputs() throws IOException {
        List<Integer> left = new ArrayList<>(a.graph.outputs());
        List<Integer> others = new ArrayList<>(b.graph.outputs());
        for (int k = 0; k < left.size(); k++) {
            int v = left.get(k);
            int w = image(v);
            int place = w < 0 ? -1 : others.indexOf(w);
            if (place >= 0) {
                found.changed(said(a, v), TypeDiff.of(type(a, v), type(b, w)), graphB, -1);
                left.remove(k--);
                others.remove(place);
            }
        }
        for (int k = 0; k < left.size(); k++) {
            int v = left.get(k);
            int place = -1;
            for (int m = 0; m < others.size() && place < 0; m++) {
                place = said(b, others.get(m)).equals(said(a, v)) ? m : -1;
            }
            if (place >= 0) {
                output(v, others.remove(place));
                left.remove(k--);
            }
        }
        while (!left.isEmpty() && !others.isEmpty()) {
            output(left.removeFirst(), others.removeFirst());
        }
        left.forEach(v -> found.removed.add(new Part(said(a, v), "output", graphA, -1)));
        others.forEach(w -> found.added.add(new Part(said(b, w), "output", graphB, -1)));
    }

    private int image(int v) {
        int from = a.maker[v];
        if (from < 0) {
            return pairs.inputs[v];
        }
        int to = pairs.toB[from];
        int place = a.place(v);
        return to < 0 || place >= b.node(to).outputs().size()
                ? -1
                : b.node(to).outputs().get(place).value();
    }

    private void output(int v, int w) throws IOException {
        List<Detail> details = new ArrayList<>();
        Weight heldA = a.weight(v);
        Weight heldB = b.weight(w);
        if (heldA != null && heldB != null) {
            found.weights(heldA, heldB, graphB, -1);
        } else if (source(v, w, -1) == Source.OTHER) {
            details.add(new Detail("source", maker(a, v), maker(b, w)));
        }
        details.addAll(TypeDiff.of(type(a, v), type(b, w)));
        found.changed(said(a, v), details, graphB, -1);
    }

    private static String maker(Wiring wiring, int value) {
        return wiring.maker[value] < 0 ? said(wiring, value) : wiring.name(wiring.maker[value]);
    }
}
