package dev.loupe.figure.mark.learning;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.spec.Channel;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/// What a classifier scored and what was true, row by row.
///
/// The positive class is the option `positive`, else the greater of two classes: 1 of 0 and 1, true of false and true.
///
/// @param rows     of the table that have both a finite score and a class
/// @param score    `[n]`
/// @param positive `[n]`
record Scored(int[] rows, double[] score, boolean[] positive) {
    static final OptionSpec POSITIVE =
            OptionSpec.word(
                    "positive",
                    "",
                    List.of(),
                    "the positive class; the greater of two if not said");

    /// The rows of a group.
    ///
    /// @throws IllegalArgumentException if there are more than two classes and none is said to be the positive one
    static Scored of(Layer layer, Group group) {
        Column.Texts actual = layer.texts(Channel.ACTUAL);
        double[] scores = layer.numbers(Channel.SCORE);
        int[] rows =
                Arrays.stream(group.rows())
                        .filter(r -> Double.isFinite(scores[r]) && !actual.missing(r))
                        .toArray();
        boolean[] positive = new boolean[rows.length];
        boolean[] positiveLevel = positiveLevel(layer, actual);
        for (int i = 0; i < rows.length; i++) {
            positive[i] = positiveLevel[actual.codes()[rows[i]]];
        }
        return new Scored(rows, layer.numbers(Channel.SCORE, rows), positive);
    }

    int positives() {
        int count = 0;
        for (boolean p : positive) {
            count += p ? 1 : 0;
        }
        return count;
    }

    private static boolean[] positiveLevel(Layer layer, Column.Texts actual) {
        String wished = layer.options().word("positive");
        String[] levels = actual.levels();
        boolean[] positive = new boolean[levels.length];
        if (!wished.isEmpty()) {
            for (int i = 0; i < levels.length; i++) {
                positive[i] = levels[i].equals(wished);
            }
            return positive;
        }
        if (levels.length > 2) {
            throw new IllegalArgumentException(
                    "The channel actual has "
                            + levels.length
                            + " classes, such as "
                            + String.join(", ", Arrays.copyOf(levels, 3))
                            + "; say by the option positive which one is scored.");
        }
        boolean lone = levels.length == 1;
        boolean lonePositive =
                lone
                        && (!(layer.column(Channel.ACTUAL) instanceof Column.Numbers)
                                || !levels[0].equals("0"));
        String greatest = levels.length == 0 ? "" : new TreeSet<>(Arrays.asList(levels)).last();
        boolean numbers = layer.column(Channel.ACTUAL) instanceof Column.Numbers;
        for (int i = 0; i < levels.length; i++) {
            positive[i] =
                    lone
                            ? lonePositive
                            : numbers ? i == levels.length - 1 : levels[i].equals(greatest);
        }
        return positive;
    }
}
