package dev.loupe.server.models;

import dev.loupe.networks.scope.Hierarchy;
import dev.loupe.networks.scope.Member;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The scopes and operators that run bodies around each operator as they are drawn, outermost first.
final class Scopes {
    private final Map<Integer, List<String>> around = new HashMap<>();

    Scopes(Hierarchy hierarchy) {
        walk(hierarchy.top(), List.of());
    }

    List<String> around(int node) {
        return around.getOrDefault(node, List.of());
    }

    private void walk(Member.Scope scope, List<String> path) {
        for (Member member : scope.members()) {
            switch (member) {
                case Member.Operator operator -> {
                    around.put(operator.node(), path);
                    operator.bodies().forEach(body -> walk(body, within(path, operator.path())));
                }
                case Member.Scope inner -> walk(inner, within(path, inner.path()));
            }
        }
    }

    private static List<String> within(List<String> path, String inner) {
        return Stream.concat(path.stream(), Stream.of(inner)).toList();
    }
}
