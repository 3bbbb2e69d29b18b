package dev.loupe.figure.mark.xy;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.spec.Channel;

import java.util.Arrays;

/// Rows of a group in the order of a channel's numbers or times; texts keep the order of the rows.
public final class Ordered {
    private Ordered() {}

    public static Group by(Layer layer, Channel channel, Group group) {
        if (layer.column(channel) instanceof Column.Texts) {
            return group;
        }
        double[] values = layer.numbers(channel);
        int[] rows = group.rows();
        boolean sorted = true;
        for (int i = 1; i < rows.length && sorted; i++) {
            sorted = values[rows[i - 1]] <= values[rows[i]];
        }
        if (sorted) {
            return group;
        }
        return group.rows(
                Arrays.stream(rows)
                        .boxed()
                        .sorted((a, b) -> Double.compare(values[a], values[b]))
                        .mapToInt(row -> row)
                        .toArray());
    }
}
