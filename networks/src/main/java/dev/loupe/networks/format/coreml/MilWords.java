package dev.loupe.networks.format.coreml;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// The words of MIL's text: marks of one character, `->`, names and numbers, strings in double quotes with backslashes. Blanks and comments from `//` on are passed over.
final class MilWords {
    private static final String MARKS = "{}()[]<>,;=";
    private static final int LONGEST = 1 << 16;
    private static final int LONGEST_STRING = 1 << 24;

    private final Bytes bytes;
    private long at;
    private long start;
    private String word = "";
    private boolean quoted;
    private boolean ahead;

    MilWords(Bytes bytes) {
        this.bytes = bytes;
    }

    /// The next word, not taken; empty at the end.
    String peek() {
        if (!ahead) {
            read();
            ahead = true;
        }
        return word;
    }

    /// Whether the next word is a string in quotes.
    boolean string() {
        peek();
        return quoted;
    }

    /// Takes the next word.
    String next() {
        String taken = peek();
        ahead = false;
        return taken;
    }

    /// Takes the mark or name if it is the next word.
    boolean takes(String mark) {
        boolean found = peek().equals(mark) && !quoted;
        ahead &= !found;
        return found;
    }

    void need(String mark) {
        if (!takes(mark)) {
            throw broken("\"" + mark + "\"");
        }
    }

    String name() {
        if (string() || word.isEmpty() || MARKS.contains(word) || word.equals("->")) {
            throw broken("a name");
        }
        return next();
    }

    /// Whether `<` or `(` stands behind the next word.
    boolean opens() {
        peek();
        long behind = at;
        while (behind < bytes.length() && bytes.u8(behind) <= ' ') {
            behind++;
        }
        return bytes.says(behind, "<") || bytes.says(behind, "(");
    }

    /// Takes all up to the mark that closes the one that was just taken.
    void skip() {
        for (int depth = 1; depth > 0; ) {
            boolean text = string();
            String next = next();
            if (next.isEmpty() && !text) {
                throw broken("a closing bracket");
            }
            if (!text && next.length() == 1) {
                depth += "{([<".contains(next) ? 1 : "})]>".contains(next) ? -1 : 0;
            }
        }
    }

    Broken broken(String expected) {
        peek();
        String found = word.length() > 40 ? word.substring(0, 40) + "…" : word;
        return new Broken(
                bytes.start() + start,
                expected,
                word.isEmpty() && !quoted ? "the end" : "\"" + found + "\"");
    }

    private void read() {
        blanks();
        start = at;
        quoted = false;
        int first = raw();
        if (first < 0) {
            word = "";
        } else if (first == '"') {
            word = quote();
            quoted = true;
        } else if (MARKS.indexOf(first) >= 0) {
            at++;
            word = String.valueOf((char) first);
        } else if (bytes.says(at, "->")) {
            at += 2;
            word = "->";
        } else {
            while (raw() > ' ' && MARKS.indexOf(raw()) < 0 && raw() != '"') {
                if (++at - start > LONGEST) {
                    throw new Broken(bytes.start() + start, "a word of at most 64 KiB", "more");
                }
            }
            word = bytes.text(start, at - start);
        }
    }

    private void blanks() {
        while (raw() >= 0 && raw() <= ' ' || bytes.says(at, "//")) {
            if (raw() == '/') {
                while (raw() >= 0 && raw() != '\n') {
                    at++;
                }
            } else {
                at++;
            }
        }
    }

    private String quote() {
        ByteArrayOutputStream into = new ByteArrayOutputStream();
        at++;
        while (raw() != '"') {
            boolean escaped = raw() == '\\';
            at += escaped ? 1 : 0;
            if (raw() < 0 || at - start > LONGEST_STRING) {
                word = "";
                throw new Broken(bytes.start() + start, "a string with its closing quote", "none");
            }
            int control = escaped ? "nrt".indexOf(raw()) : -1;
            into.write(control >= 0 ? "\n\r\t".charAt(control) : raw());
            at++;
        }
        at++;
        return into.toString(StandardCharsets.UTF_8);
    }

    private int raw() {
        return at < bytes.length() ? bytes.u8(at) : -1;
    }
}
