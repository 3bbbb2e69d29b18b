package dev.loupe.server.embeddings;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// Who is near a vector among all of them, exactly, in the space they were logged in.
final class Neighbours {
    private Neighbours() {}

    /// How far two vectors are apart.
    enum Measure {
        /// 1 less the cosine of the angle between them, from 0 to 2; 1 if one of them is zero.
        COSINE,
        /// The length of their difference.
        EUCLIDEAN
    }

    /// @param distance by the measure that was asked for
    record Neighbour(int row, double distance) {
        private static final Comparator<Neighbour> NEAREST =
                Comparator.comparingDouble(Neighbour::distance).thenComparingInt(Neighbour::row);
    }

    /// The nearest, nearest first, those of equal distance by row; the vector itself is not among them. O(numbers).
    static List<Neighbour> of(Vectors vectors, int row, Measure measure, int count) {
        PriorityQueue<Neighbour> nearest = new PriorityQueue<>(Neighbour.NEAREST.reversed());
        for (int other = 0; other < vectors.rows(); other++) {
            if (other != row) {
                nearest.add(new Neighbour(other, distance(vectors, row, other, measure)));
                if (nearest.size() > count) {
                    nearest.remove();
                }
            }
        }
        Neighbour[] all = nearest.toArray(Neighbour[]::new);
        Arrays.sort(all, Neighbour.NEAREST);
        return List.of(all);
    }

    private static double distance(Vectors vectors, int one, int other, Measure measure) {
        float[] values = vectors.values();
        int a = one * vectors.width();
        int b = other * vectors.width();
        double square = 0;
        double both = 0;
        double ofOne = 0;
        double ofOther = 0;
        for (int i = 0; i < vectors.width(); i++) {
            double x = values[a + i];
            double y = values[b + i];
            square += (x - y) * (x - y);
            both += x * y;
            ofOne += x * x;
            ofOther += y * y;
        }
        if (measure == Measure.EUCLIDEAN) {
            return Math.sqrt(square);
        }
        double lengths = Math.sqrt(ofOne) * Math.sqrt(ofOther);
        return lengths == 0 ? 1 : Math.max(0, 1 - both / lengths);
    }
}
