package dev.loupe.networks.scope;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/// Which entry of one list stands for which of another, by the fewest entries that are added, missing or replaced (Levenshtein distance).
final class Alignment {
    private static final int FAR = Integer.MAX_VALUE / 2;

    private Alignment() {}

    /// `[b]` the place in `a` of each of `b`'s entries, −1 for one that is added; null if more than `most` edits are needed. O(length · most) time and memory.
    static int @Nullable [] of(List<String> a, List<String> b, int most) {
        int n = a.size();
        int m = b.size();
        if (Math.abs(n - m) > most) {
            return null;
        }
        int wide = 2 * most + 1;
        int[][] cost = new int[n + 1][wide];
        for (int i = 0; i <= n; i++) {
            Arrays.fill(cost[i], FAR);
            for (int j = Math.max(0, i - most); j <= Math.min(m, i + most); j++) {
                int at = j - i + most;
                if (i == 0 || j == 0) {
                    cost[i][at] = i + j;
                    continue;
                }
                int same = cost[i - 1][at] + (a.get(i - 1).equals(b.get(j - 1)) ? 0 : 1);
                int missing = at + 1 < wide ? cost[i - 1][at + 1] + 1 : FAR;
                int added = at > 0 ? cost[i][at - 1] + 1 : FAR;
                cost[i][at] = Math.min(same, Math.min(missing, added));
            }
        }
        return cost[n][m - n + most] > most ? null : back(a, b, cost, most);
    }

    private static int[] back(List<String> a, List<String> b, int[][] cost, int most) {
        int[] place = new int[b.size()];
        Arrays.fill(place, -1);
        int i = a.size();
        int j = b.size();
        while (i > 0 && j > 0) {
            int at = j - i + most;
            int replaced = a.get(i - 1).equals(b.get(j - 1)) ? 0 : 1;
            if (cost[i][at] == cost[i - 1][at] + replaced) {
                place[--j] = --i;
            } else if (at > 0 && cost[i][at] == cost[i][at - 1] + 1) {
                j--;
            } else {
                i--;
            }
        }
        return place;
    }
}
