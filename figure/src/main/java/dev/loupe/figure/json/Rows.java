package dev.loupe.figure.json;

import dev.loupe.figure.data.Csv;
import dev.loupe.figure.data.Table;

/// Tables as people keep them in files: comma-, semicolon- or tab-separated text, JSON lines, or a JSON array of objects.
public final class Rows {
    private Rows() {}

    /// The content decides which it is.
    ///
    /// @throws IllegalArgumentException with one sentence that names the row that is damaged
    public static Table parse(String text) {
        String head = text.stripLeading();
        return head.startsWith("{") || head.startsWith("[")
                ? RowsJson.parse(text)
                : Csv.parse(text);
    }
}
