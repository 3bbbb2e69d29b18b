package dev.loupe.figure.data;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The fields of separated text, gathered by column as they are read. O(characters).
final class CsvColumns {
    private static final int FIRST_ROOM = 16;
    private final String text;
    private final char separator;
    private final List<String> names;
    private final @Nullable String[][] columns;
    private int rows;
    private int at;

    /// @throws IllegalArgumentException naming the row, if it has another number of fields than the first line; or if there is no line
    CsvColumns(String text) {
        this.text = text;
        this.separator = separator(text);
        this.names = names();
        this.columns = new @Nullable String[names.size()][FIRST_ROOM];
        while (at < text.length()) {
            if (!blank()) {
                row();
            }
        }
    }

    List<String> head() {
        return names;
    }

    /// One column, `[rows]`, no value missing yet.
    @Nullable String[] column(int column) {
        return Arrays.copyOf(columns[column], rows);
    }

    private List<String> names() {
        List<String> head = new ArrayList<>();
        while (at < text.length() && blank()) {
            // Lines without a character are no rows.
        }
        if (at >= text.length()) {
            throw new IllegalArgumentException(
                    "The table is empty: expected a line of column names.");
        }
        do {
            head.add(field());
        } while (more());
        return head;
    }

    private void row() {
        int count = 0;
        do {
            String field = field();
            if (count < columns.length) {
                if (rows == columns[count].length) {
                    columns[count] = Arrays.copyOf(columns[count], 2 * rows);
                }
                columns[count][rows] = field;
            }
            count++;
        } while (more());
        if (count != columns.length) {
            throw new IllegalArgumentException(
                    "Row "
                            + (rows + 1)
                            + " must have "
                            + columns.length
                            + " fields like the first line, but has "
                            + count
                            + ".");
        }
        rows++;
    }

    /// Whether the line ends here, which is then passed.
    private boolean blank() {
        int end = at;
        if (end < text.length() && text.charAt(end) == '\r') {
            end++;
        }
        boolean blank = end < text.length() && text.charAt(end) == '\n';
        at = blank ? end + 1 : at;
        return blank;
    }

    /// Passes a separator or the end of a line. @return whether another field of the line follows
    private boolean more() {
        return at < text.length() && text.charAt(at++) == separator;
    }

    private String field() {
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        int start = at;
        while (at < text.length() && text.charAt(at) != separator && text.charAt(at) != '\n') {
            at++;
        }
        int end = at > start && text.charAt(at - 1) == '\r' ? at - 1 : at;
        return text.substring(start, end);
    }

    private String quoted() {
        StringBuilder field = new StringBuilder();
        boolean open = true;
        at++;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (open && c == '"') {
                boolean doubled = at + 1 < text.length() && text.charAt(at + 1) == '"';
                if (doubled) {
                    field.append(c);
                    at++;
                } else {
                    open = false;
                }
            } else if (open || c != separator && c != '\n') {
                if (open || c != '\r') {
                    field.append(c);
                }
            } else {
                break;
            }
            at++;
        }
        return field.toString();
    }

    /// The one of comma, tab and semicolon that the first line has most of.
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
