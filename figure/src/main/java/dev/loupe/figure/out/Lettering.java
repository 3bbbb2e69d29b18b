package dev.loupe.figure.out;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A line of text as glyphs at places, the same for every way out that draws glyphs itself.
///
/// Set in Inter with kerning and tabular figures; what Inter lacks comes from system fonts. Right-to-left text is put in the order
/// in which it is seen. Coordinates are in em along the baseline, from the left end.
///
/// @param text    as set, with forbidden characters replaced
/// @param pieces  from left to right
/// @param advance width of the whole
record Lettering(String text, List<Piece> pieces, double advance) {
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
    private static final int EM = 1000;

    /// Neighbouring glyphs of one face.
    ///
    /// @param glyphs  their numbers in the face, from left to right
    /// @param x       where each begins
    /// @param y       how far each is lowered
    /// @param letters what each stands for; empty for the second of two that stand for one letter
    /// @param logical whether the letters in this order are the text as it is read
    record Piece(
            Face face, int[] glyphs, double[] x, double[] y, String[] letters, boolean logical) {}

    /// A stretch of text of one face and direction.
    private record Stretch(Face face, int from, int to, boolean leftwards) {}

    static Lettering of(String raw, int weight, String language) {
        String text = clean(raw);
        List<Piece> pieces = new ArrayList<>();
        double at = 0;
        for (Stretch stretch : stretches(text, weight, language)) {
            at = set(text, stretch, at, pieces);
        }
        return new Lettering(text, pieces, at);
    }

    private static String clean(String raw) {
        StringBuilder text = new StringBuilder(raw.length());
        raw.codePoints()
                .forEach(
                        c -> {
                            boolean space = c == '\t' || c == '\n' || c == '\r';
                            boolean broken = c < ' ' || c >= 0xd800 && c <= 0xdfff;
                            text.appendCodePoint(space ? ' ' : broken || c == 0xfffe ? 0xfffd : c);
                        });
        return text.toString();
    }

    private static List<Stretch> stretches(String text, int weight, String language) {
        char[] letters = text.toCharArray();
        if (!Bidi.requiresBidi(letters, 0, letters.length)) {
            return faces(text, 0, letters.length, false, weight, language);
        }
        int base =
                Direction.rightToLeft(text)
                        ? Bidi.DIRECTION_RIGHT_TO_LEFT
                        : Bidi.DIRECTION_LEFT_TO_RIGHT;
        Bidi bidi = new Bidi(text, base);
        int runs = bidi.getRunCount();
        byte[] levels = new byte[runs];
        Integer[] order = new Integer[runs];
        for (int run = 0; run < runs; run++) {
            levels[run] = (byte) bidi.getRunLevel(run);
            order[run] = run;
        }
        Bidi.reorderVisually(levels, 0, order, 0, runs);
        List<Stretch> stretches = new ArrayList<>();
        for (int run : order) {
            boolean leftwards = bidi.getRunLevel(run) % 2 == 1;
            List<Stretch> faces =
                    faces(
                            text,
                            bidi.getRunStart(run),
                            bidi.getRunLimit(run),
                            leftwards,
                            weight,
                            language);
            stretches.addAll(leftwards ? faces.reversed() : faces);
        }
        return stretches;
    }

    private static List<Stretch> faces(
            String text, int from, int to, boolean leftwards, int weight, String language) {
        List<Stretch> stretches = new ArrayList<>();
        Face inter = Face.inter(weight);
        Face face = inter;
        int start = from;
        for (int i = from; i < to; ) {
            int letter = text.codePointAt(i);
            boolean joined = i > start && joins(letter) && face.font().canDisplay(letter);
            if (!joined && !invisible(letter)) {
                Face next =
                        inter.font().canDisplay(letter)
                                ? inter
                                : Fallback.of(letter, weight, language);
                if (!next.name().equals(face.name())) {
                    if (i > start) {
                        stretches.add(new Stretch(face, start, i, leftwards));
                    }
                    start = i;
                    face = next;
                }
            }
            i += Character.charCount(letter);
        }
        if (to > start) {
            stretches.add(new Stretch(face, start, to, leftwards));
        }
        return stretches;
    }

    /// Whether a letter belongs to the one before and is best set in the same face.
    private static boolean joins(int letter) {
        int type = Character.getType(letter);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || letter == ' ';
    }

    private static boolean invisible(int letter) {
        return Character.getType(letter) == Character.FORMAT
                || letter >= 0xfe00 && letter <= 0xfe0f;
    }

    private static double set(String text, Stretch stretch, double at, List<Piece> pieces) {
        Font font = stretch.face().font().deriveFont((float) EM);
        int flags = stretch.leftwards() ? Font.LAYOUT_RIGHT_TO_LEFT : Font.LAYOUT_LEFT_TO_RIGHT;
        GlyphVector set =
                font.layoutGlyphVector(
                        EXACT, text.toCharArray(), stretch.from(), stretch.to(), flags);
        int n = set.getNumGlyphs();
        int[] glyphs = set.getGlyphCodes(0, n, null);
        float[] places = set.getGlyphPositions(0, n + 1, null);
        double[] x = new double[n];
        double[] y = new double[n];
        int[] letters = new int[n];
        double pen = at;
        double wider = stretch.face().wider();
        for (int i = 0; i < n; i++) {
            letters[i] = stretch.from() + set.getGlyphCharIndex(i);
            x[i] = pen;
            y[i] = places[2 * i + 1] / EM;
            Integer tabular = stretch.face().tabular().get(glyphs[i]);
            if (tabular == null) {
                pen += wider * (places[2 * i + 2] - places[2 * i]) / EM;
            } else {
                glyphs[i] = tabular;
                GlyphVector one = font.createGlyphVector(EXACT, new int[] {tabular});
                pen += wider * one.getGlyphMetrics(0).getAdvanceX() / EM;
            }
        }
        String[] stands = letters(text, stretch, letters);
        int shown = 0;
        for (int i = 0; i < n; i++) {
            if (glyphs[i] != 0xffff && glyphs[i] != 0xfffe) {
                glyphs[shown] = glyphs[i];
                x[shown] = x[i];
                y[shown] = y[i];
                stands[shown++] = stands[i];
            }
        }
        pieces.add(
                new Piece(
                        stretch.face(),
                        Arrays.copyOf(glyphs, shown),
                        Arrays.copyOf(x, shown),
                        Arrays.copyOf(y, shown),
                        Arrays.copyOf(stands, shown),
                        !stretch.leftwards() && shown == n));
        return pen;
    }

    /// What each glyph stands for: from its first letter up to that of the next in reading order.
    private static String[] letters(String text, Stretch stretch, int[] first) {
        int[] starts = Arrays.stream(first).sorted().distinct().toArray();
        String[] letters = new String[first.length];
        boolean[] taken = new boolean[starts.length];
        for (int i = 0; i < first.length; i++) {
            int rank = Arrays.binarySearch(starts, first[i]);
            int end = rank + 1 < starts.length ? starts[rank + 1] : stretch.to();
            letters[i] = taken[rank] ? "" : text.substring(first[i], end);
            taken[rank] = true;
        }
        return letters;
    }
}
