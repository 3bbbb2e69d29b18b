package dev.loupe.figure.data;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Where the fields of separated text in UTF-8 lie, by column; a field becomes a string only when it is asked for. O(bytes), 8 bytes a field beside the text.
final class CsvColumns {
    private final byte[] text;
    private final byte separator;
    private final List<String> names;

    /// Where each field begins: for one in quotes behind the first of them, and then its complement.
    private final int[][] from;

    private final int[][] to;
    private int rows;
    private int at;
    private int start;
    private int end;

    /// @throws IllegalArgumentException naming the row, if it has another number of fields than the first line; or if there is no line
    CsvColumns(byte[] text) {
        this.text = text;
        this.at = Utf8.begin(text);
        this.separator = separator();
        this.names = names();
        int lines = lines();
        this.from = new int[names.size()][lines];
        this.to = new int[names.size()][lines];
        while (at < text.length) {
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
        @Nullable String[] values = new @Nullable String[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = field(from[column][row], to[column][row]);
        }
        return values;
    }

    /// One column as numbers, `[rows]`, NaN where a value is missing; null where one is no number, or is in quotes.
    double @Nullable [] numbers(int column) {
        double[] numbers = new double[rows];
        Decimal decimal = new Decimal();
        boolean some = false;
        for (int row = 0; row < rows; row++) {
            int first = from[column][row];
            int last = to[column][row];
            while (first >= 0 && first < last && Character.isWhitespace(text[last - 1])) {
                last--;
            }
            while (first >= 0 && first < last && Character.isWhitespace(text[first])) {
                first++;
            }
            if (first < 0) {
                return null;
            }
            double number = decimal.of(text, first, last - first);
            if (Double.isNaN(number) && !Csv.missing(Utf8.text(text, first, last))) {
                return null;
            }
            some |= !Double.isNaN(number);
            numbers[row] = number;
        }
        return some || rows == 0 ? numbers : null;
    }

    private List<String> names() {
        List<String> head = new ArrayList<>();
        while (at < text.length && blank()) {
            // Lines without a character are no rows.
        }
        if (at >= text.length) {
            throw new IllegalArgumentException(
                    "The table is empty: expected a line of column names.");
        }
        do {
            pass();
            head.add(field(start, end));
        } while (more());
        return head;
    }

    private void row() {
        int count = 0;
        do {
            pass();
            if (count < from.length) {
                from[count][rows] = start;
                to[count][rows] = end;
            }
            count++;
        } while (more());
        if (count != from.length) {
            throw new IllegalArgumentException(
                    "Row "
                            + (rows + 1)
                            + " must have "
                            + from.length
                            + " fields like the first line, but has "
                            + count
                            + ".");
        }
        rows++;
    }

    /// Whether the line ends here, which is then passed.
    private boolean blank() {
        int line = at < text.length && text[at] == '\r' ? at + 1 : at;
        boolean blank = line < text.length && text[line] == '\n';
        at = blank ? line + 1 : at;
        return blank;
    }

    /// Passes a separator or the end of a line. @return whether another field of the line follows
    private boolean more() {
        return at < text.length && text[at++] == separator;
    }

    /// Passes a field, and keeps where it was.
    private void pass() {
        boolean quoted = at < text.length && text[at] == '"';
        int begin = quoted ? ++at : at;
        if (quoted) {
            passQuotes();
        }
        int closed = at;
        while (at < text.length && text[at] != separator && text[at] != '\n') {
            at++;
        }
        end = at > closed && text[at - 1] == '\r' ? at - 1 : at;
        start = quoted ? ~begin : begin;
    }

    private void passQuotes() {
        while (at < text.length) {
            if (text[at++] == '"') {
                if (at == text.length || text[at] != '"') {
                    return;
                }
                at++;
            }
        }
    }

    private String field(int first, int last) {
        return first >= 0 ? Utf8.text(text, first, last) : unquoted(~first, last);
    }

    /// A doubled quote is one; what stands behind the closing one belongs to the field too.
    private String unquoted(int first, int last) {
        byte[] field = new byte[last - first];
        int length = 0;
        boolean open = true;
        for (int i = first; i < last; i++) {
            if (open && text[i] == '"') {
                open = i + 1 < last && text[i + 1] == '"';
                if (open) {
                    field[length++] = text[i++];
                }
            } else if (open || text[i] != '\r') {
                field[length++] = text[i];
            }
        }
        return Utf8.text(field, 0, length);
    }

    /// The one of comma, tab and semicolon that the first line has most of.
    private byte separator() {
        int[] count = new int[128];
        for (int i = at; i < text.length && text[i] != '\n'; i++) {
            count[Math.max(text[i], 0)]++;
        }
        char best = ',';
        for (char other : new char[] {'\t', ';'}) {
            best = count[other] > count[best] ? other : best;
        }
        return (byte) best;
    }

    /// At least as many as there are rows from here on, and no more than there are bytes for.
    private int lines() {
        int lines = 1;
        int begin = at;
        for (int i = at; i < text.length; i++) {
            if (text[i] == '\n') {
                int length = i - begin;
                lines += length > 1 || length == 1 && text[begin] != '\r' ? 1 : 0;
                begin = i + 1;
            }
        }
        return Math.min(lines, (text.length - at) / names.size() + 1);
    }
}
