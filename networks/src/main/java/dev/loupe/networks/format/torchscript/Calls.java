package dev.loupe.networks.format.torchscript;

import dev.loupe.networks.format.aten.Formals;
import dev.loupe.networks.format.torchscript.Syntax.Expression;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Type;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Calls: of operators, of methods and functions in the code, of classes, and the few words that the code's language has.
final class Calls {
    private static final Set<String> FILLING =
            Set.of(
                    "append",
                    "extend",
                    "insert",
                    "pop",
                    "clear",
                    "remove",
                    "sort",
                    "reverse",
                    "_set_item",
                    "Delete",
                    "update",
                    "setdefault",
                    "popitem");

    private final Evaluator evaluator;
    private final Tracer tracer;
    private final Library library;
    private final Emitter emitter;

    Calls(Evaluator evaluator, Tracer tracer, Library library, Emitter emitter) {
        this.evaluator = evaluator;
        this.tracer = tracer;
        this.library = library;
        this.emitter = emitter;
    }

    /// @param wanted names for what it answers; several where it answers several values
    Symbol call(Syntax.Call call, Frame frame, List<String> wanted) {
        if (call.callee() instanceof Syntax.Name name
                && !frame.variables().containsKey(name.text())) {
            return word(name, call, frame, wanted);
        }
        if (call.callee() instanceof Syntax.Member member) {
            Symbol of = evaluator.evaluate(member.of(), frame, List.of());
            return of instanceof Symbol.Code code
                    ? named(code.name() + "." + member.name(), call, frame, wanted)
                    : method(of, member.name(), call, frame, wanted);
        }
        return switch (evaluator.evaluate(call.callee(), frame, List.of())) {
            case Symbol.Code code -> named(code.name(), call, frame, wanted);
            case Symbol.Method method -> method(method.of(), method.name(), call, frame, wanted);
            case Symbol other -> method(other, "__call__", call, frame, wanted);
        };
    }

    private Symbol word(Syntax.Name name, Syntax.Call call, Frame frame, List<String> wanted) {
        List<Expression> arguments = call.arguments();
        String operator =
                switch (name.text()) {
                    case "int" -> "Int";
                    case "float" -> "Float";
                    case "bool" -> "Bool";
                    case "complex" -> "Complex";
                    case "str" -> "str";
                    default -> "";
                };
        if (!operator.isEmpty()) {
            return operator("aten", operator, call, frame, wanted);
        }
        switch (name.text()) {
            case "annotate", "unchecked_cast" -> {
                if (arguments.size() == 2) {
                    Type type = DeclaredType.of(arguments.getFirst());
                    Symbol symbol = evaluator.evaluate(arguments.get(1), frame, wanted);
                    return symbol instanceof Symbol.Flow flow
                            ? new Symbol.Flow(flow.name(), type)
                            : symbol;
                }
            }
            case "uninitialized" -> {
                return Symbol.Unset.UNSET;
            }
            case "getattr" -> {
                if (arguments.size() == 2
                        && arguments.get(1) instanceof Syntax.Literal literal
                        && literal.content() instanceof Attribute.Text text) {
                    Symbol of = evaluator.evaluate(arguments.getFirst(), frame, List.of());
                    return evaluator.member(of, text.value(), frame);
                }
            }
            default -> {}
        }
        return operator("prim", name.text(), call, frame, wanted);
    }

    /// Something by its full name: `torch.relu`, `ops.torchvision.nms`, `__torch__.f`.
    private Symbol named(String name, Syntax.Call call, Frame frame, List<String> wanted) {
        if (!name.startsWith("__torch__.")) {
            String[] parts = name.split("\\.");
            boolean other = parts[0].equals("ops") && parts.length > 2;
            return operator(
                    other ? parts[1] : "aten", parts[parts.length - 1], call, frame, wanted);
        }
        Syntax.Function function = library.function(name);
        if (function != null) {
            List<Symbol> arguments = evaluator.all(call.arguments(), frame);
            return tracer.inline(function, null, arguments, call.names(), frame);
        }
        Syntax.Type type = library.type(name);
        if (type != null && type.bases().contains("NamedTuple")) {
            List<Symbol> arguments = evaluator.all(call.arguments(), frame);
            return new Symbol.Items(arguments, true, type.fields());
        }
        int dot = name.lastIndexOf('.');
        return operator(name.substring(0, dot), name.substring(dot + 1), call, frame, wanted);
    }

    private Symbol method(
            Symbol of, String name, Syntax.Call call, Frame frame, List<String> wanted) {
        Syntax.Function method = method(of, name);
        if (method != null) {
            List<Symbol> arguments = evaluator.all(call.arguments(), frame);
            return tracer.inline(method, of, arguments, call.names(), frame);
        }
        List<Emitter.Argument> arguments = new ArrayList<>();
        arguments.add(new Emitter.Argument("object", of));
        arguments.addAll(arguments("", call, frame));
        return nodes("prim", name, arguments, frame, wanted);
    }

    private Syntax.@Nullable Function method(Symbol of, String name) {
        if (!(of instanceof Symbol.Instance instance)) {
            return null;
        }
        Syntax.Type type = library.type(instance.object().full());
        return type == null ? null : type.methods().get(name);
    }

    private Symbol operator(
            String domain, String operator, Syntax.Call call, Frame frame, List<String> wanted) {
        List<Emitter.Argument> arguments = arguments(operator, call, frame);
        if (domain.equals("aten")) {
            Optional<Symbol> known =
                    Folding.of(operator, arguments.stream().map(Emitter.Argument::symbol).toList());
            if (known.isPresent()) {
                return known.get();
            }
            if (FILLING.contains(operator) && !arguments.isEmpty()) {
                arguments.set(0, filled(arguments.getFirst(), call.arguments().getFirst(), frame));
            }
        }
        return nodes(domain, operator, arguments, frame, wanted);
    }

    private Emitter.Argument filled(Emitter.Argument argument, Expression expression, Frame frame) {
        if (!(argument.symbol() instanceof Symbol.Items)
                && !(argument.symbol() instanceof Symbol.Entries)) {
            return argument;
        }
        String name = expression instanceof Syntax.Name variable ? variable.text() : "";
        Symbol.Flow value = emitter.value(frame, argument.symbol(), name);
        if (!name.isEmpty()) {
            frame.set(name, value);
        }
        return new Emitter.Argument(argument.name(), value);
    }

    private List<Emitter.Argument> arguments(String operator, Syntax.Call call, Frame frame) {
        List<Emitter.Argument> arguments = new ArrayList<>();
        for (int i = 0; i < call.arguments().size(); i++) {
            String name = call.names().get(i);
            arguments.add(
                    new Emitter.Argument(
                            name.isEmpty() ? Formals.of(operator, i) : name,
                            evaluator.evaluate(call.arguments().get(i), frame, List.of())));
        }
        return arguments;
    }

    private Symbol nodes(
            String domain,
            String operator,
            List<Emitter.Argument> arguments,
            Frame frame,
            List<String> wanted) {
        if (operator.equals("RaiseException") || operator.equals("warn")) {
            emitter.node(
                    frame,
                    new Emitter.Call(domain, operator, arguments, List.of(), List.of(), List.of()));
            return Symbol.None.NONE;
        }
        if (wanted.size() < 2) {
            return evaluator.one(frame, domain, operator, arguments, wanted);
        }
        return Symbol.Items.tuple(
                List.copyOf(
                        emitter.node(
                                frame,
                                new Emitter.Call(
                                        domain,
                                        operator,
                                        arguments,
                                        wanted,
                                        several(domain, operator, arguments, wanted.size()),
                                        List.of()))));
    }

    /// Several answers are tensors where one would be.
    private static List<Type> several(
            String domain, String operator, List<Emitter.Argument> arguments, int n) {
        Type one = Answers.of(domain, operator, arguments);
        return one instanceof Type.TensorOf ? Collections.nCopies(n, one) : List.of();
    }
}
