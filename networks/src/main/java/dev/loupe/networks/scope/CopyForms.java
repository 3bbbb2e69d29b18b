package dev.loupe.networks.scope;

import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.scope.CopyDifference.Detail;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Holds the operators of copies against each other, in the order of the graph.
final class CopyForms {
    /// One operator in so many may be added, missing or replaced in what still counts as a copy.
    private static final int EDITED = 8;

    private static final int MOST_EDITS = 64;

    private final Graph graph;
    private final int[] maker;
    private final Map<Integer, NodeFacts> facts = new HashMap<>();

    CopyForms(Graph graph) {
        this.graph = graph;
        maker = Constants.makers(graph);
    }

    /// For each operator of a copy its place among those that are drawn, −1 for one that is added; null if so much differs that it is no copy.
    int @Nullable [] aligned(int[] drawn, int[] copy) {
        int most = Math.clamp(drawn.length / EDITED, 1, MOST_EDITS);
        return Alignment.of(operators(drawn), operators(copy), most);
    }

    private List<String> operators(int[] nodes) {
        return Arrays.stream(nodes).mapToObj(i -> operator(graph.nodes().get(i))).toList();
    }

    private static String operator(Node node) {
        return node.domain().isEmpty() ? node.operator() : node.domain() + "." + node.operator();
    }

    /// Everything that may differ between copies, as one text.
    String all(int[] nodes) {
        StringBuilder text = new StringBuilder();
        for (int node : nodes) {
            text.append(operator(graph.nodes().get(node))).append(facts(node)).append('\n');
        }
        return text.toString();
    }

    private NodeFacts facts(int node) {
        return facts.computeIfAbsent(node, i -> NodeFacts.of(graph, graph.nodes().get(i), maker));
    }

    List<Detail> differences(int[] drawn, int[] copy) {
        List<Detail> details = new ArrayList<>();
        int[] place = Arrays.equals(drawn, copy) ? null : aligned(drawn, copy);
        if (place == null) {
            return details;
        }
        int next = 0;
        for (int j = 0; j < copy.length; j++) {
            if (place[j] < 0) {
                details.add(new Detail(-1, copy[j], name(copy[j]), "added", "", ""));
                continue;
            }
            for (; next < place[j]; next++) {
                missing(drawn[next], details);
            }
            next = place[j] + 1;
            compare(drawn[place[j]], copy[j], details);
        }
        for (; next < drawn.length; next++) {
            missing(drawn[next], details);
        }
        if (details.stream().allMatch(d -> d.node() >= 0 && d.own() >= 0)) {
            joints(drawn, copy, place, details);
        }
        return details;
    }

    private String name(int node) {
        return graph.nodes().get(node).operator();
    }

    private void missing(int node, List<Detail> into) {
        into.add(new Detail(node, -1, name(node), "missing", "", ""));
    }

    private void compare(int node, int own, List<Detail> into) {
        if (!operator(graph.nodes().get(node)).equals(operator(graph.nodes().get(own)))) {
            into.add(new Detail(node, own, name(node), "operator", name(node), name(own)));
            return;
        }
        NodeFacts a = facts(node);
        NodeFacts b = facts(own);
        TreeSet<String> fixed = new TreeSet<>(a.fixed().keySet());
        fixed.addAll(b.fixed().keySet());
        for (String what : fixed) {
            String before = a.fixed().getOrDefault(what, "none");
            String after = b.fixed().getOrDefault(what, "none");
            if (!before.equals(after)) {
                into.add(new Detail(node, own, name(node), what, before, after));
            }
        }
        a.shaped()
                .forEach(
                        (what, before) -> {
                            String after = b.shaped().getOrDefault(what, before);
                            if (!before.equals(after)) {
                                into.add(new Detail(node, own, name(node), what, before, after));
                            }
                        });
    }

    /// Operators that take what other operators within the copy make, where none is added or missing.
    private void joints(int[] drawn, int[] copy, int[] place, List<Detail> into) {
        Map<Integer, Integer> places = new HashMap<>();
        Map<Integer, Integer> own = new HashMap<>();
        for (int j = 0; j < copy.length; j++) {
            own.put(copy[j], place[j]);
            places.put(drawn[place[j]], place[j]);
        }
        for (int j = 0; j < copy.length; j++) {
            String before = joined(drawn[place[j]], places);
            String after = joined(copy[j], own);
            if (!before.equals(after)) {
                into.add(new Detail(drawn[place[j]], copy[j], name(copy[j]), "inputs", "", ""));
            }
        }
    }

    /// The places of those within the copy that a node takes from, in order.
    String joined(int node, Map<Integer, Integer> places) {
        StringBuilder text = new StringBuilder();
        for (Node.Port port : graph.nodes().get(node).inputs()) {
            Integer from = port.value() < 0 ? null : places.get(maker[port.value()]);
            text.append(' ').append(from == null ? "-" : from);
        }
        return text.toString();
    }
}
