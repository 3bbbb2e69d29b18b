package dev.loupe.networks.diff;

import dev.loupe.figure.scene.Scene;
import dev.loupe.figure.theme.Theme;
import dev.loupe.networks.diff.ModelDiff.Changed;
import dev.loupe.networks.diff.ModelDiff.Numbers;
import dev.loupe.networks.diff.ModelDiff.Part;
import dev.loupe.networks.draw.Diagram;
import dev.loupe.networks.draw.DiagramScene;
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
import java.util.LinkedHashSet;
import java.util.Set;

/// The picture of a difference: the main graph of the second model with what was removed put back, and every difference framed and signed. Modules in which something differs are open while
/// there is room; closed ones bear the mark of what is in them.
public final class DiffPicture {
    private static final int MOST_OPEN = 600;

    private static final Mark ADDED = new Mark("added", "+", Theme::better, false);
    private static final Mark REMOVED = new Mark("removed", "−", Theme::worse, true);
    private static final Mark CHANGED = new Mark("changed", "~", Theme::accent, false);
    private static final Mark NUMBERS =
            new Mark("other numbers", "≈", theme -> theme.series().get(2), false);

    private DiffPicture() {}

    /// @param diff  of `a` and `b`
    /// @param title one line
    /// @throws IllegalArgumentException with one sentence if either is weights alone
    public static Scene of(Model a, Model b, ModelDiff diff, Theme theme, String title) {
        if (!a.network() || !b.network()) {
            throw new IllegalArgumentException(
                    "Only differences of networks are drawn, but one of the files holds weights alone.");
        }
        UnionGraph union =
                UnionGraph.of(a.graphs().getFirst(), b.graphs().getFirst(), diff.partners());
        @Nullable Mark[] marks = marks(union, diff, b);
        Hierarchy hierarchy = Hierarchy.of(union.graph(), false, true);
        View view = View.FIRST.fold(false);
        Set<String> open = open(hierarchy.top(), marks);
        Diagram diagram =
                Drafting.of(union.graph(), hierarchy, open.isEmpty() ? view : view.open(open));
        return DiagramScene.of(
                diagram,
                EdgeLabels.shapes(union.graph(), diagram),
                box -> mark(box, marks),
                theme,
                title,
                title + ": " + DiffWords.summary(diff) + ".");
    }

    private static @Nullable Mark[] marks(UnionGraph union, ModelDiff diff, Model b) {
        @Nullable Mark[] ofB = new Mark[b.graphs().getFirst().nodes().size()];
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
    private static Set<String> open(Member.Scope top, @Nullable Mark[] marks) {
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
                if (member instanceof Member.Scope inner && marked(inner, marks)) {
                    waiting.add(inner);
                }
            }
        }
        return open;
    }

    private static boolean marked(Member member, @Nullable Mark[] marks) {
        return switch (member) {
            case Member.Operator operator -> marks[operator.node()] != null;
            case Member.Scope scope -> scope.members().stream().anyMatch(m -> marked(m, marks));
        };
    }

    private static @Nullable Mark mark(Diagram.Box box, @Nullable Mark[] marks) {
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
}
