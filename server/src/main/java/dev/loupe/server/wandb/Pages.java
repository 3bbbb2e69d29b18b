package dev.loupe.server.wandb;

import dev.loupe.server.http.Problem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Lists a page at a time, as GraphQL's clients read them (`edges`, `cursor`, `pageInfo`); a cursor is how many came before.
final class Pages {
    private Pages() {}

    /// @param cursor that of the last entry of the page before, empty for the first page
    /// @param limit  at least 1
    static Map<String, @Nullable Object> of(List<?> all, String cursor, int limit) {
        int from = Math.min(all.size(), place(cursor));
        int to = Math.min(all.size(), from + limit);
        List<Map<String, Object>> edges = new ArrayList<>();
        for (int i = from; i < to; i++) {
            edges.add(Map.of("node", all.get(i), "cursor", Integer.toString(i + 1)));
        }
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("__typename", "PageInfo");
        page.put("endCursor", edges.isEmpty() ? null : Integer.toString(to));
        page.put("hasNextPage", to < all.size());
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("edges", edges);
        answer.put("pageInfo", page);
        return answer;
    }

    /// How many came before.
    static int place(String cursor) {
        try {
            return cursor.isEmpty() ? 0 : Math.max(0, Integer.parseInt(cursor));
        } catch (NumberFormatException e) {
            throw new Problem(400, "'" + cursor + "' is no cursor of an answer.");
        }
    }
}
