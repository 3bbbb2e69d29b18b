package dev.loupe.networks.format.torchscript;

import dev.loupe.core.bytes.Broken;
import dev.loupe.networks.format.GraphDraft;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Follows a method from its first statement to its answer, calls of other methods and functions included, as if each stood where it is called.
final class Tracer {
    private static final String MAIN = "forward";

    private final Library library;
    private final Emitter emitter;
    private final Effort effort = new Effort();
    private final Evaluator evaluator;
    private final Branches branches;

    /// @param constants what `CONSTANTS.c0`, `CONSTANTS.c1` … stand for
    Tracer(Library library, Attributes attributes, List<Tensor> weights, List<Symbol> constants) {
        this.library = library;
        this.emitter = new Emitter(effort, weights);
        this.evaluator = new Evaluator(this, library, attributes, emitter, effort, constants);
        this.branches = new Branches(this, emitter, effort);
    }

    /// @param broken why the graphs end too early, or null
    record Traced(List<Graph> graphs, @Nullable Broken broken) {}

    /// The graphs of a module's `forward`, or of its first method if it has none.
    Traced trace(Symbol.Instance module) {
        GraphDraft draft = new GraphDraft("main", Graph.Role.MAIN);
        try {
            Optional<Syntax.Function> method = main(module);
            if (method.isEmpty()) {
                return new Traced(List.of(), null);
            }
            emitter.reserve(draft);
            main(module, method.get(), draft);
            return new Traced(emitter.graphs(), null);
        } catch (Broken broken) {
            if (!emitter.graphs().isEmpty()) {
                draft.outputsAreWhatNobodyTakes();
                emitter.finish(0, draft);
            }
            return new Traced(emitter.graphs(), broken);
        }
    }

    private Optional<Syntax.Function> main(Symbol.Instance module) {
        Syntax.Type type = library.type(module.object().full());
        if (type == null) {
            return Optional.empty();
        }
        Syntax.Function forward = type.methods().get(MAIN);
        return forward != null
                ? Optional.of(forward)
                : type.methods().values().stream()
                        .filter(method -> !method.name().startsWith("__"))
                        .findFirst();
    }

    private void main(Symbol.Instance module, Syntax.Function method, GraphDraft draft) {
        if (!method.name().equals(MAIN)) {
            draft.metadata().put("method", method.name());
        }
        Frame frame = Frame.of(draft, "", method.source());
        List<Syntax.Parameter> parameters = method.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            Syntax.Parameter parameter = parameters.get(i);
            if (i == 0 && parameter.name().equals("self")) {
                frame.set(parameter.name(), module);
                continue;
            }
            Symbol.Flow flow =
                    new Symbol.Flow(
                            emitter.unique(parameter.name()), DeclaredType.of(parameter.type()));
            Node.Port port = draft.input(flow.name());
            draft.type(port, flow.type());
            frame.set(parameter.name(), flow);
        }
        run(method.body(), frame);
        answer(frame, frame.variables().getOrDefault(Frame.ANSWER, Symbol.None.NONE));
        emitter.finish(0, draft);
    }

    private void answer(Frame frame, Symbol symbol) {
        effort.deeper();
        switch (symbol) {
            case Symbol.Items items -> items.items().forEach(item -> answer(frame, item));
            case Symbol.Entries entries -> entries.values().forEach(item -> answer(frame, item));
            case Symbol.Flow flow -> frame.draft().output(emitter.port(frame, flow));
            case Symbol.Stored stored -> frame.draft().output(emitter.port(frame, stored));
            default -> {}
        }
        effort.back();
    }

    /// Puts a function's statements in the place of its call.
    ///
    /// @param self the object whose method it is, or null
    Symbol inline(
            Syntax.Function function,
            @Nullable Symbol self,
            List<Symbol> arguments,
            List<String> names,
            Frame around) {
        String scope =
                self instanceof Symbol.Instance instance
                        ? instance.path().replace('.', '/')
                        : around.scope();
        Frame frame = Frame.of(around.draft(), scope, function.source());
        int place = 0;
        int first = 0;
        if (self != null && !function.parameters().isEmpty()) {
            frame.set(function.parameters().getFirst().name(), self);
            first = 1;
        }
        for (int i = first; i < function.parameters().size(); i++) {
            Syntax.Parameter parameter = function.parameters().get(i);
            int named = names.indexOf(parameter.name());
            Syntax.Expression standard = parameter.standard();
            Symbol symbol;
            if (named >= 0) {
                symbol = arguments.get(named);
            } else if (place < arguments.size() && names.get(place).isEmpty()) {
                symbol = arguments.get(place++);
            } else {
                symbol = standard == null ? Symbol.Unset.UNSET : evaluate(standard, frame);
            }
            frame.set(parameter.name(), symbol);
        }
        run(function.body(), frame);
        return frame.variables().getOrDefault(Frame.ANSWER, Symbol.None.NONE);
    }

    Symbol evaluate(Syntax.Expression expression, Frame frame) {
        return evaluator.evaluate(expression, frame, List.of());
    }

    void run(List<Syntax.Statement> statements, Frame frame) {
        effort.deeper();
        for (Syntax.Statement statement : statements) {
            effort.step(1);
            switch (statement) {
                case Syntax.Assign assign -> assign(assign, frame);
                case Syntax.Does does -> evaluate(does.expression(), frame);
                case Syntax.Returns returns ->
                        frame.set(Frame.ANSWER, evaluate(returns.value(), frame));
                case Syntax.If branch -> branches.follow(branch, frame);
                case Syntax.While loop -> branches.follow(loop, frame);
                case Syntax.For loop -> branches.follow(loop, frame);
                case Syntax.With with -> {
                    evaluate(with.context(), frame);
                    run(with.body(), frame);
                }
            }
        }
        effort.back();
    }

    private void assign(Syntax.Assign assign, Frame frame) {
        List<String> wanted =
                assign.targets().stream()
                        .map(target -> target instanceof Syntax.Name name ? name.text() : "_")
                        .toList();
        List<Symbol> values = new ArrayList<>();
        if (assign.values().size() == assign.targets().size() && !assign.unpacks()) {
            for (int i = 0; i < wanted.size(); i++) {
                Syntax.Expression value = assign.values().get(i);
                values.add(evaluator.assigned(value, frame, wanted.get(i)));
            }
        } else if (assign.values().size() == 1) {
            Syntax.Expression value = assign.values().getFirst();
            Symbol symbol = evaluator.evaluate(value, frame, assign.unpacks() ? List.of() : wanted);
            values.addAll(evaluator.parts(symbol, wanted, frame));
        } else {
            throw frame.source()
                    .broken(
                            0,
                            assign.targets().size() + " values to assign",
                            Integer.toString(assign.values().size()));
        }
        for (int i = 0; i < wanted.size(); i++) {
            set(assign.targets().get(i), values.get(i), frame);
        }
    }

    private void set(Syntax.Expression target, Symbol value, Frame frame) {
        switch (target) {
            case Syntax.Name name -> frame.set(name.text(), value);
            case Syntax.Member member -> evaluator.setAttribute(member, value, frame);
            default -> {}
        }
    }
}
