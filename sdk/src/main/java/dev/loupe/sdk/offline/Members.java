package dev.loupe.sdk.offline;

import java.util.ArrayList;
import java.util.List;

/// A body of `POST …/log` that says params, param by param.
final class Members {
    private static final String HEAD = "{\"params\":{";
    private static final String FOOT = "}}";

    private Members() {}

    /// One body for each param of a body that says nothing else; none for any other body.
    static List<String> apart(String body) {
        List<String> bodies = new ArrayList<>();
        if (!body.startsWith(HEAD) || !body.endsWith(FOOT)) {
            return bodies;
        }
        int until = body.length() - FOOT.length();
        int from = HEAD.length();
        int depth = 0;
        boolean quoted = false;
        for (int i = from; i < until; i++) {
            char c = body.charAt(i);
            if (quoted) {
                i += c == '\\' ? 1 : 0;
                quoted = c != '"';
                continue;
            }
            switch (c) {
                case '"' -> quoted = true;
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                case ',' -> {
                    if (depth == 0) {
                        bodies.add(HEAD + body.substring(from, i) + FOOT);
                        from = i + 1;
                    }
                }
                default -> {}
            }
            if (depth < 0) {
                return List.of();
            }
        }
        bodies.add(HEAD + body.substring(from, until) + FOOT);
        return bodies;
    }
}
