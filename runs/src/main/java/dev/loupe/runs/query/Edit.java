package dev.loupe.runs.query;

/// A change of a query: `length` characters at `at` become `text`.
record Edit(int at, int length, String text) {
    static Edit insert(int at, String text) {
        return new Edit(at, 0, text);
    }

    static Edit replace(Token token, String text) {
        return new Edit(token.at(), token.end() - token.at(), text);
    }

    /// The token as a quoted text.
    static Edit quote(Token token) {
        return replace(
                token,
                token.text().indexOf('\'') < 0
                        ? "'" + token.text() + "'"
                        : "\"" + token.text() + "\"");
    }

    String of(String query) {
        return query.substring(0, at) + text + query.substring(at + length);
    }
}
