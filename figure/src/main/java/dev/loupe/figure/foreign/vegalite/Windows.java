package dev.loupe.figure.foreign.vegalite;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The transform `window`: what is known of each row from its neighbours in an order. Rows keep their own order.
///
/// Source: Vega's documentation of the window transform, version 6.
final class Windows {
    private final List<Map<String, @Nullable Object>> rows;
    private final @Nullable Comparator<Map<String, @Nullable Object>> order;
    private final boolean peers;
    private final JsonNode frame;

    private Windows(
            List<Map<String, @Nullable Object>> rows,
            @Nullable Comparator<Map<String, @Nullable Object>> order,
            boolean peers,
            JsonNode frame) {
        this.rows = rows;
        this.order = order;
        this.peers = peers && order != null;
        this.frame = frame;
    }

    /// @throws UnsupportedOperationException naming what is not known
    static List<Map<String, @Nullable Object>> of(
            List<Map<String, @Nullable Object>> given, JsonNode transform) {
        List<Map<String, @Nullable Object>> copies = new ArrayList<>();
        given.forEach(row -> copies.add(new LinkedHashMap<>(row)));
        Comparator<Map<String, @Nullable Object>> order = RowGroups.order(transform.path("sort"));
        boolean peers = !transform.path("ignorePeers").asBoolean(false);
        for (List<Map<String, @Nullable Object>> group :
                RowGroups.of(copies, RowGroups.names(transform.path("groupby"))).values()) {
            if (order != null) {
                group.sort(order);
            }
            Windows windows = new Windows(group, order, peers, transform.path("frame"));
            List<Map<String, @Nullable Object>> found = new ArrayList<>();
            for (int i = 0; i < group.size(); i++) {
                found.add(windows.at(i, transform.path("window")));
            }
            for (int i = 0; i < group.size(); i++) {
                group.get(i).putAll(found.get(i));
            }
        }
        return copies;
    }

    private Map<String, @Nullable Object> at(int row, JsonNode wanted) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (JsonNode one : wanted) {
            String as = one.path("as").asString("");
            values.put(as, value(row, one));
        }
        return values;
    }

    private @Nullable Object value(int row, JsonNode wanted) {
        String operation = wanted.path("op").asString("");
        String field = wanted.path("field").asString("");
        int n = rows.size();
        int parameter = wanted.path("param").asInt(1);
        return switch (operation) {
            case "row_number" -> row + 1.0;
            case "rank" -> first(row) + 1.0;
            case "percent_rank" -> n < 2 ? 0.0 : first(row) / (n - 1.0);
            case "cume_dist" -> last(row) / (double) n;
            case "dense_rank" -> dense(row);
            case "ntile" -> {
                if (parameter < 1) {
                    throw new UnsupportedOperationException("an ntile of fewer than 1 part");
                }
                yield Math.ceil(parameter * (last(row) / (double) n));
            }
            case "lag" -> row >= parameter ? rows.get(row - parameter).get(field) : null;
            case "lead" -> row + parameter < n ? rows.get(row + parameter).get(field) : null;
            case "first_value" -> rows.get(from(row)).get(field);
            case "last_value" -> rows.get(to(row) - 1).get(field);
            default -> Aggregates.of(operation, rows.subList(from(row), to(row)), field);
        };
    }

    private boolean same(int a, int b) {
        Comparator<Map<String, @Nullable Object>> by = order;
        return by != null && by.compare(rows.get(a), rows.get(b)) == 0;
    }

    private int first(int row) {
        int first = row;
        while (first > 0 && same(first - 1, row)) {
            first--;
        }
        return first;
    }

    /// One behind the last row that is as this one.
    private int last(int row) {
        int last = row + 1;
        while (last < rows.size() && same(last, row)) {
            last++;
        }
        return last;
    }

    private double dense(int row) {
        int rank = 1;
        for (int i = 1; i <= row; i++) {
            rank += same(i - 1, i) ? 0 : 1;
        }
        return rank;
    }

    private int from(int row) {
        JsonNode before = frame.path(0);
        int from = before.isNumber() ? Math.max(0, row - Math.abs(before.asInt())) : 0;
        return peers ? first(from) : from;
    }

    private int to(int row) {
        JsonNode after = frame.path(1);
        int to =
                frame.isMissingNode()
                        ? row + 1
                        : after.isNumber()
                                ? Math.min(rows.size(), row + Math.abs(after.asInt()) + 1)
                                : rows.size();
        return peers ? last(to - 1) : to;
    }
}
