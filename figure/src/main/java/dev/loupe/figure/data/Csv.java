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
            double @Nullable [] numbers = read.numbers(column);
            String name = names.get(column).strip();
            table =
                    table.with(
                            name.isEmpty() ? "column " + (column + 1) : name,
                            numbers == null
                                    ? typed(stripped(read.column(column)))
                                    : new Column.Numbers(numbers));
        }
        return table;
    }

    private static @Nullable String[] stripped(@Nullable String[] values) {
        for (int row = 0; row < values.length; row++) {
            String value = values[row] == null ? "" : values[row].strip();
            values[row] = missing(value) ? null : value;
        }
        return values;
    }

    static boolean missing(String value) {
        return MISSING.contains(value);
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
                double number = Decimal.of(value.toCharArray(), 0, value.length());
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
}
