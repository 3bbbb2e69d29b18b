package dev.loupe.runs.query;

import dev.loupe.runs.domain.Numbers;

import java.util.ArrayList;
import java.util.List;

/// Cuts a query into tokens. A word goes on over letters, digits and `_ . / : @ # $ -`, so that keys such as `val/acc` need no quotes.
final class Lexer {
    private static final int LONGEST = 100_000;
    private static final String[] SIGNS = {
        "<=", ">=", "!=", "<>", "==", "=~", "!~", "=", "<", ">", "(", ")", ","
    };

    private final String query;
    private int at;

    private Lexer(String query) {
        this.query = query;
    }

    static List<Token> tokens(String query) {
        if (query.length() > LONGEST) {
            throw new Mistake(
                    LONGEST,
                    query.length() - LONGEST,
                    "A query may have "
                            + LONGEST
                            + " characters, this one has "
                            + query.length()
                            + ".");
        }
        Lexer lexer = new Lexer(query);
        List<Token> tokens = new ArrayList<>();
        Token token;
        do {
            token = lexer.next();
            tokens.add(token);
        } while (token.kind() != Token.Kind.END);
        return tokens;
    }

    private Token next() {
        while (at < query.length() && Character.isWhitespace(query.charAt(at))) {
            at++;
        }
        if (at == query.length()) {
            return new Token(Token.Kind.END, "", at, at);
        }
        char c = query.charAt(at);
        if (c == '\'' || c == '"' || c == '`') {
            return quoted(c);
        }
        for (String sign : SIGNS) {
            if (query.startsWith(sign, at)) {
                at += sign.length();
                return new Token(Token.Kind.SIGN, sign, at - sign.length(), at);
            }
        }
        int start = at;
        while (at < query.length() && inWord(query.charAt(at))) {
            at++;
        }
        if (start == at) {
            throw new Mistake(at, 1, "Expected a field, found the character '" + c + "'.");
        }
        String text = query.substring(start, at);
        boolean number = Numbers.isNumber(text) && !Character.isLetter(text.charAt(0));
        return new Token(number ? Token.Kind.NUMBER : Token.Kind.WORD, text, start, at);
    }

    private static boolean inWord(char c) {
        return Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || "_./:@#$-+%*".indexOf(c) >= 0;
    }

    private Token quoted(char quote) {
        int start = at;
        int end = query.indexOf(quote, at + 1);
        if (end < 0) {
            throw new Mistake(
                    start,
                    query.length() - start,
                    "Expected a closing " + quote + ", found the end.");
        }
        at = end + 1;
        return new Token(
                quote == '`' ? Token.Kind.NAME : Token.Kind.TEXT,
                query.substring(start + 1, end),
                start,
                at);
    }
}
