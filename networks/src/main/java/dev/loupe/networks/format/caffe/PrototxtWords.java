package dev.loupe.networks.format.caffe;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;

/// The words of protobuf's text format: marks of one character, bare words and numbers, strings in quotes without them, their escapes kept as they are but for quotes and backslashes. Comments
/// from `#` on are passed over.
final class PrototxtWords {
    private static final String MARKS = "{}<>[]:,;";
    private static final int LONGEST = 1 << 20;

    private final Bytes bytes;
    private long at;
    private long start;
    private boolean quoted;
    private String word = "";

    PrototxtWords(Bytes bytes) {
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
            word = string(first);
            quoted = true;
        } else {
            while (peek() > ' ' && peek() != '#' && MARKS.indexOf(peek()) < 0 && peek() != '"') {
                step();
            }
            word = bytes.text(start, at - start);
        }
        return word;
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
                word.isEmpty() && !quoted ? "the end" : "\"" + found + "\"");
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

    private String string(int quote) {
        at++;
        while (peek() != quote) {
            if (peek() < 0 || peek() == '\n') {
                word = "";
                throw new Broken(bytes.start() + start, "a string's closing quote", "none");
            }
            if (peek() == '\\') {
                step();
            }
            step();
        }
        at++;
        return bytes.text(start + 1, at - start - 2).replaceAll("\\\\([\"'\\\\])", "$1");
    }
}
