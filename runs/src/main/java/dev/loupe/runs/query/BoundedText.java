package dev.loupe.runs.query;

import dev.loupe.core.Wording;

/// A text that a pattern may look at only so often, so that a pattern that backtracks without end gives up with a sentence.
public final class BoundedText implements CharSequence {
    private static final int MOST_LOOKS = 2_000_000;
    private final String text;
    private int looks;

    public BoundedText(String text) {
        this.text = text;
    }

    @Override
    public char charAt(int index) {
        if (++looks > MOST_LOOKS) {
            throw new Mistake(
                    0,
                    1,
                    Wording.of(
                            "query.slow",
                            "A pattern of this query needs too long on a text of {n} characters; make it simpler.",
                            "n",
                            text.length()));
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
