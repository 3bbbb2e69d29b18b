package dev.loupe.figure.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Column;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.stat.Witness;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/// The one-liners show scikit-learn's numbers.
final class ChartsTest {
    private static final Witness SKLEARN = Witness.read("stat-scores.json");
    private static final double[] SCORE = SKLEARN.array("score");
    private static final boolean[] POSITIVE = positive();

    private static boolean[] positive() {
        int[] ints = SKLEARN.ints("positive");
        boolean[] out = new boolean[ints.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = ints[i] == 1;
        }
        return out;
    }

    private static Numbers numbers(Figure figure) {
        return figure.drawing().numbers().getFirst();
    }

    private static double[] column(Numbers numbers, String name) {
        return ((Column.Numbers) Objects.requireNonNull(numbers.columns().get(name))).values();
    }

    private static double fact(Numbers numbers, String name) {
        return Objects.requireNonNull(numbers.facts().get(name));
    }

    private static String text(Numbers numbers, String name, int row) {
        return Objects.requireNonNull(numbers.columns().get(name)).text(row);
    }

    @Test
    void rocShowsSklearnsCurveAndArea() {
        Numbers roc = numbers(Charts.roc(POSITIVE, SCORE));
        Witness.near(SKLEARN.array("roc/fpr"), column(roc, "fpr"));
        Witness.near(SKLEARN.array("roc/tpr"), column(roc, "tpr"));
        Witness.near(SKLEARN.number("roc/auc"), fact(roc, "auc"));
    }

    @Test
    void severalModelsAreSeveralCurves() {
        double[] turned = Arrays.stream(SCORE).map(s -> 1 - s).toArray();
        SequencedMap<String, double[]> models = new LinkedHashMap<>();
        models.put("this", SCORE);
        models.put("turned", turned);
        List<Numbers> both = Charts.roc(POSITIVE, models).drawing().numbers();
        assertEquals(List.of("this", "turned"), both.stream().map(Numbers::group).toList());
        assertEquals(1, fact(both.get(0), "auc") + fact(both.get(1), "auc"), 1e-12);
    }

    @Test
    void precisionRecallShowsSklearnsAveragePrecision() {
        Numbers pr = numbers(Charts.precisionRecall(POSITIVE, SCORE));
        Witness.near(SKLEARN.array("pr/precision"), column(pr, "precision"));
        Witness.near(SKLEARN.number("pr/average"), fact(pr, "ap"));
    }

    @Test
    void detShowsSklearnsRates() {
        Numbers det = numbers(Charts.det(POSITIVE, SCORE));
        Witness.near(SKLEARN.array("det/fpr"), column(det, "fpr"));
        Witness.near(SKLEARN.array("det/fnr"), column(det, "fnr"));
    }

    @Test
    void kolmogorovSmirnovShowsScipysStatistic() {
        Numbers ks = numbers(Charts.kolmogorovSmirnov(POSITIVE, SCORE));
        double[] expected = SKLEARN.array("ks");
        Witness.near(expected[0], fact(ks, "statistic"));
        double[] score = column(ks, "score");
        int at = Arrays.binarySearch(score, expected[1]);
        assertEquals(
                expected[0], Math.abs(column(ks, "positive")[at] - column(ks, "other")[at]), 1e-12);
    }

    @Test
    void calibrationShowsSklearnsBinsAndTheError() {
        Numbers bins = numbers(Charts.calibration(POSITIVE, SCORE).with("bins", 7));
        Witness.near(SKLEARN.array("calibration_uniform/observed"), column(bins, "observed"));
        Witness.near(SKLEARN.array("calibration_uniform/stated"), column(bins, "stated"));
        Witness.near(SKLEARN.number("ece"), fact(bins, "ece"));
    }

    @Test
    void gainAndLiftEndWhereEveryRowIsTaken() {
        assertEquals(1, last(column(numbers(Charts.gain(POSITIVE, SCORE)), "gain")));
        assertEquals(1, last(column(numbers(Charts.lift(POSITIVE, SCORE)), "lift")));
    }

    private static double last(double[] values) {
        return values[values.length - 1];
    }

    @Test
    void confusionShowsSklearnsCounts() {
        int[] actual = SKLEARN.ints("actual");
        int[] predicted = SKLEARN.ints("predicted");
        Numbers counts = numbers(Charts.confusion(actual, predicted));
        double[] expected =
                Arrays.stream(SKLEARN.table("confusion/count"))
                        .flatMapToDouble(Arrays::stream)
                        .toArray();
        Witness.near(expected, column(counts, "count"));
        long right = 0;
        for (int i = 0; i < actual.length; i++) {
            right += actual[i] == predicted[i] ? 1 : 0;
        }
        assertEquals(right / (double) actual.length, fact(counts, "accuracy"), 1e-12);
    }

    @Test
    void silhouetteShowsSklearnsValues() {
        double[] expected = SKLEARN.array("silhouette/value");
        int[] cluster = SKLEARN.ints("silhouette/cluster");
        double[] found = new double[expected.length];
        for (Numbers of :
                Charts.silhouette(SKLEARN.table("silhouette/rows"), cluster).drawing().numbers()) {
            double[] rows = column(of, "row");
            for (int i = 0; i < rows.length; i++) {
                found[(int) rows[i]] = column(of, "value")[i];
            }
        }
        Witness.near(expected, found);
    }

    @Test
    void learningCurveShowsMeanAndDeviation() {
        double[][] train = {{1, 0.8}, {0.9, 0.9}};
        double[][] valid = {{0.5, 0.7}, {0.6, 0.8}};
        List<Numbers> both =
                Charts.learningCurve(new double[] {10, 20}, train, valid).drawing().numbers();
        Witness.near(new double[] {0.9, 0.9}, column(both.get(0), "mean"));
        Witness.near(new double[] {0.6, 0.7}, column(both.get(1), "mean"));
        Witness.near(
                new double[] {0.6 - Math.sqrt(0.02), 0.7 - Math.sqrt(0.02)},
                column(both.get(1), "low"));
    }

    @Test
    void importanceIsSortedBySize() {
        Numbers sorted =
                numbers(Charts.importance(new String[] {"a", "b", "c"}, new double[] {1, -3, 2}));
        Witness.near(new double[] {-3, 2, 1}, column(sorted, "value"));
    }

    @Test
    void decisionSurfaceAsksTheClassifierWhereItDraws() {
        Figure figure =
                Charts.decisionSurface(
                        new double[] {0, 1},
                        new double[] {0, 1},
                        new String[] {"low", "high"},
                        (x, y) -> x < 0.5 ? Map.of("low", 0.9) : Map.of("high", 0.8));
        Numbers surface = numbers(figure);
        double[] x = column(surface, "x");
        for (int i = 0; i < x.length; i++) {
            assertEquals(x[i] < 0.5 ? "low" : "high", text(surface, "class", i));
        }
        assertEquals(14_400, x.length);
    }

    @Test
    void attentionNamesPlacesEvenIfATokenComesTwice() {
        Numbers of = numbers(Charts.attention(new double[][] {{1, 0}, {0.25, 0.75}}, "a", "a"));
        assertEquals("a", text(of, "to", 1));
        Witness.near(new double[] {1, 0, 0.25, 0.75}, column(of, "value"));
    }

    @Test
    void imagesAndSpectrogramsAreDrawn() {
        assertTrue(
                Charts.images(new double[][][] {{{0, 1}, {1, 0}}}, "x").svg().contains("<image"));
        double[] tone = new double[2_048];
        Arrays.setAll(tone, i -> Math.sin(2 * Math.PI * 100 * i / 1_000.0));
        Numbers power = numbers(Charts.spectrogram(tone, 1_000));
        double[] watts = column(power, "power");
        int most = 0;
        for (int i = 0; i < watts.length; i++) {
            most = watts[i] > watts[most] ? i : most;
        }
        assertEquals(100, column(power, "frequency")[most], 1_000 / 256.0);
    }

    @Test
    void residualsAreActualMinusPredicted() {
        List<Numbers> of =
                Charts.residuals(new double[] {3, 5}, new double[] {2, 7}).drawing().numbers();
        Witness.near(new double[] {1, -2}, column(of.getLast(), "y"));
    }

    @Test
    void lengthsThatDifferAreASentence() {
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Charts.roc(new boolean[] {true}, new double[] {1, 2}));
        assertEquals("Column score must have 1 values like actual, but has 2.", e.getMessage());
    }

    @Test
    void spectraAndAutocorrelationsShowScipysAndStatsmodels() {
        Witness python = Witness.read("stat-signals.json");
        double[] wave = python.array("wave");
        Numbers power = numbers(Charts.powerSpectrum(wave, 50));
        Witness.near(python.array("welch/frequency"), column(power, "x"));
        Witness.near(python.array("welch/power"), column(power, "y"));
        Numbers correlation = numbers(Charts.autocorrelation(wave, 40));
        Witness.near(python.array("acf40"), column(correlation, "y"));
    }
}
