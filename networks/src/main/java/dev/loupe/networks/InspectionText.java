package dev.loupe.networks;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// An inspection for people: plain facts first, then a section for each list and map, with columns that stand below one another.
final class InspectionText {
    private static final int WIDEST = 72;
    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();

    private InspectionText() {}

    static String of(Map<String, @Nullable Object> json) {
        InspectionText all = new InspectionText();
        all.facts(json);
        json.forEach(all::section);
        return all.text.toString();
    }

    private void facts(Map<String, @Nullable Object> json) {
        List<List<String>> rows = new ArrayList<>();
        json.forEach(
                (name, value) -> {
                    if (name.equals("file")) {
                        text.append(value).append('\n');
                    } else if (!(value instanceof Map) && !(value instanceof List)) {
                        rows.add(List.of(name, whole(value)));
                    }
                });
        table(rows, Set.of());
    }

    private void section(String name, @Nullable Object value) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            text.append('\n').append(name).append('\n');
            counted(map);
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            text.append('\n').append(name).append('\n');
            if (list.stream().allMatch(Map.class::isInstance)) {
                records(list);
            } else {
                table(list.stream().map(one -> List.of(whole(one))).toList(), Set.of());
            }
        }
    }

    /// A map; where it counts things, the most frequent first.
    private void counted(Map<?, ?> map) {
        boolean numbers = map.values().stream().allMatch(Number.class::isInstance);
        List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
        if (numbers) {
            entries.sort(
                    (a, b) ->
                            Long.compare(
                                    ((Number) b.getValue()).longValue(),
                                    ((Number) a.getValue()).longValue()));
        }
        table(
                entries.stream()
                        .map(e -> List.of(String.valueOf(e.getKey()), cell(e.getValue())))
                        .toList(),
                numbers ? Set.of(1) : Set.of());
    }

    /// Objects with the same fields, one a row below the fields' names.
    private void records(List<?> list) {
        Set<String> fields = new LinkedHashSet<>();
        for (Object one : list) {
            if (one instanceof Map<?, ?> map) {
                map.keySet().forEach(key -> fields.add(String.valueOf(key)));
            }
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.copyOf(fields));
        Set<Integer> right = new LinkedHashSet<>();
        for (Object one : list) {
            if (one instanceof Map<?, ?> map) {
                List<String> row = new ArrayList<>();
                for (String field : fields) {
                    Object value = map.get(field);
                    if (value instanceof Number) {
                        right.add(row.size());
                    }
                    row.add(cell(value));
                }
                rows.add(row);
            }
        }
        table(rows, right);
    }

    /// @param right the columns that are set against their right edge
    private void table(List<List<String>> rows, Set<Integer> right) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                String padding = " ".repeat(widths[i] - row.get(i).length());
                line.append(INDENT);
                line.append(right.contains(i) ? padding + row.get(i) : row.get(i) + padding);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
    }

    private static String cell(@Nullable Object value) {
        String whole = whole(value).replace('\n', ' ');
        return whole.length() <= WIDEST ? whole : whole.substring(0, WIDEST - 1) + "…";
    }

    private static String whole(@Nullable Object value) {
        return switch (value) {
            case null -> "?";
            case Long number -> grouped(number);
            case Integer number -> grouped(number);
            case List<?> list ->
                    String.join(", ", list.stream().map(InspectionText::whole).toList());
            case Map<?, ?> map when map.containsKey("type") && map.containsKey("name") ->
                    named(map);
            case Map<?, ?> map ->
                    String.join(
                            ", ",
                            map.entrySet().stream()
                                    .map(e -> e.getKey() + " " + whole(e.getValue()))
                                    .toList());
            default -> value.toString();
        };
    }

    /// `x float32[1×3×224×224]`; an extent that is not known is `?`.
    private static String named(Map<?, ?> value) {
        String shape =
                value.get("shape") instanceof List<?> extents
                        ? "["
                                + String.join(
                                        "×",
                                        extents.stream()
                                                .map(e -> e == null ? "?" : e.toString())
                                                .toList())
                                + "]"
                        : "";
        return value.get("name") + " " + value.get("type") + shape;
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
