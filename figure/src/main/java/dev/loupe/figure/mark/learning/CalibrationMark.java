package dev.loupe.figure.mark.learning;

import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Sparse;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.scene.Symbol;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.Bins;
import dev.loupe.figure.stat.Calibration;
import dev.loupe.figure.theme.Theme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Whether stated probabilities come true: how often rows of each bin were positive, dots sized by rows, over the diagonal where they
/// would agree; below it how the scores are spread.
public final class CalibrationMark implements Mark {
    private static final int STRIP_BINS = 40;
    private static final double STRIP_LOW = -0.15;
    private static final double STRIP_HIGH = -0.03;

    private static final Signature SIGNATURE =
            ScoreCurves.signature(
                    "calibration",
                    "how often rows of each stated probability were positive",
                    OptionSpec.number("bins", "10", 1, 1_000, "how many bins of probability"),
                    OptionSpec.word(
                            "cut",
                            "uniform",
                            List.of("uniform", "quantile"),
                            "bins of one width, or of about one number of rows"),
                    OptionSpec.flag("strip", true, "how the scores are spread, below"));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        List<Reliability> all = new ArrayList<>();
        int used = 0;
        Calibration.Cut cut =
                Calibration.Cut.valueOf(layer.options().word("cut").toUpperCase(Locale.ROOT));
        double[] edges = new double[STRIP_BINS + 1];
        Arrays.setAll(edges, i -> i / (double) STRIP_BINS);
        for (Group group : layer.groups()) {
            Scored scored = Scored.of(layer, group);
            used += scored.rows().length;
            for (int i = 0; i < scored.rows().length; i++) {
                if (!(scored.score()[i] >= 0 && scored.score()[i] <= 1)) {
                    throw new IllegalArgumentException(
                            "A calibration needs probabilities from 0 to 1, but the score of row "
                                    + (scored.rows()[i] + 1)
                                    + " is "
                                    + scored.score()[i]
                                    + ".");
                }
            }
            Calibration calibration =
                    Calibration.of(
                            scored.score(),
                            scored.positive(),
                            layer.options().count("bins", 10),
                            cut);
            double[] spread = Bins.of(scored.score(), edges).share();
            all.add(new Reliability(group, calibration, spread));
        }
        return new Diagram(layer, all, layer.rows().length - used);
    }

    /// One group's bins.
    ///
    /// @param spread share of rows in each bin of the strip
    private record Reliability(Group group, Calibration bins, double[] spread) {}

    private record Diagram(Layer layer, List<Reliability> groups, int leftOut) implements Prepared {
        private boolean strip() {
            return layer.options().flag("strip");
        }

        @Override
        public Extents extents() {
            return new Extents()
                    .numbers(Channel.X, 0, 1)
                    .numbers(Channel.Y, strip() ? STRIP_LOW : 0, 1)
                    .tight(Channel.Y)
                    .label(Channel.X, "stated probability")
                    .label(Channel.Y, "share of positive rows");
        }

        @Override
        public double aspect() {
            return strip() ? 1.15 : 1;
        }

        @Override
        public List<Numbers> numbers() {
            return groups.stream()
                    .map(
                            g ->
                                    Numbers.of("calibration", g.group.name())
                                            .with("stated", g.bins.stated())
                                            .with("observed", g.bins.observed())
                                            .with(
                                                    "count",
                                                    Arrays.stream(g.bins.count())
                                                            .asDoubleStream()
                                                            .toArray())
                                            .fact("ece", g.bins.error())
                                            .fact("most", g.bins.most()))
                    .toList();
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            Theme theme = stage.theme();
            sketch.line(
                    Meaning.of(Role.ANNOTATION, "stated as observed"),
                    stage.x().at(0),
                    stage.y().at(0),
                    stage.x().at(1),
                    stage.y().at(1),
                    new Stroke(theme.ink3(), 1, 4, 3));
            double most = 0;
            for (Reliability group : groups) {
                most = Math.max(most, Arrays.stream(group.spread).max().orElse(0));
            }
            List<CurveKey.Entry> entries = new ArrayList<>();
            for (Reliability group : groups) {
                Theme.Look look = stage.look(group.group, layer.paint());
                if (strip() && most > 0) {
                    spread(group, look, most, stage, sketch);
                }
                curve(group, look, stage, sketch);
                entries.add(
                        new CurveKey.Entry(
                                group.group, look, ScoreCurves.quoted(group.bins.error())));
            }
            CurveKey.draw(entries, "ECE", CurveKey.Corner.TOP_LEFT, stage, sketch);
        }

        private void curve(Reliability of, Theme.Look look, Stage stage, Sketch sketch) {
            int n = of.bins.count().length;
            double[] x = new double[n];
            double[] y = new double[n];
            double[] radius = new double[n];
            String[] rows = new String[n];
            double largest = Arrays.stream(of.bins.count()).max().orElse(1);
            for (int i = 0; i < n; i++) {
                x[i] = stage.x().at(of.bins.stated()[i]);
                y[i] = stage.y().at(of.bins.observed()[i]);
                radius[i] = 2 + 4.5 * Math.sqrt(of.bins.count()[i] / largest);
                rows[i] = of.bins.count()[i] + " rows";
            }
            if (n == 0) {
                return;
            }
            double opacity = layer.options().number("opacity", 1);
            sketch.stroke(
                    Meaning.mark(of.group.name(), of.group.key()),
                    Sparse.line(x, y, 0),
                    new Stroke(look.colour().fade(opacity), Theme.LINE, look.dash()));
            sketch.add(
                    new Item.Dots(
                            Meaning.mark(of.group.name(), of.group.key()),
                            Symbol.CIRCLE,
                            x,
                            y,
                            radius,
                            new int[] {look.colour().fade(opacity).argb()},
                            new Stroke(stage.theme().surface(), 1),
                            new int[0],
                            List.of(new Item.Facts("bin", rows))));
        }

        private static void spread(
                Reliability of, Theme.Look look, double most, Stage stage, Sketch sketch) {
            double foot = stage.y().at(STRIP_LOW);
            double height = foot - stage.y().at(STRIP_HIGH);
            Outline.Builder area = new Outline.Builder();
            Outline.Builder top = new Outline.Builder();
            area.move(stage.x().at(0), foot);
            top.move(stage.x().at(0), foot);
            for (int i = 0; i < STRIP_BINS; i++) {
                double y = foot - height * of.spread[i] / most;
                for (int side = 0; side < 2; side++) {
                    double x = stage.x().at((i + side) / (double) STRIP_BINS);
                    area.line(x, y);
                    top.line(x, y);
                }
            }
            top.line(stage.x().at(1), foot);
            Meaning meaning = Meaning.mark(of.group.name() + " scores", of.group.key());
            sketch.fill(
                    meaning,
                    area.line(stage.x().at(1), foot).close().build(),
                    look.colour().fade(Theme.BAND));
            sketch.stroke(meaning, top.build(), new Stroke(look.colour(), 0.75));
        }
    }
}
