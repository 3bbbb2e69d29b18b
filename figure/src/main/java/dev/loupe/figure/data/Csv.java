package dev.loupe.figure.data;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// A table from comma-, semicolon- or tab-separated text with a line of names first (RFC 4180, with LF alone allowed).
///
/// A column whose every value is a number becomes numbers; whose every value is an ISO 8601 date or time becomes times; else texts. Empty
/// fields and `NA`, `NaN`, `null` are missing.
public final class Csv {
    private static final Set<String> MISSING =
            Set.of("", "NA", "NaN", "nan", "null", "None", "N/A");

    /// Bytes from which on columns are read by several processors.
    private static final int SIDE_BY_SIDE_FROM = 1 << 20;

    private Csv() {}

    /// @throws IllegalArgumentException with the line, if a row has another number of fields than the first line
    public static Table parse(String text) {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /// @param text in UTF-8
    /// @throws IllegalArgumentException with the line, if a row has another number of fields than the first line
    public static Table parse(byte[] text) {
        CsvColumns read = new CsvColumns(text);
        List<String> names = read.head();
        double @Nullable [][] all = new double @Nullable [names.size()][];
        IntStream columns = IntStream.range(0, all.length);
        (text.length < SIDE_BY_SIDE_FROM ? columns : columns.parallel())
                .forEach(column -> all[column] = read.numbers(column));
        Table table = Table.EMPTY;
        for (int column = 0; column < names.size(); column++) {
            double @Nullable [] numbers = all[column];
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
                double number = Decimal.of(value);
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
