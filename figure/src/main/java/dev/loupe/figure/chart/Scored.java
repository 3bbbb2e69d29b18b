package dev.loupe.figure.chart;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.spec.Channel;

import java.util.Arrays;
import java.util.Map;
import java.util.SequencedMap;

/// Charts of scores beside what was true.
final class Scored {
    private Scored() {}

    static Figure of(String mark, boolean[] actual, double[] score) {
        return channels(
                Figure.of(Table.of("actual", ones(actual)).with("score", score)).mark(mark));
    }

    static Figure of(String mark, boolean[] actual, SequencedMap<String, double[]> scores) {
        int n = actual.length;
        double[] truth = new double[n * scores.size()];
        double[] score = new double[truth.length];
        int[] which = new int[truth.length];
        int model = 0;
        for (Map.Entry<String, double[]> entry : scores.entrySet()) {
            Lengths.same("actual", n, entry.getKey(), entry.getValue().length);
            System.arraycopy(ones(actual), 0, truth, model * n, n);
            System.arraycopy(entry.getValue(), 0, score, model * n, n);
            Arrays.fill(which, model * n, (model + 1) * n, model);
            model++;
        }
        Column.Texts models = new Column.Texts(scores.keySet().toArray(String[]::new), which);
        Table table = Table.of("actual", truth).with("score", score).with("model", models);
        return channels(Figure.of(table).mark(mark)).color("model");
    }

    private static Figure channels(Figure figure) {
        return figure.channel(Channel.ACTUAL, "actual").channel(Channel.SCORE, "score");
    }

    private static double[] ones(boolean[] flags) {
        double[] ones = new double[flags.length];
        Arrays.setAll(ones, i -> flags[i] ? 1 : 0);
        return ones;
    }
}
