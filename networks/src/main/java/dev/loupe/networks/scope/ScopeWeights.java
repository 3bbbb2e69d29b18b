package dev.loupe.networks.scope;

import dev.loupe.networks.graph.Graph;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/// Elements of the weights that the operators of a scope take: what several of them take counts once, as it does in the whole model.
public final class ScopeWeights {
    private final Graph graph;
    private final OwnWeights weights;
    private final Map<Member.Scope, Long> known = new IdentityHashMap<>();

    /// @param graph that of the scopes
    public ScopeWeights(Graph graph, OwnWeights weights) {
        this.graph = graph;
        this.weights = weights;
    }

    /// Of a scope with all the copies that it stands for. O(operators in them), the second time O(1).
    public long parameters(Member.Scope scope) {
        return known.computeIfAbsent(scope, one -> count(one, new HashSet<>()));
    }

    private long count(Member.Scope scope, Set<Integer> met) {
        if (!scope.copies().isEmpty()) {
            return scope.copies().stream().mapToLong(copy -> count(copy, met)).sum();
        }
        long sum = 0;
        for (Member member : scope.members()) {
            sum +=
                    switch (member) {
                        case Member.Operator operator -> count(operator, met);
                        case Member.Scope inner -> count(inner, met);
                    };
        }
        return sum;
    }

    private long count(Member.Operator operator, Set<Integer> met) {
        return weights.of(graph.nodes().get(operator.node())).entrySet().stream()
                .filter(weight -> met.add(weight.getKey()))
                .mapToLong(weight -> weight.getValue().stored())
                .sum();
    }
}
