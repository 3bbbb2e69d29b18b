package dev.loupe.figure.out;

import dev.loupe.figure.scene.Outline;

import java.util.Arrays;

/// The steps of an outline as the scene format writes them: `ML12Z` is a move, twelve lines and a close.
final class OutlineSteps {
    private static final String LETTERS = "MLCZ";
    private static final int MOST_DIGITS = 9;

    private OutlineSteps() {}

    /// In time and room that grow with the text and the coordinates, whatever the text says.
    ///
    /// @param coordinates how many numbers the outline has; all are used
    /// @throws IllegalArgumentException with one sentence if the text is something else or fits them not
    static byte[] read(String text, int coordinates) {
        byte[] steps = new byte[Math.max(8, coordinates)];
        int n = 0;
        long taken = 0;
        long closes = 0;
        int at = 0;
        while (at < text.length()) {
            int step = LETTERS.indexOf(text.charAt(at));
            int from = ++at;
            long count = 0;
            while (at < text.length() && at - from < MOST_DIGITS && digit(text.charAt(at))) {
                count = 10 * count + text.charAt(at++) - '0';
            }
            count = at == from ? 1 : count;
            if (step < 0) {
                throw new IllegalArgumentException(
                        "An outline's steps are M, L, C and Z with counts, but here they are "
                                + text
                                + ".");
            }
            taken += count * taken(step);
            closes += step == Outline.CLOSE ? count : 0;
            if (closes > coordinates + 1L) {
                throw new IllegalArgumentException(
                        "An outline of %d coordinates is closed at most once for each, but here %d times."
                                .formatted(coordinates, closes));
            }
            if (taken > coordinates) {
                break;
            }
            int end = n + (int) count;
            if (end > steps.length) {
                steps = Arrays.copyOf(steps, Math.max(2 * steps.length, end));
            }
            Arrays.fill(steps, n, end, (byte) step);
            n = end;
        }
        if (taken != coordinates) {
            throw new IllegalArgumentException(
                    "An outline's steps %s take %d coordinates, but there are %d."
                            .formatted(text, taken, coordinates));
        }
        return Arrays.copyOf(steps, n);
    }

    private static boolean digit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    private static int taken(int step) {
        return step == Outline.CURVE ? 6 : step == Outline.CLOSE ? 0 : 2;
    }
}
