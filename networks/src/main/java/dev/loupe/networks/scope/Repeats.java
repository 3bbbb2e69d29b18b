package dev.loupe.networks.scope;

import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.scope.Member.Operator;
import dev.loupe.networks.scope.Member.Scope;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Folds siblings that do the same, one after another (`layers.0`, `layers.1`, …), into one.
///
/// Two scopes do the same when they hold the same operators in the same order, joined alike, in scopes of the same names but for numbers. Attributes, shapes and weights may differ.
final class Repeats {
    private static final int SMALLEST = 4;

    private final Graph graph;
    private final int[] like;
    private final Map<String, String> repeats;
    private final int[] maker;

    /// @param like    is told which operator each is drawn as
    /// @param repeats is told for each copy's path the repeat's
    Repeats(Graph graph, int[] like, Map<String, String> repeats) {
        this.graph = graph;
        this.like = like;
        this.repeats = repeats;
        maker = Constants.makers(graph);
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
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i) instanceof Scope scope) {
                places.put(scope, i);
            }
        }
        Map<String, List<Scope>> families = new HashMap<>();
        for (Member member : members) {
            if (member instanceof Scope scope && !stem(scope.name()).equals(scope.name())) {
                families.computeIfAbsent(
                                stem(scope.name()) + '\n' + signature(scope),
                                k -> new ArrayList<>())
                        .add(scope);
            }
        }
        Map<Scope, Scope> first = new IdentityHashMap<>();
        Map<Scope, Boolean> gone = new IdentityHashMap<>();
        for (List<Scope> family : families.values()) {
            for (List<Scope> run : consecutive(family, places)) {
                if (run.size() > 1 && operators(run.getFirst()) >= SMALLEST) {
                    Scope repeat = repeat(home, run);
                    first.put(run.getFirst(), repeat);
                    run.subList(1, run.size()).forEach(copy -> gone.put(copy, true));
                }
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

    private Scope repeat(String home, List<Scope> run) {
        Scope one = run.getFirst();
        String path =
                (home.isEmpty() ? "" : home + "/")
                        + one.name()
                        + "…"
                        + number(run.getLast().name());
        for (Scope copy : run) {
            repeats.put(copy.path(), path);
            if (copy != one) {
                match(copy, one);
            }
        }
        return new Scope(stem(one.name()), path, one.members(), run);
    }

    /// Tells of each operator in a copy which one stands for it, inner repeats included.
    private void match(Scope copy, Scope one) {
        int[] theirs = all(copy);
        int[] ours = all(one);
        for (int i = 0; i < ours.length; i++) {
            like[theirs[i]] = like[ours[i]];
        }
    }

    private int[] all(Scope scope) {
        List<Integer> nodes = new ArrayList<>();
        gather(scope, nodes);
        return nodes.stream().mapToInt(Integer::intValue).toArray();
    }

    private void gather(Scope scope, List<Integer> into) {
        for (Member member : scope.members()) {
            switch (member) {
                case Operator operator -> into.add(operator.node());
                case Scope inner when inner.copies().isEmpty() -> gather(inner, into);
                case Scope repeat -> repeat.copies().forEach(copy -> gather(copy, into));
            }
        }
    }

    private int operators(Scope scope) {
        return all(scope).length;
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
        int[] nodes = all(scope);
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = 0; i < nodes.length; i++) {
            places.put(nodes[i], i);
        }
        StringBuilder text = new StringBuilder();
        names(scope, text);
        for (int index : nodes) {
            Node node = graph.nodes().get(index);
            text.append('\n').append(node.domain()).append('.').append(node.operator());
            for (Node.Port port : node.inputs()) {
                Integer from = port.value() < 0 ? null : places.get(maker[port.value()]);
                text.append(' ').append(from == null ? "-" : from);
            }
            text.append('>').append(node.outputs().size());
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
