package dev.loupe.runs.query;

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
    String found() {
        return switch (kind) {
            case WORD -> "the word '" + text + "'";
            case NUMBER -> "the number " + text;
            case TEXT -> "text";
            case NAME -> "the name `" + text + "`";
            case CONTEXT -> "the context " + text;
            case SIGN -> "'" + text + "'";
            case END -> "the end";
        };
    }

    Mistake mistake(String sentence) {
        return new Mistake(at, Math.max(kind == Kind.END ? 0 : 1, end - at), sentence);
    }
}
