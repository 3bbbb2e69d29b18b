package dev.loupe.networks.format.torchscript;

import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Type;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// Results that are known without running anything: of comparisons, logic and arithmetic on plain constants, so that branches on them can be decided.
final class Folding {
    private Folding() {}

    /// @param operator as in `torch.OPERATOR`
    static Optional<Symbol> of(String operator, List<Symbol> arguments) {
        if (arguments.size() == 2) {
            return two(operator, arguments.get(0), arguments.get(1));
        }
        if (arguments.size() != 1) {
            return Optional.empty();
        }
        return switch (arguments.getFirst()) {
            case Symbol.Items items when operator.equals("len") -> whole(items.items().size());
            case Symbol.Constant constant -> one(operator, constant.content());
            default -> Optional.empty();
        };
    }

    private static Optional<Symbol> one(String operator, Attribute.Content value) {
        return switch (operator) {
            case "__not__" ->
                    value instanceof Attribute.Flag f ? flag(!f.value()) : Optional.empty();
            case "neg" ->
                    switch (value) {
                        case Attribute.Whole w -> whole(-w.value());
                        case Attribute.Real r -> real(-r.value());
                        default -> Optional.empty();
                    };
            case "Bool" ->
                    switch (value) {
                        case Attribute.Flag f -> flag(f.value());
                        case Attribute.Whole w -> flag(w.value() != 0);
                        case Attribute.Real r -> flag(r.value() != 0);
                        default -> Optional.empty();
                    };
            case "Int" ->
                    switch (value) {
                        case Attribute.Flag f -> whole(f.value() ? 1 : 0);
                        case Attribute.Whole w -> whole(w.value());
                        case Attribute.Real r -> whole((long) r.value());
                        default -> Optional.empty();
                    };
            case "Float" -> {
                Double number = number(value);
                yield number == null ? Optional.empty() : real(number);
            }
            default -> Optional.empty();
        };
    }

    private static Optional<Symbol> two(String operator, Symbol a, Symbol b) {
        switch (operator) {
            case "__is__", "__isnot__" -> {
                Boolean same = same(a, b);
                return same == null ? Optional.empty() : flag(same == operator.equals("__is__"));
            }
            case "__contains__" -> {
                return a instanceof Symbol.Items list
                                && b instanceof Symbol.Constant
                                && list.items().stream().allMatch(Symbol.Constant.class::isInstance)
                        ? flag(list.items().contains(b))
                        : Optional.empty();
            }
            default -> {}
        }
        if (!(a instanceof Symbol.Constant left) || !(b instanceof Symbol.Constant right)) {
            return Optional.empty();
        }
        if (left.content() instanceof Attribute.Whole x
                && right.content() instanceof Attribute.Whole y) {
            return wholes(operator, x.value(), y.value());
        }
        Double x = number(left.content());
        Double y = number(right.content());
        if (x != null && y != null) {
            return reals(operator, x, y);
        }
        return switch (operator) {
            case "eq" -> flag(left.equals(right));
            case "ne" -> flag(!left.equals(right));
            case "__and__" ->
                    left.content() instanceof Attribute.Flag p
                                    && right.content() instanceof Attribute.Flag q
                            ? flag(p.value() && q.value())
                            : Optional.empty();
            case "__or__" ->
                    left.content() instanceof Attribute.Flag p
                                    && right.content() instanceof Attribute.Flag q
                            ? flag(p.value() || q.value())
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    /// Whether both are None; null if that is not known.
    private static @Nullable Boolean same(Symbol a, Symbol b) {
        boolean first = a == Symbol.None.NONE;
        boolean second = b == Symbol.None.NONE;
        if (first && second) {
            return true;
        }
        if (!first && !second) {
            return null;
        }
        return mayBeNone(first ? b : a) ? null : false;
    }

    private static boolean mayBeNone(Symbol symbol) {
        return symbol == Symbol.Unset.UNSET
                || symbol instanceof Symbol.Flow flow && flow.type() instanceof Type.OptionalOf;
    }

    private static Optional<Symbol> wholes(String operator, long x, long y) {
        return switch (operator) {
            case "add" -> whole(x + y);
            case "sub" -> whole(x - y);
            case "mul" -> whole(x * y);
            case "floordiv" -> y == 0 ? Optional.empty() : whole(Math.floorDiv(x, y));
            case "remainder" -> y == 0 ? Optional.empty() : whole(Math.floorMod(x, y));
            case "lt" -> flag(x < y);
            case "le" -> flag(x <= y);
            case "gt" -> flag(x > y);
            case "ge" -> flag(x >= y);
            case "eq" -> flag(x == y);
            case "ne" -> flag(x != y);
            case "div" -> y == 0 ? Optional.empty() : real((double) x / y);
            default -> Optional.empty();
        };
    }

    private static Optional<Symbol> reals(String operator, double x, double y) {
        return switch (operator) {
            case "add" -> real(x + y);
            case "sub" -> real(x - y);
            case "mul" -> real(x * y);
            case "div" -> y == 0 ? Optional.empty() : real(x / y);
            case "lt" -> flag(x < y);
            case "le" -> flag(x <= y);
            case "gt" -> flag(x > y);
            case "ge" -> flag(x >= y);
            case "eq" -> flag(x == y);
            case "ne" -> flag(x != y);
            default -> Optional.empty();
        };
    }

    private static @Nullable Double number(Attribute.Content value) {
        return switch (value) {
            case Attribute.Whole w -> (double) w.value();
            case Attribute.Real r -> r.value();
            default -> null;
        };
    }

    private static Optional<Symbol> flag(boolean value) {
        return Optional.of(Symbol.Constant.of(value));
    }

    private static Optional<Symbol> whole(long value) {
        return Optional.of(new Symbol.Constant(new Attribute.Whole(value)));
    }

    private static Optional<Symbol> real(double value) {
        return Optional.of(new Symbol.Constant(new Attribute.Real(value)));
    }
}
