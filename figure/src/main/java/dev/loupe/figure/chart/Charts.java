package dev.loupe.figure.chart;

import dev.loupe.figure.Figure;
import dev.loupe.figure.bitmap.Bitmap;
import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.Autocorrelation;
import dev.loupe.figure.stat.Welch;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The charts of machine learning, each in one line over plain arrays.
///
/// ```java
/// Charts.roc(actual, score).title("Test set").svg()
/// ```
///
/// Each answers a `Figure` to go on with: words, size, theme, and the numbers behind it by `drawing().numbers()`. Arrays are taken as
/// they are, without copies; they must be of one length where they say the same letter, else `IllegalArgumentException` says which is not.
public final class Charts {
    private Charts() {}

    /// Positives found against false alarms; the fact `auc` is scikit-learn's `roc_auc_score`.
    ///
    /// @param actual `[n]` whether each row is positive
    /// @param score  `[n]` greater for rows held more likely positive; what is not finite is left out
    public static Figure roc(boolean[] actual, double[] score) {
        return Scored.of("roc", actual, score);
    }

    /// One ROC curve a model.
    ///
    /// @param scores by model, each `[n]`
    public static Figure roc(boolean[] actual, SequencedMap<String, double[]> scores) {
        return Scored.of("roc", actual, scores);
    }

    /// Precision against recall; the fact `ap` is scikit-learn's `average_precision_score`.
    public static Figure precisionRecall(boolean[] actual, double[] score) {
        return Scored.of("pr", actual, score);
    }

    public static Figure precisionRecall(boolean[] actual, SequencedMap<String, double[]> scores) {
        return Scored.of("pr", actual, scores);
    }

    /// Misses against false alarms over normal quantiles; the fact `eer` is the equal error rate.
    public static Figure det(boolean[] actual, double[] score) {
        return Scored.of("det", actual, score);
    }

    /// How many times better than chance the best-scored share of rows is.
    public static Figure lift(boolean[] actual, double[] score) {
        return Scored.of("lift", actual, score);
    }

    /// The share of positives in the best-scored share of rows.
    public static Figure gain(boolean[] actual, double[] score) {
        return Scored.of("gain", actual, score);
    }

    /// Distributions of the scores of positive and other rows; the fact `statistic` is SciPy's `ks_2samp`.
    public static Figure kolmogorovSmirnov(boolean[] actual, double[] score) {
        return Scored.of("ks", actual, score);
    }

    /// How often rows of each stated probability were positive; the fact `ece` is the expected calibration error over ten bins.
    ///
    /// @param probability `[n]` in `[0, 1]`
    public static Figure calibration(boolean[] actual, double[] probability) {
        return Scored.of("calibration", actual, probability);
    }

    public static Figure calibration(
            boolean[] actual, SequencedMap<String, double[]> probabilities) {
        return Scored.of("calibration", actual, probabilities);
    }

    /// How often rows of each class were taken for each; the fact `accuracy` is the share on the diagonal.
    ///
    /// @param actual,predicted `[n]`
    public static Figure confusion(String[] actual, String[] predicted) {
        return Figure.of(Table.of("actual", actual).with("predicted", predicted))
                .mark("confusion")
                .channel(Channel.ACTUAL, "actual")
                .channel(Channel.PREDICTED, "predicted");
    }

    /// The same for classes by number.
    public static Figure confusion(int[] actual, int[] predicted) {
        return Figure.of(Table.of("actual", wide(actual)).with("predicted", wide(predicted)))
                .mark("confusion")
                .channel(Channel.ACTUAL, "actual")
                .channel(Channel.PREDICTED, "predicted");
    }

    /// Scores on training and on held-out rows over the size of the training set: mean and one standard deviation of the repeats.
    ///
    /// @param sizes `[sizes]`
    /// @param train,valid `[sizes][repeats]`, as scikit-learn's `learning_curve` gives them
    public static Figure learningCurve(double[] sizes, double[][] train, double[][] valid) {
        return Figure.of(Repeats.learning(sizes, train, valid))
                .mark("learningcurve", "training rows", "score")
                .color("rows");
    }

    /// How much each feature matters, the greatest first.
    ///
    /// @param names,values `[features]`
    public static Figure importance(String[] names, double[] values) {
        return Figure.of(Table.of("feature", names).with("importance", values))
                .mark("importance", "importance", "feature")
                .labelY("");
    }

    /// The same with repeats: mean and one standard deviation.
    ///
    /// @param repeats `[features][repeats]`, as scikit-learn's `permutation_importance` gives them
    public static Figure importance(String[] names, double[][] repeats) {
        return Figure.of(Repeats.importance(names, repeats))
                .mark("importance", "importance", "feature")
                .labelY("");
    }

    /// How much nearer each row lies to its own cluster than to the next; scikit-learn's `silhouette_samples`, Euclidean.
    ///
    /// @param rows    `[n][columns]` finite
    /// @param cluster `[n]` any number per cluster
    public static Figure silhouette(double[][] rows, int[] cluster) {
        Lengths.same("rows", rows.length, "cluster", cluster.length);
        Table table =
                Cells.columns(rows)
                        .with(
                                "cluster",
                                Arrays.stream(cluster)
                                        .mapToObj(String::valueOf)
                                        .toArray(String[]::new));
        List<String> names =
                table.columns().keySet().stream().filter(n -> !n.equals("cluster")).toList();
        List<String> order =
                Arrays.stream(cluster).distinct().sorted().mapToObj(String::valueOf).toList();
        return Figure.of(table)
                .mark("silhouette")
                .color("cluster")
                .with("columns", names)
                .scale(Channel.COLOR, s -> s.order(order));
    }

    /// What a classifier says at a place.
    @FunctionalInterface
    public interface Classifier {
        /// Probabilities of the classes; the greatest is what it says.
        Map<String, Double> at(double x, double y);
    }

    /// Rows over the tint of the class that a classifier says at each of 120 by 120 places around them, stronger where it is surer.
    ///
    /// @param x,y        `[n]`
    /// @param label      `[n]` the class of each row
    /// @param classifier is asked 14,400 times
    public static Figure decisionSurface(
            double[] x, double[] y, String[] label, Classifier classifier) {
        Table rows = Table.of("x", x).with("y", y).with("class", label);
        return Figure.of(rows)
                .mark("decision", "x", "y")
                .color("class")
                .channel(Channel.VALUE, "probability")
                .over(Surface.of(x, y, classifier))
                .point("x", "y")
                .color("class");
    }

    /// How strongly each token attends to each.
    ///
    /// @param weights `[from][to]`; NaN where there is none, as above the diagonal of causal attention
    /// @param tokens  names of rows and columns
    public static Figure attention(double[][] weights, String... tokens) {
        return Figure.of(Cells.of(weights))
                .mark("attention", "to", "from")
                .channel(Channel.VALUE, "weight")
                .with("tokens", List.of(tokens));
    }

    /// Pictures side by side, all on one grey ramp.
    ///
    /// @param images   `[images][rows][columns]`, rows from the top
    /// @param captions one a picture, or none
    public static Figure images(double[][][] images, String... captions) {
        Table table = Cells.of(images);
        Figure figure =
                Figure.of(
                                captions.length == 0
                                        ? table
                                        : table.with(
                                                "caption",
                                                new Column.Texts(captions, Cells.pictures(images))))
                        .mark("imagegrid", "column", "row")
                        .channel(Channel.VALUE, "value")
                        .channel(Channel.DETAIL, "image");
        if (captions.length == 0) {
            return figure;
        }
        Lengths.same("images", images.length, "captions", captions.length);
        return figure.channel(Channel.TEXT, "caption");
    }

    /// One picture made of pixels, its first pixel about 0, 0 and rows counted downwards.
    public static Figure image(Bitmap picture) {
        Table table =
                Table.of("image", new String[] {picture.address()})
                        .with("left", -0.5)
                        .with("right", picture.columns() - 0.5)
                        .with("top", -0.5)
                        .with("bottom", picture.rows() - 0.5);
        return Figure.of(table)
                .mark("image")
                .channel(Channel.IMAGE, "image")
                .channel(Channel.START, "left")
                .channel(Channel.END, "right")
                .channel(Channel.LOW, "bottom")
                .channel(Channel.HIGH, "top")
                .scale(Channel.Y, s -> s.domain(picture.rows() - 0.5, -0.5))
                .aspect(picture.rows() / (double) picture.columns());
    }

    /// The power of a signal over time and frequency, in decibels; segments as SciPy's `spectrogram` with a Hann window makes them.
    ///
    /// @param rate samples per second
    public static Figure spectrogram(double[] signal, double rate) {
        return Figure.of(Table.of("signal", signal))
                .mark("spectrogram")
                .y("signal")
                .with("rate", rate)
                .labelX("seconds")
                .labelY("frequency, Hz");
    }

    /// The power of a signal over frequencies on a logarithmic scale, as SciPy's `welch` finds it: segments of 256 samples that overlap by half, Hann's window.
    ///
    /// @param rate samples per second
    public static Figure powerSpectrum(double[] signal, double rate) {
        return Signals.spectrum(Welch.of(signal, rate));
    }

    /// How much a signal is like itself some samples later, as statsmodels' `acf` finds it, and the band that 95 % of the correlations of independent samples stay in.
    ///
    /// @param signal `[n]` finite
    public static Figure autocorrelation(double[] signal) {
        return Signals.correlogram(Autocorrelation.of(signal));
    }

    /// @param lags from 0 to less than n
    public static Figure autocorrelation(double[] signal, int lags) {
        return Signals.correlogram(Autocorrelation.of(signal, lags));
    }

    /// What a regression left over: actual minus predicted, against what was predicted.
    ///
    /// @param actual,predicted `[n]`
    public static Figure residuals(double[] actual, double[] predicted) {
        Lengths.same("actual", actual.length, "predicted", predicted.length);
        double[] left = new double[actual.length];
        Arrays.setAll(left, i -> actual[i] - predicted[i]);
        return Figure.of(Table.of("predicted", predicted).with("actual − predicted", left))
                .line("predicted", "zero")
                .over(zero(predicted))
                .with("paint", "#8a919c")
                .point("predicted", "actual − predicted");
    }

    private static Table zero(double[] x) {
        double low = Arrays.stream(x).filter(Double::isFinite).min().orElse(0);
        double high = Arrays.stream(x).filter(Double::isFinite).max().orElse(1);
        return Table.of("predicted", low, high).with("zero", 0, 0);
    }

    private static double[] wide(int[] numbers) {
        return Arrays.stream(numbers).asDoubleStream().toArray();
    }
}
