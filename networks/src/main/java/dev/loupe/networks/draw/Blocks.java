package dev.loupe.networks.draw;

import dev.loupe.networks.draw.Diagram.Kind;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Unfolded;
import dev.loupe.networks.scope.Hierarchy;
import dev.loupe.networks.scope.Member;
import dev.loupe.networks.scope.Member.Operator;
import dev.loupe.networks.scope.Member.Scope;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is seen of a graph: open scopes, and in them operators and closed scopes. Constants are not seen; they are written where they are used.
final class Blocks {
    final Graph graph;
    private final Unfolded unfolded;
    final Hierarchy hierarchy;
    final Captions captions;

    /// Of the name of an extent beside an input or output.
    private static final int LETTERS = 24;

    /// Inputs that operators stand for.
    private final Collection<Integer> fed = new HashSet<>();

    final Block top = new Block(Kind.OPEN, null, 0, null, new int[0], "");
    final Set<String> open = new LinkedHashSet<>();

    /// `[nodes]` the block in which each is seen; null for constants.
    final @Nullable Block[] owner;

    /// A value with the block in which a graph gives it out.
    record Output(int value, Block block) {}

    /// `[values]` the block of each input of the graph and of open bodies.
    final Map<Integer, Block> inputs = new LinkedHashMap<>();

    final List<Output> outputs = new ArrayList<>();
    private int order;

    /// What differs among the copies of the innermost repeat that is open.
    private Oddities odd = new Oddities(List.of());

    Blocks(
            Unfolded unfolded,
            Hierarchy hierarchy,
            @Nullable Set<String> wished,
            Captions captions) {
        this.unfolded = unfolded;
        this.graph = unfolded.graph();
        this.hierarchy = hierarchy;
        this.captions = captions;
        owner = new Block[graph.nodes().size()];
        Set<String> opened = wished == null ? FirstSight.of(hierarchy.top(), unfolded) : wished;
        inputs(graph.inputs(), top);
        inside(hierarchy.top(), top, opened);
        for (int i = 0; i < owner.length; i++) {
            owner[i] = captions.hidden(i) ? null : owner[hierarchy.like()[i]];
        }
        outputs(graph.outputs(), top);
    }

    private void inside(Scope scope, Block block, Set<String> opened) {
        for (Member member : scope.members()) {
            switch (member) {
                case Operator operator -> operator(operator, block, opened);
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

    private void operator(Operator operator, Block block, Set<String> opened) {
        Node node = graph.nodes().get(operator.node());
        if (captions.hidden(operator.node())) {
            return;
        }
        boolean opens = !operator.bodies().isEmpty() && opened.contains(operator.path());
        Kind kind = opens ? Kind.OPEN : Kind.OPERATOR;
        String input = input(node);
        String label = input.isEmpty() ? operator.name() : input;
        Block made = new Block(kind, block, order++, operator, new int[0], label);
        made.detail = input.isEmpty() ? captions.operator(node, operator.name()) : node.operator();
        made.weighs = captions.weighs(node);
        made.odd = odd.of(operator);
        add(made, block);
        owner[operator.node()] = made;
        if (opens) {
            open.add(operator.path());
            made.within = unfolded.taken(operator.node());
            bodies(operator, made, opened);
        } else {
            operator.bodies().forEach(body -> own(body, made));
        }
    }

    private void bodies(Operator operator, Block block, Set<String> opened) {
        for (Unfolded.Body body : unfolded.bodies(operator.node())) {
            for (Scope scope : operator.bodies()) {
                if (scope.name().equals(body.name())) {
                    Block made =
                            new Block(Kind.OPEN, block, order++, null, new int[0], body.name());
                    add(made, block);
                    inputs(body.inputs(), made);
                    inside(scope, made, opened);
                    outputs(body.outputs(), made);
                }
            }
        }
    }

    private void own(Scope scope, Block block) {
        for (Member member : scope.members()) {
            switch (member) {
                case Operator operator -> {
                    owner[operator.node()] = block;
                    operator.bodies().forEach(body -> own(body, block));
                }
                case Scope inner -> own(inner, block);
            }
        }
    }

    /// Some formats have an operator for each input (`Parameter`, `Input`, `feed`): it stands for it under its name.
    private void inputs(List<Integer> values, Block home) {
        List<Integer> loose = new ArrayList<>();
        for (int value : values) {
            int maker = captions.maker(value);
            boolean drawn = maker >= 0 && !captions.hidden(maker);
            (drawn ? fed : loose).add(value);
        }
        inputs.putAll(ports(loose, Kind.INPUT, home));
    }

    /// The name of the input that an operator stands for; empty if it is none.
    private String input(Node node) {
        return node.outputs().stream()
                .map(Node.Port::value)
                .filter(fed::contains)
                .map(value -> graph.values().get(value).name())
                .findFirst()
                .orElse("");
    }

    private void outputs(List<Integer> values, Block home) {
        ports(values, Kind.OUTPUT, home)
                .forEach((value, block) -> outputs.add(new Output(value, block)));
    }

    private Map<Integer, Block> ports(List<Integer> values, Kind kind, Block home) {
        Map<Integer, Block> found = new LinkedHashMap<>();
        for (Ports port :
                Ports.of(
                        values,
                        v -> graph.values().get(v).name(),
                        !hierarchy.top().members().isEmpty())) {
            int[] own = port.values().stream().mapToInt(Integer::intValue).toArray();
            String name = port.name().isEmpty() ? "?" : port.name();
            Block made = new Block(kind, home, order++, null, own, name);
            made.times = own.length;
            made.detail = port.alike() ? captions.shape(own[0], LETTERS) : "";
            add(made, home);
            port.values().forEach(index -> found.put(index, made));
        }
        return found;
    }

    private static void add(Block made, Block outer) {
        made.place = outer.inner.size();
        outer.inner.add(made);
    }
}
