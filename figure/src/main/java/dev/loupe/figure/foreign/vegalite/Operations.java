package dev.loupe.figure.foreign.vegalite;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/// What operators and functions of Vega-Lite's expressions compute.
final class Operations {
    private Operations() {}

    static boolean truth(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean b -> b;
            case Double d -> d != 0 && !d.isNaN();
            case String s -> !s.isEmpty();
            default -> true;
        };
    }

    static double number(@Nullable Object value) {
        return switch (value) {
            case null -> 0;
            case Double d -> d;
            case Boolean b -> b ? 1 : 0;
            case String s -> {
                try {
                    yield s.isBlank() ? 0 : Double.parseDouble(s);
                } catch (NumberFormatException e) {
                    yield Double.NaN;
                }
            }
            default -> Double.NaN;
        };
    }

    static @Nullable Object applied(String operator, @Nullable Object a, @Nullable Object b) {
        return switch (operator) {
            case "||" -> truth(a) ? a : b;
            case "&&" -> truth(a) ? b : a;
            case "==", "===" -> same(a, b);
            case "!=", "!==" -> !same(a, b);
            case "<" -> compared(a, b) < 0;
            case "<=" -> compared(a, b) <= 0;
            case ">" -> compared(a, b) > 0 && compared(a, b) < 2;
            case ">=" -> compared(a, b) >= 0 && compared(a, b) < 2;
            case "+" ->
                    a instanceof String || b instanceof String
                            ? said(a) + said(b)
                            : (Object) (number(a) + number(b));
            case "-" -> number(a) - number(b);
            case "*" -> number(a) * number(b);
            case "/" -> number(a) / number(b);
            default -> number(a) % number(b);
        };
    }

    static boolean same(@Nullable Object a, @Nullable Object b) {
        return a == null || b == null
                ? a == b
                : a.getClass() == b.getClass() ? a.equals(b) : number(a) == number(b);
    }

    /// −1, 0 or 1; 2 if they cannot be compared.
    static int compared(@Nullable Object a, @Nullable Object b) {
        if (a instanceof String s && b instanceof String t) {
            return Integer.signum(s.compareTo(t));
        }
        double x = number(a);
        double y = number(b);
        return Double.isNaN(x) || Double.isNaN(y) ? 2 : Double.compare(x, y);
    }

    static String said(@Nullable Object value) {
        return value instanceof Double d && d == Math.rint(d) && Math.abs(d) < 1e15
                ? Long.toString(d.longValue())
                : String.valueOf(value);
    }

    static @Nullable Object called(String name, List<@Nullable Object> a) {
        Object first = a.isEmpty() ? null : a.getFirst();
        double x = number(first);
        return switch (name) {
            case "abs" -> Math.abs(x);
            case "ceil" -> Math.ceil(x);
            case "floor" -> Math.floor(x);
            case "round" -> Math.floor(x + 0.5);
            case "sqrt" -> Math.sqrt(x);
            case "exp" -> Math.exp(x);
            case "log" -> Math.log(x);
            case "sin" -> Math.sin(x);
            case "cos" -> Math.cos(x);
            case "pow" -> Math.pow(x, number(a.size() > 1 ? a.get(1) : null));
            case "min" -> a.stream().mapToDouble(Operations::number).min().orElse(Double.NaN);
            case "max" -> a.stream().mapToDouble(Operations::number).max().orElse(Double.NaN);
            case "if" -> a.size() == 3 ? truth(first) ? a.get(1) : a.get(2) : null;
            case "isValid" -> first != null && !(first instanceof Double d && d.isNaN());
            case "isNaN" -> Double.isNaN(x);
            case "isFinite" -> Double.isFinite(x);
            case "toNumber" -> x;
            case "toString" -> said(first);
            case "length" -> (double) said(first).length();
            case "lower" -> said(first).toLowerCase(Locale.ROOT);
            case "upper" -> said(first).toUpperCase(Locale.ROOT);
            default -> throw new UnsupportedOperationException("the function " + name);
        };
    }
}
