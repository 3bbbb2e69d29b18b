package dev.loupe.runs.query;

import dev.loupe.core.Wording;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The context of a series where it stands in a query, behind the key: `metrics.loss{"subset":"val"}`; names and texts may do without quotes, `=` may stand for `:`.
///
/// @param text as [dev.loupe.runs.domain.SeriesKey] has it: a flat JSON object with sorted keys and no spaces
/// @param end  offset behind its closing brace
record ContextText(String text, int end) {
    private static final String WORD = "[\\p{L}\\p{N}_./+-]++";
    private static final String TEXT = "\"(?:[^\"\\\\]|\\\\.)*+\"";
    private static final Pattern ENTRY =
            Pattern.compile(
                    "\\s*+("
                            + TEXT
                            + "|"
                            + WORD
                            + ")\\s*+[:=]\\s*+("
                            + TEXT
                            + "|"
                            + WORD
                            + ")\\s*+");
    private static final Pattern PLAIN =
            Pattern.compile("true|false|null|-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][-+]?\\d+)?");

    /// @param at offset of the opening brace
    /// @throws Mistake where it breaks off
    static ContextText of(String query, int at) {
        Map<String, String> entries = new TreeMap<>(Comparator.comparing(ContextText::bare));
        Matcher entry = ENTRY.matcher(query);
        for (int next = at + 1; ; next = entry.end() + 1) {
            if (!entry.region(next, query.length()).lookingAt()) {
                int wrong = Math.min(next, query.length());
                throw new Mistake(
                        wrong,
                        next < query.length() ? 1 : 0,
                        Token.expected(
                                Wording.of(
                                        "query.context", "a context such as {\"subset\":\"val\"}"),
                                Token.found(query, wrong)));
            }
            entries.put(text(entry.group(1)), value(entry.group(2)));
            char behind = entry.end() < query.length() ? query.charAt(entry.end()) : ' ';
            if (behind == '}') {
                return new ContextText(json(entries), entry.end() + 1);
            }
            if (behind != ',') {
                throw new Mistake(
                                entry.end(),
                                entry.end() < query.length() ? 1 : 0,
                                Wording.of(
                                        "query.contextEnd",
                                        "Expected '}' at the end of a context."))
                        .mendedBy(Edit.insert(entry.end(2), "}"));
            }
        }
    }

    private static String text(String written) {
        return written.startsWith("\"") ? written : '"' + written + '"';
    }

    private static String bare(String quoted) {
        return quoted.substring(1, quoted.length() - 1);
    }

    private static String value(String written) {
        return PLAIN.matcher(written).matches() ? written : text(written);
    }

    private static String json(Map<String, String> entries) {
        StringBuilder json = new StringBuilder("{");
        entries.forEach(
                (key, value) ->
                        json.append(json.length() > 1 ? "," : "")
                                .append(key)
                                .append(':')
                                .append(value));
        return json.append('}').toString();
    }
}
