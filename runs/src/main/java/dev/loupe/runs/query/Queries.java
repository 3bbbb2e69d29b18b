package dev.loupe.runs.query;

import dev.loupe.core.Wording;

import java.util.List;

/// Texts of the one language, read and checked. All throw [Mistake] that points at the characters, with the corrected text where it is plain what was meant.
public final class Queries {
    private Queries() {}

    /// @param descending whether greater values come first; NaN and missing come last either way
    public record Order(Field field, boolean descending) {}

    public static Filter filter(String text) {
        return Repair.read(text, query -> new Parser(query).filter());
    }

    /// The fields that a filter names, in the order of the text.
    public static List<Mention> mentions(String filter) {
        Parser parser = new Parser(filter);
        parser.filter();
        return parser.mentions();
    }

    /// A field alone, such as `max(metrics.acc)`.
    public static Field field(String text) {
        return Repair.read(text, Queries::readField);
    }

    private static Field readField(String text) {
        FieldParser parser = new FieldParser(Lexer.tokens(text));
        Field field = parser.field();
        end(parser, Wording.of("query.end", "the end"));
        return field;
    }

    /// A field and `ASC` (also when nothing is said) or `DESC`.
    public static Order order(String text) {
        return Repair.read(text, Queries::readOrder);
    }

    private static Order readOrder(String text) {
        FieldParser parser = new FieldParser(Lexer.tokens(text));
        Field field = parser.field();
        boolean descending = parser.peek().is("DESC");
        if (descending || parser.peek().is("ASC")) {
            parser.next();
        }
        end(parser, Wording.of("query.orderEnd", "ASC, DESC or the end"));
        return new Order(field, descending);
    }

    public static List<Order> orders(List<String> texts) {
        return texts.stream().map(Queries::order).toList();
    }

    private static void end(FieldParser parser, Wording expected) {
        Token rest = parser.peek();
        if (rest.kind() != Token.Kind.END) {
            throw rest.instead(expected);
        }
    }
}
