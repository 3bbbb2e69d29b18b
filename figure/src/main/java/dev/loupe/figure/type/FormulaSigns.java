package dev.loupe.figure.type;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The signs that formulas know by TeX's names.
///
/// Source: Knuth, "The TeXbook", appendix F, and what `amssymb` adds; the letters are those of Unicode.
final class FormulaSigns {
    /// How much room a sign has about it.
    enum Room {
        LETTER,
        /// As letters, but upright.
        UPRIGHT,
        OPERATOR,
        RELATION,
        BIG,
        /// As `sin`.
        WORD
    }

    /// @param text as drawn
    record Sign(String text, Room room) {}

    /// Words that are set upright, with room after them.
    static final Set<String> FUNCTIONS =
            Set.of(
                    "sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh", "coth",
                    "arcsin", "arccos", "arctan", "log", "ln", "lg", "exp", "max", "min", "sup",
                    "inf", "lim", "arg", "det", "dim", "ker", "deg", "gcd", "Pr");

    private static final Map<String, Sign> SIGNS = new HashMap<>();

    static {
        put(
                Room.LETTER,
                "alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ"
                        + " pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω ell ℓ imath ı jmath ȷ");
        put(
                Room.UPRIGHT,
                "Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω infty ∞ partial ∂ nabla ∇ hbar ℏ"
                        + " forall ∀ exists ∃ emptyset ∅ varnothing ∅ degree ° circ ∘ prime ′ dagger † ddagger ‡ ldots … dots … cdots ⋯ Re ℜ Im ℑ"
                        + " angle ∠ triangle △ square □ star ⋆ bullet • aleph ℵ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lbrace { rbrace }"
                        + " vert | Vert ‖ | ‖ % % $ $ # # & & _ _ { { } } checkmark ✓ neg ¬ top ⊤ bot ⊥ surd √");
        put(
                Room.OPERATOR,
                "pm ± mp ∓ times × div ÷ cdot · ast ∗ oplus ⊕ otimes ⊗ odot ⊙ cup ∪ cap ∩ setminus ∖ wedge ∧ vee ∨ land ∧ lor ∨");
        put(
                Room.RELATION,
                "le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ approx ≈ equiv ≡ sim ∼ simeq ≃ cong ≅ propto ∝ ll ≪ gg ≫ in ∈ notin ∉ ni ∋ subset ⊂"
                        + " supset ⊃ subseteq ⊆ supseteq ⊇ to → rightarrow → leftarrow ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔"
                        + " mapsto ↦ uparrow ↑ downarrow ↓ mid | parallel ∥ perp ⊥ iff ⇔ implies ⇒ gets ← lesssim ≲ gtrsim ≳ leqslant ≤ geqslant ≥");
        put(Room.BIG, "sum ∑ prod ∏ int ∫ oint ∮ iint ∬ bigcup ⋃ bigcap ⋂ coprod ∐");
    }

    private FormulaSigns() {}

    private static void put(Room room, String names) {
        String[] words = names.split(" ");
        for (int i = 0; i + 1 < words.length; i += 2) {
            SIGNS.put(words[i], new Sign(words[i + 1], room));
        }
    }

    /// By its name without the backslash; null if it is unknown.
    static @Nullable Sign named(String name) {
        return SIGNS.get(name);
    }

    /// A character that stands for itself; null if it means something else.
    static @Nullable Sign plain(int c) {
        return switch (c) {
            case '-' -> new Sign("−", Room.OPERATOR);
            case '*' -> new Sign("∗", Room.OPERATOR);
            case '+', '±', '×', '÷', '·' -> new Sign(Character.toString(c), Room.OPERATOR);
            case '=', '<', '>', '≤', '≥', '≈', '≠', '∼', '→', ':' ->
                    new Sign(Character.toString(c), Room.RELATION);
            case '\\', '{', '}', '^', '_', '$', '&', '#', '%', '~' -> null;
            default ->
                    new Sign(
                            Character.toString(c),
                            Character.isLetter(c) && c < 0x2e80 ? Room.LETTER : Room.UPRIGHT);
        };
    }
}
