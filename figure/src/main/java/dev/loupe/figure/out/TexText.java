package dev.loupe.figure.out;

import dev.loupe.figure.type.Formula;

/// Text as TeX reads it: what TeX takes as an order is escaped, signs that its text fonts lack are set as mathematics, and letters of other scripts are left to engines that have fonts for them.
final class TexText {
    /// Sets its letter where the engine reads Unicode (XeLaTeX, LuaLaTeX); an empty square elsewhere, where the letter would stop the document.
    static final String OTHER_LETTERS =
            "\\providecommand\\loupeletter[1]{\\ifdefined\\Umathchar#1\\else\\ensuremath{\\square}\\fi}%\n";

    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉";

    private TexText() {}

    /// Formulas as they are written.
    static String of(String text) {
        Formula formula = Formula.of(text);
        if (formula == null) {
            return plain(text);
        }
        StringBuilder out = new StringBuilder();
        for (Formula.Segment segment : formula.segments()) {
            out.append(segment.math() ? "$" + segment.source() + "$" : plain(segment.source()));
        }
        return out.toString();
    }

    private static String plain(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        String open = "";
        for (int c : text.codePoints().toArray()) {
            int raised = RAISED.indexOf(c);
            int lowered = LOWERED.indexOf(c);
            String digits =
                    raised >= 0 ? "\\textsuperscript{" : lowered >= 0 ? "\\textsubscript{" : "";
            if (!digits.equals(open)) {
                out.append(open.isEmpty() ? "" : "}").append(digits);
                open = digits;
            }
            if (!digits.isEmpty()) {
                out.append(Math.max(raised, lowered));
            } else {
                sign(c, out);
            }
        }
        return open.isEmpty() ? out.toString() : out.append('}').toString();
    }

    private static void sign(int c, StringBuilder out) {
        String order = TexSigns.of(c);
        if (order != null) {
            out.append(order);
        } else if (TexSigns.letter(c)) {
            out.appendCodePoint(c);
        } else if (!Character.isISOControl(c) && Character.getType(c) != Character.FORMAT) {
            out.append("\\loupeletter{").appendCodePoint(c).append('}');
        }
    }
}
