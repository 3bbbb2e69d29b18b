package dev.loupe.networks.format.prototext;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// The words of protobuf's text format: marks of one character, bare words and numbers, strings in quotes without them and their escapes undone. Comments from `#` on are passed over.
final class TextWords {
    private static final String MARKS = "{}<>[]:,;";
    private static final int LONGEST = 1 << 20;
    private static final int LONGEST_STRING = 1 << 29;

    private final Bytes bytes;
    private long at;
    private long start;
    private boolean quoted;
    private String word = "";
    private byte[] string = {};

    TextWords(Bytes bytes) {
        this.bytes = bytes;
    }

    /// The next word; empty at the end.
    String next() {
        skip();
        start = at;
        quoted = false;
        int first = peek();
        if (first < 0) {
            word = "";
        } else if (MARKS.indexOf(first) >= 0) {
            at++;
            word = String.valueOf((char) first);
        } else if (first == '"' || first == '\'') {
            string = string(first);
            word = "";
            quoted = true;
        } else {
            while (peek() > ' ' && peek() != '#' && MARKS.indexOf(peek()) < 0 && peek() != '"') {
                step();
            }
            word = bytes.text(start, at - start);
        }
        return word;
    }

    /// The bytes of the word that stood in quotes.
    byte[] string() {
        return string;
    }

    /// Whether the word stood in quotes.
    boolean quoted() {
        return quoted;
    }

    Broken broken(String expected) {
        String found = word.length() > 40 ? word.substring(0, 40) + "…" : word;
        return new Broken(
                bytes.start() + start,
                expected,
                quoted ? "a string" : word.isEmpty() ? "the end" : "\"" + found + "\"");
    }

    private int peek() {
        return at < bytes.length() ? bytes.u8(at) : -1;
    }

    private void step() {
        if (++at - start > LONGEST) {
            throw new Broken(bytes.start() + start, "a word of at most 1 MiB", "a longer one");
        }
    }

    private void skip() {
        while (peek() >= 0
                && (peek() <= ' '
                        || peek() == '#'
                        || peek() == 0xef
                        || peek() == 0xbb
                        || peek() == 0xbf)) {
            if (peek() == '#') {
                while (peek() >= 0 && peek() != '\n') {
                    at++;
                }
            } else {
                at++;
            }
        }
    }

    private byte[] string(int quote) {
        ByteArrayOutputStream into = new ByteArrayOutputStream();
        at++;
        while (peek() != quote) {
            if (peek() < 0 || peek() == '\n') {
                throw new Broken(bytes.start() + start, "a string's closing quote", "none");
            }
            if (at - start > LONGEST_STRING) {
                throw new Broken(
                        bytes.start() + start, "a string of at most 512 MiB", "a longer one");
            }
            int one = peek();
            at++;
            if (one == '\\') {
                escaped(into);
            } else {
                into.write(one);
            }
        }
        at++;
        return into.toByteArray();
    }

    private void escaped(ByteArrayOutputStream into) {
        int kind = peek();
        if (kind < 0) {
            return;
        }
        at++;
        int control = "abfnrtv".indexOf(kind);
        if (control >= 0) {
            into.write("\u0007\b\f\n\r\t\u000b".charAt(control));
        } else if (kind >= '0' && kind <= '7') {
            at--;
            into.write(digits(8, 3));
        } else if (kind == 'x' || kind == 'X') {
            into.write(digits(16, 2));
        } else if (kind == 'u' || kind == 'U') {
            int point = digits(16, kind == 'u' ? 4 : 8);
            into.writeBytes(
                    (Character.isValidCodePoint(point) ? Character.toString(point) : "\ufffd")
                            .getBytes(StandardCharsets.UTF_8));
        } else {
            into.write(kind);
        }
    }

    private int digits(int radix, int most) {
        int value = 0;
        for (int i = 0; i < most && Character.digit(peek(), radix) >= 0; i++, at++) {
            value = value * radix + Character.digit(peek(), radix);
        }
        return value;
    }
}
