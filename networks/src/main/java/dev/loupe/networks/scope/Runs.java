package dev.loupe.networks.scope;

import dev.loupe.networks.graph.Unfolded;
import dev.loupe.networks.scope.Member.Operator;
import dev.loupe.networks.scope.Member.Scope;

import java.util.List;
import java.util.function.BiFunction;

/// Operators with what they run.
final class Runs {
    private Runs() {}

    /// @param around  the path of the scope that it lies in
    /// @param members what a body holds, where it has the path that is given
    static Operator operator(
            Unfolded unfolded,
            String name,
            int node,
            String around,
            BiFunction<Unfolded.Body, String, List<Member>> members) {
        List<Unfolded.Body> bodies = unfolded.bodies(node);
        if (bodies.isEmpty()) {
            return new Operator(name, node);
        }
        String path =
                inside(around, unfolded.graph().nodes().get(node).operator().replace('/', '.'))
                        + "@"
                        + node;
        return new Operator(
                name,
                node,
                path,
                bodies.stream()
                        .map(
                                body -> {
                                    String own = inside(path, body.name());
                                    return new Scope(body.name(), own, members.apply(body, own));
                                })
                        .toList());
    }

    static String inside(String path, String name) {
        return path.isEmpty() ? name : path + "/" + name;
    }
}
