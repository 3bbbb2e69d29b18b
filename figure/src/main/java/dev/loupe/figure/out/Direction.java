package dev.loupe.figure.out;

/// Which way a line of text runs.
final class Direction {
    private Direction() {}

    /// Whether the first letter with a direction runs from right to left.
    ///
    /// Source: Unicode Standard Annex 9, rules P2 and P3, without isolates.
    static boolean rightToLeft(String text) {
        for (int i = 0; i < text.length(); ) {
            int letter = text.codePointAt(i);
            switch (Character.getDirectionality(letter)) {
                case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> {
                    return false;
                }
                case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                        Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> {
                    return true;
                }
                default -> i += Character.charCount(letter);
            }
        }
        return false;
    }
}
