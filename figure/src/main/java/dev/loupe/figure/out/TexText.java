package dev.loupe.figure.out;

import java.util.Map;

/// Text as TeX reads it: what TeX takes as an order is escaped, signs that its text fonts lack are set as mathematics.
final class TexText {
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private static final Map<Integer, String> SIGNS =
            Map.ofEntries(
                    Map.entry((int) '\\', "\\textbackslash{}"),
                    Map.entry((int) '{', "\\{"),
                    Map.entry((int) '}', "\\}"),
                    Map.entry((int) '$', "\\$"),
                    Map.entry((int) '&', "\\&"),
                    Map.entry((int) '#', "\\#"),
                    Map.entry((int) '%', "\\%"),
                    Map.entry((int) '_', "\\_"),
                    Map.entry((int) '^', "\\textasciicircum{}"),
                    Map.entry((int) '~', "\\textasciitilde{}"),
                    Map.entry((int) '<', "\\textless{}"),
                    Map.entry((int) '>', "\\textgreater{}"),
                    Map.entry((int) '|', "\\textbar{}"),
                    Map.entry((int) '×', "\\ensuremath{\\times}"),
                    Map.entry((int) '−', "\\ensuremath{-}"),
                    Map.entry((int) '→', "\\ensuremath{\\rightarrow}"),
                    Map.entry((int) '←', "\\ensuremath{\\leftarrow}"),
                    Map.entry((int) '∈', "\\ensuremath{\\in}"),
                    Map.entry((int) 'ℝ', "\\ensuremath{\\mathbb{R}}"),
                    Map.entry((int) '≤', "\\ensuremath{\\le}"),
                    Map.entry((int) '≥', "\\ensuremath{\\ge}"),
                    Map.entry((int) '±', "\\ensuremath{\\pm}"),
                    Map.entry((int) '·', "\\ensuremath{\\cdot}"),
                    Map.entry((int) '…', "\\ldots{}"),
                    Map.entry((int) '–', "--"),
                    Map.entry((int) 'α', "\\ensuremath{\\alpha}"),
                    Map.entry((int) 'β', "\\ensuremath{\\beta}"),
                    Map.entry((int) 'γ', "\\ensuremath{\\gamma}"),
                    Map.entry((int) 'λ', "\\ensuremath{\\lambda}"),
                    Map.entry((int) 'μ', "\\ensuremath{\\mu}"),
                    Map.entry((int) 'σ', "\\ensuremath{\\sigma}"),
                    Map.entry((int) 'Σ', "\\ensuremath{\\Sigma}"),
                    Map.entry((int) 'ρ', "\\ensuremath{\\rho}"),
                    Map.entry(0x2009, "\\,"),
                    Map.entry(0xa0, "~"));

    private TexText() {}

    static String of(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        boolean raised = false;
        for (int c : text.codePoints().toArray()) {
            int digit = RAISED.indexOf(c);
            if (digit >= 0 != raised) {
                out.append(raised ? "}" : "\\textsuperscript{");
                raised = !raised;
            }
            if (digit >= 0) {
                out.append(digit);
            } else if (SIGNS.containsKey(c)) {
                out.append(SIGNS.get(c));
            } else if (c >= ' ') {
                out.appendCodePoint(c);
            }
        }
        return raised ? out.append('}').toString() : out.toString();
    }
}
