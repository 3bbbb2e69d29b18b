package dev.loupe.runs.query;

import dev.loupe.core.Wording;

/// A piece of a query.
///
/// @param text  for quoted ones without the quotes
/// @param at    offset of its first character, the quote's for quoted ones
/// @param end   offset after its last character
record Token(Kind kind, String text, int at, int end) {
    enum Kind {
        WORD,
        NUMBER,
        /// In single or double quotes.
        TEXT,
        /// In backticks.
        NAME,
        /// A flat JSON object, with sorted keys and no spaces.
        CONTEXT,
        SIGN,
        END
    }

    boolean is(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean sign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    /// For a message: what kind of thing was found.
    Wording found() {
        return switch (kind) {
            case WORD -> Wording.of("query.found.word", "the word '{text}'", "text", text);
            case NUMBER -> Wording.of("query.found.number", "the number {text}", "text", text);
            case TEXT -> Wording.of("query.found.text", "text");
            case NAME -> Wording.of("query.found.name", "the name `{text}`", "text", text);
            case CONTEXT -> Wording.of("query.found.context", "the context {text}", "text", text);
            case SIGN -> Wording.of("query.sign", "'{sign}'", "sign", text);
            case END -> Wording.of("query.end", "the end");
        };
    }

    /// For a message: the character there, where no token begins.
    static Wording found(String query, int at) {
        return at < query.length()
                ? Wording.of(
                        "query.found.character",
                        "the character '{text}'",
                        "text",
                        query.substring(at, at + 1))
                : Wording.of("query.end", "the end");
    }

    /// What is the same in all languages.
    static Wording plain(String text) {
        return Wording.of("query.plain", "{text}", "text", text);
    }

    static Wording expected(Wording what, Wording found) {
        return Wording.of(
                "query.expected", "Expected {what}, found {found}.", "what", what, "found", found);
    }

    /// That something else was expected here.
    Mistake instead(Wording what) {
        return mistake(expected(what, found()));
    }

    Mistake mistake(Wording wording) {
        return new Mistake(at, Math.max(kind == Kind.END ? 0 : 1, end - at), wording);
    }
}
