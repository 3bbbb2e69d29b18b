package dev.loupe.networks.draw;

import dev.loupe.networks.graph.Needed;
import dev.loupe.networks.graph.Unfolded;
import dev.loupe.networks.scope.Member;
import dev.loupe.networks.scope.Member.Operator;
import dev.loupe.networks.scope.Member.Scope;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a first picture opens.
final class FirstSight {
    /// A first picture opens scopes while no more than this is seen.
    private static final int FIRST = 40;

    /// Graphs of so few operators are opened whole.
    private static final int WHOLE = 64;

    /// What a first picture of a graph without scopes may show, which is parted into sections.
    private static final int SECTIONS = 130;

    /// Fewer boxes than this say too little: then a scope is opened even if many more are seen.
    private static final int FEW = 10;

    private static final int MANY = 300;

    private final BitSet needed;
    private final int own;

    private FirstSight(Unfolded unfolded) {
        needed = Needed.of(unfolded);
        own = unfolded.base().nodes().size();
    }

    /// Opens the scope with most operators again and again, while few enough blocks are seen. What no output needs stays closed.
    static Set<String> of(Scope top, Unfolded unfolded) {
        return new FirstSight(unfolded).of(top);
    }

    private Set<String> of(Scope top) {
        Set<String> open = new LinkedHashSet<>();
        int most =
                size(top) <= WHOLE
                        ? WHOLE
                        : top.members().stream().allMatch(FirstSight::section) ? SECTIONS : FIRST;
        List<Scope> closed = new ArrayList<>();
        int seen = top.members().size();
        top.members().forEach(m -> add(m, closed));
        Set<String> kinds = new LinkedHashSet<>();
        while (true) {
            Scope best = null;
            long heaviest = -1;
            for (Scope scope : closed) {
                if (seen + scope.members().size() - 1 <= (seen < FEW ? MANY : most)
                        && weight(scope) > heaviest
                        && (most != FIRST || !kinds.contains(kind(scope)))) {
                    best = scope;
                    heaviest = weight(scope);
                }
            }
            if (best == null) {
                return open;
            }
            open.add(best.path());
            kinds.add(kind(best));
            closed.remove(best);
            seen += best.members().size() - 1;
            best.members().forEach(m -> add(m, closed));
        }
    }

    private static boolean section(Member member) {
        return member instanceof Scope scope && scope.name().startsWith("section ");
    }

    private static int size(Scope scope) {
        int size = 0;
        for (Member member : scope.members()) {
            size +=
                    switch (member) {
                        case Scope inner -> size(inner);
                        case Operator operator ->
                                operator.bodies().isEmpty() ? 1 : 1 + size(whole(operator));
                    };
        }
        return size;
    }

    /// Its place with numbers left out: one of a kind is enough to see.
    private static String kind(Scope scope) {
        return scope.path().replaceAll("[._-]?[0-9…]+", "");
    }

    private void add(Member member, List<Scope> to) {
        if (!needed(member)) {
            return;
        }
        switch (member) {
            case Scope scope -> to.add(scope);
            case Operator operator when !operator.bodies().isEmpty() -> to.add(whole(operator));
            case Operator operator -> {}
        }
    }

    private boolean needed(Member member) {
        return switch (member) {
            case Scope scope -> scope.members().stream().anyMatch(this::needed);
            case Operator operator -> operator.node() >= own || needed.get(operator.node());
        };
    }

    /// All that an operator's bodies hold, as one scope.
    private static Scope whole(Operator operator) {
        List<Member> members = new ArrayList<>();
        operator.bodies().forEach(body -> members.addAll(body.members()));
        return new Scope(operator.name(), operator.path(), members);
    }

    private static long weight(Scope scope) {
        long weight = 0;
        for (Member member : scope.members()) {
            weight +=
                    switch (member) {
                        case Scope inner -> weight(inner);
                        case Operator operator ->
                                operator.bodies().isEmpty() ? 1 : 1 + weight(whole(operator));
                    };
        }
        return weight * scope.times();
    }
}
