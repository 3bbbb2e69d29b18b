package dev.loupe.figure.data;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A table from comma-, semicolon- or tab-separated text with a line of names first (RFC 4180, with LF alone allowed).
///
/// A column whose every value is a number becomes numbers; whose every value is an ISO 8601 date or time becomes times; else texts. Empty
/// fields and `NA`, `NaN`, `null` are missing.
public final class Csv {
    private static final Set<String> MISSING =
            Set.of("", "NA", "NaN", "nan", "null", "None", "N/A");

    private Csv() {}

    /// @throws IllegalArgumentException with the line, if a row has another number of fields than the first line
    public static Table parse(String text) {
        List<List<String>> lines = fields(text.startsWith("\uFEFF") ? text.substring(1) : text);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(
                    "The table is empty: expected a line of column names.");
        }
        List<String> names = lines.getFirst();
        int rows = lines.size() - 1;
        Table table = Table.EMPTY;
        for (int column = 0; column < names.size(); column++) {
            @Nullable String[] values = new @Nullable String[rows];
            for (int row = 0; row < rows; row++) {
                List<String> line = lines.get(row + 1);
                if (line.size() != names.size()) {
                    throw new IllegalArgumentException(
                            "Row "
                                    + (row + 1)
                                    + " must have "
                                    + names.size()
                                    + " fields like the first line, but has "
                                    + line.size()
                                    + ".");
                }
                String value = line.get(column).strip();
                values[row] = MISSING.contains(value) ? null : value;
            }
            String name = names.get(column).strip();
            table = table.with(name.isEmpty() ? "column " + (column + 1) : name, typed(values));
        }
        return table;
    }

    /// The narrowest kind that holds all of these values.
    public static Column typed(@Nullable String[] values) {
        double[] numbers = new double[values.length];
        boolean some = false;
        for (int i = 0; i < values.length; i++) {
            String value = values[i];
            if (value == null) {
                numbers[i] = Double.NaN;
            } else {
                Double number = number(value);
                if (number == null) {
                    Column times = IsoTimes.column(values);
                    return times == null ? Column.Texts.of(values) : times;
                }
                numbers[i] = number;
                some = true;
            }
        }
        return some || values.length == 0 ? new Column.Numbers(numbers) : Column.Texts.of(values);
    }

    private static @Nullable Double number(String text) {
        char first = text.charAt(0);
        char last = text.charAt(text.length() - 1);
        switch (text) {
            case "Infinity", "inf", "Inf" -> {
                return Double.POSITIVE_INFINITY;
            }
            case "-Infinity", "-inf", "-Inf" -> {
                return Double.NEGATIVE_INFINITY;
            }
            default -> {}
        }
        boolean plausible =
                (first >= '0' && first <= '9' || first == '-' || first == '+' || first == '.')
                        && (last >= '0' && last <= '9' || last == '.');
        if (!plausible) {
            return null;
        }
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static List<List<String>> fields(String text) {
        char separator = separator(text);
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c != '"') {
                    field.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    field.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && field.isEmpty()) {
                quoted = true;
            } else if (c == separator) {
                line.add(field.toString());
                field.setLength(0);
            } else if (c == '\n') {
                line.add(field.toString());
                field.setLength(0);
                keep(lines, line);
                line = new ArrayList<>();
            } else if (c != '\r') {
                field.append(c);
            }
        }
        line.add(field.toString());
        keep(lines, line);
        return lines;
    }

    /// Lines without a character are no rows.
    private static void keep(List<List<String>> lines, List<String> line) {
        if (line.size() > 1 || !line.getFirst().isEmpty()) {
            lines.add(line);
        }
    }

    private static char separator(String text) {
        int end = text.indexOf('\n');
        String head = end < 0 ? text : text.substring(0, end);
        char best = ',';
        long most = 0;
        for (char candidate : new char[] {',', '\t', ';'}) {
            long count = head.chars().filter(c -> c == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }
}
