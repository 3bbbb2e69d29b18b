package dev.loupe.server.api;

import dev.loupe.server.http.Problem;
import dev.loupe.server.http.Request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Pages of lists: `limit` and `page`, the number of entries to skip as an opaque text.
final class Paging {
    static final int LIMIT = 100;
    static final int MOST = 1_000;

    private Paging() {}

    static int offset(String page) {
        try {
            return page.isEmpty() ? 0 : Integer.parseInt(page, Character.MAX_RADIX);
        } catch (NumberFormatException e) {
            throw new Problem(
                    400,
                    "'page' must be what 'next' of the answer before was, but is '" + page + "'.");
        }
    }

    static String page(int offset) {
        return Integer.toString(offset, Character.MAX_RADIX);
    }

    /// `{name: [a page], "next": …}` of a list that is at hand.
    static <T> Map<String, Object> of(
            Request request, String name, List<T> all, Function<T, Object> shape) {
        int offset = Math.max(0, offset(request.first("page").orElse("")));
        int limit = request.number("limit", LIMIT, 1, MOST);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(name, all.stream().skip(offset).limit(limit).map(shape).toList());
        answer.put("next", offset + limit < all.size() ? page(offset + limit) : null);
        return answer;
    }
}
