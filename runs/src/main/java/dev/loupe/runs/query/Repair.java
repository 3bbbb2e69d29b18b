package dev.loupe.runs.query;

import java.util.Optional;
import java.util.function.Function;

/// Mends a query edit by edit, until it can be read or no edit is known: two mistakes in one query are mended together.
final class Repair {
    private static final int MOST_EDITS = 12;
    private static final int LONGEST = 2_000;

    private Repair() {}

    /// What `read` makes of the text; a mistake of it carries the corrected text where there is one.
    static <T> T read(String query, Function<String, T> read) {
        try {
            return read.apply(query);
        } catch (Mistake mistake) {
            throw mended(query, mistake, read).map(mistake::repairedAs).orElse(mistake);
        }
    }

    private static <T> Optional<String> mended(
            String query, Mistake first, Function<String, T> read) {
        String text = query;
        Mistake mistake = first;
        for (int edits = 0; edits < MOST_EDITS && text.length() <= LONGEST; edits++) {
            Edit edit = mistake.edit();
            if (edit == null) {
                return Optional.empty();
            }
            text = edit.of(text);
            try {
                var _ = read.apply(text);
                return Optional.of(text);
            } catch (Mistake next) {
                mistake = next;
            }
        }
        return Optional.empty();
    }
}
