package dev.loupe.figure.out;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/// What TeX writes for signs that its text fonts lack or take as orders, and which others its text fonts have.
///
/// Sources: Scott Pakin, The Comprehensive LaTeX Symbol List; which letters the fonts have by default was tried with pdfTeX 1.40.24 (`OT1`, `TS1`, UTF-8 input).
final class TexSigns {
    private static final Map<Integer, String> ORDERS =
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
                    Map.entry((int) '…', "\\ldots{}"),
                    Map.entry((int) '–', "--"),
                    Map.entry((int) '½', "1/2"),
                    Map.entry((int) '¼', "1/4"),
                    Map.entry((int) '¾', "3/4"),
                    Map.entry(0x2009, "\\,"),
                    Map.entry(0x202f, "\\,"),
                    Map.entry(0xa0, "~"));

    private static final String FORMULAS =
            """
            × times ÷ div ± pm − - · cdot ∘ circ ∗ ast ⊕ oplus ⊖ ominus ⊗ otimes ⊙ odot ∈ in ∉ notin ∋ ni ∅ emptyset ∀ forall ∃ exists ¬ neg ∧ wedge ∨ vee ∩ cap ∪ cup ⊂ subset ⊆ subseteq
            ℝ mathbb{R} ℕ mathbb{N} ℤ mathbb{Z} ℚ mathbb{Q} ℂ mathbb{C} 𝔼 mathbb{E} ℓ ell ≤ le ≥ ge ≪ ll ≫ gg ≠ ne ≈ approx ≡ equiv ∼ sim ∝ propto ∞ infty ∂ partial ∇ nabla ∑ sum ∏ prod ∫ int √ surd
            ‖ | ′ ^\\prime ″ ^{\\prime\\prime} ⟨ langle ⟩ rangle ⌊ lfloor ⌋ rfloor ⌈ lceil ⌉ rceil ⊤ top ⊥ bot ⋅ cdot ⋯ cdots ⋮ vdots • bullet ° ^\\circ □ square ■ blacksquare △ triangle
            → rightarrow ← leftarrow ↑ uparrow ↓ downarrow ↔ leftrightarrow ↦ mapsto ⇒ Rightarrow ⇐ Leftarrow ⇔ Leftrightarrow
            α alpha β beta γ gamma δ delta ε varepsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu µ mu ν nu ξ xi π pi ρ rho σ sigma ς varsigma τ tau υ upsilon φ varphi ϕ phi χ chi ψ psi ω omega
            Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Υ Upsilon Φ Phi Ψ Psi Ω Omega ᵢ _i ⱼ _j ₙ _n ⁿ ^n ᵀ ^T
            """;

    /// Letters of the Latin blocks that the default fonts cannot make.
    private static final String ABSENT = "«»ÐÞðþĄąĐđĘęĦħĮįĸĿŀŉŊŋŦŧŲųſ";

    private static final String PUNCTUATION = "‐‑—‘’“”†‡‰€™";

    private static final Map<Integer, String> ALL = all();

    private TexSigns() {}

    /// Null if the sign stands for itself or cannot be written.
    static @Nullable String of(int sign) {
        return ALL.get(sign);
    }

    /// Whether the default text fonts have it.
    static boolean letter(int sign) {
        return sign >= ' ' && sign < 0x7f
                || sign > 0xa0 && sign < 0x180 && ABSENT.indexOf(sign) < 0
                || PUNCTUATION.indexOf(sign) >= 0;
    }

    private static Map<Integer, String> all() {
        Map<Integer, String> all = new HashMap<>(ORDERS);
        String[] words = FORMULAS.split("\\s+");
        for (int i = 0; i + 1 < words.length; i += 2) {
            String formula = words[i + 1];
            boolean plain =
                    formula.startsWith("-") || formula.startsWith("_") || formula.startsWith("^");
            String order = plain ? formula : "\\" + formula;
            all.put(words[i].codePointAt(0), "\\ensuremath{" + order + "}");
        }
        return Map.copyOf(all);
    }
}
