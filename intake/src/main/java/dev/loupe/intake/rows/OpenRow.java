package dev.loupe.intake.rows;

import org.jspecify.annotations.Nullable;

/// A row of separated text whose quoted fields may hold line ends, put together from lines.
final class OpenRow {
    private static final int MOST_LINES_A_ROW = 1_000;

    private String begun;
    private int lines;

    /// @param begun what [#begun] said, or empty
    OpenRow(String begun) {
        this.begun = begun;
    }

    /// What waits for its end; empty if nothing does.
    String begun() {
        return begun;
    }

    /// Takes a line. @return the whole row, null while it is open or where the line is blank
    @Nullable String add(String text) {
        if (begun.isEmpty() && text.isBlank()) {
            return null;
        }
        String row = begun.isEmpty() ? text : begun + '\n' + text;
        if (CsvFields.open(row) && ++lines < MOST_LINES_A_ROW) {
            begun = row;
            return null;
        }
        begun = "";
        lines = 0;
        return row;
    }
}
