package dev.loupe.figure.type;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A line of text with formulas between dollar signs, as in Matplotlib: `residual $\hat\sigma_i^2$`.
///
/// A dollar sign begins a formula if no letter or digit stands before it and no space after it, and ends one if no space stands before
/// it and no digit after it. What lies between must hold something of mathematics and be understood, else all is text as it is written,
/// so that prices stay prices. `\$` beside a formula is a dollar sign.
///
/// @param box      the whole line, laid out
/// @param segments texts and formulas in turn, from left to right
public record Formula(FormulaBox box, List<Segment> segments) {
    private static final String MATHEMATICAL = "\\^_=<>+/|";

    public Formula {
        segments = List.copyOf(segments);
    }

    /// @param source as written, a formula without its dollar signs
    /// @param length of the text that it stands for
    public record Segment(String source, boolean math, int length) {}

    /// Something to draw, in em from the left end of the baseline; y grows upwards.
    public sealed interface Piece {}

    /// Letters of one kind.
    ///
    /// @param size   as a share of the text's
    /// @param italic whether they lean
    /// @param bold   whether they are heavier than the text
    public record Letters(
            String text, double x, double y, double size, boolean italic, boolean bold)
            implements Piece {}

    /// A stroke.
    ///
    /// @param at    x and y in turn
    /// @param thick its width
    public record Stroke(double[] at, double thick) implements Piece {}

    /// The formulas of a text; null if it has none.
    public static @Nullable Formula of(String text) {
        if (text.indexOf('$') < 0) {
            return null;
        }
        List<Segment> segments = new ArrayList<>();
        FormulaBox all = FormulaBox.EMPTY;
        int done = 0;
        boolean any = false;
        for (int open = opening(text, 0); open >= 0; ) {
            int close = closing(text, open + 1);
            if (close < 0) {
                break;
            }
            String inner = text.substring(open + 1, close);
            FormulaBox box = mathematical(inner) ? FormulaReader.read(inner) : null;
            if (box == null) {
                open = opening(text, open + 1);
                continue;
            }
            all = all.then(plain(text.substring(done, open), segments)).then(box);
            segments.add(new Segment(inner, true, inner.length() + 2));
            any = true;
            done = close + 1;
            open = opening(text, done);
        }
        if (!any) {
            return null;
        }
        all = all.then(plain(text.substring(done), segments));
        return new Formula(all, segments);
    }

    private static FormulaBox plain(String raw, List<Segment> segments) {
        if (raw.isEmpty()) {
            return FormulaBox.EMPTY;
        }
        String text = raw.replace("\\$", "$");
        segments.add(new Segment(text, false, raw.length()));
        return FormulaBox.text(text, false, false);
    }

    private static int opening(String text, int from) {
        for (int i = text.indexOf('$', from); i >= 0; i = text.indexOf('$', i + 1)) {
            char before = i == 0 ? ' ' : text.charAt(i - 1);
            char after = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            if (!Character.isLetterOrDigit(before)
                    && before != '\\'
                    && !Character.isWhitespace(after)
                    && after != '$') {
                return i;
            }
        }
        return -1;
    }

    private static int closing(String text, int from) {
        for (int i = text.indexOf('$', from); i >= 0; i = text.indexOf('$', i + 1)) {
            char before = text.charAt(i - 1);
            char after = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            if (before != '\\' && !Character.isWhitespace(before) && !Character.isDigit(after)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean mathematical(String inner) {
        return inner.codePointCount(0, inner.length()) <= 2
                        && !inner.isBlank()
                        && inner.chars().noneMatch(Character::isDigit)
                || inner.matches("\\p{L}'*(\\(.*\\))?")
                || inner.chars().anyMatch(c -> MATHEMATICAL.indexOf(c) >= 0);
    }

    /// A place in the text at which it may be cut: the same, or the beginning of the formula that it lies in.
    int before(int place) {
        int at = 0;
        for (Segment segment : segments) {
            int end = at + segment.length();
            if (segment.math() && place > at && place < end) {
                return at;
            }
            at = end;
        }
        return place;
    }

    /// Em.
    public double width() {
        return box.width();
    }

    /// What is drawn, from left to right.
    public List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        for (FormulaBox.Part part : box.parts()) {
            pieces.add(
                    switch (part) {
                        case FormulaBox.Run r ->
                                new Letters(r.text(), r.x(), r.y(), r.size(), r.italic(), r.bold());
                        case FormulaBox.Line l -> new Stroke(l.at(), l.thick());
                    });
        }
        return pieces;
    }

    /// A text without the signs that formulas are written with, for places that show plain text alone.
    public static String plain(String text) {
        Formula formula = of(text);
        if (formula == null) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        for (FormulaBox.Part part : formula.box.parts()) {
            if (part instanceof FormulaBox.Run run) {
                plain.append(run.text());
            }
        }
        return plain.toString();
    }
}
