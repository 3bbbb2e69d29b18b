package dev.loupe.networks.scope;

import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;

import java.util.ArrayList;
import java.util.List;

/// The module that each operator belongs to, as a path.
///
/// What the format says outright wins. Else names with slashes are paths whose last part is the operator's own (TensorFlow; PyTorch's older exporter). Where most names hold none, the names of weights
/// tell (`encoder.layers.0.attn.query.weight`), and an operator without weights belongs to what its neighbours have in common.
public final class ScopePaths {
    private static final List<String> ROOT = List.of();

    /// What share of operators must have a path in their names for names to be believed.
    private static final double NAMED = 0.2;

    private ScopePaths() {}

    /// @return for each node of the graph its path, outermost first
    public static List<List<String>> of(Graph graph) {
        List<List<String>> paths = new ArrayList<>(graph.nodes().size());
        int told = 0;
        for (Node node : graph.nodes()) {
            List<String> path = node.scope().isEmpty() ? named(node.name()) : parts(node.scope());
            told += path.isEmpty() ? 0 : 1;
            paths.add(path);
        }
        if (told < NAMED * paths.size()) {
            return weighted(graph);
        }
        joinBetween(graph, paths);
        return paths;
    }

    /// An operator of which nothing tells where it belongs lies in the innermost module that makes all its inputs and takes from it again: converters put such ones between others (ncnn's `Split`).
    private static void joinBetween(Graph graph, List<List<String>> paths) {
        int[] maker = Constants.makers(graph);
        List<List<String>> told = List.copyOf(paths);
        for (int i = 0; i < paths.size(); i++) {
            int taker = i;
            for (Node.Port port : graph.nodes().get(taker).inputs()) {
                int between = port.value() < 0 ? -1 : maker[port.value()];
                if (between >= 0 && untold(graph.nodes().get(between))) {
                    List<String> home =
                            graph.nodes().get(between).inputs().stream()
                                    .filter(in -> in.value() >= 0 && maker[in.value()] >= 0)
                                    .map(in -> told.get(maker[in.value()]))
                                    .reduce(ScopePaths::common)
                                    .map(makers -> common(makers, told.get(taker)))
                                    .orElse(ROOT);
                    if (home.size() > paths.get(between).size()) {
                        paths.set(between, home);
                    }
                }
            }
        }
    }

    private static boolean untold(Node node) {
        return node.scope().isEmpty() && node.name().indexOf('/') < 0;
    }

    /// Of several names that a converter joined by semicolons the first.
    private static List<String> named(String name) {
        String first = name.indexOf(';') < 0 ? name : name.substring(0, name.indexOf(';'));
        int end = first.lastIndexOf('/');
        return end <= 0 ? ROOT : parts(first.substring(0, end));
    }

    private static List<String> parts(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/")) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static List<List<String>> weighted(Graph graph) {
        int n = graph.nodes().size();
        int[] maker = Constants.makers(graph);
        boolean[] fixed = Constants.fixed(graph);
        List<List<String>> own = new ArrayList<>(n);
        for (Node node : graph.nodes()) {
            own.add(byWeights(graph, node, maker, fixed));
        }
        List<List<String>> before = new ArrayList<>(own);
        List<List<String>> after = new ArrayList<>(own);
        for (int i = 0; i < n; i++) {
            for (Node.Port port : graph.nodes().get(i).inputs()) {
                int from = port.value() < 0 ? -1 : maker[port.value()];
                if (own.get(i).isEmpty() && from >= 0 && from < i && !before.get(from).isEmpty()) {
                    before.set(i, before.get(from));
                }
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            for (Node.Port port : graph.nodes().get(i).inputs()) {
                int from = port.value() < 0 ? -1 : maker[port.value()];
                if (from >= 0 && from < i && own.get(from).isEmpty()) {
                    after.set(from, after.get(i));
                }
            }
        }
        List<List<String>> paths = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            paths.add(own.get(i).isEmpty() ? common(before.get(i), after.get(i)) : own.get(i));
        }
        return paths;
    }

    private static List<String> byWeights(Graph graph, Node node, int[] maker, boolean[] fixed) {
        for (Node.Port port : node.inputs()) {
            int from = port.value() < 0 ? -1 : maker[port.value()];
            if (port.value() >= 0
                    && (from >= 0 ? fixed[from] : graph.values().get(port.value()).initialised())) {
                List<String> path = dotted(graph.values().get(port.value()).name());
                if (path.size() > 1) {
                    return path.subList(0, path.size() - 1);
                }
            }
        }
        return ROOT;
    }

    /// Parts between dots; a number stays with the word before it.
    private static List<String> dotted(String name) {
        List<String> parts = new ArrayList<>();
        for (String part : name.split("[./]")) {
            if (part.isEmpty()) {
                continue;
            }
            if (!parts.isEmpty() && part.chars().allMatch(Character::isDigit)) {
                parts.set(parts.size() - 1, parts.getLast() + "." + part);
            } else {
                parts.add(part);
            }
        }
        return parts;
    }

    private static List<String> common(List<String> a, List<String> b) {
        int same = 0;
        while (same < a.size() && same < b.size() && a.get(same).equals(b.get(same))) {
            same++;
        }
        return a.subList(0, same);
    }
}
