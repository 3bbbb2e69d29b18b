package dev.loupe.networks.format.torchscript;

import dev.loupe.core.bytes.Broken;

import java.util.ArrayList;
import java.util.List;

/// Splits a source into words, with marks where a block goes deeper and where it ends: lines and indents count as in Python, but not within brackets (`torch/csrc/jit/frontend/lexer.h`).
final class Words {
    private static final int MOST_INDENTS = 200;

    private final Source source;
    private final String text;
    private final List<Word> words = new ArrayList<>();
    private final List<Integer> indents = new ArrayList<>(List.of(0));
    private int brackets;
    private int at;

    private Words(Source source) {
        this.source = source;
        this.text = source.text();
    }

    /// @throws Broken where a character cannot begin a word
    static List<Word> of(Source source) {
        Words words = new Words(source);
        words.split();
        return words.words;
    }

    private void split() {
        boolean begins = true;
        while (at < text.length()) {
            if (begins && brackets == 0) {
                indent();
                begins = false;
                continue;
            }
            char c = text.charAt(at);
            if (c == '\n') {
                if (brackets == 0) {
                    lineEnd();
                    begins = true;
                }
                at++;
            } else if (c == '#') {
                comment();
            } else if (c == ' ' || c == '\t' || c == '\r') {
                at++;
            } else {
                word(c);
            }
        }
        lineEnd();
        for (int i = indents.size(); i > 1; i--) {
            add(Word.Kind.BACK, "the end of a block", at);
        }
        add(Word.Kind.END, "the end of the code", at);
    }

    /// A line's indent; lines with nothing on them have none.
    private void indent() {
        int from = at;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        if (at == text.length() || "\n\r#".indexOf(text.charAt(at)) >= 0) {
            return;
        }
        int depth = at - from;
        if (depth > indents.getLast()) {
            if (indents.size() > MOST_INDENTS) {
                throw source.broken(
                        at, "at most " + MOST_INDENTS + " blocks in one another", "more");
            }
            indents.add(depth);
            add(Word.Kind.DEEPER, "a deeper block", at);
        }
        while (depth < indents.getLast()) {
            indents.removeLast();
            add(Word.Kind.BACK, "the end of a block", at);
        }
    }

    private void lineEnd() {
        if (!words.isEmpty()
                && !words.getLast().is(Word.Kind.LINE_END)
                && !words.getLast().is(Word.Kind.BACK)) {
            add(Word.Kind.LINE_END, "the end of the line", at);
        }
    }

    private void comment() {
        while (at < text.length() && text.charAt(at) != '\n') {
            at++;
        }
    }

    private void word(char c) {
        int from = at;
        if (Character.isLetter(c) || c == '_') {
            while (at < text.length() && named(text.charAt(at))) {
                at++;
            }
            add(Word.Kind.NAME, text.substring(from, at), from);
        } else if (Character.isDigit(c) || c == '.' && Character.isDigit(next())) {
            number();
            add(Word.Kind.NUMBER, text.substring(from, at), from);
        } else if (c == '"' || c == '\'') {
            add(Word.Kind.TEXT, quoted(c), from);
        } else if (c == '-' && next() == '>') {
            at += 2;
            add(Word.Kind.SIGN, "->", from);
        } else if ("()[]{}".indexOf(c) >= 0) {
            at++;
            brackets = Math.max(0, brackets + ("([{".indexOf(c) >= 0 ? 1 : -1));
            add(Word.Kind.SIGN, String.valueOf(c), from);
        } else if (",:=.-*@".indexOf(c) >= 0) {
            at++;
            add(Word.Kind.SIGN, String.valueOf(c), from);
        } else {
            throw source.broken(at, "a word of TorchScript", "the character " + (int) c);
        }
    }

    private char next() {
        return at + 1 < text.length() ? text.charAt(at + 1) : '\n';
    }

    private static boolean named(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private void number() {
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean sign =
                    (c == '-' || c == '+') && "eE".indexOf(text.charAt(Math.max(0, at - 1))) >= 0;
            if (!Character.isDigit(c) && c != '.' && "eEj".indexOf(c) < 0 && !sign) {
                return;
            }
            at++;
        }
    }

    private String quoted(char quote) {
        int from = at++;
        StringBuilder said = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at++);
            if (c == '\\' && at < text.length()) {
                escaped(said);
            } else {
                said.append(c);
            }
        }
        if (at >= text.length()) {
            throw source.broken(from, "a text that ends", "the end of the code");
        }
        at++;
        return said.toString();
    }

    private void escaped(StringBuilder said) {
        char c = text.charAt(at++);
        int octal = c - '0';
        if (octal >= 0 && octal < 8) {
            for (int i = 0; i < 2 && at < text.length(); i++) {
                int digit = text.charAt(at) - '0';
                if (digit < 0 || digit > 7) {
                    break;
                }
                octal = octal * 8 + digit;
                at++;
            }
            said.append((char) octal);
            return;
        }
        said.append(
                switch (c) {
                    case 'n' -> '\n';
                    case 't' -> '\t';
                    case 'r' -> '\r';
                    default -> c;
                });
    }

    private void add(Word.Kind kind, String what, int where) {
        words.add(new Word(kind, what, where));
    }
}
