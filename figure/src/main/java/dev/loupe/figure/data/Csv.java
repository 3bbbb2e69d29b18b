package dev.loupe.figure.data;

import org.jspecify.annotations.Nullable;

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
        CsvColumns read = new CsvColumns(text.startsWith("\uFEFF") ? text.substring(1) : text);
        List<String> names = read.head();
        Table table = Table.EMPTY;
        for (int column = 0; column < names.size(); column++) {
            @Nullable String[] values = read.column(column);
            for (int row = 0; row < values.length; row++) {
                String value = values[row] == null ? "" : values[row].strip();
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
                double number = number(value);
                if (Double.isNaN(number)) {
                    Column times = IsoTimes.column(values);
                    return times == null ? Column.Texts.of(values) : times;
                }
                numbers[i] = number;
                some = true;
            }
        }
        return some || values.length == 0 ? new Column.Numbers(numbers) : Column.Texts.of(values);
    }

    /// NaN for what is no number.
    private static double number(String text) {
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
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
