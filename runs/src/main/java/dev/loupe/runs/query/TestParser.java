package dev.loupe.runs.query;

import dev.loupe.core.Wording;
import dev.loupe.core.WrongPattern;
import dev.loupe.runs.domain.Numbers;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Reads one test of a field.
///
/// ```
/// test     = field ( "=" | "==" | "!=" | "<>" | "<" | "<=" | ">" | ">=" ) constant
///          | field [ NOT ] ( LIKE | ILIKE ) text | field ( "=~" | "!~" ) text
///          | field [ NOT ] IN "(" constant { "," constant } ")" | field [ NOT ] BETWEEN number AND number | field IS [ NOT ] NULL
/// ```
final class TestParser {
    private static final List<String> OPERATORS = List.of("LIKE", "ILIKE", "BETWEEN");
    private static final Wording COMPARISON =
            Wording.of("query.comparison", "a comparison after the field");
    private final FieldParser fields;

    TestParser(FieldParser fields) {
        this.fields = fields;
    }

    Filter test() {
        Field field = fields.field();
        Token is = next();
        if (is.kind() == Token.Kind.SIGN) {
            return switch (is.text()) {
                case "=", "==" -> compare(field, Filter.Comparison.EQUAL, is);
                case "!=", "<>" -> compare(field, Filter.Comparison.UNEQUAL, is);
                case "<" -> compare(field, Filter.Comparison.LESS, is);
                case "<=" -> compare(field, Filter.Comparison.AT_MOST, is);
                case ">" -> compare(field, Filter.Comparison.GREATER, is);
                case ">=" -> compare(field, Filter.Comparison.AT_LEAST, is);
                case "=~" -> matches(field, is);
                case "!~" -> present(field, matches(field, is));
                default -> throw is.instead(COMPARISON);
            };
        }
        boolean negated = is.is("NOT");
        Token word = negated ? next() : is;
        Filter test;
        if (word.is("LIKE") || word.is("ILIKE")) {
            test = new Filter.Like(textual(field, word), text(word), word.is("ILIKE"));
        } else if (word.is("IN")) {
            test = in(field);
        } else if (word.is("BETWEEN")) {
            test = between(field, word);
        } else if (word.is("IS") && !negated) {
            boolean some = fields.take("NOT");
            if (!fields.take("NULL")) {
                int end = some ? peek().at() : word.end() + 1;
                boolean nan = peek().is("NaN");
                Wording isNull = Wording.of("query.null", "NULL after IS");
                throw peek().mistake(
                                nan
                                        ? Wording.of(
                                                "query.isNan",
                                                "Expected NULL after IS, found NaN; NaN is counted, as in nans(metrics.loss) > 0.")
                                        : Token.expected(isNull, peek().found()))
                        .mendedBy(
                                nan || peek().kind() == Token.Kind.END
                                        ? null
                                        : new Edit(
                                                word.at(), end - word.at(), some ? "!= " : "= "));
            }
            return some ? new Filter.Not(new Filter.Missing(field)) : new Filter.Missing(field);
        } else {
            throw word.instead(COMPARISON)
                    .mendedBy(
                            word.kind() == Token.Kind.WORD
                                    ? Nearest.near(word.text(), OPERATORS)
                                            .map(near -> Edit.replace(word, near))
                                            .orElse(null)
                                    : null);
        }
        return negated ? present(field, test) : test;
    }

    /// A negated test, which like all tests only runs with the field pass.
    private static Filter present(Field field, Filter test) {
        return new Filter.And(
                List.of(new Filter.Not(new Filter.Missing(field)), new Filter.Not(test)));
    }

    private Filter compare(Field field, Filter.Comparison comparison, Token sign) {
        Token constant = next();
        if (constant.kind() == Token.Kind.NUMBER
                || constant.kind() == Token.Kind.WORD && Numbers.isNumber(constant.text())) {
            if (field.kind() == Field.Kind.DATASET
                    || field.kind() == Field.Kind.ATTRIBUTE && !field.numeric()) {
                throw constant.instead(textAfter(sign)).mendedBy(Edit.quote(constant));
            }
            return new Filter.Number(field, comparison, Numbers.parse(constant.text()));
        }
        if (field.numeric()) {
            throw constant.instead(numberAfter(sign))
                    .mendedBy(nullTest(comparison, sign, constant).orElse(unquoted(constant)));
        }
        if (constant.is("true") || constant.is("false")) {
            return new Filter.In(
                    field,
                    List.of(
                            constant.text(),
                            constant.text().toLowerCase(Locale.ROOT),
                            capital(constant.text())));
        }
        if (constant.kind() != Token.Kind.TEXT) {
            throw constant.instead(
                            Wording.of(
                                    "query.valueAfter",
                                    "a number or a quoted text after {after}",
                                    "after",
                                    sign.text()))
                    .mendedBy(nullTest(comparison, sign, constant).orElse(quoted(constant)));
        }
        return new Filter.Text(field, comparison, constant.text());
    }

    /// `= null` means `IS NULL`.
    private static Optional<Edit> nullTest(
            Filter.Comparison comparison, Token sign, Token constant) {
        boolean equal = comparison == Filter.Comparison.EQUAL;
        boolean asked = equal || comparison == Filter.Comparison.UNEQUAL;
        return asked && constant.is("NULL")
                ? Optional.of(
                        new Edit(
                                sign.at(),
                                constant.end() - sign.at(),
                                equal ? "IS NULL" : "IS NOT NULL"))
                : Optional.empty();
    }

    private static @Nullable Edit quoted(Token constant) {
        return constant.kind() == Token.Kind.WORD || constant.kind() == Token.Kind.NUMBER
                ? Edit.quote(constant)
                : null;
    }

    private static @Nullable Edit unquoted(Token constant) {
        return constant.kind() == Token.Kind.TEXT && Numbers.isNumber(constant.text())
                ? Edit.replace(constant, constant.text().strip())
                : null;
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1).toLowerCase(Locale.ROOT);
    }

    private Filter matches(Field field, Token sign) {
        textual(field, sign);
        Token expression = peek();
        String text = text(sign);
        try {
            Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            int at =
                    expression.at()
                            + 1
                            + Math.clamp(e.getIndex(), 0, Math.max(0, text.length() - 1));
            throw new Mistake(
                    at,
                    1,
                    Wording.of(
                            "query.regex",
                            "The regular expression is wrong here: {what}.",
                            "what",
                            WrongPattern.why(e)));
        }
        return new Filter.Matches(field, text);
    }

    private Filter in(Field field) {
        fields.expect("(");
        boolean words =
                field.kind() == Field.Kind.DATASET
                        || field.kind() == Field.Kind.ATTRIBUTE && !field.numeric();
        List<String> texts = new ArrayList<>();
        List<Filter> any = new ArrayList<>();
        do {
            Token constant = next();
            boolean number = constant.kind() == Token.Kind.NUMBER;
            if (number && !words) {
                double than = Numbers.parse(constant.text());
                any.add(new Filter.Number(field, Filter.Comparison.EQUAL, than));
            } else if (constant.kind() == Token.Kind.TEXT && !field.numeric() || number) {
                texts.add(constant.text());
            } else {
                throw constant.instead(
                                field.numeric()
                                        ? Wording.of("query.numberIn", "a number in the list")
                                        : Wording.of("query.textIn", "a quoted text in the list"))
                        .mendedBy(field.numeric() ? unquoted(constant) : quoted(constant));
            }
        } while (fields.takeSign(","));
        fields.expect(")");
        if (!texts.isEmpty()) {
            any.add(new Filter.In(field, List.copyOf(texts)));
        }
        return any.size() == 1 ? any.getFirst() : new Filter.Or(List.copyOf(any));
    }

    private Filter between(Field field, Token word) {
        double low = number(word);
        if (!fields.take("AND")) {
            throw peek().instead(Wording.of("query.between", "AND between the two numbers"));
        }
        double high = number(word);
        return new Filter.And(
                List.of(
                        new Filter.Number(field, Filter.Comparison.AT_LEAST, low),
                        new Filter.Number(field, Filter.Comparison.AT_MOST, high)));
    }

    private double number(Token after) {
        Token constant = next();
        if (constant.kind() != Token.Kind.NUMBER) {
            throw constant.instead(numberAfter(after)).mendedBy(unquoted(constant));
        }
        return Numbers.parse(constant.text());
    }

    private static Wording numberAfter(Token after) {
        return Wording.of("query.numberAfter", "a number after {after}", "after", after.text());
    }

    private static Wording textAfter(Token after) {
        return Wording.of("query.textAfter", "a quoted text after {after}", "after", after.text());
    }

    private static Field textual(Field field, Token is) {
        if (field.numeric()) {
            throw is.instead(
                    Wording.of(
                            "query.numbers",
                            "a comparison of numbers after {field}",
                            "field",
                            field.toString()));
        }
        return field;
    }

    private String text(Token after) {
        Token constant = next();
        if (constant.kind() != Token.Kind.TEXT) {
            throw constant.instead(textAfter(after)).mendedBy(quoted(constant));
        }
        return constant.text();
    }

    private Token peek() {
        return fields.peek();
    }

    private Token next() {
        return fields.next();
    }
}
