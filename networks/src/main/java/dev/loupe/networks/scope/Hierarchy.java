package dev.loupe.networks.scope;

import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.scope.Member.Operator;
import dev.loupe.networks.scope.Member.Scope;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A graph as modules in modules. Operators that do not depend on its inputs belong to none.
///
/// @param top  stands for the whole graph; its path is empty
/// @param like `[nodes]` for each operator the one that is drawn for it: itself, or where it belongs to a repeat, that of the copy that is drawn
/// @param home `[nodes]` the innermost scope that each operator lies in, before repeats were folded: two copies differ
public record Hierarchy(Scope top, int[] like, List<Place> home) {
    /// A scope on the way from an operator to the top.
    ///
    /// @param outer   null at the top
    /// @param repeats the path of the repeat that it is a copy of, else empty
    /// @param drawn   whether it is drawn: no copy of a repeat, nor within one, but those that stand for the others
    public record Place(
            String path,
            @org.jspecify.annotations.Nullable Place outer,
            int depth,
            String repeats,
            boolean drawn) {}

    /// The hierarchy that the graph's names tell.
    ///
    /// @param fold whether repeated siblings become one
    /// @param part whether scopes with very many members are parted into sections
    public static Hierarchy of(Graph graph, boolean fold, boolean part) {
        Branch root = new Branch("", "");
        List<List<String>> paths = ScopePaths.of(graph);
        boolean[] fixed = Constants.fixed(graph);
        for (int i = 0; i < paths.size(); i++) {
            if (fixed[i]) {
                continue;
            }
            Branch at = root;
            for (String name : paths.get(i)) {
                at = at.inner(name);
            }
            at.operator(i);
        }
        Scope top = root.scope(graph);
        while (top.members().size() == 1 && top.members().getFirst() instanceof Scope only) {
            top = new Scope("", "", only.members());
        }
        int[] like = new int[paths.size()];
        for (int i = 0; i < like.length; i++) {
            like[i] = i;
        }
        Map<String, String> repeats = new HashMap<>();
        Set<String> hidden = new HashSet<>();
        if (fold) {
            top = new Repeats(graph, like, repeats, hidden).fold(top);
        }
        Place[] home = new Place[like.length];
        Place outermost = new Place("", null, 0, "", true);
        Arrays.fill(home, outermost);
        place(top, outermost, repeats, hidden, home);
        if (part) {
            top = new Sections(graph, like).part(top);
        }
        return new Hierarchy(top, like, List.of(home));
    }

    /// All operators of one scope: the graph without its modules.
    public static Hierarchy flat(Graph graph) {
        int n = graph.nodes().size();
        List<Member> members = new ArrayList<>(n);
        int[] like = new int[n];
        List<Place> home = new ArrayList<>(n);
        Place place = new Place("", null, 0, "", true);
        for (int i = 0; i < n; i++) {
            members.add(new Operator(graph.nodes().get(i).operator(), i));
            like[i] = i;
            home.add(place);
        }
        return new Hierarchy(new Scope("", "", members), like, home);
    }

    private static void place(
            Scope scope, Place at, Map<String, String> repeats, Set<String> hidden, Place[] home) {
        for (Member member : scope.members()) {
            switch (member) {
                case Operator operator -> home[operator.node()] = at;
                case Scope inner when inner.copies().isEmpty() ->
                        place(inner, inside(inner, at, repeats, hidden), repeats, hidden, home);
                case Scope repeat ->
                        repeat.copies()
                                .forEach(
                                        c ->
                                                place(
                                                        c,
                                                        inside(c, at, repeats, hidden),
                                                        repeats,
                                                        hidden,
                                                        home));
            }
        }
    }

    private static Place inside(
            Scope scope, Place outer, Map<String, String> repeats, Set<String> hidden) {
        String path = scope.path();
        return new Place(
                path,
                outer,
                outer.depth() + 1,
                repeats.getOrDefault(path, ""),
                outer.drawn() && !hidden.contains(path));
    }

    /// Whether a value stays within one copy of a repeat that another stands for.
    public boolean withinCopy(int from, int to) {
        Place a = home.get(from);
        Place b = home.get(to);
        while (a != b) {
            if (a.depth() >= b.depth()) {
                a = java.util.Objects.requireNonNull(a.outer());
            } else {
                b = java.util.Objects.requireNonNull(b.outer());
            }
        }
        return !a.drawn();
    }

    /// Whether a value on its way from one operator to another passes from one copy of a repeat to the next.
    public boolean betweenCopies(int from, int to) {
        Place a = home.get(from);
        Place b = home.get(to);
        Place innerA = a;
        Place innerB = b;
        while (a != b) {
            if (a.depth() >= b.depth()) {
                innerA = a;
                a = java.util.Objects.requireNonNull(a.outer());
            } else {
                innerB = b;
                b = java.util.Objects.requireNonNull(b.outer());
            }
            if (a.depth() == b.depth() && a != b) {
                innerA = a;
                innerB = b;
            }
        }
        return innerA != innerB
                && !innerA.repeats().isEmpty()
                && innerA.repeats().equals(innerB.repeats());
    }

    /// A scope while it grows.
    private static final class Branch {
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
                        Branch made = new Branch(p, path.isEmpty() ? p : path + "/" + p);
                        order.add(made);
                        return made;
                    });
        }

        void operator(int node) {
            order.add(node);
        }

        /// A scope with one member is that member under a longer name.
        Scope scope(Graph graph) {
            List<Member> members = new ArrayList<>(order.size());
            for (Object entry : order) {
                if (entry instanceof Branch branch) {
                    Scope made = branch.scope(graph);
                    if (Scattered.is(graph, made)) {
                        members.addAll(made.members());
                    } else if (made.members().size() > 1) {
                        members.add(made);
                    } else if (made.members().getFirst() instanceof Scope only) {
                        members.add(
                                new Scope(
                                        made.name() + "/" + only.name(),
                                        only.path(),
                                        only.members()));
                    } else if (made.members().getFirst() instanceof Operator only) {
                        members.add(new Operator(made.name(), only.node()));
                    }
                } else {
                    int node = (Integer) entry;
                    members.add(new Operator(graph.nodes().get(node).operator(), node));
                }
            }
            return new Scope(name, path, members);
        }
    }
}
