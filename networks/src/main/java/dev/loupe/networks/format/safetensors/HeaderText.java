package dev.loupe.networks.format.safetensors;

import dev.loupe.core.bytes.Broken;

import java.nio.charset.StandardCharsets;

/// The JSON of a header (RFC 8259), read once from its start. A general parser takes most of its time in a new process to begin.
final class HeaderText {
    private final byte[] text;
    private final long start;
    private int at;

    /// @param start where the text begins in the file
    HeaderText(byte[] text, long start) {
        this.text = text;
        this.start = start;
    }

    /// Where the next character stands in the file, after white space.
    long place() {
        peek();
        return start + at;
    }

    /// The next character after white space; 0 at the end.
    int peek() {
        while (at < text.length && text[at] <= ' ' && text[at] >= 0) {
            if (text[at] != ' ' && text[at] != '\n' && text[at] != '\r' && text[at] != '\t') {
                throw none();
            }
            at++;
        }
        return at < text.length ? text[at] : 0;
    }

    void take(char sign) {
        if (peek() != sign) {
            throw none();
        }
        at++;
    }

    /// Whether another member follows in an object or array; passes the sign before it, or the one that ends them.
    ///
    /// @param first whether none came before
    boolean more(char end, boolean first) {
        int next = peek();
        if (next == end) {
            at++;
            return false;
        }
        if (!first) {
            take(',');
        }
        return true;
    }

    /// A name and the colon after it.
    String name() {
        String name = string();
        take(':');
        return name;
    }

    String string() {
        take('"');
        int from = at;
        while (at < text.length && text[at] != '"' && text[at] != '\\') {
            if (text[at] >= 0 && text[at] < ' ') {
                throw none();
            }
            at++;
        }
        if (at >= text.length) {
            throw none();
        }
        String plain = new String(text, from, at - from, StandardCharsets.UTF_8);
        if (text[at] == '"') {
            at++;
            return plain;
        }
        return escaped(new StringBuilder(plain));
    }

    private String escaped(StringBuilder into) {
        while (at < text.length) {
            int from = at;
            while (at < text.length && text[at] != '"' && text[at] != '\\') {
                at++;
            }
            into.append(new String(text, from, at - from, StandardCharsets.UTF_8));
            if (at + 1 >= text.length || text[at] == '"') {
                break;
            }
            into.append(sign(text[at + 1]));
            at += text[at + 1] == 'u' ? 6 : 2;
        }
        take('"');
        return into.toString();
    }

    private char sign(int letter) {
        return switch (letter) {
            case '"', '\\', '/' -> (char) letter;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> four();
            default -> throw none();
        };
    }

    private char four() {
        int code = 0;
        for (int k = at + 2; k < at + 6; k++) {
            int digit = k < text.length ? Character.digit(text[k], 16) : -1;
            if (digit < 0) {
                throw none();
            }
            code = code << 4 | digit;
        }
        return (char) code;
    }

    /// A whole number from 0 on that a `long` holds; −1 for any other value, which is passed.
    long whole() {
        int next = peek();
        if (next < '0' || next > '9') {
            skip();
            return -1;
        }
        long value = 0;
        boolean whole = true;
        for (; at < text.length && number(text[at]); at++) {
            int digit = text[at] - '0';
            whole &= digit >= 0 && digit <= 9 && value <= (Long.MAX_VALUE - digit) / 10;
            value = whole ? 10 * value + digit : -1;
        }
        return value;
    }

    private static boolean number(int sign) {
        return sign >= '0' && sign <= '9'
                || sign == '-'
                || sign == '+'
                || sign == '.'
                || sign == 'e'
                || sign == 'E';
    }

    /// Passes a value of any kind and depth.
    void skip() {
        int depth = 0;
        do {
            switch (peek()) {
                case '{', '[' -> {
                    depth++;
                    at++;
                }
                case '}', ']' -> {
                    depth--;
                    at++;
                }
                case ',', ':' -> at++;
                case '"' -> string();
                default -> word();
            }
        } while (depth > 0);
        if (depth < 0) {
            throw none();
        }
    }

    private void word() {
        int from = at;
        while (at < text.length && (number(text[at]) || text[at] >= 'a' && text[at] <= 'z')) {
            at++;
        }
        if (at == from) {
            throw none();
        }
    }

    private Broken none() {
        return new Broken(start + Math.min(at, text.length), "a JSON header", "text that is none");
    }
}
