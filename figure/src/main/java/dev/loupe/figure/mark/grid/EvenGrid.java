package dev.loupe.figure.mark.grid;

import dev.loupe.figure.data.Column;

/// Numbers that stand evenly apart, so that cells can lie on a continuous axis.
///
/// @param first the least
/// @param step  from one to the next; 0 if there are fewer than two or they are not even
/// @param count how many there are
record EvenGrid(double first, double step, int count) {
    private static final double TOLERANCE = 1e-3;

    /// @param column the channel's values as they are
    /// @param levels the same as ordered texts
    static EvenGrid of(Column column, Column.Texts levels) {
        int count = levels.levels().length;
        if (!(column instanceof Column.Numbers(double[] values)) || count < 2) {
            return new EvenGrid(0, 0, count);
        }
        double[] level = new double[count];
        for (int row = 0; row < values.length; row++) {
            if (levels.codes()[row] >= 0) {
                level[levels.codes()[row]] = values[row];
            }
        }
        double step = (level[count - 1] - level[0]) / (count - 1);
        for (int i = 0; i < count; i++) {
            if (!(Math.abs(level[0] + i * step - level[i]) <= TOLERANCE * step)) {
                return new EvenGrid(0, 0, count);
            }
        }
        return new EvenGrid(level[0], step, count);
    }

    boolean even() {
        return step > 0 && Double.isFinite(first + count * step);
    }

    double low() {
        return first - step / 2;
    }

    double high() {
        return first + (count - 0.5) * step;
    }
}
