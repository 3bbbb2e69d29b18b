package dev.loupe.networks.draw;

import dev.loupe.networks.draw.Diagram.Kind;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Value;
import dev.loupe.networks.scope.Hierarchy;
import dev.loupe.networks.scope.Member;
import dev.loupe.networks.scope.Member.Operator;
import dev.loupe.networks.scope.Member.Scope;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is seen of a graph: open scopes, and in them operators and closed scopes. Constants are not seen; they are written where they are used.
final class Blocks {
    /// A first picture opens scopes while no more than this is seen.
    private static final int FIRST = 40;

    /// Graphs of so few operators are opened whole.
    private static final int WHOLE = 64;

    /// What a first picture of a graph without scopes may show, which is parted into sections.
    private static final int SECTIONS = 130;

    /// Fewer boxes than this say too little: then a scope is opened even if many more are seen.
    private static final int FEW = 10;

    private static final int MANY = 200;

    /// More inputs or outputs than this are gathered by their names without numbers.
    private static final int PORTS = 8;

    final Graph graph;
    final Hierarchy hierarchy;
    final Captions captions;
    final Block top = new Block(Kind.OPEN, null, 0, null, new int[0], "");
    final Set<String> open = new LinkedHashSet<>();

    /// `[nodes]` the block in which each is seen; null for constants.
    final @Nullable Block[] owner;

    /// `[values]` the block of each graph input, and each graph output.
    final Map<Integer, Block> inputs = new LinkedHashMap<>();

    final Map<Integer, Block> outputs = new LinkedHashMap<>();
    private int order;

    /// What differs among the copies of the innermost repeat that is open.
    private Oddities odd = new Oddities(List.of());

    Blocks(Graph graph, Hierarchy hierarchy, @Nullable Set<String> wished, Captions captions) {
        this.graph = graph;
        this.hierarchy = hierarchy;
        this.captions = captions;
        owner = new Block[graph.nodes().size()];
        Set<String> opened = wished == null ? first(hierarchy.top()) : wished;
        ports(graph.inputs(), Kind.INPUT, inputs);
        inside(hierarchy.top(), top, opened);
        for (int i = 0; i < owner.length; i++) {
            owner[i] = captions.hidden(i) ? null : owner[hierarchy.like()[i]];
        }
        ports(graph.outputs(), Kind.OUTPUT, outputs);
    }

    /// Opens the scope with most operators again and again, while few enough blocks are seen.
    private static Set<String> first(Scope top) {
        Set<String> open = new LinkedHashSet<>();
        int most =
                size(top) <= WHOLE
                        ? WHOLE
                        : top.members().stream().allMatch(Blocks::section) ? SECTIONS : FIRST;
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
            size += member instanceof Scope inner ? size(inner) : 1;
        }
        return size;
    }

    /// Its place with numbers left out: one of a kind is enough to see.
    private static String kind(Scope scope) {
        return scope.path().replaceAll("[._-]?[0-9…]+", "");
    }

    private static void add(Member member, List<Scope> to) {
        if (member instanceof Scope scope) {
            to.add(scope);
        }
    }

    private static long weight(Scope scope) {
        long weight = 0;
        for (Member member : scope.members()) {
            weight += member instanceof Scope inner ? weight(inner) : 1;
        }
        return weight * scope.times();
    }

    private void inside(Scope scope, Block block, Set<String> opened) {
        for (Member member : scope.members()) {
            switch (member) {
                case Operator operator -> operator(operator, block);
                case Scope inner -> {
                    boolean opens = opened.contains(inner.path());
                    Block made =
                            new Block(
                                    opens ? Kind.OPEN : Kind.SCOPE,
                                    block,
                                    order++,
                                    inner,
                                    new int[0],
                                    inner.name());
                    made.times = inner.times();
                    made.differences = captions.differences(inner);
                    made.odd = odd.of(inner);
                    made.detail = captions.scope(inner);
                    made.weighs = true;
                    add(made, block);
                    if (opens) {
                        open.add(inner.path());
                        Oddities around = odd;
                        odd = inner.copies().isEmpty() ? odd : new Oddities(made.differences);
                        inside(inner, made, opened);
                        odd = around;
                    } else {
                        own(inner, made);
                    }
                }
            }
        }
    }

    private void operator(Operator operator, Block block) {
        Node node = graph.nodes().get(operator.node());
        if (captions.hidden(operator.node())) {
            return;
        }
        Block made =
                new Block(Kind.OPERATOR, block, order++, operator, new int[0], operator.name());
        made.detail = captions.operator(node, operator.name());
        made.weighs = captions.weighs(node);
        made.odd = odd.of(operator);
        add(made, block);
        owner[operator.node()] = made;
    }

    private void own(Scope scope, Block block) {
        for (Member member : scope.members()) {
            switch (member) {
                case Operator operator -> owner[operator.node()] = block;
                case Scope inner -> own(inner, block);
            }
        }
    }

    private void ports(List<Integer> values, Kind kind, Map<Integer, Block> into) {
        boolean gather = values.size() > PORTS && !hierarchy.top().members().isEmpty();
        Map<String, List<Integer>> families = new LinkedHashMap<>();
        for (int index : values) {
            Value value = graph.values().get(index);
            String name = gather ? value.name().replaceAll("\\d+", "*") : value.name();
            families.computeIfAbsent(name, k -> new ArrayList<>()).add(index);
        }
        Map<Integer, Block> found = new HashMap<>();
        families.forEach(
                (name, family) -> {
                    Block made =
                            new Block(
                                    kind,
                                    top,
                                    order++,
                                    null,
                                    family.stream().mapToInt(Integer::intValue).toArray(),
                                    name.isEmpty() ? "?" : name);
                    made.times = family.size();
                    made.detail = captions.shape(family.getFirst());
                    add(made, top);
                    family.forEach(index -> found.put(index, made));
                });
        values.forEach(
                index -> into.put(index, java.util.Objects.requireNonNull(found.get(index))));
    }

    private static void add(Block made, Block outer) {
        made.place = outer.inner.size();
        outer.inner.add(made);
    }
}
