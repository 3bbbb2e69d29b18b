package dev.loupe.figure.json;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.IsoTimes;
import dev.loupe.figure.data.Table;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Tables from JSON rows: an array of objects, or an object a line.
///
/// A column is numbers if all its values are (NaN and infinities by their words), times if all are ISO 8601, else texts. What a row lacks
/// is missing. A value that is an object or array stays JSON text.
public final class RowsJson {
    private static final Pattern LINE = Pattern.compile("\\R");

    private RowsJson() {}

    /// @throws IllegalArgumentException with one sentence that names the row if a row is no object
    public static Table parse(String json) {
        List<Part> rows =
                json.stripLeading().startsWith("[") ? Part.parse(json).items() : lines(json);
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).node().isObject()) {
                throw new IllegalArgumentException(
                        "Row %d must be an object, but is %s."
                                .formatted(i + 1, rows.get(i).found()));
            }
            names.addAll(rows.get(i).names());
        }
        Table table = Table.EMPTY;
        for (String name : names) {
            @Nullable JsonNode[] values = new @Nullable JsonNode[rows.size()];
            Arrays.setAll(values, i -> rows.get(i).node().get(name));
            table = table.with(name, column(values));
        }
        return table;
    }

    private static List<Part> lines(String json) {
        List<Part> rows = new ArrayList<>();
        for (String line : LINE.split(json)) {
            if (!line.isBlank()) {
                try {
                    rows.add(Part.parse(line));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(
                            "Row %d must be a JSON object on one line, but is none."
                                    .formatted(rows.size() + 1),
                            e);
                }
            }
        }
        return rows;
    }

    /// The column of these values, null where missing.
    public static Column column(@Nullable JsonNode[] values) {
        double[] numbers = new double[values.length];
        @Nullable String[] texts = new @Nullable String[values.length];
        boolean numeric = true;
        boolean any = false;
        for (int i = 0; i < values.length; i++) {
            JsonNode value = values[i];
            boolean missing = value == null || value.isNull();
            numbers[i] = missing ? Double.NaN : number(value);
            texts[i] = missing ? null : value.isString() ? value.asString() : value.toString();
            numeric &= missing || value.isNumber() || isWord(value);
            any |= !missing && value.isNumber();
        }
        if (numeric && any) {
            return new Column.Numbers(numbers);
        }
        Column times = IsoTimes.column(texts);
        return times != null && Arrays.stream(texts).anyMatch(t -> t != null)
                ? times
                : Column.Texts.of(texts);
    }

    private static boolean isWord(JsonNode value) {
        return value.isString()
                && List.of("NaN", "Infinity", "-Infinity").contains(value.asString());
    }

    private static double number(JsonNode value) {
        return value.isNumber()
                ? value.asDouble()
                : isWord(value) ? Double.parseDouble(value.asString()) : Double.NaN;
    }
}
