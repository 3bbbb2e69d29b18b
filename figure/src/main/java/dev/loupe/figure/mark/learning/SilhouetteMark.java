package dev.loupe.figure.mark.learning;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.NumericColumns;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.Silhouette;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;

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
    record Cluster(Group group, int[] rows, double[] value) {
        double mean() {
            return Arrays.stream(value).average().orElse(Double.NaN);
        }
    }
}
