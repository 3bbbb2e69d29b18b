package dev.loupe.runs.series;

/// The points of a line in order of x, as a [Viewport] asks for them. Indices run from 0 to `size − 1`.
public interface Course {
    int size();

    /// Ascending.
    double x(int i);

    double y(int i);

    /// The first index in `[start, stop)` whose y is NaN, `stop` if none is.
    int gap(int start, int stop);

    /// The first index of the least y in `[start, stop)`, which is not empty and has no NaN.
    int least(int start, int stop);

    /// The first index of the greatest y in `[start, stop)`, which is not empty and has no NaN.
    int greatest(int start, int stop);

    /// All places.
    default double[] xs() {
        double[] all = new double[size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = x(i);
        }
        return all;
    }

    /// All values.
    default double[] ys() {
        double[] all = new double[size()];
        ys(0, all, 0, all.length);
        return all;
    }

    /// Puts `n` values from index `start` on into `into`, from `place` on.
    default void ys(int start, double[] into, int place, int n) {
        for (int i = 0; i < n; i++) {
            into[place + i] = y(start + i);
        }
    }

    /// The first `n` places of two arrays.
    static Course of(double[] x, double[] y, int n) {
        return new ArrayCourse(x, y, n);
    }

    /// One behind the other; the second starts where the first ends.
    static Course joined(Course first, Course second) {
        return first.size() == 0
                ? second
                : second.size() == 0 ? first : new JoinedCourse(first, second, first.size());
    }
}
