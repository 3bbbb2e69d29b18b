package dev.loupe.networks.format.torchscript;

import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Type;

import java.util.List;
import java.util.Optional;

/// What of an operator's arguments is plain, as attributes and types.
final class Plain {
    private static final int LONGEST = 2_000;

    private final Effort effort;

    Plain(Effort effort) {
        this.effort = effort;
    }

    /// Empty for None and for what flows alone.
    Optional<Attribute> attribute(String name, Symbol symbol) {
        return content(symbol).map(content -> new Attribute(name, content));
    }

    private Optional<Attribute.Content> content(Symbol symbol) {
        return switch (symbol) {
            case Symbol.Constant constant -> Optional.of(constant.content());
            case Symbol.Code code -> Optional.of(new Attribute.Text(code.name()));
            case Symbol.Instance instance -> Optional.of(new Attribute.Other(text(symbol)));
            case Symbol.Items items -> items(items);
            case Symbol.Entries entries -> Optional.of(new Attribute.Other(text(symbol)));
            default -> Optional.empty();
        };
    }

    private Optional<Attribute.Content> items(Symbol.Items list) {
        List<Symbol> items = list.items();
        if (!items.isEmpty()
                && items.stream()
                        .allMatch(i -> i instanceof Symbol.Flow || i instanceof Symbol.Stored)) {
            return Optional.empty();
        }
        List<Attribute.Content> plain =
                items.stream()
                        .filter(Symbol.Constant.class::isInstance)
                        .map(item -> ((Symbol.Constant) item).content())
                        .toList();
        if (!items.isEmpty() && plain.size() == items.size()) {
            if (plain.stream().allMatch(Attribute.Whole.class::isInstance)) {
                return Optional.of(
                        new Attribute.Wholes(
                                plain.stream()
                                        .mapToLong(v -> ((Attribute.Whole) v).value())
                                        .toArray()));
            }
            if (plain.stream().allMatch(Attribute.Real.class::isInstance)) {
                return Optional.of(
                        new Attribute.Reals(
                                plain.stream()
                                        .mapToDouble(v -> ((Attribute.Real) v).value())
                                        .toArray()));
            }
            if (plain.stream().allMatch(Attribute.Text.class::isInstance)) {
                return Optional.of(
                        new Attribute.Texts(
                                plain.stream().map(v -> ((Attribute.Text) v).value()).toList()));
            }
        }
        return Optional.of(new Attribute.Other(text(list)));
    }

    /// As code would have it, with the names of values.
    private String text(Symbol symbol) {
        StringBuilder text = new StringBuilder();
        write(symbol, text, 0);
        return text.toString();
    }

    private void write(Symbol symbol, StringBuilder into, int depth) {
        effort.step(1);
        if (depth > 50 || into.length() > LONGEST) {
            into.append('…');
            return;
        }
        switch (symbol) {
            case Symbol.Constant constant -> into.append(said(constant.content()));
            case Symbol.Flow flow -> into.append(flow.name());
            case Symbol.Stored stored -> into.append(stored.tensor().name());
            case Symbol.Code code -> into.append(code.name());
            case Symbol.Method method -> into.append(method.name());
            case Symbol.Instance instance ->
                    into.append(instance.object().full()).append(' ').append(instance.path());
            case Symbol.None none -> into.append("None");
            case Symbol.Unset unset -> into.append('?');
            case Symbol.Items items -> {
                into.append(items.tuple() ? '(' : '[');
                String between = "";
                for (Symbol item : items.items()) {
                    into.append(between);
                    between = ", ";
                    if (into.length() > LONGEST) {
                        break;
                    }
                    write(item, into, depth + 1);
                }
                into.append(items.tuple() ? ')' : ']');
            }
            case Symbol.Entries entries -> {
                into.append('{');
                for (int i = 0; i < entries.keys().size() && into.length() < LONGEST; i++) {
                    into.append(i == 0 ? "" : ", ");
                    write(entries.keys().get(i), into, depth + 1);
                    into.append(": ");
                    write(entries.values().get(i), into, depth + 1);
                }
                into.append('}');
            }
        }
    }

    private static String said(Attribute.Content content) {
        return switch (content) {
            case Attribute.Whole whole -> Long.toString(whole.value());
            case Attribute.Real real -> Double.toString(real.value());
            case Attribute.Flag flag -> flag.value() ? "True" : "False";
            case Attribute.Text text -> '"' + text.value() + '"';
            case Attribute.Other other -> other.text();
            default -> "?";
        };
    }

    /// What kind of value a symbol would be.
    static Type type(Symbol symbol) {
        return switch (symbol) {
            case Symbol.Flow flow -> flow.type();
            case Symbol.Stored stored ->
                    new Type.TensorOf(stored.tensor().type(), stored.tensor().shape());
            case Symbol.None none -> new Type.OptionalOf(Type.UNKNOWN);
            case Symbol.Items items ->
                    items.tuple() ? new Type.Named("Tuple") : new Type.SequenceOf(Type.UNKNOWN);
            case Symbol.Constant constant ->
                    switch (constant.content()) {
                        case Attribute.Whole whole -> new Type.Named("int");
                        case Attribute.Real real -> new Type.Named("float");
                        case Attribute.Flag flag -> new Type.Named("bool");
                        case Attribute.Text text -> new Type.Named("str");
                        default -> Type.UNKNOWN;
                    };
            default -> Type.UNKNOWN;
        };
    }
}
