package dev.loupe.figure.chart;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;

import java.util.Arrays;

/// Numbers that were found several times, as rows.
final class Repeats {
    private Repeats() {}

    /// Columns `training rows`, `score` and `rows`: training or held out.
    ///
    /// @param train,valid `[sizes][repeats]`
    static Table learning(double[] sizes, double[][] train, double[][] valid) {
        Lengths.same("sizes", sizes.length, "train", train.length);
        Lengths.same("sizes", sizes.length, "valid", valid.length);
        int rows =
                Arrays.stream(train).mapToInt(r -> r.length).sum()
                        + Arrays.stream(valid).mapToInt(r -> r.length).sum();
        double[] size = new double[rows];
        double[] score = new double[rows];
        int[] which = new int[rows];
        int row = 0;
        for (int table = 0; table < 2; table++) {
            for (int i = 0; i < sizes.length; i++) {
                for (double value : (table == 0 ? train : valid)[i]) {
                    size[row] = sizes[i];
                    score[row] = value;
                    which[row++] = table;
                }
            }
        }
        Column.Texts rowsOf = new Column.Texts(new String[] {"training", "held out"}, which);
        return Table.of("training rows", size).with("score", score).with("rows", rowsOf);
    }

    /// Columns `importance` and `feature`.
    ///
    /// @param repeats `[features][repeats]`
    static Table importance(String[] names, double[][] repeats) {
        Lengths.same("names", names.length, "repeats", repeats.length);
        int rows = Arrays.stream(repeats).mapToInt(r -> r.length).sum();
        double[] value = new double[rows];
        int[] which = new int[rows];
        int row = 0;
        for (int i = 0; i < repeats.length; i++) {
            for (double v : repeats[i]) {
                value[row] = v;
                which[row++] = i;
            }
        }
        return Table.of("importance", value).with("feature", new Column.Texts(names, which));
    }
}
