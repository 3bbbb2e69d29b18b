package dev.loupe.figure.mark.learning;

import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Frame;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.Overhead;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scale.Numerals;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.Confusion;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Typeface;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Cells with counts and shares, drawn over two axes of classes.
record ConfusionMatrix(Layer layer, Confusion confusion, int leftOut) implements Prepared {
    private boolean counts() {
        return layer.options().word("normalise").equals("none");
    }

    private double[][] shares() {
        String of = layer.options().word("normalise");
        return confusion.shares(
                counts() ? Confusion.Of.ALL : Confusion.Of.valueOf(of.toUpperCase(Locale.ROOT)));
    }

    @Override
    public Extents extents() {
        Extents extents =
                new Extents()
                        .categories(Channel.X, confusion.labels())
                        .categories(Channel.Y, confusion.labels())
                        .label(Channel.X, "predicted")
                        .label(Channel.Y, "actual")
                        .tight(Channel.X)
                        .tight(Channel.Y)
                        .ramp("counts")
                        .type(Channel.COLOR, "sqrt");
        for (int i = 0; i < confusion.labels().size(); i++) {
            extents.numbers(
                    Channel.COLOR,
                    counts()
                            ? Arrays.stream(confusion.count()[i]).asDoubleStream().toArray()
                            : shares()[i]);
        }
        String of = layer.options().word("normalise");
        return extents.numbers(Channel.COLOR, 0)
                .label(
                        Channel.COLOR,
                        counts() ? "rows" : of.equals("all") ? "share of rows" : "share of " + of);
    }

    @Override
    public double aspect() {
        return 1;
    }

    @Override
    public Frame frame() {
        double accuracy = confusion.accuracy();
        return Double.isFinite(accuracy)
                ? new Overhead("accuracy " + percent(accuracy), Double.NaN)
                : Frame.AXES;
    }

    @Override
    public List<Numbers> numbers() {
        int n = confusion.labels().size();
        String[] actual = new String[n * n];
        String[] predicted = new String[n * n];
        double[] count = new double[n * n];
        for (int i = 0; i < n * n; i++) {
            actual[i] = confusion.labels().get(i / n);
            predicted[i] = confusion.labels().get(i % n);
            count[i] = confusion.count()[i / n][i % n];
        }
        return List.of(
                Numbers.of("confusion", "")
                        .with("actual", actual)
                        .with("predicted", predicted)
                        .with("count", count)
                        .fact("accuracy", confusion.accuracy()));
    }

    @Override
    public void draw(Stage stage, Sketch sketch) {
        double[][] shares = shares();
        List<String> labels = confusion.labels();
        double width = stage.x().band();
        double height = stage.y().band();
        double gap = Math.min(width, height) > 12 ? 0.5 : 0;
        boolean annotated = annotated(width, height);
        for (int a = 0; a < labels.size(); a++) {
            double cy = Stage.centre(stage.y(), labels.get(a));
            for (int p = 0; p < labels.size(); p++) {
                double cx = Stage.centre(stage.x(), labels.get(p));
                long count = confusion.count()[a][p];
                if (Double.isNaN(cx) || Double.isNaN(cy)) {
                    continue;
                }
                Colour empty = stage.theme().well();
                Colour fill =
                        count == 0 ? empty : stage.ramped(counts() ? count : shares[a][p], empty);
                sketch.rect(
                        meaning(a, p, count, shares[a][p]),
                        cx - width / 2 + gap,
                        cy - height / 2 + gap,
                        cx + width / 2 - gap,
                        cy + height / 2 - gap,
                        fill,
                        null);
                if (annotated && count > 0) {
                    words(count, shares[a][p], a == p, cx, cy, fill, stage, sketch);
                }
            }
        }
        diagonal(width, height, stage, sketch);
    }

    private Meaning meaning(int a, int p, long count, double share) {
        String actual = confusion.labels().get(a);
        String predicted = confusion.labels().get(p);
        String rows = count == 1 ? "1 row" : count + " rows";
        String said = a == p ? actual + ", rightly: " : actual + ", taken for " + predicted + ": ";
        Meaning meaning =
                Meaning.of(Role.MARK, said + rows + (counts() ? "" : ", " + percent(share)));
        String actualColumn = layer.title(Channel.ACTUAL);
        String predictedColumn = layer.title(Channel.PREDICTED);
        return actualColumn.isEmpty() || predictedColumn.isEmpty()
                ? meaning
                : meaning.where(
                        actualColumn
                                + " = '"
                                + actual.replace("'", "''")
                                + "' and "
                                + predictedColumn
                                + " = '"
                                + predicted.replace("'", "''")
                                + "'");
    }

    private void words(
            long count,
            double share,
            boolean right,
            double cx,
            double cy,
            Colour fill,
            Stage stage,
            Sketch sketch) {
        Colour ink = stage.theme().textOn(fill);
        boolean two = stage.y().band() >= 36 && !counts();
        sketch.text(
                Meaning.of(Role.LABEL),
                cx,
                cy + (two ? -1 : 4),
                Numerals.brief(count),
                two ? Theme.SMALL_SIZE : Theme.TICK_SIZE,
                right ? Theme.TITLE_WEIGHT : Theme.TEXT_WEIGHT,
                Anchor.MIDDLE,
                0,
                ink);
        if (two) {
            sketch.text(
                    Meaning.of(Role.LABEL),
                    cx,
                    cy + 13,
                    percent(share),
                    10,
                    Theme.TEXT_WEIGHT,
                    Anchor.MIDDLE,
                    0,
                    ink);
        }
    }

    private static String percent(double share) {
        double percent = 100 * share;
        String digits =
                percent > 0 && percent < 9.95 || percent > 99 && percent < 100 ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, digits, percent) + Numerals.THIN + "%";
    }

    private boolean annotated(double width, double height) {
        double widest = 0;
        for (long[] row : confusion.count()) {
            for (long count : row) {
                widest =
                        Math.max(
                                widest,
                                Typeface.width(
                                        Numerals.brief(count),
                                        Theme.TICK_SIZE,
                                        Theme.TITLE_WEIGHT));
            }
        }
        return switch (layer.options().word("annotate")) {
            case "always" -> true;
            case "never" -> false;
            default -> height >= 15 && widest <= width - 4;
        };
    }

    /// A hairline round each right cell, so that the diagonal is found at once.
    private void diagonal(double width, double height, Stage stage, Sketch sketch) {
        if (Math.min(width, height) < 12) {
            return;
        }
        for (String label : confusion.labels()) {
            double cx = Stage.centre(stage.x(), label);
            double cy = Stage.centre(stage.y(), label);
            if (Double.isFinite(cx) && Double.isFinite(cy)) {
                sketch.rect(
                        Meaning.NONE,
                        cx - width / 2 + 1,
                        cy - height / 2 + 1,
                        cx + width / 2 - 1,
                        cy + height / 2 - 1,
                        null,
                        new Stroke(stage.theme().ink2(), 1));
            }
        }
    }
}
