package dev.loupe.cli.figure;

import dev.loupe.figure.data.Table;
import dev.loupe.figure.data.Utf8;
import dev.loupe.figure.json.Rows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// What a command is given to draw: a file, or `-` for standard input. UTF-8.
public final class Source {
    public static final String STANDARD_INPUT = "-";

    private static final int MOST_BYTES = 1 << 30;
    private static final int MOST_PIPED = 1 << 28;

    private Source() {}

    /// @throws IllegalArgumentException with one sentence if it is no text
    public static String text(String name, InputStream standardInput) throws IOException {
        return new String(bytes(name, standardInput), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String name, InputStream standardInput) throws IOException {
        byte[] bytes;
        if (name.equals(STANDARD_INPUT)) {
            bytes = piped(name, standardInput);
        } else {
            Path file = Path.of(name);
            if (Files.isDirectory(file)) {
                throw new NoSuchFileException(name);
            }
            bytes = Files.isRegularFile(file) ? whole(name, file) : piped(name, file);
        }
        if (!Utf8.is(bytes)) {
            throw new IllegalArgumentException(
                    "What is in " + shown(name) + " must be text in UTF-8, but is not.");
        }
        return bytes;
    }

    private static byte[] whole(String name, Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw tooLong(name, MOST_BYTES);
        }
        return Files.readAllBytes(file);
    }

    private static byte[] piped(String name, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return piped(name, in);
        }
    }

    /// Of what has no size, no more is read than can be held twice.
    private static byte[] piped(String name, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_PIPED + 1);
        if (bytes.length > MOST_PIPED) {
            throw tooLong(name, MOST_PIPED);
        }
        return bytes;
    }

    private static IllegalArgumentException tooLong(String name, int most) {
        return new IllegalArgumentException(
                "What is in %s is longer than %,d bytes.".formatted(shown(name), most));
    }

    /// A table of comma-, semicolon- or tab-separated text, JSON lines or a JSON array of objects; its content decides.
    ///
    /// @throws IllegalArgumentException with one sentence that names the file and the row that is damaged
    public static Table table(String name, InputStream standardInput) throws IOException {
        byte[] text = bytes(name, standardInput);
        try {
            return Rows.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The table in " + shown(name) + " is damaged: " + e.getMessage(), e);
        }
    }

    private static String shown(String name) {
        return name.equals(STANDARD_INPUT) ? "standard input" : name;
    }
}
