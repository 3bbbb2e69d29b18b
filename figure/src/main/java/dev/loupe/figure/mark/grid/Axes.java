package dev.loupe.figure.mark.grid;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.spec.Channel;

/// The different numbers of a column, ascending.
public final class Axes {
    private Axes() {}

    /// @param levels the channel's values as ordered texts
    /// @return one number a level
    public static double[] values(Layer layer, Channel channel, Column.Texts levels) {
        double[] all = layer.numbers(channel);
        double[] values = new double[levels.levels().length];
        for (int row = 0; row < all.length; row++) {
            int code = levels.codes()[row];
            if (code >= 0) {
                values[code] = all[row];
            }
        }
        return values;
    }
}
