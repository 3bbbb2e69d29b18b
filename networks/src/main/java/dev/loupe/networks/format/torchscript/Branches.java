package dev.loupe.networks.format.torchscript;

import dev.loupe.networks.format.GraphDraft;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Type;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Conditions and loops: what is decided is followed, else a node runs graphs of its own.
final class Branches {
    private final Tracer tracer;
    private final Emitter emitter;
    private final Effort effort;

    Branches(Tracer tracer, Emitter emitter, Effort effort) {
        this.tracer = tracer;
        this.emitter = emitter;
        this.effort = effort;
    }

    void follow(Syntax.If statement, Frame frame) {
        Symbol condition = tracer.evaluate(statement.condition(), frame);
        Optional<Symbol> known = Folding.of("Bool", List.of(condition));
        if (known.isPresent()) {
            boolean holds = known.get().equals(Symbol.Constant.of(true));
            tracer.run(holds ? statement.then() : statement.otherwise(), frame);
            return;
        }
        Block then = block("then", statement.then(), frame);
        Block otherwise = block("else", statement.otherwise(), frame);
        Set<String> both = new LinkedHashSet<>(then.frame.assigned());
        both.retainAll(otherwise.frame.assigned());
        List<Merged> merged = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<Type> types = new ArrayList<>();
        for (String name : both) {
            merged.add(merge(name, then, otherwise, names, types));
        }
        List<Symbol.Flow> flows =
                emitter.node(
                        frame,
                        new Emitter.Call(
                                "prim",
                                "If",
                                List.of(new Emitter.Argument("condition", condition)),
                                names,
                                types,
                                List.of(then.index, otherwise.index)));
        finish(then);
        finish(otherwise);
        int i = 0;
        for (String name : both) {
            frame.set(name, merged.get(i++).symbol(flows));
        }
    }

    private record Block(int index, Frame frame) {}

    private Block block(String what, List<Syntax.Statement> statements, Frame around) {
        effort.step(around.variables().size());
        GraphDraft draft = new GraphDraft(emitter.unique(what), Graph.Role.SUBGRAPH);
        int index = emitter.reserve(draft);
        Frame frame = around.block(draft);
        tracer.run(statements, frame);
        return new Block(index, frame);
    }

    private void finish(Block block) {
        emitter.finish(block.index, block.frame.draft());
    }

    /// What a variable is after both branches: known, an output of the node, or a tuple of such.
    private sealed interface Merged {
        Symbol symbol(List<Symbol.Flow> outputs);
    }

    private record Known(Symbol of) implements Merged {
        @Override
        public Symbol symbol(List<Symbol.Flow> outputs) {
            return of;
        }
    }

    private record Output(int index) implements Merged {
        @Override
        public Symbol symbol(List<Symbol.Flow> outputs) {
            return outputs.get(index);
        }
    }

    private record Together(List<Merged> parts, List<String> fields) implements Merged {
        @Override
        public Symbol symbol(List<Symbol.Flow> outputs) {
            return new Symbol.Items(
                    parts.stream().map(part -> part.symbol(outputs)).toList(), true, fields);
        }
    }

    private Merged merge(
            String name, Block then, Block otherwise, List<String> names, List<Type> types) {
        return merge(
                name,
                then,
                then.frame.variables().getOrDefault(name, Symbol.Unset.UNSET),
                otherwise,
                otherwise.frame.variables().getOrDefault(name, Symbol.Unset.UNSET),
                names,
                types);
    }

    private Merged merge(
            String name,
            Block then,
            Symbol a,
            Block otherwise,
            Symbol b,
            List<String> names,
            List<Type> types) {
        effort.deeper();
        try {
            if (same(a, b)) {
                return new Known(a);
            }
            if (a instanceof Symbol.Items x
                    && b instanceof Symbol.Items y
                    && x.tuple()
                    && y.tuple()
                    && x.items().size() == y.items().size()) {
                List<Merged> parts = new ArrayList<>();
                for (int i = 0; i < x.items().size(); i++) {
                    parts.add(
                            merge(
                                    name,
                                    then,
                                    x.items().get(i),
                                    otherwise,
                                    y.items().get(i),
                                    names,
                                    types));
                }
                return new Together(parts, x.fields());
            }
            then.frame.draft().output(emitter.port(then.frame, a));
            otherwise.frame.draft().output(emitter.port(otherwise.frame, b));
            names.add(name.equals(Frame.ANSWER) ? "If" : name);
            types.add(either(a, b));
            return new Output(names.size() - 1);
        } finally {
            effort.back();
        }
    }

    private static boolean same(Symbol a, Symbol b) {
        if (a instanceof Symbol.Flow x && b instanceof Symbol.Flow y) {
            return x.name().equals(y.name());
        }
        return a == b || a instanceof Symbol.Constant && a.equals(b);
    }

    private static Type either(Symbol a, Symbol b) {
        if (a == Symbol.Unset.UNSET) {
            return Plain.type(b);
        }
        if (b == Symbol.Unset.UNSET) {
            return Plain.type(a);
        }
        Type x = Plain.type(a);
        Type y = Plain.type(b);
        if (x instanceof Type.OptionalOf || y instanceof Type.OptionalOf) {
            return x instanceof Type.OptionalOf ? new Type.OptionalOf(y) : new Type.OptionalOf(x);
        }
        return x.equals(y)
                ? x
                : x instanceof Type.TensorOf && y instanceof Type.TensorOf
                        ? DeclaredType.TENSOR
                        : Type.UNKNOWN;
    }

    void follow(Syntax.While statement, Frame frame) {
        Symbol condition = tracer.evaluate(statement.condition(), frame);
        if (Folding.of("Bool", List.of(condition))
                .filter(Symbol.Constant.of(false)::equals)
                .isPresent()) {
            return;
        }
        loop(
                List.of(new Emitter.Argument("condition", condition)),
                List.of(),
                statement.body(),
                Optional.of(statement.condition()),
                frame);
    }

    void follow(Syntax.For statement, Frame frame) {
        List<Emitter.Argument> counts = new ArrayList<>();
        if (statement.over() instanceof Syntax.Call call
                && call.callee() instanceof Syntax.Name name
                && name.text().equals("range")) {
            List<String> formal =
                    call.arguments().size() == 1
                            ? List.of("count")
                            : List.of("start", "end", "step");
            for (int i = 0; i < Math.min(formal.size(), call.arguments().size()); i++) {
                Symbol count = tracer.evaluate(call.arguments().get(i), frame);
                counts.add(new Emitter.Argument(formal.get(i), count));
            }
        } else {
            counts.add(new Emitter.Argument("over", tracer.evaluate(statement.over(), frame)));
        }
        loop(counts, statement.targets(), statement.body(), Optional.empty(), frame);
    }

    private void loop(
            List<Emitter.Argument> control,
            List<Syntax.Expression> targets,
            List<Syntax.Statement> body,
            Optional<Syntax.Expression> condition,
            Frame frame) {
        effort.step(frame.variables().size());
        Set<String> carried = new LinkedHashSet<>();
        Assigned.by(body, carried);
        carried.retainAll(frame.variables().keySet());
        GraphDraft draft = new GraphDraft(emitter.unique("body"), Graph.Role.SUBGRAPH);
        int index = emitter.reserve(draft);
        Frame inner = frame.block(draft);
        for (Syntax.Expression target : targets) {
            if (target instanceof Syntax.Name name) {
                inner.set(name.text(), input(draft, name.text(), new Type.Named("int")));
            }
        }
        List<Emitter.Argument> inputs = new ArrayList<>(control);
        List<Type> types = new ArrayList<>();
        for (String name : carried) {
            Symbol before = frame.variables().getOrDefault(name, Symbol.Unset.UNSET);
            Type type = Plain.type(before);
            Symbol value =
                    before instanceof Symbol.Flow || before instanceof Symbol.Stored
                            ? before
                            : emitter.value(frame, before, name);
            inputs.add(new Emitter.Argument(name, value));
            types.add(type instanceof Type.TensorOf ? DeclaredType.TENSOR : type);
            inner.set(name, input(draft, name, types.getLast()));
        }
        tracer.run(body, inner);
        condition.ifPresent(
                again -> draft.output(emitter.port(inner, tracer.evaluate(again, inner))));
        for (String name : carried) {
            Symbol after = inner.variables().getOrDefault(name, Symbol.Unset.UNSET);
            draft.output(emitter.port(inner, after));
        }
        List<Symbol.Flow> flows =
                emitter.node(
                        frame,
                        new Emitter.Call(
                                "prim",
                                "Loop",
                                inputs,
                                List.copyOf(carried),
                                types,
                                List.of(index)));
        emitter.finish(index, draft);
        int i = 0;
        for (String name : carried) {
            frame.set(name, flows.get(i++));
        }
    }

    private Symbol input(GraphDraft draft, String name, Type type) {
        Symbol.Flow flow = new Symbol.Flow(emitter.unique(name), type);
        Node.Port port = draft.input(flow.name());
        draft.type(port, type);
        return flow;
    }
}
