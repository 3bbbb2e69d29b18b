package dev.loupe.networks.scope;

import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.scope.Member.Operator;
import dev.loupe.networks.scope.Member.Scope;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Operators that have nothing in common but how a converter named them (`p2o.helper.12`), or one function that is used all over: drawn as a module, the whole graph would meet in it.
final class Scattered {
    /// A module's operators hang together in fewer pieces.
    private static final int PIECES = 8;

    private Scattered() {}

    /// Whether a scope is no module but a heap of such.
    static boolean is(Graph graph, Scope scope) {
        int n = scope.members().size();
        if (n < PIECES || !scope.members().stream().allMatch(Operator.class::isInstance)) {
            return false;
        }
        int[] joined = new int[n];
        Arrays.setAll(joined, i -> i);
        Map<Integer, Integer> makers = new HashMap<>();
        for (int i = 0; i < n; i++) {
            for (Node.Port port : node(graph, scope, i).outputs()) {
                makers.put(port.value(), i);
            }
        }
        int pieces = n;
        for (int i = 0; i < n; i++) {
            for (Node.Port port : node(graph, scope, i).inputs()) {
                Integer maker = port.value() < 0 ? null : makers.get(port.value());
                if (maker != null && end(joined, maker) != end(joined, i)) {
                    joined[end(joined, maker)] = end(joined, i);
                    pieces--;
                }
            }
        }
        return pieces >= PIECES;
    }

    private static Node node(Graph graph, Scope scope, int member) {
        return graph.nodes().get(((Operator) scope.members().get(member)).node());
    }

    private static int end(int[] joined, int at) {
        int end = at;
        while (joined[end] != end) {
            joined[end] = joined[joined[end]];
            end = joined[end];
        }
        return end;
    }
}
