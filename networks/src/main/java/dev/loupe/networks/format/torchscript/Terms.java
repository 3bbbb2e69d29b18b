package dev.loupe.networks.format.torchscript;

import dev.loupe.core.bytes.Broken;
import dev.loupe.networks.format.torchscript.Syntax.Expression;
import dev.loupe.networks.graph.Attribute;

import java.util.ArrayList;
import java.util.List;

/// Reads expressions word by word.
final class Terms {
    private static final int DEEPEST = 100;

    private final Source source;
    private final List<Word> words;
    private int at;
    private int depth;

    /// @param words the last is [Word.Kind#END]
    Terms(Source source, List<Word> words) {
        this.source = source;
        this.words = words;
    }

    Word word() {
        return words.get(at);
    }

    /// Takes a word; the end stays.
    Word next() {
        return at < words.size() - 1 ? words.get(at++) : word();
    }

    boolean skips(String sign) {
        boolean there = word().is(sign);
        if (there) {
            next();
        }
        return there;
    }

    boolean skips(Word.Kind kind) {
        boolean there = word().is(kind) && kind != Word.Kind.END;
        if (there) {
            next();
        }
        return there;
    }

    /// @throws Broken if something else stands here
    void expect(String sign) {
        if (!skips(sign)) {
            throw broken(sign);
        }
    }

    String name() {
        if (!word().is(Word.Kind.NAME)) {
            throw broken("a name");
        }
        return next().text();
    }

    private Broken broken(String expected) {
        return source.broken(word().at(), expected, word().text());
    }

    /// Expressions with commas between them.
    ///
    /// @param end the sign that follows them
    /// @return whether a comma stands behind the last one
    boolean row(List<Expression> into, String end) {
        while (true) {
            into.add(expression());
            if (!skips(",")) {
                return false;
            }
            if (word().is(Word.Kind.LINE_END)
                    || word().is(end)
                    || ")]}:=".contains(word().text()) && word().is(Word.Kind.SIGN)) {
                return true;
            }
        }
    }

    Expression expression() {
        if (++depth > DEEPEST) {
            throw broken("at most " + DEEPEST + " expressions in one another");
        }
        boolean minus = skips("-");
        Expression read = primary(minus);
        int links = 0;
        while (true) {
            if (skips(".")) {
                read = new Syntax.Member(read, name());
            } else if (word().is("(")) {
                read = call(read);
            } else if (skips("[")) {
                read = part(read);
            } else {
                depth--;
                return read;
            }
            if (++links > DEEPEST) {
                throw broken("a chain of at most " + DEEPEST + " parts");
            }
        }
    }

    private Expression primary(boolean minus) {
        Word first = next();
        if (first.is(Word.Kind.NUMBER)) {
            return new Syntax.Literal(number(first, minus));
        }
        if (first.is(Word.Kind.TEXT)) {
            return new Syntax.Literal(new Attribute.Text(first.text()));
        }
        if (first.is(Word.Kind.NAME)) {
            return switch (first.text()) {
                case "None" -> new Syntax.None();
                case "True" -> new Syntax.Literal(new Attribute.Flag(true));
                case "False" -> new Syntax.Literal(new Attribute.Flag(false));
                case "inf" ->
                        new Syntax.Literal(
                                new Attribute.Real(
                                        minus
                                                ? Double.NEGATIVE_INFINITY
                                                : Double.POSITIVE_INFINITY));
                case "nan" -> new Syntax.Literal(new Attribute.Real(Double.NaN));
                default -> new Syntax.Name(first.text(), first.at());
            };
        }
        return switch (first.text()) {
            case "(" -> bracketed();
            case "[" -> items("]", false);
            case "{" -> entries();
            default -> {
                at = Math.max(0, at - 1);
                throw broken("an expression");
            }
        };
    }

    private Attribute.Content number(Word word, boolean minus) {
        String text = (minus ? "-" : "") + word.text();
        try {
            if (text.endsWith("j")) {
                return new Attribute.Other(text);
            }
            return text.matches("-?\\d+")
                    ? new Attribute.Whole(Long.parseLong(text))
                    : new Attribute.Real(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            throw source.broken(word.at(), "a number", text);
        }
    }

    private Expression bracketed() {
        if (skips(")")) {
            return new Syntax.Items(List.of(), true);
        }
        List<Expression> inner = new ArrayList<>();
        boolean trailing = row(inner, ")");
        expect(")");
        return inner.size() == 1 && !trailing
                ? inner.getFirst()
                : new Syntax.Items(List.copyOf(inner), true);
    }

    private Expression items(String end, boolean tuple) {
        List<Expression> inner = new ArrayList<>();
        if (!word().is(end)) {
            row(inner, end);
        }
        expect(end);
        return new Syntax.Items(List.copyOf(inner), tuple);
    }

    private Expression entries() {
        List<Expression> keys = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        while (!skips("}")) {
            keys.add(expression());
            expect(":");
            values.add(expression());
            if (!word().is("}")) {
                expect(",");
            }
        }
        return new Syntax.Entries(List.copyOf(keys), List.copyOf(values));
    }

    private Expression call(Expression callee) {
        int where = next().at();
        List<Expression> arguments = new ArrayList<>();
        List<String> names = new ArrayList<>();
        while (!skips(")")) {
            boolean named =
                    word().is(Word.Kind.NAME) && at + 1 < words.size() && words.get(at + 1).is("=");
            names.add(named ? next().text() : "");
            if (named) {
                next();
            }
            skips("*");
            arguments.add(expression());
            if (!word().is(")")) {
                expect(",");
            }
        }
        return new Syntax.Call(callee, List.copyOf(arguments), List.copyOf(names), where);
    }

    private Expression part(Expression of) {
        Expression from = word().is(":") ? new Syntax.None() : items();
        if (!skips(":")) {
            expect("]");
            return new Syntax.At(of, from);
        }
        Expression to = word().is("]") ? new Syntax.None() : expression();
        expect("]");
        return new Syntax.Part(of, from, to);
    }

    private Expression items() {
        List<Expression> inner = new ArrayList<>();
        boolean trailing = row(inner, "]");
        return inner.size() == 1 && !trailing
                ? inner.getFirst()
                : new Syntax.Items(List.copyOf(inner), true);
    }
}
