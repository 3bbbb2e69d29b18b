package dev.loupe.intake.rows;

import java.util.ArrayList;
import java.util.List;

/// The fields of one row of separated text (RFC 4180, section 2).
final class CsvFields {
    private static final char[] SEPARATORS = {',', '\t', ';'};

    private CsvFields() {}

    /// The separator that a line of names uses most.
    static char separator(String head) {
        char best = ',';
        long most = 0;
        for (char separator : SEPARATORS) {
            long count = head.chars().filter(c -> c == separator).count();
            if (count > most) {
                most = count;
                best = separator;
            }
        }
        return best;
    }

    /// Whether a quote is still open at the end, so that the next line belongs to the row too.
    static boolean open(String row) {
        return row.indexOf('"') >= 0 && row.chars().filter(c -> c == '"').count() % 2 == 1;
    }

    static List<String> of(String row, char separator) {
        List<String> fields = new ArrayList<>();
        int at = 0;
        while (at <= row.length()) {
            if (at < row.length() && row.charAt(at) == '"') {
                StringBuilder field = new StringBuilder();
                at = quoted(row, at + 1, field);
                int end = end(row, at, separator);
                fields.add(field.append(row, at, end).toString());
                at = end + 1;
            } else {
                int end = end(row, at, separator);
                fields.add(row.substring(at, end));
                at = end + 1;
            }
        }
        return fields;
    }

    private static int end(String row, int from, char separator) {
        int end = row.indexOf(separator, from);
        return end < 0 ? row.length() : end;
    }

    /// @return the place behind the closing quote
    private static int quoted(String row, int from, StringBuilder field) {
        int at = from;
        while (at < row.length()) {
            char c = row.charAt(at);
            if (c == '"') {
                if (at + 1 >= row.length() || row.charAt(at + 1) != '"') {
                    return at + 1;
                }
                at++;
            }
            field.append(c);
            at++;
        }
        return at;
    }
}
