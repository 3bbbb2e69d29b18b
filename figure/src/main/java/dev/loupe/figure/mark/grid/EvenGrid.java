package dev.loupe.figure.mark.grid;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.spec.Channel;

/// Numbers that stand evenly apart, so that cells can lie on a continuous axis.
///
/// @param first the least
/// @param step  from one to the next; 0 if there are fewer than two or they are not even
/// @param count how many there are
public record EvenGrid(double first, double step, int count) {
    private static final double TOLERANCE = 1e-3;

    /// @param levels the channel's values as ordered texts
    public static EvenGrid of(Layer layer, Channel channel, Column.Texts levels) {
        int count = levels.levels().length;
        if (!(layer.column(channel) instanceof Column.Numbers) || count < 2) {
            return new EvenGrid(0, 0, count);
        }
        double[] level = Axes.values(layer, channel, levels);
        double step = (level[count - 1] - level[0]) / (count - 1);
        for (int i = 0; i < count; i++) {
            if (!(Math.abs(level[0] + i * step - level[i]) <= TOLERANCE * step)) {
                return new EvenGrid(0, 0, count);
            }
        }
        return new EvenGrid(level[0], step, count);
    }

    public boolean even() {
        return step > 0 && Double.isFinite(first + count * step);
    }

    public double low() {
        return first - step / 2;
    }

    public double high() {
        return first + (count - 0.5) * step;
    }
}
