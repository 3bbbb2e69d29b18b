package dev.loupe.networks.scope;

import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.scope.Member.Operator;
import dev.loupe.networks.scope.Member.Scope;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/// Folds siblings that do the same, one after another (`layers.0`, `layers.1`, …), into one.
///
/// Two scopes do the same when they hold the same operators in the same order, joined alike, in scopes of the same names but for numbers. Attributes, shapes and weights may differ, and among many copies a few
/// may lack an operator, have one more, or another ([Stretches]): [CopyDifference] says which differ and how. What is drawn is the first of those that most others are equal to.
final class Repeats {
    private static final int SMALLEST = 4;

    private final Graph graph;
    private final int[] like;
    private final Map<String, String> repeats;
    private final Set<String> hidden;
    private final CopyForms forms;

    /// @param like    is told which operator each is drawn as
    /// @param repeats is told for each copy's path the repeat's
    /// @param hidden  is told the paths of copies that others stand for
    Repeats(Graph graph, int[] like, Map<String, String> repeats, Set<String> hidden) {
        this.hidden = hidden;
        this.graph = graph;
        this.like = like;
        this.repeats = repeats;
        forms = new CopyForms(graph);
    }

    Scope fold(Scope scope) {
        List<Member> folded = new ArrayList<>();
        for (Member member : scope.members()) {
            folded.add(member instanceof Scope inner ? fold(inner) : member);
        }
        return new Scope(scope.name(), scope.path(), runs(scope.path(), folded), scope.copies());
    }

    private List<Member> runs(String home, List<Member> members) {
        Map<Scope, Integer> places = new IdentityHashMap<>();
        Map<String, List<Scope>> families = new LinkedHashMap<>();
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i) instanceof Scope scope) {
                places.put(scope, i);
                if (!stem(scope.name()).equals(scope.name())) {
                    families.computeIfAbsent(stem(scope.name()), k -> new ArrayList<>()).add(scope);
                }
            }
        }
        Map<Scope, Scope> first = new IdentityHashMap<>();
        Map<Scope, Boolean> gone = new IdentityHashMap<>();
        for (List<Scope> family : families.values()) {
            for (List<Scope> run : consecutive(family, places)) {
                new Stretches(run.stream().map(this::signature).toList(), likely(run))
                        .forEach(
                                (from, to) -> {
                                    List<Scope> copies = run.subList(from, to);
                                    first.put(copies.getFirst(), repeat(home, copies));
                                    copies.subList(1, copies.size())
                                            .forEach(copy -> gone.put(copy, true));
                                });
            }
        }
        List<Member> left = new ArrayList<>();
        for (Member member : members) {
            if (member instanceof Scope scope && first.containsKey(scope)) {
                left.add(first.get(scope));
            } else if (!(member instanceof Scope scope && gone.containsKey(scope))) {
                left.add(member);
            }
        }
        return left;
    }

    /// Whether one of a run may stand for another.
    private BiPredicate<Integer, Integer> likely(List<Scope> run) {
        return (one, other) -> {
            int[] drawn = all(run.get(one).members());
            return drawn.length >= SMALLEST
                    && (one.equals(other)
                            || forms.aligned(drawn, all(run.get(other).members())) != null);
        };
    }

    private Scope repeat(String home, List<Scope> run) {
        Scope one = drawn(run);
        Scope start = run.getFirst();
        String path =
                (home.isEmpty() ? "" : home + "/")
                        + start.name()
                        + "…"
                        + number(run.getLast().name());
        for (Scope copy : run) {
            repeats.put(copy.path(), path);
            if (copy != one) {
                hidden.add(copy.path());
                match(copy, one);
            }
        }
        return new Scope(stem(start.name()), path, one.members(), run);
    }

    /// The first of those that most others are equal to, among those that most are built like.
    private Scope drawn(List<Scope> run) {
        List<Scope> built = commonest(run, this::signature);
        return commonest(built, scope -> forms.all(all(scope.members()))).getFirst();
    }

    private static List<Scope> commonest(List<Scope> run, Function<Scope, String> form) {
        Map<String, List<Scope>> equal = new LinkedHashMap<>();
        run.forEach(one -> equal.computeIfAbsent(form.apply(one), k -> new ArrayList<>()).add(one));
        List<Scope> most = List.of();
        for (List<Scope> group : equal.values()) {
            most = group.size() > most.size() ? group : most;
        }
        return most;
    }

    /// Tells of each operator in a copy which one stands for it, inner repeats included; for one that is added it is that of its neighbour.
    private void match(Scope copy, Scope one) {
        int[] theirs = all(copy.members());
        int[] ours = all(one.members());
        int[] place = Objects.requireNonNull(forms.aligned(ours, theirs));
        for (int j = 0; j < theirs.length; j++) {
            int near = place[j];
            for (int k = j; near < 0 && k >= 0; k--) {
                near = place[k];
            }
            like[theirs[j]] = like[ours[Math.max(0, near)]];
        }
    }

    /// All operators that members hold, those of all copies included.
    static int[] all(List<Member> members) {
        List<Integer> nodes = new ArrayList<>();
        gather(members, nodes);
        return nodes.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void gather(List<Member> members, List<Integer> into) {
        for (Member member : members) {
            switch (member) {
                case Operator operator -> into.add(operator.node());
                case Scope inner when inner.copies().isEmpty() -> gather(inner.members(), into);
                case Scope repeat -> repeat.copies().forEach(copy -> gather(copy.members(), into));
            }
        }
    }

    /// Those that follow one another, in number and in place.
    private static List<List<Scope>> consecutive(List<Scope> family, Map<Scope, Integer> places) {
        List<List<Scope>> runs = new ArrayList<>();
        Scope last = null;
        for (Scope scope : family) {
            if (last == null
                    || number(scope.name()) != number(last.name()) + 1
                    || places.getOrDefault(scope, 0) != places.getOrDefault(last, 0) + 1) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(scope);
            last = scope;
        }
        return runs;
    }

    /// The name without its number and what parts it from the word: `layer` of `layer.11` and `layer_11`.
    static String stem(String name) {
        int end = name.length();
        while (end > 0 && Character.isDigit(name.charAt(end - 1))) {
            end--;
        }
        if (end == name.length()) {
            return name;
        }
        while (end > 0 && "._-".indexOf(name.charAt(end - 1)) >= 0) {
            end--;
        }
        return name.substring(0, end);
    }

    private static long number(String name) {
        int start = name.length();
        while (start > 0
                && Character.isDigit(name.charAt(start - 1))
                && name.length() - start < 9) {
            start--;
        }
        return start == name.length() ? 0 : Long.parseLong(name.substring(start));
    }

    private String signature(Scope scope) {
        int[] nodes = all(scope.members());
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = 0; i < nodes.length; i++) {
            places.put(nodes[i], i);
        }
        StringBuilder text = new StringBuilder();
        names(scope, text);
        for (int index : nodes) {
            Node node = graph.nodes().get(index);
            text.append('\n').append(node.domain()).append('.').append(node.operator());
            text.append(forms.joined(index, places)).append('>').append(node.outputs().size());
        }
        return text.toString();
    }

    private static void names(Scope scope, StringBuilder into) {
        into.append('(');
        for (Member member : scope.members()) {
            switch (member) {
                case Operator operator -> into.append('.');
                case Scope inner -> {
                    into.append(stem(inner.name())).append('×').append(inner.times());
                    names(inner, into);
                }
            }
        }
        into.append(')');
    }
}
