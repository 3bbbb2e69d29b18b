package dev.loupe.figure.mark.part;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.spec.Channel;

import java.util.Arrays;

/// How much each class of a channel holds: the sum of `VALUE` over its rows, or how many rows where there is no such channel.
///
/// @param names   of the classes, in their order
/// @param amounts `[n]` at least 0
/// @param rows    `[n][]` of each class, ascending
/// @param leftOut rows without a class, or without a finite amount of at least 0
record Tally(String[] names, double[] amounts, int[][] rows, int leftOut) {
    /// @throws IllegalArgumentException if the sum of all is infinite
    static Tally of(Layer layer, Channel classes) {
        Column.Texts texts = layer.texts(classes);
        double[] values = layer.has(Channel.VALUE) ? layer.numbers(Channel.VALUE) : new double[0];
        int n = texts.levels().length;
        double[] amounts = new double[n];
        int[] counts = new int[n];
        int[] kept = new int[layer.rows().length];
        int count = 0;
        for (int row : layer.rows()) {
            double amount = values.length == 0 ? 1 : values[row];
            int at = texts.codes()[row];
            if (at >= 0 && Double.isFinite(amount) && amount >= 0) {
                amounts[at] += amount;
                counts[at]++;
                kept[count++] = row;
            }
        }
        int[][] rows = new int[n][];
        Arrays.setAll(rows, i -> new int[counts[i]]);
        Arrays.fill(counts, 0);
        for (int k = 0; k < count; k++) {
            int at = texts.codes()[kept[k]];
            rows[at][counts[at]++] = kept[k];
        }
        Tally tally = new Tally(texts.levels(), amounts, rows, layer.rows().length - count);
        finite(tally.whole(), layer);
        return tally;
    }

    /// @throws IllegalArgumentException if the sum is infinite
    static void finite(double sum, Layer layer) {
        if (Double.isInfinite(sum)) {
            throw new IllegalArgumentException(
                    "The values of "
                            + layer.title(Channel.VALUE)
                            + " must have a finite sum, but add up to more than numbers reach.");
        }
    }

    double whole() {
        return Arrays.stream(amounts).sum();
    }
}
