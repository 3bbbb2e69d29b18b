package dev.loupe.intake.open;

import dev.loupe.intake.Source;
import dev.loupe.runs.Refused;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Optional;

/// A log that is being read. What goes wrong with it is said once, until it goes well again.
final class OpenedLog {
    private final String name;
    private final Source source;
    private String kept;
    private boolean troubled;

    /// Asked of a source: whether it may have more.
    @FunctionalInterface
    private interface Question {
        boolean ask() throws IOException;
    }

    /// @param kept the bookmark at which the source begins; empty at the start
    OpenedLog(String name, Source source, String kept) {
        this.name = name;
        this.source = source;
        this.kept = kept;
    }

    String name() {
        return name;
    }

    /// Tells a part. @return whether there may be more
    boolean read(StoreLogbook book) {
        return guarded(book, () -> source.read(book));
    }

    /// Tells what is left although it is not whole.
    void last(StoreLogbook book) {
        guarded(
                book,
                () -> {
                    source.last(book);
                    return false;
                });
    }

    private boolean guarded(StoreLogbook book, Question question) {
        try {
            boolean more = question.ask();
            troubled = false;
            return more;
        } catch (NoSuchFileException gone) {
            return false;
        } catch (IOException e) {
            trouble(book, "cannot be read: " + e.getMessage());
        } catch (Refused e) {
            throw e;
        } catch (RuntimeException e) {
            trouble(book, "cannot be understood: " + e);
        }
        return false;
    }

    private void trouble(StoreLogbook book, String what) {
        if (!troubled) {
            troubled = true;
            book.damaged("The log " + name + " " + what + ".");
        }
    }

    Source.Progress progress() {
        return source.progress();
    }

    /// Where reading stopped; empty if that is kept already.
    Optional<String> moved() {
        return Optional.of(source.bookmark()).filter(place -> !place.equals(kept));
    }

    /// Its bookmark is kept, if it is among these.
    void kept(Map<String, String> places) {
        kept = places.getOrDefault(name, kept);
    }

    void close(StoreLogbook book) {
        try {
            source.close();
        } catch (IOException e) {
            book.damaged("The log " + name + " cannot be closed: " + e.getMessage() + ".");
        }
    }
}
