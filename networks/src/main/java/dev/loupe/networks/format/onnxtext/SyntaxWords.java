package dev.loupe.networks.format.onnxtext;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// The words of ONNX's syntax: marks, identifiers, strings in double quotes where a backslash keeps the next character, and numbers. Blanks and comments from `#` on are passed over.
final class SyntaxWords {
    private static final int LONGEST = 1 << 16;
    private static final int LONGEST_STRING = 1 << 29;

    private final Bytes bytes;
    private long at;

    SyntaxWords(Bytes bytes) {
        this.bytes = bytes;
    }

    /// The next character that counts, −1 at the end.
    int peek() {
        while (raw() == '#' || raw() >= 0 && raw() <= ' ') {
            if (raw() == '#') {
                while (raw() >= 0 && raw() != '\n') {
                    at++;
                }
            } else {
                at++;
            }
        }
        return raw();
    }

    /// Takes the character if it is the next.
    boolean takes(int mark) {
        if (peek() != mark) {
            return false;
        }
        at++;
        return true;
    }

    /// Takes these characters if they are the next.
    boolean takes(String marks) {
        peek();
        if (!bytes.says(at, marks)) {
            return false;
        }
        at += marks.length();
        return true;
    }

    void need(String marks) {
        if (!takes(marks)) {
            throw broken("\"" + marks + "\"");
        }
    }

    /// The next identifier, not taken; empty where none stands.
    String ahead() {
        peek();
        long start = at;
        String name = optional();
        at = start;
        return name;
    }

    /// An identifier, empty where none stands.
    String optional() {
        int first = peek();
        long start = at;
        if (letter(first)) {
            while (letter(raw()) || digit(raw())) {
                at++;
                if (at - start > LONGEST) {
                    throw new Broken(bytes.start() + start, "a name of at most 64 KiB", "more");
                }
            }
        }
        return bytes.text(start, at - start);
    }

    String identifier() {
        String name = optional();
        if (name.isEmpty()) {
            throw broken("a name");
        }
        return name;
    }

    /// An identifier, or any name in quotes.
    String name() {
        return peek() == '"' ? text() : identifier();
    }

    String text() {
        return new String(string(), StandardCharsets.UTF_8);
    }

    /// What stands in quotes.
    byte[] string() {
        if (peek() != '"') {
            throw broken("a string in quotes");
        }
        long start = at++;
        ByteArrayOutputStream into = new ByteArrayOutputStream();
        while (raw() != '"') {
            if (raw() == '\\') {
                at++;
            }
            if (raw() < 0 || at - start > LONGEST_STRING) {
                throw new Broken(bytes.start() + start, "a string with its closing quote", "none");
            }
            into.write(raw());
            at++;
        }
        at++;
        return into.toByteArray();
    }

    /// A number as it stands: `-3`, `1e-5`, `-inf`.
    String number() {
        peek();
        long start = at;
        if (raw() == '-') {
            at++;
        }
        while (digit(raw())
                || letter(raw())
                || raw() == '.'
                || exponent(start) && (raw() == '-' || raw() == '+')) {
            at++;
            if (at - start > 64) {
                throw new Broken(bytes.start() + start, "a number", "a longer word");
            }
        }
        String number = bytes.text(start, at - start);
        if (number.isEmpty()) {
            throw broken("a number");
        }
        return number;
    }

    long whole() {
        peek();
        long start = at;
        String number = number();
        try {
            return number.startsWith("-") ? Long.parseLong(number) : Long.parseUnsignedLong(number);
        } catch (NumberFormatException none) {
            throw new Broken(bytes.start() + start, "a whole number", "\"" + number + "\"");
        }
    }

    /// A `float`, or a `double` where more digits count.
    double real(boolean twice) {
        peek();
        long start = at;
        String number = number();
        try {
            return Scalars.real(number, twice);
        } catch (NumberFormatException none) {
            throw new Broken(bytes.start() + start, "a number", "\"" + number + "\"");
        }
    }

    long offset() {
        return bytes.start() + at;
    }

    /// Back to a place that [#offset] said.
    void back(long offset) {
        at = offset - bytes.start();
    }

    Broken broken(String expected) {
        peek();
        long left = Math.min(20, bytes.length() - at);
        String found =
                left <= 0
                        ? "the end"
                        : "\"" + bytes.text(at, left).lines().findFirst().orElse("") + "\"";
        return new Broken(offset(), expected, found);
    }

    private boolean exponent(long start) {
        return at - start > 1 && (bytes.u8(at - 1) == 'e' || bytes.u8(at - 1) == 'E');
    }

    private int raw() {
        return at < bytes.length() ? bytes.u8(at) : -1;
    }

    private static boolean digit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean letter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }
}
