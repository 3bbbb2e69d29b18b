package dev.loupe.networks.diff;

import dev.loupe.figure.theme.Theme;
import dev.loupe.networks.diff.ModelDiff.Changed;
import dev.loupe.networks.diff.ModelDiff.Numbers;
import dev.loupe.networks.diff.ModelDiff.Part;
import dev.loupe.networks.draw.Diagram;
import dev.loupe.networks.draw.Drafting;
import dev.loupe.networks.draw.EdgeLabels;
import dev.loupe.networks.draw.Marking.Mark;
import dev.loupe.networks.draw.View;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.scope.Hierarchy;
import dev.loupe.networks.scope.Member;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// A difference at places: the main graph of the second model with what was removed put back. Modules in which something differs are open while there is room; closed ones bear the mark of what
/// is in them.
public final class DiffDiagram {
    private static final int MOST_OPEN = 600;

    private static final Mark ADDED = new Mark("added", "+", Theme::better, false);
    private static final Mark REMOVED = new Mark("removed", "−", Theme::worse, true);
    private static final Mark CHANGED = new Mark("changed", "~", Theme::accent, false);
    private static final Mark NUMBERS =
            new Mark("other numbers", "≈", theme -> theme.series().get(2), false);

    private final @Nullable Mark[] marks;
    private final Diagram diagram;
    private final EdgeLabels labels;
    private final Map<Integer, Integer> removed = new HashMap<>();
    private final Map<Integer, Integer> boxes = new HashMap<>();

    private DiffDiagram(UnionGraph union, @Nullable Mark[] marks, @Nullable Set<String> wanted) {
        this.marks = marks;
        Hierarchy hierarchy = Hierarchy.of(union.graph(), false, true);
        View view = View.FIRST.fold(false);
        Set<String> open = wanted == null ? open(hierarchy.top()) : wanted;
        diagram =
                Drafting.of(
                        union.graph(),
                        hierarchy,
                        open.isEmpty() && wanted == null ? view : view.open(open));
        labels = EdgeLabels.shapes(union.graph(), diagram);
        for (int i = 0; i < diagram.boxes().size(); i++) {
            Diagram.Box box = diagram.boxes().get(i);
            if (box.kind() != Diagram.Kind.OPEN) {
                for (int node : box.nodes()) {
                    removed.put(union.ofA()[node], i);
                    boxes.put(union.ofB()[node], i);
                }
            }
        }
    }

    /// @param diff of `a` and `b`
    /// @param open paths of the modules that are open; null for those in which something differs
    /// @throws IllegalArgumentException with one sentence if either is weights alone
    public static DiffDiagram of(Model a, Model b, ModelDiff diff, @Nullable Set<String> open) {
        if (!a.network() || !b.network()) {
            throw new IllegalArgumentException(
                    "Only differences of networks are drawn, but one of the files holds weights alone.");
        }
        UnionGraph union =
                UnionGraph.of(a.graphs().getFirst(), b.graphs().getFirst(), diff.partners());
        return new DiffDiagram(
                union, marks(union, diff, b.graphs().getFirst().nodes().size()), open);
    }

    public Diagram diagram() {
        return diagram;
    }

    public EdgeLabels labels() {
        return labels;
    }

    /// What differs in a box of the diagram, null for nothing; where several things do, it is changed.
    public @Nullable Mark mark(Diagram.Box box) {
        Mark found = null;
        for (int node : box.nodes()) {
            Mark mark = marks[node];
            if (mark != null && found != null && mark != found) {
                return CHANGED;
            }
            found = mark == null ? found : mark;
        }
        return found;
    }

    /// The box in which an operator of the first model is seen that the second has not; −1 for none.
    public int removed(int graph, int node) {
        return graph == 0 && node >= 0 ? removed.getOrDefault(node, -1) : -1;
    }

    /// The box in which an operator of the second model is seen; −1 for none.
    public int box(int graph, int node) {
        return graph == 0 && node >= 0 ? boxes.getOrDefault(node, -1) : -1;
    }

    private static @Nullable Mark[] marks(UnionGraph union, ModelDiff diff, int nodes) {
        @Nullable Mark[] ofB = new Mark[nodes];
        for (Numbers numbers : diff.weights()) {
            set(ofB, numbers.graph(), numbers.node(), NUMBERS);
        }
        for (Changed changed : diff.changed()) {
            set(ofB, changed.graph(), changed.node(), CHANGED);
        }
        for (Part part : diff.added()) {
            set(ofB, part.graph(), part.node(), ADDED);
        }
        @Nullable Mark[] marks = new Mark[union.ofB().length];
        for (int i = 0; i < marks.length; i++) {
            marks[i] = union.ofB()[i] < 0 ? REMOVED : ofB[union.ofB()[i]];
        }
        return marks;
    }

    private static void set(@Nullable Mark[] marks, int graph, int node, Mark mark) {
        if (graph == 0 && node >= 0) {
            marks[node] = mark;
        }
    }

    /// Scopes with marks, the outer ones first, while few enough boxes are seen.
    private Set<String> open(Member.Scope top) {
        Set<String> open = new LinkedHashSet<>();
        Deque<Member.Scope> waiting = new ArrayDeque<>();
        waiting.add(top);
        int seen = 0;
        while (!waiting.isEmpty()) {
            Member.Scope scope = waiting.poll();
            if (seen + scope.members().size() > MOST_OPEN && seen > 0) {
                continue;
            }
            seen += scope.members().size();
            if (scope != top) {
                open.add(scope.path());
            }
            for (Member member : scope.members()) {
                if (member instanceof Member.Scope inner && marked(inner)) {
                    waiting.add(inner);
                }
            }
        }
        return open;
    }

    private boolean marked(Member member) {
        return switch (member) {
            case Member.Operator operator -> marks[operator.node()] != null;
            case Member.Scope scope -> scope.members().stream().anyMatch(this::marked);
        };
    }
}
