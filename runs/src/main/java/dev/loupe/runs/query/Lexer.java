package dev.loupe.runs.query;

import dev.loupe.core.Wording;
import dev.loupe.runs.domain.Numbers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts a query into tokens. A word goes on over letters, digits and `_ . / : @ # $ -`, so that keys such as `val/acc` need no quotes.
final class Lexer {
    private static final int LONGEST = 100_000;
    private static final String[] SIGNS = {
        "<=", ">=", "!=", "<>", "==", "=~", "!~", "=", "<", ">", "(", ")", ","
    };

    /// What other languages, phones and Chinese keyboards write for a sign or word of this one.
    private static final Map<String, String> FOREIGN =
            Map.ofEntries(
                    Map.entry("&&", "and"),
                    Map.entry("&", "and"),
                    Map.entry("||", "or"),
                    Map.entry("|", "or"),
                    Map.entry("!", "not "),
                    Map.entry("=>", ">="),
                    Map.entry("=<", "<="),
                    Map.entry("===", "="),
                    Map.entry("!==", "!="),
                    Map.entry("[", "("),
                    Map.entry("]", ")"),
                    Map.entry("（", "("),
                    Map.entry("）", ")"),
                    Map.entry("，", ","),
                    Map.entry("＝", "="),
                    Map.entry("＜", "<"),
                    Map.entry("＞", ">"),
                    Map.entry("“", "\""),
                    Map.entry("”", "\""),
                    Map.entry("‘", "'"),
                    Map.entry("’", "'"));

    private static final int LONGEST_FOREIGN = 3;
    private static final Pattern JOINED =
            Pattern.compile("\\s+(and|or)\\s|\\)", Pattern.CASE_INSENSITIVE);

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
                    Wording.of(
                            "query.long",
                            "A query may have {most} characters, this one has {n}.",
                            "most",
                            LONGEST,
                            "n",
                            query.length()));
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
        if (c == '{') {
            return context();
        }
        foreign();
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
            throw new Mistake(
                    at,
                    1,
                    Token.expected(Wording.of("query.field", "a field"), Token.found(query, at)));
        }
        String text = query.substring(start, at);
        boolean number = Numbers.isNumber(text) && !Character.isLetter(text.charAt(0));
        return new Token(number ? Token.Kind.NUMBER : Token.Kind.WORD, text, start, at);
    }

    private Token context() {
        int start = at;
        ContextText context = ContextText.of(query, start);
        at = context.end();
        return new Token(Token.Kind.CONTEXT, context.text(), start, at);
    }

    /// Signs of other languages: the longest there is, unless it only begins like one of ours.
    private void foreign() {
        for (int length = Math.min(LONGEST_FOREIGN, query.length() - at); length > 0; length--) {
            String found = query.substring(at, at + length);
            String meant = FOREIGN.get(found);
            if (meant != null) {
                throw new Mistake(
                                at,
                                length,
                                Token.expected(
                                        Token.plain(meant.strip()),
                                        length == 1 ? Token.found(query, at) : Token.plain(found)))
                        .mendedBy(new Edit(at, length, meant));
            }
            if (List.of(SIGNS).contains(found)) {
                return;
            }
        }
    }

    static boolean inWord(char c) {
        return Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || "_./:@#$-+%*".indexOf(c) >= 0;
    }

    private static String twice(char quote) {
        return String.valueOf(quote).repeat(2);
    }

    /// Within quotes, the same quote twice is one of them.
    private Token quoted(char quote) {
        int start = at;
        int end = query.indexOf(quote, at + 1);
        while (end >= 0 && end + 1 < query.length() && query.charAt(end + 1) == quote) {
            end = query.indexOf(quote, end + 2);
        }
        if (end < 0) {
            throw new Mistake(
                            start,
                            query.length() - start,
                            Token.expected(
                                    Wording.of(
                                            "query.closing", "a closing {quote}", "quote", quote),
                                    Token.found(query, query.length())))
                    .mendedBy(closing(start, quote));
        }
        at = end + 1;
        return new Token(
                quote == '`' ? Token.Kind.NAME : Token.Kind.TEXT,
                query.substring(start + 1, end).replace(twice(quote), String.valueOf(quote)),
                start,
                at);
    }

    /// Where the missing quote was meant: at a curly one, else before the next AND, OR or parenthesis, else at the end.
    private Edit closing(int start, char quote) {
        for (int i = start + 1; i < query.length(); i++) {
            if ("“”‘’".indexOf(query.charAt(i)) >= 0) {
                return new Edit(i, 1, String.valueOf(quote));
            }
        }
        Matcher joined = JOINED.matcher(query);
        int end = joined.find(start + 1) ? joined.start() : query.stripTrailing().length();
        return Edit.insert(Math.max(end, start + 1), String.valueOf(quote));
    }
}
