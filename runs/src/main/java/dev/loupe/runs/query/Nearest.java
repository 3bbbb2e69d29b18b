package dev.loupe.runs.query;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The known name that was probably meant by one that is not known.
public final class Nearest {
    private static final int SHARE = 3;

    private Nearest() {}

    /// The known name with the fewest edits, whether or not it is near; the first in the alphabet of equals. O(known × length²).
    static Optional<String> of(String wanted, Collection<String> known) {
        String lower = wanted.toLowerCase(Locale.ROOT);
        return known.stream()
                .sorted()
                .min(
                        Comparator.comparingInt(
                                name -> distance(name.toLowerCase(Locale.ROOT), lower)));
    }

    /// The nearest known name if it is near: at most one letter in three differs, or one begins with the other.
    public static Optional<String> near(String wanted, Collection<String> known) {
        String lower = wanted.toLowerCase(Locale.ROOT);
        Optional<String> longer =
                known.stream()
                        .filter(name -> begins(name.toLowerCase(Locale.ROOT), lower))
                        .min(Comparator.comparingInt(String::length).thenComparing(name -> name));
        Optional<String> spelt =
                of(wanted, known)
                        .filter(
                                name ->
                                        distance(name.toLowerCase(Locale.ROOT), lower)
                                                <= Math.max(1, lower.length() / SHARE));
        return spelt.or(() -> longer);
    }

    private static boolean begins(String name, String wanted) {
        return Math.min(name.length(), wanted.length()) >= SHARE
                && (name.startsWith(wanted) || wanted.startsWith(name));
    }

    /// Edits that turn one word into the other, two letters that changed places being one edit (optimal string alignment).
    static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] above = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int swap = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(swap, 1 + Math.min(above[j], row[j - 1]));
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            int[] spare = before;
            before = above;
            above = row;
            row = spare;
        }
        return above[b.length()];
    }
}
