package dev.loupe.networks.scope;

import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Unfolded;
import dev.loupe.networks.scope.Hierarchy.Place;
import dev.loupe.networks.scope.Member.Operator;
import dev.loupe.networks.scope.Member.Scope;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Gathers operators into modules, those of bodies within the operators that run them.
final class Modules {
    private final Unfolded unfolded;
    private final Graph graph;
    private final boolean[] fixed;
    private final boolean fold;
    private final boolean part;
    private final int[] like;
    private final Map<String, String> repeats = new HashMap<>();
    private final Set<String> hidden = new HashSet<>();
    private final Place[] home;

    Modules(Unfolded unfolded, boolean fold, boolean part) {
        this.unfolded = unfolded;
        this.fold = fold;
        this.part = part;
        graph = unfolded.graph();
        fixed = Constants.fixed(graph);
        like = new int[graph.nodes().size()];
        Arrays.setAll(like, i -> i);
        home = new Place[like.length];
    }

    Hierarchy hierarchy() {
        Scope top = folded(unfolded.base(), 0, "");
        Place outermost = new Place("", null, 0, "", true);
        Arrays.fill(home, outermost);
        place(top, outermost);
        for (int i = 0; i < like.length; i++) {
            alike(unfolded.bodies(i), unfolded.bodies(like[i]));
        }
        return new Hierarchy(parted(top), like, List.of(home));
    }

    /// The modules of the graph or of one body, whose operators begin at `first`.
    private Scope folded(Graph own, int first, String path) {
        Branch root = new Branch("", path);
        List<List<String>> paths = ScopePaths.of(own);
        for (int i = 0; i < paths.size(); i++) {
            if (fixed[first + i]) {
                continue;
            }
            Branch at = root;
            for (String name : paths.get(i)) {
                at = at.inner(name);
            }
            at.operator(first + i);
        }
        Scope top = root.scope(graph, this::operator);
        while (top.members().size() == 1 && top.members().getFirst() instanceof Scope only) {
            top = new Scope("", path, only.members());
        }
        return fold ? new Repeats(graph, like, repeats, hidden).fold(top) : top;
    }

    private Operator operator(int node, String around) {
        return Runs.operator(
                unfolded,
                graph.nodes().get(node).operator(),
                node,
                around,
                (body, path) -> parted(folded(body.own(), body.first(), path)).members());
    }

    private Scope parted(Scope top) {
        return part ? new Sections(graph, like).part(top) : top;
    }

    /// Bodies of an operator are drawn as those of the one that is drawn for it.
    private void alike(List<Unfolded.Body> bodies, List<Unfolded.Body> drawn) {
        for (int k = 0; k < Math.min(bodies.size(), drawn.size()); k++) {
            Unfolded.Body one = bodies.get(k);
            int n = one.own().nodes().size();
            if (one != drawn.get(k) && n == drawn.get(k).own().nodes().size()) {
                for (int j = 0; j < n; j++) {
                    like[one.first() + j] = like[drawn.get(k).first() + j];
                }
            }
        }
    }

    private void place(Scope scope, Place at) {
        for (Member member : scope.members()) {
            switch (member) {
                case Operator operator -> {
                    home[operator.node()] = at;
                    operator.bodies().forEach(body -> place(body, inside(body, at)));
                }
                case Scope inner when inner.copies().isEmpty() -> place(inner, inside(inner, at));
                case Scope repeat -> repeat.copies().forEach(copy -> place(copy, inside(copy, at)));
            }
        }
    }

    private Place inside(Scope scope, Place outer) {
        String path = scope.path();
        return new Place(
                path,
                outer,
                outer.depth() + 1,
                repeats.getOrDefault(path, ""),
                outer.drawn() && !hidden.contains(path));
    }
}
