package dev.loupe.runs.query;

import dev.loupe.core.Wording;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Reads a filter: how its tests, which [TestParser] reads, are joined.
///
/// ```
/// filter   = [ or ] [ AND ]
/// or       = and { OR and }
/// and      = not { AND not }
/// not      = NOT not | "(" or ")" | test
/// ```
final class Parser {
    private static final int DEEPEST = 200;
    private final FieldParser fields;
    private final TestParser tests;
    private int depth;

    Parser(String query) {
        this.fields = new FieldParser(Lexer.tokens(query));
        this.tests = new TestParser(fields);
    }

    Filter filter() {
        if (peek().kind() == Token.Kind.END) {
            return Filter.ALL;
        }
        Filter filter = or();
        if (peek().kind() != Token.Kind.END) {
            throw peek().instead(Wording.of("query.joined", "AND, OR or the end"))
                    .mendedBy(joined(peek()));
        }
        return filter;
    }

    /// The fields that the filter names, after it was read.
    List<Mention> mentions() {
        return fields.mentions();
    }

    /// A second test without AND, or a parenthesis too many.
    private static @Nullable Edit joined(Token found) {
        return switch (found.kind()) {
            case WORD, NAME -> Edit.insert(found.at(), "and ");
            case SIGN -> found.sign(")") ? Edit.replace(found, "") : null;
            case NUMBER, TEXT, CONTEXT, END -> null;
        };
    }

    private Filter or() {
        if (depth++ > DEEPEST) {
            throw peek().mistake(
                            Wording.of(
                                    "query.deep",
                                    "A query may be {most} parentheses deep.",
                                    "most",
                                    DEEPEST));
        }
        List<Filter> parts = new ArrayList<>(List.of(and()));
        while (fields.take("OR")) {
            parts.add(and());
        }
        depth--;
        return parts.size() == 1 ? parts.getFirst() : new Filter.Or(List.copyOf(parts));
    }

    private Filter and() {
        List<Filter> parts = new ArrayList<>(List.of(not()));
        while (fields.take("AND")) {
            if (peek().kind() == Token.Kind.END) {
                break;
            }
            parts.add(not());
        }
        return parts.size() == 1 ? parts.getFirst() : new Filter.And(List.copyOf(parts));
    }

    private Filter not() {
        boolean negated = false;
        while (fields.take("NOT")) {
            negated = !negated;
        }
        Filter part;
        if (peek().sign("(")) {
            fields.at++;
            part = or();
            fields.expect(")");
        } else {
            part = tests.test();
        }
        return negated ? new Filter.Not(part) : part;
    }

    private Token peek() {
        return fields.peek();
    }
}
