package dev.loupe.networks.scope;

import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Unfolded;
import dev.loupe.networks.scope.Member.Scope;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

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
        return of(Unfolded.plain(graph), fold, part);
    }

    /// The same with what operators run, as scopes within them.
    public static Hierarchy of(Unfolded unfolded, boolean fold, boolean part) {
        return new Modules(unfolded, fold, part).hierarchy();
    }

    /// All operators of one scope: the graph without its modules.
    public static Hierarchy flat(Graph graph) {
        return flat(Unfolded.plain(graph));
    }

    /// The same with what operators run, each body one scope.
    public static Hierarchy flat(Unfolded unfolded) {
        int n = unfolded.graph().nodes().size();
        int[] like = new int[n];
        for (int i = 0; i < n; i++) {
            like[i] = i;
        }
        Place place = new Place("", null, 0, "", true);
        return new Hierarchy(
                new Scope("", "", flat(unfolded, unfolded.base(), 0, "")),
                like,
                Collections.nCopies(n, place));
    }

    private static List<Member> flat(Unfolded unfolded, Graph graph, int first, String around) {
        List<Member> members = new ArrayList<>(graph.nodes().size());
        for (int i = 0; i < graph.nodes().size(); i++) {
            String name = graph.nodes().get(i).operator();
            members.add(
                    Runs.operator(
                            unfolded,
                            name,
                            first + i,
                            around,
                            (body, path) -> flat(unfolded, body.own(), body.first(), path)));
        }
        return members;
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
}
