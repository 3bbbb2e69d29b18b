package dev.loupe.figure.data;

import java.util.Collection;
import java.util.Locale;

/// The known word that a mistaken one is closest to.
public final class Nearest {
    private Nearest() {}

    /// Levenshtein's distance, letters compared without case; the first of equals.
    ///
    /// @param known not empty
    public static String of(String word, Collection<String> known) {
        String best = "";
        int least = Integer.MAX_VALUE;
        String sought = word.toLowerCase(Locale.ROOT);
        for (String candidate : known) {
            int distance = distance(sought, candidate.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return best;
    }

    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int swap = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(above[j - 1] + swap, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
