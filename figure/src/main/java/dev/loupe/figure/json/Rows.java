package dev.loupe.figure.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.loupe.figure.data.Csv;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.data.Utf8;

/// Tables as people keep them in files: comma-, semicolon- or tab-separated text, JSON lines, or a JSON array of objects.
public final class Rows {
    private Rows() {}

    /// The content decides which it is.
    ///
    /// @param text in UTF-8
    /// @throws IllegalArgumentException with one sentence that names the row that is damaged
    public static Table parse(byte[] text) {
        int first = Utf8.begin(text);
        while (first < text.length && Character.isWhitespace(text[first])) {
            first++;
        }
        boolean json = first < text.length && (text[first] == '{' || text[first] == '[');
        return json
                ? RowsJson.parse(new String(text, first, text.length - first, UTF_8))
                : Csv.parse(text);
    }
}
