package dev.loupe.runs.query;

import dev.loupe.core.Wording;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Reads fields: ``metrics.loss``, ``params.`a b` ``, ``max(metrics.acc)``, `status`, `val/acc`. Keeps the place in the tokens.
final class FieldParser {
    private static final List<String> DATASET = List.of("name", "digest", "context");
    private static final List<String> SUMMARIES =
            Stream.concat(
                            Arrays.stream(Field.Summary.values())
                                    .map(s -> s.name().toLowerCase(Locale.ROOT)),
                            Stream.of("avg", "average", "maximum", "minimum"))
                    .toList();

    private final List<Token> tokens;
    private final List<Mention> mentions = new ArrayList<>();
    int at;

    FieldParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /// The fields that were read, in the order of the text.
    List<Mention> mentions() {
        return List.copyOf(mentions);
    }

    Token peek() {
        return tokens.get(at);
    }

    Token next() {
        Token token = tokens.get(at);
        if (token.kind() != Token.Kind.END) {
            at++;
        }
        return token;
    }

    /// Whether the word is next, which is then passed.
    boolean take(String word) {
        boolean there = peek().is(word);
        at += there ? 1 : 0;
        return there;
    }

    /// Whether the sign is next, which is then passed.
    boolean takeSign(String sign) {
        boolean there = peek().sign(sign);
        at += there ? 1 : 0;
        return there;
    }

    /// @throws Mistake if the sign is not next
    void expect(String sign) {
        if (!takeSign(sign)) {
            Token found = peek();
            Token before = tokens.get(Math.max(0, at - 1));
            throw found.instead(sign(sign))
                    .mendedBy(
                            sign.equals(")") && found.kind() == Token.Kind.END
                                    ? Edit.insert(before.end(), ")")
                                    : sign.equals("(") && found.kind() == Token.Kind.TEXT
                                            ? Edit.replace(found, "('" + found.text() + "')")
                                            : null);
        }
    }

    private static Wording sign(String sign) {
        return Wording.of("query.sign", "'{sign}'", "sign", sign);
    }

    Field field() {
        Token first = next();
        if (first.kind() == Token.Kind.WORD && peek().sign("(")) {
            return summary(first);
        }
        return plain(first);
    }

    private Field summary(Token name) {
        Field.@Nullable Summary summary = null;
        for (Field.Summary one : Field.Summary.values()) {
            if (one.name().equalsIgnoreCase(name.text())
                    || one == Field.Summary.MEAN && name.is("avg")) {
                summary = one;
            }
        }
        if (summary == null) {
            throw name.instead(
                            Wording.of(
                                    "query.summary",
                                    "one of last, first, min, max, mean, count, nans, argmin, argmax, laststep before '('"))
                    .mendedBy(
                            Nearest.near(name.text(), SUMMARIES)
                                    .map(near -> Edit.replace(name, meant(near)))
                                    .orElse(null));
        }
        at++;
        Token inner = next();
        Field field = plain(inner);
        if (field.kind() != Field.Kind.METRIC && field.kind() != Field.Kind.BARE) {
            throw inner.mistake(
                    Token.expected(
                            Wording.of(
                                    "query.metricIn",
                                    "a metric in {summary}(…)",
                                    "summary",
                                    name.text()),
                            Token.plain(field.toString())));
        }
        Token close = next();
        if (!close.sign(")")) {
            throw close.instead(sign(")"))
                    .mendedBy(Edit.insert(tokens.get(tokens.indexOf(close) - 1).end(), ")"));
        }
        return new Field(Field.Kind.METRIC, summary, field.key(), field.context());
    }

    private static String meant(String summary) {
        return switch (summary) {
            case "average" -> "mean";
            case "maximum" -> "max";
            case "minimum" -> "min";
            default -> summary;
        };
    }

    private Field plain(Token first) {
        if (first.kind() == Token.Kind.NAME || first.kind() == Token.Kind.TEXT) {
            Token rest = peek();
            Field.@Nullable Kind prefix =
                    rest.kind() == Token.Kind.WORD
                                    && rest.at() == first.end()
                                    && rest.text().startsWith(".")
                            ? Field.kind(first.text())
                            : null;
            if (prefix == null) {
                return mentioned(bare(first, first.text()), first.at(), first.end());
            }
            at++;
            return prefixed(prefix, rest.text().substring(1), rest);
        }
        if (first.kind() != Token.Kind.WORD) {
            throw first.instead(Wording.of("query.fieldSuch", "a field such as metrics.loss"));
        }
        int dot = first.text().indexOf('.');
        Field.@Nullable Kind kind = dot < 0 ? null : Field.kind(first.text().substring(0, dot));
        if (kind == null) {
            return mentioned(bare(first, first.text()), first.at(), first.end());
        }
        return prefixed(kind, first.text().substring(dot + 1), first);
    }

    /// @param plain what follows the dot at the end of the word; when it is empty, a quoted key follows
    private Field prefixed(Field.Kind kind, String plain, Token first) {
        String key = plain;
        int from = first.end() - plain.length();
        int to = first.end();
        Token quoted = peek();
        if (key.isEmpty()
                && (quoted.kind() == Token.Kind.NAME || quoted.kind() == Token.Kind.TEXT)
                && quoted.at() == first.end()) {
            at++;
            key = quoted.text();
            to = quoted.end();
        }
        if (key.isEmpty()) {
            throw new Mistake(
                    first.end(),
                    1,
                    Token.expected(
                            Wording.of(
                                    "query.keyAfter", "a key after {after}", "after", first.text()),
                            peek().found()));
        }
        return mentioned(of(kind, key, first, from, to), from, to);
    }

    private Field mentioned(Field plain, int from, int to) {
        Field field = inContext(plain, to);
        mentions.add(new Mention(field, from, to));
        return field;
    }

    /// With the context that follows the key at once, if one does.
    private Field inContext(Field field, int to) {
        Token context = peek();
        if (context.kind() != Token.Kind.CONTEXT || context.at() != to) {
            return field;
        }
        if (field.kind() != Field.Kind.METRIC && field.kind() != Field.Kind.BARE) {
            throw context.mistake(
                    Wording.of(
                            "query.noContext",
                            "Only a metric has a context, not {field}.",
                            "field",
                            field.toString()));
        }
        at++;
        return new Field(Field.Kind.METRIC, field.summary(), field.key(), context.text());
    }

    private static Field of(Field.Kind kind, String key, Token token, int from, int to) {
        if (kind == Field.Kind.ATTRIBUTE) {
            String attribute = Field.attribute(key);
            if (attribute == null) {
                String nearest = Nearest.of(key, Field.attributes()).orElse("");
                throw token.mistake(
                                Wording.of(
                                        "query.noAttribute",
                                        "There is no attribute '{key}'; the nearest is '{nearest}'.",
                                        "key",
                                        key,
                                        "nearest",
                                        nearest))
                        .mendedBy(
                                Nearest.near(key, Field.attributes())
                                        .map(near -> new Edit(from, to - from, near))
                                        .orElse(null));
            }
            return new Field(kind, Field.Summary.LAST, attribute);
        }
        if (kind == Field.Kind.DATASET && !DATASET.contains(key)) {
            throw token.mistake(
                            Token.expected(
                                    Wording.of(
                                            "query.datasetField",
                                            "name, digest or context after datasets."),
                                    Token.plain("'" + key + "'")))
                    .mendedBy(
                            Nearest.near(key, DATASET)
                                    .map(near -> new Edit(from, to - from, near))
                                    .orElse(null));
        }
        return new Field(kind, Field.Summary.LAST, key);
    }

    private static Field bare(Token token, String text) {
        if (text.isEmpty()) {
            throw token.mistake(
                    Wording.of("query.noKey", "Expected a key, found nothing between the quotes."));
        }
        String attribute = Field.attribute(text);
        return attribute == null
                ? new Field(Field.Kind.BARE, Field.Summary.LAST, text)
                : new Field(Field.Kind.ATTRIBUTE, Field.Summary.LAST, attribute);
    }
}
