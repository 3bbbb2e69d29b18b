package dev.loupe.networks.scope;

import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.scope.Member.Operator;
import dev.loupe.networks.scope.Member.Scope;

import java.util.HashSet;
import java.util.Set;

/// Operators that have nothing in common but how a converter named them (`p2o.helper.12`): none takes what another makes.
final class Scattered {
    private static final int FEWEST = 8;

    private Scattered() {}

    /// Whether a scope is no module but a heap of such.
    static boolean is(Graph graph, Scope scope) {
        if (scope.members().size() < FEWEST) {
            return false;
        }
        Set<Integer> made = new HashSet<>();
        for (Member member : scope.members()) {
            if (!(member instanceof Operator operator)) {
                return false;
            }
            graph.nodes().get(operator.node()).outputs().forEach(port -> made.add(port.value()));
        }
        for (Member member : scope.members()) {
            if (member instanceof Operator operator) {
                for (Node.Port port : graph.nodes().get(operator.node()).inputs()) {
                    if (port.value() >= 0 && made.contains(port.value())) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}
