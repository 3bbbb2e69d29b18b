package dev.loupe.networks.scope;

import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.scope.Member.Operator;
import dev.loupe.networks.scope.Member.Scope;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// A scope while it grows.
final class Branch {
    private final String name;
    private final String path;
    private final Map<String, Branch> inner = new LinkedHashMap<>();
    private final List<Object> order = new ArrayList<>();

    Branch(String name, String path) {
        this.name = name;
        this.path = path;
    }

    Branch inner(String part) {
        return inner.computeIfAbsent(
                part,
                p -> {
                    Branch made = new Branch(p, Runs.inside(path, p));
                    order.add(made);
                    return made;
                });
    }

    void operator(int node) {
        order.add(node);
    }

    /// A scope with one member is that member under a longer name.
    ///
    /// @param operators an operator by its index, in the scope of a path
    Scope scope(Graph graph, BiFunction<Integer, String, Operator> operators) {
        List<Member> members = new ArrayList<>(order.size());
        boolean loose = false;
        for (Object entry : order) {
            if (entry instanceof Branch branch) {
                Scope made = branch.scope(graph, operators);
                if (Scattered.is(graph, made)) {
                    members.addAll(made.members());
                    loose = true;
                } else if (made.members().size() > 1) {
                    members.add(made);
                } else if (made.members().getFirst() instanceof Scope only) {
                    members.add(
                            new Scope(
                                    made.name() + "/" + only.name(), only.path(), only.members()));
                } else if (made.members().getFirst() instanceof Operator only) {
                    members.add(new Operator(made.name(), only.node(), only.path(), only.bodies()));
                }
            } else {
                members.add(operators.apply((Integer) entry, path));
            }
        }
        if (loose) {
            members.sort(Comparator.comparingInt(Branch::first));
        }
        return new Scope(name, path, members);
    }

    /// The place in the file of a member's first operator.
    private static int first(Member member) {
        while (member instanceof Scope scope) {
            member = scope.members().getFirst();
        }
        return ((Operator) member).node();
    }
}
