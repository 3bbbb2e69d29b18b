package dev.loupe.intake.rows;

import java.util.List;
import java.util.Optional;

/// Understands the lines of one log. Keeps what it needs from line to line; [#state] brings it back.
interface Rows {
    /// Takes one line. What it means goes to `into`; a line that means nothing is passed over, one that ought to is said.
    void line(long number, String text, RowTelling into);

    /// Nothing follows.
    default void last(RowTelling into) {}

    /// What [#restore] needs when reading goes on in the middle.
    default String state() {
        return "";
    }

    default void restore(String state) {}

    /// Recognises a log by its first whole lines.
    ///
    /// @param head some of the first lines, without a cut one
    /// @param file what a sentence calls the log
    @FunctionalInterface
    interface Kind {
        Optional<Rows> of(List<String> head, String file);
    }
}
