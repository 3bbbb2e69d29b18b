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
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.MeanBand;
import dev.loupe.figure.stat.MeanBand.Spread;
import dev.loupe.figure.theme.Theme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/// Scores over the size of the training set (or any setting): the mean of the repeats at each size, and how far they spread.
public final class LearningCurveMark implements Mark {
    private static final Signature SIGNATURE =
            new Signature(
                    "learningcurve",
                    "mean and spread of repeated scores at each size of the training set",
                    List.of(Channel.X, Channel.Y),
                    List.of(Channel.COLOR, Channel.DASH, Channel.DETAIL),
                    List.of(
                            OptionSpec.word(
                                    "band",
                                    "sd",
                                    List.of("sd", "se", "ci", "range", "none"),
                                    "one standard deviation, one standard error, 95 % interval of the mean, all values"),
                            OptionSpec.flag("markers", true, "a dot at each size")),
                    Signature.Swatch.LINE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        double[] x = layer.numbers(Channel.X);
        double[] y = layer.numbers(Channel.Y);
        List<Course> courses = new ArrayList<>();
        int used = 0;
        for (Group group : layer.groups()) {
            TreeMap<Double, List<Double>> repeats = new TreeMap<>();
            for (int row : group.rows()) {
                if (Double.isFinite(x[row]) && Double.isFinite(y[row])) {
                    repeats.computeIfAbsent(x[row] + 0.0, k -> new ArrayList<>()).add(y[row]);
                    used++;
                }
            }
            courses.add(course(group, repeats, spread(layer)));
        }
        return new Courses(layer, courses, layer.rows().length - used);
    }

    private static Spread spread(Layer layer) {
        return switch (layer.options().word("band")) {
            case "se" -> new Spread.Errors(1);
            case "ci" -> new Spread.Confidence(0.95);
            case "range" -> new Spread.Extremes();
            default -> new Spread.Deviations(1);
        };
    }

    private static Course course(
            Group group, TreeMap<Double, List<Double>> repeats, Spread spread) {
        int n = repeats.size();
        double[][] of = new double[4][n];
        int i = 0;
        for (var entry : repeats.entrySet()) {
            MeanBand band =
                    MeanBand.of(entry.getValue().stream().mapToDouble(v -> v).toArray(), spread);
            of[0][i] = entry.getKey();
            of[1][i] = band.mean();
            of[2][i] = band.low();
            of[3][i++] = band.high();
        }
        return new Course(group, of[0], of[1], of[2], of[3]);
    }

    /// One group's means.
    private record Course(Group group, double[] x, double[] mean, double[] low, double[] high) {}

    private record Courses(Layer layer, List<Course> courses, int leftOut) implements Prepared {
        private boolean banded() {
            return !layer.options().word("band").equals("none");
        }

        @Override
        public Extents extents() {
            Extents extents =
                    new Extents()
                            .label(Channel.X, layer.title(Channel.X))
                            .label(Channel.Y, layer.title(Channel.Y))
                            .label(Channel.COLOR, layer.title(Channel.COLOR))
                            .padded(Channel.X);
            for (Course c : courses) {
                extents.numbers(Channel.X, c.x).numbers(Channel.Y, c.mean);
                if (banded()) {
                    extents.numbers(Channel.Y, c.low).numbers(Channel.Y, c.high);
                }
            }
            return extents;
        }

        @Override
        public List<Numbers> numbers() {
            return courses.stream()
                    .map(
                            c ->
                                    Numbers.of("learningcurve", c.group.name())
                                            .with("x", c.x)
                                            .with("mean", c.mean)
                                            .with("low", c.low)
                                            .with("high", c.high))
                    .toList();
        }

        @Override
        public List<EndLabel> endLabels() {
            return courses.size() > 8
                    ? List.of()
                    : courses.stream()
                            .filter(c -> c.x.length > 0 && !c.group.name().isEmpty())
                            .map(c -> new EndLabel(c.group.name(), c.group, c.mean[c.x.length - 1]))
                            .toList();
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            if (banded()) {
                courses.forEach(c -> band(c, stage, sketch));
            }
            courses.forEach(c -> line(c, stage, sketch));
        }

        private void band(Course c, Stage stage, Sketch sketch) {
            int n = c.x.length;
            double[] x = new double[2 * n];
            double[] y = new double[2 * n];
            for (int i = 0; i < n; i++) {
                x[i] = stage.x().at(c.x[i]);
                y[i] = stage.y().at(c.low[i]);
                x[2 * n - 1 - i] = x[i];
                y[2 * n - 1 - i] = stage.y().at(c.high[i]);
            }
            Outline.Builder pen = new Outline.Builder();
            Sparse.draw(x, y, true, 0, pen);
            Colour colour = stage.look(c.group, layer.paint()).colour();
            sketch.fill(
                    Meaning.mark(c.group.name() + " spread", c.group.key()),
                    pen.build(),
                    colour.fade(Theme.BAND));
        }

        private void line(Course c, Stage stage, Sketch sketch) {
            int n = c.x.length;
            double[] x = new double[n];
            double[] y = new double[n];
            for (int i = 0; i < n; i++) {
                x[i] = stage.x().at(c.x[i]);
                y[i] = stage.y().at(c.mean[i]);
            }
            Theme.Look look = stage.look(c.group, layer.paint());
            Colour colour = look.colour().fade(layer.options().number("opacity", 1));
            sketch.stroke(
                    Meaning.mark(c.group.name(), c.group.key()),
                    Sparse.line(x, y, 0),
                    new Stroke(colour, stage.lineWidth(), look.dash()));
            boolean placed =
                    Arrays.stream(x).allMatch(Double::isFinite)
                            && Arrays.stream(y).allMatch(Double::isFinite);
            if (layer.options().flag("markers") && placed && n > 0 && n <= 100) {
                sketch.add(
                        new Item.Dots(
                                Meaning.mark(c.group.name(), c.group.key()),
                                look.symbol(),
                                x,
                                y,
                                new double[] {3.5},
                                new int[] {colour.argb()},
                                new Stroke(stage.theme().surface(), 1),
                                new int[0],
                                List.of()));
            }
        }
    }
}
