package dev.loupe.figure.foreign.vegalite;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The transform `flatten`: a row for each item of lists, which lie in rows as JSON texts; lists of one row go in step, and shorter ones end
/// with nothing. Source: Vega-Lite's documentation of flatten, version 6.
final class Flattened {
    private static final int MOST = 5_000_000;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Flattened() {}

    /// @throws UnsupportedOperationException if a field holds something else, or there are too many items
    static List<Map<String, @Nullable Object>> of(
            List<Map<String, @Nullable Object>> rows, JsonNode transform) {
        List<String> fields = RowGroups.names(transform.path("flatten"));
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (Map<String, @Nullable Object> row : rows) {
            List<JsonNode> lists = new ArrayList<>();
            int longest = 0;
            for (String field : fields) {
                lists.add(list(row.get(field), field));
                longest = Math.max(longest, lists.getLast().size());
            }
            if (all.size() + longest > MOST) {
                throw new UnsupportedOperationException("more than 5 million rows");
            }
            for (int item = 0; item < longest; item++) {
                Map<String, @Nullable Object> one = new LinkedHashMap<>(row);
                for (int i = 0; i < fields.size(); i++) {
                    String as = transform.path("as").path(i).asString(fields.get(i));
                    one.put(as, Rows.plain(lists.get(i).path(item)));
                }
                all.add(one);
            }
        }
        return all;
    }

    private static JsonNode list(@Nullable Object value, String field) {
        if (value instanceof String text && text.startsWith("[")) {
            try {
                JsonNode list = MAPPER.readTree(text);
                if (list.isArray()) {
                    return list;
                }
            } catch (JacksonException e) {
                throw new UnsupportedOperationException("the field " + field + ", no list", e);
            }
        }
        throw new UnsupportedOperationException("the field " + field + ", which is no list");
    }
}
