package dev.loupe.figure.mark.learning;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Frame;
import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.NumericColumns;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Overhead;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scale.Colouring;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.Silhouette;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Fitted;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;

/// How much nearer each row lies to its own cluster than to the next: rows of each cluster sorted, the clusters below each other, and
/// the mean of all.
///
/// The values are a column (`VALUE`), or are computed from the columns that the option names.
public final class SilhouetteMark implements Mark {
    private static final Signature SIGNATURE =
            new Signature(
                    "silhouette",
                    "how much nearer each row lies to its own cluster than to the next",
                    List.of(Channel.COLOR),
                    List.of(Channel.VALUE),
                    List.of(
                            OptionSpec.words(
                                    "columns",
                                    "what distances are measured by; all numeric columns if not said")),
                    Signature.Swatch.NONE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        if (!layer.splits(Channel.COLOR) && layer.column(Channel.COLOR) instanceof Column.Numbers) {
            return prepare(byClass(layer));
        }
        double[] value = new double[layer.table().rows()];
        double mean = values(layer, value);
        List<Cluster> clusters = new ArrayList<>();
        int shown = 0;
        for (Group group : layer.groups()) {
            int[] rows =
                    Arrays.stream(group.rows())
                            .filter(r -> Double.isFinite(value[r]))
                            .boxed()
                            .sorted(Comparator.comparingDouble(r -> -value[r]))
                            .mapToInt(r -> r)
                            .toArray();
            shown += rows.length;
            if (rows.length > 0) {
                clusters.add(
                        new Cluster(
                                group,
                                rows,
                                Arrays.stream(rows).mapToDouble(r -> value[r]).toArray()));
            }
        }
        return new Silhouettes(layer, clusters, mean, shown, layer.rows().length - shown);
    }

    /// Numbers of clusters are classes here, not places on a ramp.
    private static Layer byClass(Layer layer) {
        var columns = new EnumMap<>(layer.columns());
        Column.Texts texts = layer.texts(Channel.COLOR);
        columns.put(Channel.COLOR, texts);
        var classes = new EnumMap<Channel, List<String>>(Channel.class);
        classes.putAll(layer.classes());
        classes.put(Channel.COLOR, List.of(texts.levels()));
        return new Layer(
                layer.table(),
                columns,
                layer.titles(),
                layer.options(),
                layer.rows(),
                layer.everyRow(),
                classes);
    }

    /// Fills in the values of the layer's rows, NaN where there is none, and answers their mean.
    private static double values(Layer layer, double[] value) {
        Arrays.fill(value, Double.NaN);
        Column.Texts cluster = layer.texts(Channel.COLOR);
        if (layer.has(Channel.VALUE)) {
            double[] given = layer.numbers(Channel.VALUE);
            double sum = 0;
            int count = 0;
            for (int row : layer.rows()) {
                if (Double.isFinite(given[row]) && Math.abs(given[row]) > 1) {
                    throw new IllegalArgumentException(
                            "A silhouette lies from −1 to 1, but that of row "
                                    + (row + 1)
                                    + " is "
                                    + given[row]
                                    + ".");
                }
                if (Double.isFinite(given[row]) && cluster.codes()[row] >= 0) {
                    value[row] = given[row];
                    sum += given[row];
                    count++;
                }
            }
            return sum / count;
        }
        List<String> wished = new ArrayList<>(layer.options().words("columns"));
        if (wished.isEmpty()) {
            layer.table()
                    .columns()
                    .forEach(
                            (name, column) -> {
                                if (column instanceof Column.Numbers
                                        && !name.equals(layer.title(Channel.COLOR))) {
                                    wished.add(name);
                                }
                            });
        }
        NumericColumns columns = NumericColumns.of(layer.table(), wished, "silhouette");
        int[] rows =
                Arrays.stream(layer.rows())
                        .filter(r -> cluster.codes()[r] >= 0 && columns.finite(r))
                        .toArray();
        if (rows.length > Silhouette.MOST_ROWS) {
            throw new IllegalArgumentException(
                    "A silhouette measures all pairs, so it takes at most "
                            + Silhouette.MOST_ROWS
                            + " rows, but there are "
                            + rows.length
                            + ".");
        }
        double[][] places = new double[rows.length][];
        Arrays.setAll(places, i -> columns.row(rows[i]));
        Silhouette found =
                Silhouette.of(places, Arrays.stream(rows).map(r -> cluster.codes()[r]).toArray());
        for (int i = 0; i < rows.length; i++) {
            value[rows[i]] = found.value()[i];
        }
        return found.mean();
    }

    /// Rows of one cluster, descending.
    private record Cluster(Group group, int[] rows, double[] value) {
        double mean() {
            return Arrays.stream(value).average().orElse(Double.NaN);
        }
    }

    private record Silhouettes(
            Layer layer, List<Cluster> clusters, double mean, int shown, int leftOut)
            implements Prepared {
        /// Rows left empty between clusters, so that they are told apart.
        private double gap() {
            return clusters.size() * 60 > shown ? 0 : shown * 0.02;
        }

        private double height() {
            return shown + gap() * Math.max(0, clusters.size() - 1);
        }

        @Override
        public Extents extents() {
            Extents extents =
                    new Extents()
                            .numbers(Channel.X, 0, 1)
                            .label(Channel.X, "silhouette")
                            .numbers(Channel.Y, 0, Math.max(1, height()))
                            .label(Channel.Y, layer.title(Channel.COLOR))
                            .tight(Channel.Y)
                            .bare(Channel.Y);
            clusters.forEach(c -> extents.numbers(Channel.X, c.value));
            return extents;
        }

        @Override
        public Frame frame() {
            return Double.isFinite(mean)
                    ? new Overhead(String.format(Locale.ROOT, "mean %.3f", mean), mean)
                    : Frame.AXES;
        }

        @Override
        public List<Numbers> numbers() {
            return clusters.stream()
                    .map(
                            c ->
                                    Numbers.of("silhouette", c.group.name())
                                            .with(
                                                    "row",
                                                    Arrays.stream(c.rows)
                                                            .asDoubleStream()
                                                            .toArray())
                                            .with("value", c.value)
                                            .fact("mean", c.mean())
                                            .fact("overall", mean))
                    .toList();
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            double at = height();
            for (int i = 0; i < clusters.size(); i++) {
                Cluster cluster = clusters.get(i);
                boolean classed = stage.colour() instanceof Colouring.Classes;
                Colour colour =
                        classed
                                ? stage.look(cluster.group, layer.paint()).colour()
                                : stage.theme().fill(i).colour();
                draw(cluster, at, colour, stage, sketch);
                at -= cluster.rows.length + gap();
            }
            double x = stage.x().at(mean);
            if (Double.isFinite(x)) {
                Theme theme = stage.theme();
                double top = stage.box().y();
                sketch.line(
                        Meaning.of(Role.ANNOTATION, "mean"),
                        x,
                        top,
                        x,
                        stage.box().bottom(),
                        new Stroke(theme.ink(), 1.25, 4, 3));
            }
        }

        private static void draw(
                Cluster cluster, double top, Colour colour, Stage stage, Sketch sketch) {
            double zero = stage.x().at(0);
            Outline.Builder pen = new Outline.Builder();
            pen.move(zero, stage.y().at(top));
            double drawn = Double.NaN;
            for (int i = 0; i < cluster.value.length; i++) {
                double x = stage.x().at(cluster.value[i]);
                double upper = stage.y().at(top - i);
                if (!(Math.abs(upper - drawn) < 0.4)) {
                    pen.line(x, upper);
                    drawn = upper;
                }
                boolean last = i == cluster.value.length - 1;
                double lower = stage.y().at(top - i - 1);
                if (last || Math.abs(lower - drawn) >= 0.4) {
                    pen.line(x, lower);
                }
            }
            double bottom = stage.y().at(top - cluster.value.length);
            pen.line(zero, bottom).close();
            String name = cluster.group.name().isEmpty() ? "rows" : cluster.group.name();
            String said =
                    String.format(
                            Locale.ROOT, "%d rows, mean %.2f", cluster.rows.length, cluster.mean());
            sketch.fill(
                    Meaning.mark(name + ": " + said, cluster.group.key())
                            .rows(cluster.rows.clone()),
                    pen.build(),
                    colour.fade(0.85));
            double middle = (stage.y().at(top) + bottom) / 2;
            if (bottom - stage.y().at(top) >= 14) {
                Theme theme = stage.theme();
                double room = stage.box().width() * 0.4;
                String shown = Fitted.cut(name, room, Theme.SMALL_SIZE, Theme.LABEL_WEIGHT);
                Colour ink = theme.textOn(colour);
                boolean two = bottom - stage.y().at(top) >= 34;
                sketch.text(
                        Meaning.of(Role.LABEL),
                        zero + 7,
                        middle + (two ? -2 : 4),
                        shown,
                        Theme.SMALL_SIZE,
                        Theme.LABEL_WEIGHT,
                        Anchor.START,
                        0,
                        ink);
                if (two) {
                    sketch.text(zero + 7, middle + 13, said, Anchor.START, ink);
                }
            }
        }
    }
}
