package dev.loupe.runs.query;

/// A field where it stands in a query.
///
/// @param at  offset of its key, behind a prefix such as `metrics.`
/// @param end offset after the key
public record Mention(Field field, int at, int end) {
    /// The query with another key here.
    public String renamed(String query, String key) {
        boolean plain = !key.isEmpty() && key.chars().allMatch(c -> Lexer.inWord((char) c));
        String quote = key.indexOf('`') < 0 ? "`" : "\"";
        return new Edit(at, end - at, plain ? key : quote + key + quote).of(query);
    }
}
