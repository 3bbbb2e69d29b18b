package dev.loupe.figure.foreign.vegalite;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// An expression of Vega over one row: literals, `datum.field`, arithmetic, comparison, logic, `? :` and the commonest functions. It is
/// interpreted by this class and can do nothing else.
///
/// Source: Vega's documentation of expressions, version 6. Values are `Double`, `String`, `Boolean` or null.
final class Expression {
    private static final int DEEPEST = 200;

    private final String text;
    private int at;
    private int depth;
    private Map<String, @Nullable Object> row = Map.of();

    Expression(String text) {
        this.text = text;
    }

    /// @throws UnsupportedOperationException naming what this cannot evaluate
    @Nullable Object of(Map<String, @Nullable Object> datum) {
        row = datum;
        at = 0;
        depth = 0;
        Object value = choice();
        skip();
        if (at < text.length()) {
            throw unknown();
        }
        return value;
    }

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

    private @Nullable Object choice() {
        if (++depth > DEEPEST) {
            throw new UnsupportedOperationException("an expression nested more than 200 times");
        }
        Object value = logic(0);
        if (take("?")) {
            Object yes = choice();
            expect(":");
            Object no = choice();
            value = truth(value) ? yes : no;
        }
        depth--;
        return value;
    }

    private static final List<List<String>> LEVELS =
            List.of(
                    List.of("||"),
                    List.of("&&"),
                    List.of("===", "!==", "==", "!="),
                    List.of("<=", ">=", "<", ">"),
                    List.of("+", "-"),
                    List.of("*", "/", "%"));

    private @Nullable Object logic(int level) {
        if (level == LEVELS.size()) {
            return unary();
        }
        Object value = logic(level + 1);
        while (true) {
            String found = null;
            for (String operator : LEVELS.get(level)) {
                if (take(operator)) {
                    found = operator;
                    break;
                }
            }
            if (found == null) {
                return value;
            }
            value = applied(found, value, logic(level + 1));
        }
    }

    private static @Nullable Object applied(
            String operator, @Nullable Object a, @Nullable Object b) {
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

    private static boolean same(@Nullable Object a, @Nullable Object b) {
        return a == null || b == null
                ? a == b
                : a.getClass() == b.getClass() ? a.equals(b) : number(a) == number(b);
    }

    /// −1, 0 or 1; 2 if they cannot be compared.
    private static int compared(@Nullable Object a, @Nullable Object b) {
        if (a instanceof String s && b instanceof String t) {
            return Integer.signum(s.compareTo(t));
        }
        double x = number(a);
        double y = number(b);
        return Double.isNaN(x) || Double.isNaN(y) ? 2 : Double.compare(x, y);
    }

    private static String said(@Nullable Object value) {
        return value instanceof Double d && d == Math.rint(d) && Math.abs(d) < 1e15
                ? Long.toString(d.longValue())
                : String.valueOf(value);
    }

    private @Nullable Object unary() {
        if (take("!")) {
            return !truth(unary());
        }
        if (take("-")) {
            return -number(unary());
        }
        return primary();
    }

    private @Nullable Object primary() {
        skip();
        if (take("(")) {
            Object value = choice();
            expect(")");
            return value;
        }
        char c = at < text.length() ? text.charAt(at) : 0;
        if (c == '\'' || c == '"') {
            return quoted(c);
        }
        if (Character.isDigit(c) || c == '.') {
            int from = at;
            while (at < text.length()
                    && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '.')) {
                at++;
            }
            try {
                return Double.valueOf(text.substring(from, at));
            } catch (NumberFormatException e) {
                at = from;
                throw unknown();
            }
        }
        return named(word());
    }

    private @Nullable Object named(String name) {
        return switch (name) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            case "null" -> null;
            case "NaN" -> Double.NaN;
            case "PI" -> Math.PI;
            case "datum" -> {
                String field = field();
                while (!row.containsKey(field) && take(".")) {
                    field += "." + word();
                }
                yield row.get(field);
            }
            default -> called(name, arguments(name));
        };
    }

    private String field() {
        if (take(".")) {
            return word();
        }
        expect("[");
        skip();
        String name = quoted(text.charAt(Math.min(at, text.length() - 1)));
        expect("]");
        return name;
    }

    private List<@Nullable Object> arguments(String name) {
        if (name.isEmpty() || !take("(")) {
            throw new UnsupportedOperationException(name.isEmpty() ? unknown().getMessage() : name);
        }
        List<@Nullable Object> all = new ArrayList<>();
        while (!take(")")) {
            if (!all.isEmpty()) {
                expect(",");
            }
            all.add(choice());
        }
        return all;
    }

    private @Nullable Object called(String name, List<@Nullable Object> a) {
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
            case "min" -> a.stream().mapToDouble(Expression::number).min().orElse(Double.NaN);
            case "max" -> a.stream().mapToDouble(Expression::number).max().orElse(Double.NaN);
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

    private String quoted(char quote) {
        if (quote != '\'' && quote != '"') {
            throw unknown();
        }
        StringBuilder said = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != quote; at++) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            said.append(text.charAt(at));
        }
        expect(String.valueOf(quote));
        return said.toString();
    }

    private String word() {
        skip();
        int from = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at))
                        || text.charAt(at) == '_'
                        || text.charAt(at) == '$')) {
            at++;
        }
        return text.substring(from, at);
    }

    private void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean take(String sign) {
        skip();
        boolean longer = sign.equals("!") && text.startsWith("!=", at);
        if (text.startsWith(sign, at) && !longer) {
            at += sign.length();
            return true;
        }
        return false;
    }

    private void expect(String sign) {
        if (!take(sign)) {
            throw unknown();
        }
    }

    private UnsupportedOperationException unknown() {
        return new UnsupportedOperationException("what begins at place " + (at + 1));
    }
}
