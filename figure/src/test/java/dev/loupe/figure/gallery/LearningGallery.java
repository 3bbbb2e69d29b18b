package dev.loupe.figure.gallery;

import dev.loupe.figure.Figure;
import dev.loupe.figure.chart.Charts;
import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.spec.Channel;

import java.util.List;

/// What a model learned and how well.
final class LearningGallery {
    private LearningGallery() {}

    private static Figure scored(String mark) {
        return Figure.of(Samples.data("cancer-scores.csv"))
                .mark(mark)
                .channel(Channel.ACTUAL, "actual")
                .channel(Channel.SCORE, "score")
                .color("model")
                .size(440, 440);
    }

    private static Table first(String file, int rows) {
        Table all = Samples.data(file);
        int[] chosen = new int[rows];
        for (int i = 0; i < rows; i++) {
            chosen[i] = i;
        }
        return all.take(chosen);
    }

    static Figure roc() {
        return scored("roc").title("Two models of breast cancer").subtitle("569 rows, five folds");
    }

    static Figure rocOfOne() {
        return Figure.of(first("cancer-scores.csv", 569))
                .mark("roc")
                .channel(Channel.ACTUAL, "actual")
                .channel(Channel.SCORE, "score")
                .size(320, 320);
    }

    static Figure precisionRecall() {
        return scored("pr");
    }

    static Figure det() {
        return scored("det");
    }

    static Figure lift() {
        return scored("lift");
    }

    static Figure gain() {
        return scored("gain");
    }

    static Figure kolmogorovSmirnov() {
        return Figure.of(first("cancer-scores.csv", 569))
                .mark("ks")
                .channel(Channel.ACTUAL, "actual")
                .channel(Channel.SCORE, "score")
                .size(520, 360);
    }

    static Figure kolmogorovSmirnovOfTwo() {
        return scored("ks").size(520, 360);
    }

    static Figure calibration() {
        return scored("calibration").size(440, 480);
    }

    static Figure confusion() {
        return Figure.of(Samples.data("digit-guesses.csv"))
                .mark("confusion")
                .channel(Channel.ACTUAL, "actual")
                .channel(Channel.PREDICTED, "predicted")
                .title("Handwritten digits, five folds")
                .size(620, 600);
    }

    static Figure confusionOfTwo() {
        return Figure.of(
                        Table.of(
                                        "actual", "spam", "spam", "spam", "ham", "ham", "ham",
                                        "ham", "ham", "ham")
                                .with(
                                        "predicted",
                                        "spam",
                                        "spam",
                                        "ham",
                                        "ham",
                                        "ham",
                                        "ham",
                                        "ham",
                                        "spam",
                                        "ham"))
                .mark("confusion")
                .channel(Channel.ACTUAL, "actual")
                .channel(Channel.PREDICTED, "predicted")
                .with("order", List.of("spam", "ham"))
                .size(380, 320);
    }

    static Figure importance() {
        return Figure.of(Samples.data("wine-importance.csv"))
                .mark("importance", "drop in accuracy", "feature")
                .title("What tells three wines apart")
                .subtitle("Permutation importance, mean and deviation of 10 repeats")
                .size(560, 400);
    }

    static Figure importanceBars() {
        return Figure.of(Samples.data("diabetes-weights.csv"))
                .mark("importance", "weight", "feature")
                .with("shape", "bar")
                .with("sort", "value")
                .size(520, 320);
    }

    static Figure silhouette() {
        return Figure.of(Samples.data("iris.csv"))
                .mark("silhouette")
                .color("species")
                .title("Do the species of iris form clusters?")
                .size(520, 400);
    }

    static Figure learningCurve() {
        return Figure.of(Samples.data("learning-curve.csv"))
                .mark("learningcurve", "training rows", "accuracy")
                .color("rows")
                .title("A nearest-mean classifier of digits needs few rows")
                .subtitle("Mean and one standard deviation of ten folds")
                .size(560, 340);
    }

    static Figure decision() {
        Table iris = Samples.data("iris.csv");
        return Figure.of(iris)
                .mark("decision", "petal_length", "petal_width")
                .color("species")
                .channel(Channel.VALUE, "share")
                .over(Neighbours.over(iris, "petal_length", "petal_width", "species", 15, 96))
                .point("petal_length", "petal_width")
                .color("species")
                .title("Fifteen nearest neighbours")
                .size(560, 400);
    }

    static Figure attention() {
        String[] words =
                "the animal did not cross the street because it was too tired and the street too wide"
                        .split(" ");
        return Figure.of(Likeness.of(words, 12))
                .mark("attention", "to", "from")
                .channel(Channel.VALUE, "weight")
                .with("tokens", List.of(words))
                .title("Words attend to words of like letters")
                .size(560, 500);
    }

    static Figure attentionOf64() {
        String text =
                "we hold these truths to be self evident that all men are created equal that they are endowed by their creator with certain unalienable rights that among these are life liberty and the pursuit of happiness that to secure these rights governments are instituted among men deriving their just powers from the consent of the governed that whenever any form";
        String[] words = text.split(" ");
        String[] some = java.util.Arrays.copyOf(words, Math.min(64, words.length));
        return Figure.of(Likeness.of(some, 12))
                .mark("attention", "to", "from")
                .channel(Channel.VALUE, "weight")
                .with("tokens", List.of(some))
                .size(720, 680);
    }

    static Figure imageGrid() {
        return Figure.of(Samples.data("digits.csv"))
                .mark("imagegrid", "column", "row")
                .channel(Channel.VALUE, "value")
                .channel(Channel.DETAIL, "image")
                .channel(Channel.TEXT, "label")
                .with("wrap", 8.0)
                .title("Handwritten digits, 8 × 8 pixels")
                .size(640, 260);
    }

    static Figure spectrogram() {
        int n = 8_192;
        double rate = 2_048;
        double[] time = new double[n];
        double[] signal = new double[n];
        for (int i = 0; i < n; i++) {
            double t = i / rate;
            time[i] = t;
            signal[i] =
                    Math.sin(2 * Math.PI * (80 * t + 90 * t * t))
                            + 0.3 * Math.sin(2 * Math.PI * 600 * t)
                            + 0.4 * Math.sin(2 * Math.PI * (300 * t - 20 * Math.cos(3 * t)));
        }
        return Figure.of(Table.of("seconds", time).with("signal", signal))
                .mark("spectrogram")
                .x("seconds")
                .y("signal")
                .title("A rising tone, a steady one, and one that sways")
                .size(640, 340);
    }

    static Figure powerSpectrum() {
        return Charts.powerSpectrum(
                        ((Column.Numbers) Samples.data("sunspots.csv").column("SUNACTIVITY"))
                                .values(),
                        1)
                .labelX("cycles a year")
                .title("Sunspots by how often they come")
                .size(560, 300);
    }

    static Figure autocorrelation() {
        return Charts.autocorrelation(
                        ((Column.Numbers) Samples.data("sunspots.csv").column("SUNACTIVITY"))
                                .values(),
                        44)
                .labelX("years later")
                .title("Sunspots are like those of eleven years before")
                .size(620, 280);
    }

    static Figure spectrogramOfSunspots() {
        return Figure.of(Samples.data("sunspots.csv"))
                .mark("spectrogram")
                .x("YEAR")
                .y("SUNACTIVITY")
                .with("segment", 88)
                .with("overlap", 0.95)
                .with("floor", 30)
                .labelY("cycles a year")
                .title("Sunspots come and go about every eleven years")
                .size(640, 300);
    }
}
