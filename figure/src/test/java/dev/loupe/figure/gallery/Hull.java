package dev.loupe.figure.gallery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The rows at the corners of the convex hull of points, in turn. Source: Andrew, Another efficient algorithm for convex hulls in two
/// dimensions, 1979.
final class Hull {
    private Hull() {}

    static List<Integer> of(double[] x, double[] y, List<Integer> rows) {
        List<Integer> sorted =
                rows.stream()
                        .sorted(
                                (a, b) ->
                                        x[a] == x[b]
                                                ? Double.compare(y[a], y[b])
                                                : Double.compare(x[a], x[b]))
                        .toList();
        Deque<Integer> hull = half(x, y, sorted);
        hull.removeLast();
        Deque<Integer> back = half(x, y, sorted.reversed());
        back.removeLast();
        hull.addAll(back);
        return List.copyOf(hull);
    }

    private static Deque<Integer> half(double[] x, double[] y, List<Integer> rows) {
        Deque<Integer> kept = new ArrayDeque<>();
        for (int row : rows) {
            while (kept.size() >= 2) {
                int last = kept.removeLast();
                int before = kept.getLast();
                double turn =
                        (x[last] - x[before]) * (y[row] - y[before])
                                - (y[last] - y[before]) * (x[row] - x[before]);
                if (turn > 0) {
                    kept.addLast(last);
                    break;
                }
            }
            kept.addLast(row);
        }
        return kept;
    }
}
