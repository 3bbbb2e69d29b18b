package dev.loupe.figure.foreign.vegalite;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
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

    private @Nullable Object choice() {
        if (++depth > DEEPEST) {
            throw new UnsupportedOperationException("an expression nested more than 200 times");
        }
        Object value = logic(0);
        if (take("?")) {
            Object yes = choice();
            expect(":");
            Object no = choice();
            value = Operations.truth(value) ? yes : no;
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
            value = Operations.applied(found, value, logic(level + 1));
        }
    }

    private @Nullable Object unary() {
        if (take("!")) {
            return !Operations.truth(unary());
        }
        if (take("-")) {
            return -Operations.number(unary());
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
            default -> Operations.called(name, arguments(name));
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
