package dev.loupe.cli;

import dev.loupe.runs.Refused;
import dev.loupe.runs.query.Mistake;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/// A failure as one sentence for the person at the terminal.
final class Sentence {
    private Sentence() {}

    /// Prints the sentence and answers the exit code that goes with it.
    static int print(Throwable failure, PrintWriter err) {
        String said = of(failure);
        err.println(said.endsWith(".") ? said : said + ".");
        return failure instanceof Refused refused && refused.why() == Refused.Why.INVALID
                        || failure instanceof Mistake
                ? Main.WRONG_USAGE
                : Main.DAMAGED;
    }

    static String of(Throwable failure) {
        return switch (failure) {
            case NoSuchFileException absent ->
                    "There is no file or folder " + absent.getFile() + ".";
            case AccessDeniedException denied -> "Access to " + denied.getFile() + " is denied.";
            case Mistake mistake -> mistake.sentence();
            case UncheckedIOException io when io.getCause() != null -> of(io.getCause());
            case IOException io when io.getCause() instanceof BindException bind -> of(bind);
            case Throwable other -> {
                String message = other.getMessage();
                yield message == null || message.isBlank()
                        ? "Failed: " + other.getClass().getSimpleName() + "."
                        : message;
            }
        };
    }
}
