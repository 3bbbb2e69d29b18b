package dev.loupe.server.embeddings;

import dev.loupe.figure.data.Column;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/// What is known of each vector beside its numbers, as columns of text.
///
/// @param columns by name, each `[rows]`; the first holds the labels
record Labels(SequencedMap<String, String[]> columns) {
    static final Labels NONE = new Labels(new LinkedHashMap<>());
    private static final int MOST_COLUMNS = 100;
    private static final int MOST_CLASSES = 50;

    /// What a column can colour by.
    enum Kind {
        /// At most 50 different texts or whole numbers.
        CLASSES,
        NUMBERS,
        /// More different texts than there are colours.
        TEXTS
    }

    /// From a file of TensorBoard's projector: one column without a head, or several with tabs between them and a head. Lines that end early have empty texts.
    ///
    /// @throws IllegalArgumentException with one sentence if it has not one line for each vector, or more than 100 columns
    static Labels read(String name, String text, int rows) {
        String[] lines = text.lines().toArray(String[]::new);
        int end = lines.length;
        boolean headed = end > 0 && lines[0].indexOf('\t') >= 0;
        while (end - (headed ? 1 : 0) > rows && lines[end - 1].isBlank()) {
            end--;
        }
        int found = Math.max(0, end - (headed ? 1 : 0));
        if (found != rows) {
            throw new IllegalArgumentException(
                    name
                            + " must label "
                            + rows
                            + " vectors, but has "
                            + found
                            + " lines for them.");
        }
        String[] head = headed ? lines[0].split("\t", -1) : new String[] {"label"};
        if (head.length > MOST_COLUMNS) {
            throw new IllegalArgumentException(
                    name
                            + " may have at most "
                            + MOST_COLUMNS
                            + " columns, but has "
                            + head.length
                            + ".");
        }
        SequencedMap<String, String[]> columns = new LinkedHashMap<>();
        String[][] cells = new String[head.length][rows];
        for (int row = 0; row < rows; row++) {
            String line = lines[row + (headed ? 1 : 0)];
            String[] parts = headed ? line.split("\t", -1) : new String[] {line};
            for (int column = 0; column < head.length; column++) {
                cells[column][row] = column < parts.length ? parts[column] : "";
            }
        }
        for (int column = 0; column < head.length; column++) {
            columns.putIfAbsent(head[column], cells[column]);
        }
        return new Labels(columns);
    }

    /// How a person calls a vector: its label, or its number from 0 where it has none.
    String of(int row) {
        return columns.isEmpty() ? "#" + row : columns.firstEntry().getValue()[row];
    }

    /// All that is known of a vector.
    Map<String, String> all(int row) {
        Map<String, String> all = new LinkedHashMap<>();
        columns.forEach((name, values) -> all.put(name, values[row]));
        return all;
    }

    /// Rows whose label holds this, whatever its case; none for an empty text.
    int[] find(int rows, String part) {
        String wanted = part.toLowerCase(Locale.ROOT);
        return wanted.isBlank()
                ? new int[0]
                : IntStream.range(0, rows)
                        .filter(row -> of(row).toLowerCase(Locale.ROOT).contains(wanted))
                        .toArray();
    }

    Kind kind(String column) {
        String[] values = values(column);
        long distinct = Arrays.stream(values).distinct().limit(MOST_CLASSES + 1L).count();
        Optional<double[]> numbers = numbers(values);
        boolean whole =
                numbers.isEmpty()
                        || Arrays.stream(numbers.get())
                                .allMatch(x -> Double.isNaN(x) || x == Math.rint(x));
        return distinct <= MOST_CLASSES && whole
                ? Kind.CLASSES
                : numbers.isPresent() ? Kind.NUMBERS : Kind.TEXTS;
    }

    /// A column to draw by; of texts the empty ones are missing.
    Column column(String name) {
        String[] values = values(name);
        return kind(name) == Kind.NUMBERS
                ? new Column.Numbers(numbers(values).orElseThrow())
                : Column.Texts.of(
                        Arrays.stream(values)
                                .map(value -> value.isEmpty() ? "–" : value)
                                .toArray(String[]::new));
    }

    /// The classes of a column in their order: numbers by value, else texts by their letters.
    List<String> classes(String name) {
        String[] values = values(name);
        Comparator<String> order =
                numbers(values).isPresent()
                        ? Comparator.comparingDouble(Labels::number)
                        : Comparator.naturalOrder();
        return Arrays.stream(values)
                .distinct()
                .sorted(order)
                .map(value -> value.isEmpty() ? "–" : value)
                .toList();
    }

    private String[] values(String column) {
        String[] values = columns.get(column);
        if (values == null) {
            throw new IllegalArgumentException(
                    "There is no column '"
                            + column
                            + "'; there are "
                            + String.join(", ", columns.keySet())
                            + ".");
        }
        return values;
    }

    /// All as numbers, the empty ones as NaN; nothing if one of them is something else, or all are empty.
    private static Optional<double[]> numbers(String[] values) {
        double[] numbers = Arrays.stream(values).mapToDouble(Labels::number).toArray();
        boolean any = false;
        for (int i = 0; i < numbers.length; i++) {
            if (Double.isNaN(numbers[i]) && !values[i].isEmpty()) {
                return Optional.empty();
            }
            any |= !values[i].isEmpty();
        }
        return any ? Optional.of(numbers) : Optional.empty();
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
