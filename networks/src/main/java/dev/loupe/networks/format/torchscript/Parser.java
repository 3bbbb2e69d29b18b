package dev.loupe.networks.format.torchscript;

import dev.loupe.core.bytes.Broken;
import dev.loupe.networks.format.torchscript.Syntax.Expression;
import dev.loupe.networks.format.torchscript.Syntax.Statement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the classes and functions of a source.
final class Parser {
    private static final int DEEPEST = 100;

    private final Source source;
    private final Terms terms;
    private final Map<String, Syntax.Function> functions = new LinkedHashMap<>();
    private final Map<String, Syntax.Type> types = new LinkedHashMap<>();
    private int depth;

    private Parser(Source source) {
        this.source = source;
        this.terms = new Terms(source, Words.of(source));
    }

    /// What a source declares, by plain names.
    record Declared(Map<String, Syntax.Function> functions, Map<String, Syntax.Type> types) {}

    /// @throws Broken where it breaks the grammar
    static Declared of(Source source) {
        Parser parser = new Parser(source);
        parser.file();
        return new Declared(parser.functions, parser.types);
    }

    private void file() {
        while (!terms.word().is(Word.Kind.END)) {
            if (terms.skips("class")) {
                Syntax.Type type = type();
                types.put(type.name(), type);
            } else if (terms.skips("def")) {
                Syntax.Function function = function();
                functions.put(function.name(), function);
            } else {
                restOfLine();
            }
        }
    }

    private void restOfLine() {
        while (!terms.word().is(Word.Kind.LINE_END) && !terms.word().is(Word.Kind.END)) {
            terms.next();
        }
        terms.skips(Word.Kind.LINE_END);
    }

    private Syntax.Type type() {
        String name = terms.name();
        List<String> bases = new ArrayList<>();
        if (terms.skips("(")) {
            while (!terms.skips(")")) {
                if (terms.expression() instanceof Syntax.Name base) {
                    bases.add(base.text());
                }
                terms.skips(",");
            }
        }
        List<String> fields = new ArrayList<>();
        Map<String, Syntax.Function> methods = new LinkedHashMap<>();
        begin();
        while (!terms.skips(Word.Kind.BACK)) {
            if (terms.skips("def")) {
                Syntax.Function method = function();
                methods.put(method.name(), method);
                continue;
            }
            Word first = terms.word();
            if (first.is(Word.Kind.END)) {
                throw source.broken(first.at(), "the end of a class", first.text());
            }
            if (first.is(Word.Kind.NAME) && !first.text().startsWith("__")) {
                fields.add(first.text());
            }
            restOfLine();
            terms.skips(Word.Kind.LINE_END);
        }
        return new Syntax.Type(name, bases, fields, methods);
    }

    private void begin() {
        terms.expect(":");
        if (!terms.skips(Word.Kind.LINE_END) || !terms.skips(Word.Kind.DEEPER)) {
            throw source.broken(terms.word().at(), "a deeper block", terms.word().text());
        }
    }

    private Syntax.Function function() {
        String name = terms.name();
        List<Syntax.Parameter> parameters = new ArrayList<>();
        terms.expect("(");
        while (!terms.skips(")")) {
            if (!terms.skips("*")) {
                String parameter = terms.name();
                Expression type = terms.skips(":") ? terms.expression() : null;
                Expression standard = terms.skips("=") ? terms.expression() : null;
                parameters.add(new Syntax.Parameter(parameter, type, standard));
            }
            if (!terms.word().is(")")) {
                terms.expect(",");
            }
        }
        if (terms.skips("->")) {
            terms.expression();
        }
        return new Syntax.Function(name, parameters, block(), source);
    }

    private List<Statement> block() {
        if (++depth > DEEPEST) {
            throw source.broken(
                    terms.word().at(), "at most " + DEEPEST + " blocks in one another", "more");
        }
        begin();
        List<Statement> statements = new ArrayList<>();
        while (!terms.skips(Word.Kind.BACK)) {
            statement(statements);
        }
        depth--;
        return List.copyOf(statements);
    }

    private void statement(List<Statement> into) {
        if (terms.skips("if")) {
            Expression condition = terms.expression();
            List<Statement> then = block();
            into.add(new Syntax.If(condition, then, terms.skips("else") ? block() : List.of()));
        } else if (terms.skips("while")) {
            Expression condition = terms.expression();
            into.add(new Syntax.While(condition, block()));
        } else if (terms.skips("for")) {
            List<Expression> targets = new ArrayList<>();
            terms.row(targets, "in");
            terms.expect("in");
            Expression over = terms.expression();
            into.add(new Syntax.For(targets, over, block()));
        } else if (terms.skips("with")) {
            Expression context = terms.expression();
            if (terms.skips("as")) {
                terms.name();
            }
            into.add(new Syntax.With(context, block()));
        } else {
            line(into);
            if (!terms.skips(Word.Kind.LINE_END)) {
                throw source.broken(terms.word().at(), "the end of the line", terms.word().text());
            }
        }
    }

    private void line(List<Statement> into) {
        if (terms.skips("pass")) {
            return;
        }
        if (terms.skips("return")) {
            into.add(new Syntax.Returns(returned()));
            return;
        }
        List<Expression> left = new ArrayList<>();
        boolean trailing = terms.row(left, "=");
        if (terms.skips(":")) {
            terms.expression();
        }
        if (terms.skips("=")) {
            List<Expression> values = new ArrayList<>();
            terms.row(values, "");
            into.add(new Syntax.Assign(List.copyOf(left), trailing, List.copyOf(values)));
        } else {
            left.forEach(one -> into.add(new Syntax.Does(one)));
        }
    }

    private Expression returned() {
        if (terms.word().is(Word.Kind.LINE_END)) {
            return new Syntax.None();
        }
        List<Expression> values = new ArrayList<>();
        boolean trailing = terms.row(values, "");
        return values.size() == 1 && !trailing
                ? values.getFirst()
                : new Syntax.Items(List.copyOf(values), true);
    }
}
