package dev.loupe.networks.scope;

import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.scope.Member.Operator;
import dev.loupe.networks.scope.Member.Scope;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Parts scopes that hold very many members into sections, cut where few values pass.
final class Sections {
    /// More members than this are parted.
    private static final int MOST = 300;

    private static final int SHORTEST = 24;
    private static final int LONGEST = 96;

    private final Graph graph;
    private final int[] like;

    Sections(Graph graph, int[] like) {
        this.graph = graph;
        this.like = like;
    }

    Scope part(Scope scope) {
        List<Member> members = new ArrayList<>();
        for (Member member : scope.members()) {
            members.add(member instanceof Scope inner ? part(inner) : member);
        }
        if (members.size() > MOST) {
            members = sections(scope.path(), members);
        }
        return new Scope(scope.name(), scope.path(), members, scope.copies());
    }

    private List<Member> sections(String path, List<Member> members) {
        int[] passing = passing(members);
        List<List<Member>> pieces = new ArrayList<>();
        for (int from = 0; from < members.size(); ) {
            int last = Math.min(members.size(), from + LONGEST);
            int cut = last;
            if (last < members.size()) {
                for (int at = from + SHORTEST; at <= last; at++) {
                    if (passing[at] <= passing[cut]) {
                        cut = at;
                    }
                }
            }
            if (members.size() - cut < SHORTEST / 2) {
                cut = members.size();
            }
            pieces.add(members.subList(from, cut));
            from = cut;
        }
        List<Member> sections = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            String name = "section " + (i + 1) + " of " + pieces.size();
            sections.add(new Scope(name, (path.isEmpty() ? "" : path + "/") + name, pieces.get(i)));
        }
        return sections.size() > MOST ? sections(path, sections) : sections;
    }

    /// How many values pass between each member and the one before it.
    private int[] passing(List<Member> members) {
        Map<Integer, Integer> owner = new HashMap<>();
        for (int i = 0; i < members.size(); i++) {
            own(members.get(i), i, owner);
        }
        int[] first = new int[graph.values().size()];
        int[] last = new int[first.length];
        Arrays.fill(first, -1);
        for (int i = 0; i < graph.nodes().size(); i++) {
            Integer place = owner.get(like[i]);
            if (place == null) {
                continue;
            }
            Node node = graph.nodes().get(i);
            for (Node.Port port : node.outputs()) {
                if (port.value() >= 0) {
                    first[port.value()] = place;
                }
            }
            for (Node.Port port : node.inputs()) {
                if (port.value() >= 0) {
                    last[port.value()] = Math.max(last[port.value()], place);
                }
            }
        }
        int[] passing = new int[members.size() + 1];
        for (int v = 0; v < first.length; v++) {
            if (first[v] >= 0 && last[v] > first[v]) {
                passing[first[v] + 1]++;
                passing[last[v] + 1]--;
            }
        }
        for (int i = 1; i < passing.length; i++) {
            passing[i] += passing[i - 1];
        }
        return passing;
    }

    private static void own(Member member, int place, Map<Integer, Integer> into) {
        switch (member) {
            case Operator operator -> into.put(operator.node(), place);
            case Scope scope -> scope.members().forEach(inner -> own(inner, place, into));
        }
    }
}
