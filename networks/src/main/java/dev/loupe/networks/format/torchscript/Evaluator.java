package dev.loupe.networks.format.torchscript;

import dev.loupe.networks.format.torchscript.Syntax.Expression;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Type;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Says what expressions stand for. Calls of operators become nodes.
final class Evaluator {
    private static final String CONSTANT = "CONSTANTS.c";

    private final Attributes attributes;
    private final Emitter emitter;
    private final Effort effort;
    private final Calls calls;
    private final List<Symbol> constants;
    private final Map<String, Symbol> changed = new HashMap<>();

    Evaluator(
            Tracer tracer,
            Library library,
            Attributes attributes,
            Emitter emitter,
            Effort effort,
            List<Symbol> constants) {
        this.attributes = attributes;
        this.emitter = emitter;
        this.effort = effort;
        this.constants = constants;
        this.calls = new Calls(this, tracer, library, emitter);
    }

    /// @param wanted names for what a call answers, empty if it is part of an expression
    Symbol evaluate(Expression expression, Frame frame, List<String> wanted) {
        effort.deeper();
        try {
            return switch (expression) {
                case Syntax.Name name ->
                        frame.variables().getOrDefault(name.text(), new Symbol.Code(name.text()));
                case Syntax.None none -> Symbol.None.NONE;
                case Syntax.Literal literal -> new Symbol.Constant(literal.content());
                case Syntax.Items items ->
                        new Symbol.Items(all(items.items(), frame), items.tuple(), List.of());
                case Syntax.Entries entries ->
                        new Symbol.Entries(
                                all(entries.keys(), frame), all(entries.values(), frame));
                case Syntax.Member member ->
                        member(evaluate(member.of(), frame, List.of()), member.name(), frame);
                case Syntax.At at -> at(at, frame, wanted);
                case Syntax.Part part ->
                        one(
                                frame,
                                "aten",
                                "slice",
                                List.of(
                                        argument("self", part.of(), frame),
                                        argument("start", part.from(), frame),
                                        argument("end", part.to(), frame)),
                                wanted);
                case Syntax.Call call -> calls.call(call, frame, wanted);
            };
        } finally {
            effort.back();
        }
    }

    /// What is assigned to a variable: lists and dicts that begin empty are values from then on, since code may fill them.
    Symbol assigned(Expression expression, Frame frame, String name) {
        Symbol symbol = evaluate(expression, frame, List.of(name));
        boolean empty =
                symbol instanceof Symbol.Items items && !items.tuple() && items.items().isEmpty()
                        || symbol instanceof Symbol.Entries entries && entries.keys().isEmpty();
        return empty ? emitter.value(frame, symbol, name) : symbol;
    }

    List<Symbol> all(List<Expression> expressions, Frame frame) {
        List<Symbol> symbols = new ArrayList<>(expressions.size());
        for (Expression expression : expressions) {
            symbols.add(evaluate(expression, frame, List.of()));
        }
        return symbols;
    }

    private Emitter.Argument argument(String name, Expression expression, Frame frame) {
        return new Emitter.Argument(name, evaluate(expression, frame, List.of()));
    }

    /// A node with one output.
    Symbol one(
            Frame frame,
            String domain,
            String operator,
            List<Emitter.Argument> arguments,
            List<String> wanted) {
        String name = wanted.isEmpty() ? operator : wanted.getFirst();
        Type type = Answers.of(domain, operator, arguments);
        return emitter.node(frame, Emitter.Call.one(domain, operator, arguments, name, type))
                .getFirst();
    }

    Symbol member(Symbol of, String name, Frame frame) {
        return switch (of) {
            case Symbol.Code code -> code(code.name() + "." + name);
            case Symbol.Instance instance -> attribute(instance, name);
            case Symbol.Items items when items.fields().contains(name) ->
                    items.items().get(items.fields().indexOf(name));
            default ->
                    one(
                            frame,
                            "prim",
                            "GetAttr",
                            List.of(
                                    new Emitter.Argument("object", of),
                                    new Emitter.Argument(
                                            "name", new Symbol.Constant(new Attribute.Text(name)))),
                            List.of(name));
        };
    }

    private Symbol code(String name) {
        if (name.startsWith(CONSTANT) && name.length() < CONSTANT.length() + 8) {
            String number = name.substring(CONSTANT.length());
            if (!number.isEmpty() && number.chars().allMatch(c -> c >= '0' && c <= '9')) {
                int index = Integer.parseInt(number);
                if (index < constants.size()) {
                    return constants.get(index);
                }
            }
        }
        return new Symbol.Code(name);
    }

    private Symbol attribute(Symbol.Instance instance, String name) {
        Symbol now = changed.get(Attributes.joined(instance.path(), name));
        return now != null
                ? now
                : attributes.get(instance, name).orElse(new Symbol.Method(instance, name));
    }

    void setAttribute(Syntax.Member member, Symbol value, Frame frame) {
        Symbol of = evaluate(member.of(), frame, List.of());
        if (of instanceof Symbol.Instance instance) {
            changed.put(Attributes.joined(instance.path(), member.name()), value);
        }
        emitter.node(
                frame,
                new Emitter.Call(
                        "prim",
                        "SetAttr",
                        List.of(
                                new Emitter.Argument(
                                        "name",
                                        new Symbol.Constant(new Attribute.Text(member.name()))),
                                new Emitter.Argument("value", value)),
                        List.of(),
                        List.of(),
                        List.of()));
    }

    private Symbol at(Syntax.At at, Frame frame, List<String> wanted) {
        Symbol of = evaluate(at.of(), frame, List.of());
        Symbol index = evaluate(at.index(), frame, List.of());
        Symbol known = known(of, index);
        if (known != null) {
            return known;
        }
        boolean tuple = DeclaredType.tuple(Plain.type(of));
        return one(
                frame,
                tuple ? "prim" : "aten",
                tuple ? "TupleIndex" : "__getitem__",
                List.of(new Emitter.Argument("self", of), new Emitter.Argument("index", index)),
                wanted);
    }

    private static @Nullable Symbol known(Symbol of, Symbol index) {
        if (!(index instanceof Symbol.Constant constant)) {
            return null;
        }
        if (of instanceof Symbol.Entries entries) {
            int place = entries.keys().indexOf(constant);
            return place < 0 ? null : entries.values().get(place);
        }
        if (of instanceof Symbol.Items items
                && constant.content() instanceof Attribute.Whole whole) {
            int n = items.items().size();
            long place = whole.value() < 0 ? whole.value() + n : whole.value();
            return place >= 0 && place < n ? items.items().get((int) place) : null;
        }
        return null;
    }

    /// Takes a list or tuple apart.
    List<Symbol> parts(Symbol whole, List<String> names, Frame frame) {
        if (whole instanceof Symbol.Items items && items.items().size() == names.size()) {
            return items.items();
        }
        boolean tuple = DeclaredType.tuple(Plain.type(whole));
        return List.copyOf(
                emitter.node(
                        frame,
                        new Emitter.Call(
                                "prim",
                                tuple ? "TupleUnpack" : "ListUnpack",
                                List.of(new Emitter.Argument("value", whole)),
                                names,
                                Answers.parts(Plain.type(whole), names.size()),
                                List.of())));
    }
}
