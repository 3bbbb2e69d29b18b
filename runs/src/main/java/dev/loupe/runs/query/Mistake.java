package dev.loupe.runs.query;

/// A query that cannot be understood: where, and one sentence with what was expected and what was found.
public final class Mistake extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int at;
    private final int length;

    /// @param at     offset of the first wrong character
    /// @param length how many characters are wrong, at least 1 except at the end of the text
    public Mistake(int at, int length, String sentence) {
        super(sentence);
        this.at = at;
        this.length = length;
    }

    public int at() {
        return at;
    }

    public int length() {
        return length;
    }
}
