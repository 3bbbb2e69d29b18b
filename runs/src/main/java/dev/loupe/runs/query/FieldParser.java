package dev.loupe.runs.query;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Reads fields: ``metrics.loss``, ``params.`a b` ``, ``max(metrics.acc)``, `status`, `val/acc`. Keeps the place in the tokens.
final class FieldParser {
    private final List<Token> tokens;
    int at;

    FieldParser(List<Token> tokens) {
        this.tokens = tokens;
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
            throw peek().mistake("Expected '" + sign + "', found " + peek().found() + ".");
        }
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
            throw name.mistake(
                    "Expected one of last, first, min, max, mean, count, nans, argmin, argmax, laststep before '(', found "
                            + name.found()
                            + ".");
        }
        at++;
        Token inner = next();
        Field field = plain(inner);
        if (field.kind() != Field.Kind.METRIC && field.kind() != Field.Kind.BARE) {
            throw inner.mistake(
                    "Expected a metric in " + name.text() + "(…), found " + field + ".");
        }
        Token close = next();
        if (!close.sign(")")) {
            throw close.mistake("Expected ')', found " + close.found() + ".");
        }
        return new Field(Field.Kind.METRIC, summary, field.key());
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
                return bare(first, first.text());
            }
            at++;
            return prefixed(prefix, rest.text().substring(1), rest);
        }
        if (first.kind() != Token.Kind.WORD) {
            throw first.mistake(
                    "Expected a field such as metrics.loss, found " + first.found() + ".");
        }
        int dot = first.text().indexOf('.');
        Field.@Nullable Kind kind = dot < 0 ? null : Field.kind(first.text().substring(0, dot));
        if (kind == null) {
            return bare(first, first.text());
        }
        return prefixed(kind, first.text().substring(dot + 1), first);
    }

    /// @param plain what follows the dot in the same word; when it is empty, a quoted key follows
    private Field prefixed(Field.Kind kind, String plain, Token first) {
        String key = plain;
        Token quoted = peek();
        if (key.isEmpty()
                && (quoted.kind() == Token.Kind.NAME || quoted.kind() == Token.Kind.TEXT)
                && quoted.at() == first.end()) {
            at++;
            key = quoted.text();
        }
        if (key.isEmpty()) {
            throw new Mistake(
                    first.end(),
                    1,
                    "Expected a key after " + first.text() + ", found " + peek().found() + ".");
        }
        return of(kind, key, first);
    }

    private static Field of(Field.Kind kind, String key, Token token) {
        if (kind == Field.Kind.ATTRIBUTE) {
            String attribute = Field.attribute(key);
            if (attribute == null) {
                throw token.mistake(
                        "There is no attribute '"
                                + key
                                + "'; the nearest is '"
                                + nearest(key)
                                + "'.");
            }
            return new Field(kind, Field.Summary.LAST, attribute);
        }
        if (kind == Field.Kind.DATASET && !List.of("name", "digest", "context").contains(key)) {
            throw token.mistake(
                    "Expected name, digest or context after datasets., found '" + key + "'.");
        }
        return new Field(kind, Field.Summary.LAST, key);
    }

    private static Field bare(Token token, String text) {
        if (text.isEmpty()) {
            throw token.mistake("Expected a key, found nothing between the quotes.");
        }
        String attribute = Field.attribute(text);
        return attribute == null
                ? new Field(Field.Kind.BARE, Field.Summary.LAST, text)
                : new Field(Field.Kind.ATTRIBUTE, Field.Summary.LAST, attribute);
    }

    private static String nearest(String key) {
        String wanted = key.toLowerCase(Locale.ROOT);
        return Field.attributes().stream()
                .sorted()
                .min(Comparator.comparingInt(a -> distance(a, wanted)))
                .orElse("");
    }

    /// Edits that turn one word into the other (Levenshtein).
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int swap = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(swap, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
